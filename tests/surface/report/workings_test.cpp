// A workbook works itself out again: every formula is read back from the file and evaluated by a small spreadsheet of the tests' own, as delivered and
// after an assumption or an input was changed in it.
#include "outlook/rooms/workings.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <unistd.h>

#include "base/sheet/spreadsheet.hpp"
#include "surface/report/bundle_fixture.hpp"
#include "surface/report/spreadsheet.hpp"
#include "surface/report/zip.hpp"

namespace handlingsrom::report {
namespace {

/// The cells of an XLSX file by sheet and place, as a spreadsheet program keeps them.
class Workbook {
 public:
  explicit Workbook(const std::map<std::string, std::string>& parts) {
    pugi::xml_document texts;
    texts.load_string(parts.at("xl/sharedStrings.xml").c_str());
    for (const pugi::xml_node& text : texts.child("sst").children("si")) texts_.push_back(text.child_value("t"));
    pugi::xml_document book;
    book.load_string(parts.at("xl/workbook.xml").c_str());
    for (const pugi::xml_node& sheet : book.child("workbook").child("sheets").children()) {
      const std::string number = sheet.attribute("sheetId").value();
      read(sheet.attribute("name").value(), parts.at("xl/worksheets/sheet" + number + ".xml"));
    }
  }

  struct Place {
    std::string formula, text;
    double cached = sheet::no_figure;
  };
  using Page = std::map<std::string, Place>;
  const Page& page(const std::string& name) const { return pages_.at(name); }

  double value(const std::string& page, const std::string& at) {
    const auto known = found_.find({page, at});
    if (known != found_.end()) return known->second;
    const auto place = pages_.at(page).find(at);
    if (place == pages_.at(page).end()) throw std::runtime_error("nothing stands in " + page + " " + at);
    const Place& cell = place->second;
    double result = cell.cached;
    if (!cell.formula.empty()) {
      result = sheet::Formula::value(cell.formula, [&](const std::string& reference) {
        const std::size_t mark = reference.find('!');
        std::string to = mark == std::string::npos ? reference : reference.substr(mark + 1);
        std::erase(to, '$');
        return value(mark == std::string::npos ? page : reference.substr(1, mark - 2), to);
      });
    }
    return found_[{page, at}] = result;
  }

  /// Types a number into a cell.
  void type(const std::string& page, const std::string& at, double number) {
    pages_.at(page)[at] = {{}, {}, number};
    found_.clear();
  }
  void undo(const std::string& page, const std::string& at, const Place& before) {
    pages_.at(page)[at] = before;
    found_.clear();
  }
  /// The row in whose `column` the text stands.
  std::string row_of(const std::string& page, const std::string& column, const std::string& text) const {
    for (const auto& [at, cell] : pages_.at(page)) {
      if (at.substr(0, column.size()) == column && cell.text == text) return at.substr(column.size());
    }
    throw std::runtime_error("no row of " + text);
  }

 private:
  void read(const std::string& name, const std::string& xml) {
    pugi::xml_document sheet;
    sheet.load_string(xml.c_str());
    for (const pugi::xml_node& row : sheet.child("worksheet").child("sheetData").children()) {
      for (const pugi::xml_node& cell : row.children("c")) {
        Place& place = pages_[name][cell.attribute("r").value()];
        place.formula = cell.child_value("f");
        const std::string type = cell.attribute("t").value();
        const std::string value = cell.child_value("v");
        if (type == "s") {
          place.text = texts_.at(static_cast<std::size_t>(std::stoi(value)));
        } else if (type.empty() && !value.empty()) {
          place.cached = std::stod(value);
        }
      }
    }
  }

  std::vector<std::string> texts_;
  std::map<std::string, Page> pages_;
  std::map<std::pair<std::string, std::string>, double> found_;
};

constexpr const char* calculation = "Utregning";
constexpr const char* assumed = "Forutsetninger";
constexpr const char* put_in = "Tall inn";

Workbook delivered(MunicipalityIndex municipality) {
  api::KnowledgeBasisRequest request;
  request.municipality = municipality;
  request.paths = 0;
  const Report report = api::KnowledgeBasis(service(), request).report(catalogue(messages::Language::bokmaal));
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("workings-test-" + std::to_string(::getpid()) + ".xlsx");
  write_spreadsheet(report, words(messages::Language::bokmaal), path);
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  std::filesystem::remove(path);
  return Workbook(unzip(bytes.str()));
}

std::string column(std::size_t index) {
  std::string name;
  for (std::size_t rest = index + 1; rest > 0; rest = (rest - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return name;
}
constexpr std::size_t first_year = 3, first_assumed = 9;

void expect_same(double written, double expected, const std::string& where) {
  if (std::isnan(expected)) {
    EXPECT_TRUE(std::isnan(written)) << where;
  } else {
    EXPECT_NEAR(written, expected, 1e-9 * std::max(1.0, std::abs(expected))) << where;
  }
}

void expect_figures(Workbook& book, const rooms::Figures& figures, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    const std::string row = book.row_of(calculation, "C", id);
    const std::vector<double>& expected = figures.at(id).middle;
    for (std::size_t t = 0; t < expected.size(); ++t)
      expect_same(book.value(calculation, column(first_year + t) + row), expected[t], id + " " + std::to_string(t));
  }
}

const std::vector<std::string> rooms_of{"rooms.money", "rooms.people", "rooms.places", "economy.spending.total",
                                        "economy.income.total"};

TEST(Workings, EveryFormulaComesToTheFigureOfTheProgram) {
  for (const char* name : {"utsira", "skaun", "oslo"}) {
    SCOPED_TRACE(name);
    const MunicipalityIndex municipality = service().find(name);
    Workbook book = delivered(municipality);
    const rooms::Figures figures = service().chain().run({municipality});
    std::vector<std::string> ids;
    for (const rooms::Figure& figure : figures.all()) ids.push_back(figure.id);
    expect_figures(book, figures, ids);
    std::size_t formulas = 0;
    for (const auto& [at, cell] : book.page(calculation)) {
      if (cell.formula.empty()) continue;
      ++formulas;
      expect_same(book.value(calculation, at), cell.cached, at + ": " + cell.formula);
      EXPECT_LT(cell.formula.size(), 1000U) << at;
    }
    EXPECT_GE(formulas, ids.size() * static_cast<std::size_t>(figures.years()));
  }
}

// What is typed into the sheet of assumptions does what --set does, for each assumption that no engine reads.
TEST(Workings, ATypedAssumptionDoesWhatTheProgramDoes) {
  const MunicipalityIndex municipality = service().find("skaun");
  Workbook book = delivered(municipality);
  const rooms::Figures today = service().chain().run({municipality});
  std::size_t tried = 0, moved = 0;
  const Assumptions standard = service().chain().default_assumptions();
  for (const ParameterSpec* spec : standard.specs()) {
    if (rooms::reaches(spec->id) != rooms::Reaches::sheet) continue;
    SCOPED_TRACE(std::string(spec->id));
    const double value = spec->value == spec->high ? spec->low : spec->high;
    Assumptions changed = standard;
    changed.set(spec->id, value, "a trial");
    const std::string row = book.row_of(assumed, "I", std::string(spec->id));
    std::vector<Workbook::Place> before;
    for (std::size_t t = 0; t < static_cast<std::size_t>(today.years()); ++t) {
      const std::string at = column(first_assumed + t) + row;
      before.push_back(book.page(assumed).at(at));
      book.type(assumed, at, value);
    }
    rooms::Request request{municipality};
    request.assumptions = &changed;
    const rooms::Figures figures = service().chain().run(request);
    expect_figures(book, figures, rooms_of);
    ++tried;
    moved += figures.at("rooms.money").middle.back() != today.at("rooms.money").middle.back() ? 1 : 0;
    for (std::size_t t = 0; t < before.size(); ++t) book.undo(assumed, column(first_assumed + t) + row, before[t]);
  }
  EXPECT_GT(tried, 10U);
  EXPECT_GT(moved, 5U);
}

// An own figure that nobody knew, typed over the grey error.
TEST(Workings, ATypedInputTakesThePlaceOfThePublishedOne) {
  const MunicipalityIndex municipality = service().find("utsira");
  Workbook book = delivered(municipality);
  const rooms::Workings of = rooms::workings(service().chain(), {municipality});
  std::size_t tried = 0;
  for (std::size_t c = 0; c < of.cells.size(); ++c) {
    if (of.sheet.cells()[c].key != "economy.own_spending") continue;
    ++tried;
    const std::string at = "C" + std::to_string(5 + c);
    EXPECT_TRUE(std::isnan(book.value(put_in, at)));
    const Workbook::Place before = book.page(put_in).at(at);
    const std::string total = book.row_of(calculation, "C", "economy.spending.total");
    const double then = book.value(calculation, column(first_year) + total);
    book.type(put_in, at, 1e9);
    EXPECT_GT(book.value(calculation, column(first_year) + total), then + 5e8);
    book.undo(put_in, at, before);
  }
  EXPECT_GE(tried, 5U);
}

}  // namespace
}  // namespace handlingsrom::report
