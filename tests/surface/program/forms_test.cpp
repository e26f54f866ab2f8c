// Forms to fill in: written, filled, saved by LibreOffice, and read again; every line is used or refused at its cell.
#include "surface/api/templates.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "standing/facts/facts.hpp"
#include "standing/importing/form.hpp"
#include "surface/api/importing.hpp"

namespace handlingsrom::api {
namespace {

const std::filesystem::path folder_of_forms = "data/templates";

const Service& service() {
  static const Service one("data/handlingsrom.bundle");
  return one;
}

class Forms : public ::testing::Test {
 protected:
  Forms() : folder(std::filesystem::temp_directory_path() / ("forms_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
  }
  ~Forms() override { std::filesystem::remove_all(folder); }
  std::filesystem::path write(const std::string& form, bool filled, messages::Language language,
                              const std::string& municipality = "5029") const {
    const messages::Catalogue catalogue("data/messages", language);
    FormRequest request{folder_of_forms, form, filled, {}};
    if (!municipality.empty()) request.municipality = service().find(municipality);
    const std::filesystem::path file = folder / (form + std::string(messages::code_of(language)) + ".xlsx");
    write_form(service(), request, catalogue, file);
    return file;
  }
  Import read(const std::filesystem::path& file, const std::string& municipality = "") const {
    ImportRequest request;
    request.file = file;
    request.forms = folder_of_forms;
    if (!municipality.empty()) request.options.municipality = service().find(municipality);
    return Import(service(), request);
  }
  /// As LibreOffice saves it in another format; empty where there is none.
  std::filesystem::path saved_as(const std::filesystem::path& file, const std::string& format) const {
    const std::string home = (folder / "office").string();
    const std::string command = "soffice -env:UserInstallation=file://" + home + " --headless --convert-to " + format +
                                " --outdir " + (folder / format).string() + " " + file.string() + " >/dev/null 2>&1";
    if (std::system("command -v soffice >/dev/null 2>&1") != 0 || std::system(command.c_str()) != 0) return {};
    const std::filesystem::path made = folder / format / file.filename().replace_extension("." + format);
    return std::filesystem::exists(made) ? made : std::filesystem::path();
  }
  std::filesystem::path folder;
};

/// Each figure in one line, so that two readings can be held against each other.
std::string told(const Import& import) {
  std::string text;
  for (const importing::Figure& figure : import.form()->figures)
    text += figure.place.code + "|" + figure.part + "|" + (figure.period ? figure.period->text : "-") + "|" +
            figure.quantity + "|" + figure.detail + "|" + std::to_string(figure.value) + "\n";
  return text;
}

TEST_F(Forms, EveryOneIsReadAgainInEveryLanguage) {
  const std::vector<FormInfo> all = forms(folder_of_forms, messages::Language::bokmaal);
  ASSERT_EQ(all.size(), 8U);
  for (const FormInfo& form : all) {
    std::string first;
    for (const messages::Language language : messages::languages) {
      SCOPED_TRACE(form.id + " " + std::string(messages::code_of(language)));
      const Import blank = read(write(form.id, false, language));
      ASSERT_NE(blank.form(), nullptr);
      EXPECT_EQ(blank.form()->faults.size(), 0U);
      EXPECT_EQ(blank.form()->lines, 0);
      const Import filled = read(write(form.id, true, language));
      ASSERT_NE(filled.form(), nullptr);
      ASSERT_EQ(filled.form()->faults.size(), 0U)
          << filled.form()->faults[0].key << " " << filled.form()->faults[0].cell;
      EXPECT_EQ(static_cast<std::size_t>(filled.form()->lines), filled.form()->form->example.size());
      EXPECT_TRUE(filled.form()->example);
      if (first.empty()) first = told(filled);
      EXPECT_EQ(told(filled), first) << "whatever its language";
      EXPECT_EQ(first.find("oppdiktet"), std::string::npos) << "a note is no figure";
    }
  }
}

TEST_F(Forms, EachRoundTripsThroughLibreOffice) {
  for (const FormInfo& form : forms(folder_of_forms, messages::Language::bokmaal)) {
    SCOPED_TRACE(form.id);
    const std::filesystem::path file = write(form.id, true, messages::Language::bokmaal);
    const std::string written = told(read(file));
    const std::filesystem::path ods = saved_as(file, "ods");
    if (ods.empty()) GTEST_SKIP() << "NOT TESTED: LibreOffice (soffice) is not here";
    EXPECT_EQ(told(read(ods)), written);
    const std::filesystem::path back = saved_as(ods, "xlsx");
    ASSERT_FALSE(back.empty());
    const Import again = read(back);
    EXPECT_EQ(told(again), written);
    EXPECT_TRUE(again.form()->faults.empty());
  }
}

TEST_F(Forms, TheSameFormGivesTheSameBytes) {
  const auto bytes = [](const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
  };
  const std::string first = bytes(write("positions", true, messages::Language::nynorsk));
  EXPECT_EQ(bytes(write("positions", true, messages::Language::nynorsk)), first);
}

TEST_F(Forms, TheInventedExampleIsNotStored) {
  const Import filled = read(write("users", true, messages::Language::bokmaal));
  try {
    filled.check_form();
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), "form_example");
  }
}

TEST_F(Forms, AnUnknownFormNamesThoseThatThereAre) {
  try {
    write("rekneskap-og-budsjett", false, messages::Language::bokmaal);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), "form_unknown");
    EXPECT_NE(std::string(error.what()).find("positions"), std::string::npos);
  }
  EXPECT_TRUE(is_form(folder_of_forms, "Regnskap"));
  EXPECT_TRUE(is_form(folder_of_forms, "boligprogram"));
}

// Lines as a person leaves them, each wrong in its way.
class FilledForm {
 public:
  explicit FilledForm(const std::string& mark = "handlingsrom-form positions 1",
                      const std::string& place = "5029 Skaun") {
    document_.file = "f.xlsx";
    document_.sheets.emplace_back("Utfylling", texts_);
    document_.sheets.emplace_back("Veiledning", texts_);
    put(1, 0, {"Skjema", mark});
    put(1, 1, {"Kommune", place});
  }
  FilledForm& line(const std::vector<std::string>& cells) {
    put(0, next_++, cells);
    return *this;
  }
  importing::FormReading read() const {
    static const std::vector<importing::Form> forms = importing::read_forms(folder_of_forms);
    return *importing::read_filled_form(document_, forms, *service().facts().registry, {});
  }
  const reading::Document& document() const { return document_; }

 private:
  void put(std::size_t sheet, std::uint32_t row, const std::vector<std::string>& cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (cells[c].empty()) continue;
      reading::Cell cell;
      cell.column = static_cast<std::uint16_t>(c);
      cell.text = texts_->intern(cells[c]);
      cell.kind = reading::Kind::text;
      document_.sheets[sheet].add(row, cell);
    }
  }
  std::shared_ptr<reading::Texts> texts_ = std::make_shared<reading::Texts>("f.xlsx");
  reading::Document document_;
  std::uint32_t next_ = 0;
};

const std::vector<std::string> heads{"År", "Sektor", "Utdanning", "Alder", "Årsverk", "Ansatte", "Merknad"};
const std::vector<std::string> good{"2025", "Helse og omsorg", "Sykepleier", "30-39", "14,2", "17", "min merknad"};

std::string fault_of(std::vector<std::string> line) {
  const importing::FormReading reading = FilledForm().line(heads).line(good).line(line).read();
  if (reading.faults.size() != 1) return std::to_string(reading.faults.size()) + " faults";
  EXPECT_EQ(reading.lines, 1);
  return reading.faults[0].key + " " + reading.faults[0].cell + " " + reading.faults[0].found;
}

std::vector<std::string> with(std::size_t column, const std::string& text) {
  std::vector<std::string> line = good;
  line[3] = "40–49";  // not the same as the good one
  line[column] = text;
  return line;
}

TEST(FilledForms, EveryLineIsUsedOrRefusedAtItsCell) {
  EXPECT_EQ(fault_of(with(0, "i fjor")), "year A3 i fjor");
  EXPECT_EQ(fault_of(with(0, "1889")), "year A3 1889");
  EXPECT_EQ(fault_of(with(0, "")), "empty A3 ");
  EXPECT_EQ(fault_of(with(1, "Helse")), "choice B3 Helse");
  EXPECT_EQ(fault_of(with(2, "")), "empty C3 ");
  EXPECT_EQ(fault_of(with(3, "35")), "choice D3 35");
  EXPECT_EQ(fault_of(with(4, "mange")), "number E3 mange");
  EXPECT_EQ(fault_of(with(4, "-1")), "number E3 -1");
  EXPECT_EQ(fault_of(with(4, "1e999")), "number E3 1e999");
  EXPECT_EQ(fault_of(with(5, "17,5")), "whole F3 17,5");
  EXPECT_EQ(fault_of(good), "2 faults") << "both figures say what another line says";
  std::vector<std::string> more = with(6, "ok");
  more.push_back("utenfor");
  EXPECT_EQ(fault_of(more), "column H3 utenfor");
}

TEST(FilledForms, ColumnsMayStandInAnotherOrderAndLinesMayBeEmpty) {
  const importing::FormReading reading = FilledForm()
                                             .line({"Alder", "Årsverk", "Utdanning", "Sektor", "År"})
                                             .line({"", "", "", "", ""})
                                             .line({"67 OG OVER", "1 234,5", "lærer", "GRUNNSKOLE", "2025"})
                                             .read();
  ASSERT_EQ(reading.faults.size(), 0U) << reading.faults[0].key;
  ASSERT_EQ(reading.figures.size(), 1U);
  EXPECT_EQ(reading.figures[0].detail, "sector: grunnskole; education: lærer; age: 67 og over");
  EXPECT_DOUBLE_EQ(reading.figures[0].value, 1234.5);
  EXPECT_EQ(reading.figures[0].place.code, "5029");
}

TEST(FilledForms, HeadsAndPlaceAreAskedFor) {
  const auto key = [](const importing::FormReading& reading) {
    return reading.faults.empty() ? std::string() : reading.faults[0].key + " " + reading.faults[0].cell;
  };
  EXPECT_EQ(key(FilledForm().line({"År", "Sektor", "Utdanning", "Alder"}).line({"2025"}).read()), "head_missing A1");
  EXPECT_EQ(key(FilledForm().line({"År", "År", "Sektor", "Utdanning", "Alder", "Årsverk"}).read()), "head_twice B1");
  EXPECT_EQ(key(FilledForm().line({"x", "y"}).read()), "no_heads ");
  EXPECT_EQ(key(FilledForm("handlingsrom-form positions 1", "Atlantis").line(heads).read()), "municipality B2");
  EXPECT_EQ(key(FilledForm("handlingsrom-form positions 1", "").line(heads).read()), "no_municipality B2");
  const std::vector<importing::Form> forms = importing::read_forms(folder_of_forms);
  EXPECT_FALSE(importing::read_filled_form(FilledForm("handlingsrom-form spells 1").line(heads).document(), forms,
                                           *service().facts().registry, {}));
}

TEST(FilledForms, CodesAreReadAsPeopleWriteThem) {
  const auto detail_of = [](const std::string& function, const std::string& art) -> std::string {
    const importing::FormReading reading = FilledForm("handlingsrom-form accounts 1")
                                               .line({"År", "Funksjon", "Art", "Beløp (kr)"})
                                               .line({"2025", function, art, "−1 000"})
                                               .read();
    if (!reading.faults.empty()) return reading.faults[0].key + " " + reading.faults[0].cell;
    EXPECT_DOUBLE_EQ(reading.figures.at(0).value, -1000);
    return reading.figures.at(0).detail;
  };
  EXPECT_EQ(detail_of("202 Grunnskole", "010"), "function: 202; art: 010");
  EXPECT_EQ(detail_of("202", "010 Fastlønn"), "function: 202; art: 010");
  EXPECT_EQ(detail_of("298", "011"), "function: 298; art: 011") << "a code that the list does not have";
  EXPECT_EQ(detail_of("20222", "010"), "code B2") << "five digits are a service: see the budget exports";
  EXPECT_EQ(detail_of("99", "010"), "code B2");
  EXPECT_EQ(detail_of("Grunnskole", "010"), "code B2");
  EXPECT_EQ(detail_of("950", "010"), "code B2");
}

}  // namespace
}  // namespace handlingsrom::api
