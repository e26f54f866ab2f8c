// Whole reports of real municipalities: every language, small and large, pages, workbooks and data.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <unistd.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "surface/api/plan.hpp"
#include "surface/report/bundle_fixture.hpp"
#include "surface/report/html.hpp"
#include "surface/report/json.hpp"
#include "surface/report/deliver.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/spreadsheet.hpp"
#include "surface/report/spreadsheet_book.hpp"
#include "surface/report/zip.hpp"

namespace handlingsrom::report {
namespace {

struct Made {
  std::unique_ptr<api::KnowledgeBasis> basis;
  Report report;
};

Made make(const char* name, messages::Language language, int paths = 40) {
  api::KnowledgeBasisRequest request;
  request.municipality = service().find(name);
  request.paths = paths;
  Made made;
  made.basis = std::make_unique<api::KnowledgeBasis>(service(), request);
  made.report = made.basis->report(catalogue(language));
  return made;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Report, PagesAreWholeInEveryLanguageAndSize) {
  for (const messages::Language language : messages::languages) {
    for (const char* name : {"utsira", "høylandet", "skaun", "oslo"}) {
      const Made made = make(name, language);
      const std::string whole = html(made.report, words(language));
      const std::string page = whole.substr(0, whole.find("<style>")) + whole.substr(whole.find("</style>"));
      SCOPED_TRACE(std::string(name) + " " + made.report.language);
      const std::string body = page.substr(page.find("</style>"));
      EXPECT_LE(the<Bullets>(made.report, "sentences").sentences.size(), 5U);
      EXPECT_GE(the<Bullets>(made.report, "sentences").sentences.size(), 4U);
      for (const char* naked :
           {">nan", " nan ", "NaN", ">-0<", "−0 ", ">report.", ">figure.", ">message.", ">inf", "{name}", "{year}"}) {
        EXPECT_EQ(body.find(naked), std::string::npos)
            << naked << ": " << body.substr(body.find(naked) < 60 ? 0 : body.find(naked) - 60, 160);
      }
      EXPECT_NE(page.find("<html lang=\"" + made.report.language + "\">"), std::string::npos);
      EXPECT_EQ(page.find("<script"), std::string::npos);
      EXPECT_EQ(page.find("src=\"http"), std::string::npos);
    }
  }
}

TEST(Report, IdsAreUniqueAndHeadingsInOrder) {
  const std::string page =
      html(make("sunnfjord", messages::Language::nynorsk).report, words(messages::Language::nynorsk));
  std::set<std::string> ids;
  static const std::regex id(" id=\"([^\"]+)\"");
  for (std::sregex_iterator match(page.begin(), page.end(), id), end; match != end; ++match)
    EXPECT_TRUE(ids.insert((*match)[1]).second) << (*match)[1];
  static const std::regex heading("<h([1-6])");
  int before = 0;
  for (std::sregex_iterator match(page.begin(), page.end(), heading), end; match != end; ++match) {
    const int level = std::stoi((*match)[1]);
    EXPECT_LE(level, before + 1);
    before = level;
  }
}

// What no cause explains would hide in "other causes". The line is one run here, so nothing is left for it, and the causes are the chain's own
// differences. A cause of less than a krone is left out.
TEST(Report, TheWaterfallAddsUpToTheKrone) {
  constexpr double left_out = 15;  // kr
  for (const char* name : {"utsira", "skaun", "oslo"}) {
    const Made made = make(name, messages::Language::bokmaal, 0);
    const rooms::Figures& figures = made.basis->figures();
    const auto grows = [&](const char* id) {
      return figures.middle(id, Year{2040}) - figures.middle(id, figures.first_year());
    };
    bool seen = false;
    {
      for (const Chart* chart : {&chart_of(made.report, "money_why")}) {
        seen = true;
        const auto& rows = chart->table.rows;
        double causes = 0;
        for (std::size_t i = 1; i + 1 < rows.size(); ++i) {
          EXPECT_NE(rows[i][0].text, words(messages::Language::bokmaal).say("other_causes")) << name;
          causes += rows[i][1].value;
        }
        EXPECT_NEAR(causes,
                    grows("economy.income.total") - grows("economy.spending.total") - grows("economy.finance_cost") +
                        grows("economy.base_year"),
                    left_out)
            << name;
        EXPECT_NEAR(rows.front()[1].value + causes, figures.middle("rooms.money", Year{2040}), left_out) << name;
        EXPECT_NEAR(rows.back()[1].value, figures.middle("rooms.money", Year{2040}), 1) << name;
      }
    }
    EXPECT_TRUE(seen) << name;
  }
}

TEST(Report, TablesHoldTheChainsFigures) {
  const Made made = make("skaun", messages::Language::nynorsk, 0);
  const rooms::Figure& figure = made.basis->figures().at("services.pupils.total");
  const Table& table = chart_of(made.report, "pupils").table;
  ASSERT_EQ(table.rows.size(), figure.middle.size());
  for (std::size_t t = 0; t < table.rows.size(); ++t) {
    EXPECT_EQ(table.rows[t][0].value, 2026 + static_cast<double>(t));
    EXPECT_EQ(table.rows[t][1].value, figure.middle[t]);
  }
  double grades = 0;
  for (const auto& row : chart_of(made.report, "grades").table.rows) grades += row[1].value;
  EXPECT_NEAR(grades, figure.middle[0], 1e-6);
}

TEST(Report, FirstPageSaysTheChainsPopulation) {
  const Made made = make("skaun", messages::Language::nynorsk, 0);
  EXPECT_NE(the<Bullets>(made.report, "sentences").sentences.front().find("8\u202f574"), std::string::npos)
      << the<Bullets>(made.report, "sentences").sentences.front();
}

TEST(Spreadsheet, OpensWithTheRightFigures) {
  const Made made = make("høylandet", messages::Language::bokmaal, 0);
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("knowledge-basis-test-" + std::to_string(::getpid()) + ".xlsx");
  write_spreadsheet(made.report, words(messages::Language::bokmaal), path);
  const std::string first = read(path);
  write_spreadsheet(made.report, words(messages::Language::bokmaal), path);
  EXPECT_EQ(first, read(path)) << "the same report gives the same bytes";
  std::filesystem::remove(path);

  const std::map<std::string, std::string> entries = unzip(first);
  const std::string& workbook = entries.at("xl/workbook.xml");
  EXPECT_NE(workbook.find("name=\"Kort fortalt\""), std::string::npos);
  EXPECT_NE(workbook.find("name=\"Kilder\""), std::string::npos);
  EXPECT_NE(workbook.find("name=\"Forutsetninger\""), std::string::npos);
  EXPECT_TRUE(entries.contains("xl/charts/chart1.xml"));
  // The sheet of pupils: B6 is the first year's figure.
  static const std::regex sheet("<sheet name=\"([^\"]+)\" sheetId=\"(\\d+)\"");
  std::string number;
  for (std::sregex_iterator match(workbook.begin(), workbook.end(), sheet), end; match != end; ++match) {
    if ((*match)[1] == "Elever") number = (*match)[2];
  }
  ASSERT_FALSE(number.empty());
  const std::string& pupils = entries.at("xl/worksheets/sheet" + number + ".xml");
  std::smatch cell;
  ASSERT_TRUE(std::regex_search(pupils, cell, std::regex("<c r=\"B6\"[^>]*><v>([^<]+)</v>")));
  EXPECT_NEAR(std::stod(cell[1]), made.basis->figures().at("services.pupils.total").middle[0], 1e-9);
  EXPECT_NE(pupils.find("state=\"frozen\""), std::string::npos);
}

TEST(Spreadsheet, SheetNamesAreAllowed) {
  EXPECT_EQ(sheet_name("A/B: [c]*?"), "AB c");
  EXPECT_EQ(sheet_name(std::string(40, 'x')).size(), 31U);
  EXPECT_EQ(sheet_name("Åååååååååååååååååååååååååååååååååååå").size(), 62U);
}

/// The part of JSON Schema that the published schema uses.
void check(const nlohmann::json& value, const nlohmann::json& schema, const nlohmann::json& root,
           const std::string& path) {
  if (schema.contains("$ref")) {
    const std::string name = schema["$ref"];
    return check(value, root.at(nlohmann::json::json_pointer(name.substr(1))), root, path);
  }
  if (schema.contains("type")) {
    const nlohmann::json types = schema["type"].is_array() ? schema["type"] : nlohmann::json::array({schema["type"]});
    bool fits = false;
    for (const std::string type : types) {
      fits = fits || (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
             (type == "string" && value.is_string()) || (type == "number" && value.is_number()) ||
             (type == "integer" && value.is_number_integer()) || (type == "boolean" && value.is_boolean()) ||
             (type == "null" && value.is_null());
    }
    EXPECT_TRUE(fits) << path << " is " << value.dump().substr(0, 80);
  }
  if (value.is_null()) return;
  if (schema.contains("enum")) {
    EXPECT_NE(std::find(schema["enum"].begin(), schema["enum"].end(), value), schema["enum"].end())
        << path << ": " << value;
  }
  if (schema.contains("required")) {
    for (const std::string key : schema["required"]) EXPECT_TRUE(value.contains(key)) << path << "." << key;
  }
  if (schema.contains("properties")) {
    for (const auto& [key, child] : value.items()) {
      ASSERT_TRUE(schema["properties"].contains(key)) << path << "." << key << " is not in the schema";
      check(child, schema["properties"][key], root, path + "." + key);
    }
  }
  if (schema.contains("items")) {
    for (const auto& child : value) check(child, schema["items"], root, path + "[]");
  }
}

TEST(Json, FitsItsPublishedSchemaAndHoldsTheFigures) {
  const Made made = make("utsira", messages::Language::english);
  const std::string text = json(made.basis->material(), made.report, words(messages::Language::english));
  const nlohmann::json value = nlohmann::json::parse(text);
  const nlohmann::json schema = nlohmann::json::parse(read("docs/schema/knowledge-basis-1.json"));
  check(value, schema, schema, "$");
  EXPECT_EQ(value["figures"].size(), made.basis->figures().all().size());
  EXPECT_NEAR(value["figures"][0]["middle"][0].get<double>(), made.basis->figures().all()[0].middle[0], 1e-4);
  EXPECT_EQ(text, json(made.basis->material(), made.report, words(messages::Language::english)));
}

/// What the API gives to pages, what the report's data hold, what the workbook's first sheet says.
TEST(Reading, IsTheSameInTheApiTheDataAndTheWorkbook) {
  constexpr int every = 24, paths = 8;
  const Words said = words(messages::Language::bokmaal);
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("reading-test-" + std::to_string(::getpid()) + ".xlsx");
  for (int i = 0; i < service().facts().registry->size(); i += every) {
    const MunicipalityIndex index{i};
    SCOPED_TRACE(service().municipality(index).name);
    api::KnowledgeBasisRequest request;
    request.municipality = index;
    request.paths = paths;
    const api::KnowledgeBasis basis(service(), request);
    const Report report = basis.report(catalogue(messages::Language::bokmaal));
    const nlohmann::json data = nlohmann::json::parse(json(basis.material(), report, said));
    const nlohmann::json asked =
        nlohmann::json::parse(readings(api::Plan(service(), {}).outlook(index, paths), said).dump());
    write_spreadsheet(report, said, path);
    const auto entries = unzip(read(path));
    const std::string& texts = entries.at("xl/sharedStrings.xml");
    for (std::size_t room = 0; room < 3; ++room) {
      nlohmann::json in_report = data["summary"]["rooms"][room];
      const std::string gap = in_report["gap"];
      in_report.erase("gap");
      EXPECT_EQ(in_report, asked[room]);
      EXPECT_NE(texts.find(in_report["note"].get<std::string>() + " " + gap), std::string::npos);
      EXPECT_NE(texts.find(": " + in_report["headline"].get<std::string>()), std::string::npos);
    }
  }
  std::filesystem::remove(path);
}

TEST(Deliver, FilesAreNamedInTheReportsLanguage) {
  EXPECT_EQ(
      file_name(make("skaun", messages::Language::nynorsk, 0).report, words(messages::Language::nynorsk), Kind::basis),
      "Kunnskapsgrunnlag Skaun 2026");
  EXPECT_EQ(
      file_name(make("skaun", messages::Language::english, 0).report, words(messages::Language::english), Kind::basis),
      "Knowledge basis Skaun 2026");
}

TEST(Deliver, FolderNamesAreSafe) {
  EXPECT_EQ(folder_name(service().municipality(service().find("skaun"))), "5029-skaun");
  EXPECT_EQ(folder_name(service().municipality(service().find("0301"))), "0301-oslo");
  EXPECT_EQ(folder_name(service().municipality(service().find("høylandet"))), "5046-hoylandet");
}

}  // namespace
}  // namespace handlingsrom::report
