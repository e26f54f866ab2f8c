// A rota as files: what is written for people to read can be read in again, and says the same.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/read_file.hpp"
#include "surface/api/annual_rotas.hpp"

namespace handlingsrom::api {
namespace {

const messages::Catalogue& norwegian() {
  static const messages::Catalogue catalogue("data/messages", messages::Language::bokmaal);
  return catalogue;
}

TEST(RotaExport, TheWorkbooksBoardIsReadInAgain) {
  RotaFile unit = rota_file("examples/hoylandet-sykehjem.toml");
  const std::string first_person = "[[person]]\n";
  const auto at = unit.text.find(first_person);
  ASSERT_NE(at, std::string::npos);
  // Leave other than holiday is among what must come back.
  unit.text.insert(at + first_person.size(), "absence = [{ from = 2027-02-01, to = 2027-02-14 }]\n");
  RotaSolving solving;
  solving.rounds = 200;
  solving.bounds = false;
  const AnnualRota made = solve_rota(unit, solving);
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "rota_export_test.xlsx";
  export_rota(unit, {made.csv, "rota.csv"}, "xlsx", file, norwegian());
  const AnnualRota read = check_rota(unit, {read_file(file), "rota.xlsx"});
  EXPECT_EQ(read.csv, made.csv);
  EXPECT_EQ(read.empty_shifts, made.empty_shifts);
  EXPECT_NE(made.csv.find(",absence"), std::string::npos);
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace handlingsrom::api
