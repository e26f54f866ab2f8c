// Real public files of the kinds that users bring, where they are at hand: sums worked out apart from this program.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <iostream>

#include "standing/importing/registry_of_tests.hpp"
#include "standing/importing/understanding.hpp"

namespace handlingsrom::importing {
namespace {

const std::filesystem::path folder = "../shared/samples/user_files";

struct Sums {
  std::size_t figures = 0;
  std::size_t marks = 0;
  double sum = 0;
  Understanding understanding;
};

bool there(const std::filesystem::path& file) {
  if (std::filesystem::exists(file)) return true;
  std::cerr << "SKIPPED, THE FILE IS NOT HERE: " << file << '\n';
  return false;
}

template <class Counts>
Sums sums_of(const std::filesystem::path& file, const Options& options, Counts counts) {
  const reading::Document document = reading::read_file(file);
  Sums result;
  result.understanding = understand(document, bundled_registry(), options);
  each_figure(document, bundled_registry(), options, result.understanding, [&](const Figure& figure) {
    if (!counts(figure)) return;
    if (std::isnan(figure.value)) {
      ++result.marks;
    } else {
      ++result.figures;
      result.sum += figure.value;
    }
  });
  return result;
}

constexpr auto everything = [](const Figure&) { return true; };

TEST(Samples, UdirTeachersInBergen) {
  const auto file = folder / "01_udir_laerere_og_arsverk_bergen.csv";
  if (!there(file)) GTEST_SKIP();
  const reading::Document document = reading::read_file(file);
  EXPECT_EQ(document.recognised.encoding, reading::Encoding::utf16_little_endian);
  EXPECT_EQ(document.recognised.separator, '\t');
  const Sums bergen = sums_of(file, {}, everything);
  EXPECT_EQ(bergen.figures, 20U);
  EXPECT_NEAR(bergen.sum, 44'464.1, 1e-6);
  Options parts;
  parts.level = Level::part;
  const auto of = [](const char* quantity, int year) {
    return [=](const Figure& figure) { return figure.quantity.ends_with(quantity) && figure.period->year == year; };
  };
  EXPECT_NEAR(sums_of(file, parts, of("Antall lærere", 2021)).sum, 3'069, 1e-6);
  EXPECT_NEAR(sums_of(file, parts, of("Antall lærerårsverk", 2021)).sum, 2'787.7, 1e-6);
  EXPECT_EQ(sums_of(file, parts, everything).figures, 1'904U);
}

TEST(Samples, KindergartenCoverageFromStatisticsNorway) {
  const auto file = folder / "02_ssb_13502_barnehagedekning_pxweb.xlsx";
  if (!there(file)) GTEST_SKIP();
  // All 724 rows: 3,558 figures of 294,322.3 together and 2,958 signs; Longyearbyen (832.0, nine figures) and one damaged line (480.4, four figures and five signs)
  // are no municipalities.
  const Sums all = sums_of(file, {}, everything);
  EXPECT_EQ(all.figures, 3'558U - 9U - 4U);
  EXPECT_EQ(all.marks, 2'958U - 5U);
  EXPECT_NEAR(all.sum, 294'322.3 - 832.0 - 480.4, 1e-6);
  const auto skaun = sums_of(file, {}, [](const Figure& figure) {
    return figure.place.today && bundled_registry().at(*figure.place.today).number == MunicipalityNumber{5029};
  });
  EXPECT_EQ(skaun.figures, 9U);  // 1657 to 2017, 5029 from 2018
  EXPECT_NEAR(skaun.sum, 78.6 + 85.1 + 90.4 + 91.2 + 89 + 91.8 + 90.9 + 93.7 + 93.2, 1e-9);
  EXPECT_EQ(all.understanding.tables.size(), 1U);
}

TEST(Samples, BudgetOfBergen) {
  const auto file = folder / "04_bergen_driftsbudsjett_2013_utdrag.csv";
  if (!there(file)) GTEST_SKIP();
  Options options;
  options.municipality = bundled_registry().find("bergen");
  EXPECT_EQ(sums_of(file, options, everything).figures, 842U);
  const double expected[] = {776'970'061, 781'976'249, 791'679'250, 791'679'250};
  for (int year = 2013; year <= 2016; ++year) {
    EXPECT_EQ(sums_of(file, options, [&](const Figure& figure) { return figure.period->year == year; }).sum,
              expected[year - 2013]);
  }
  EXPECT_EQ(sums_of(file, options,
                    [](const Figure& figure) {
                      return figure.period->year == 2013 &&
                             figure.detail.find("inntekt-utgift: Inntekt;") != std::string::npos;
                    })
                .sum,
            -442'625'807);
  EXPECT_EQ(sums_of(file, options,
                    [](const Figure& figure) {
                      return figure.period->year == 2013 && figure.detail.find("tjeneste: 24410 ") != std::string::npos;
                    })
                .sum,
            4'450'550);
}

TEST(Samples, InvestmentsOfSauda) {
  const auto file = folder / "05_sauda_investeringsbudsjett_2013.csv";
  if (!there(file)) GTEST_SKIP();
  const Sums all = sums_of(file, {}, everything);
  EXPECT_EQ(all.figures, 70U);
  EXPECT_EQ(all.sum, 0);  // investments and their financing
  EXPECT_EQ(
      sums_of(file, {}, [](const Figure& figure) { return figure.detail.find(": 345 ") != std::string::npos; }).sum,
      11'900'545);
}

TEST(Samples, RoadsOfEveryMunicipality) {
  const auto file = folder / "09_nvdb_kostra01_vegnett_2025.xlsx";
  if (!there(file)) GTEST_SKIP();
  const auto sheet = [](std::size_t table) { return [=](const Figure& figure) { return figure.table == table; }; };
  const auto sum = [&](std::size_t table) { return sums_of(file, {}, sheet(table)).sum; };
  EXPECT_EQ(sum(0), 10'520 + 7'071 + 3'449 + 44'777 + 40'280 + 103'377 + 50'004);
  EXPECT_EQ(sum(1), 682 + 553 + 129 + 156 + 36 + 1);
  EXPECT_EQ(sum(2), 7'064 + 40'276 + 103'377 + 3'445 + 50'005 + 44'785);
  for (const std::size_t table : {3U, 4U, 5U}) EXPECT_NEAR(sum(table), 248'958.485294, 1e-6);
  EXPECT_EQ(sums_of(file, {}, sheet(4)).figures, 357U);
  EXPECT_EQ(sums_of(file, {}, sheet(5)).figures, 1'668U);
  const Sums all = sums_of(file, {}, everything);
  EXPECT_EQ(all.understanding.tables.size(), 6U);
  EXPECT_EQ(all.understanding.notes.size(), 1U);  // the sheet "Metadata"
}

}  // namespace
}  // namespace handlingsrom::importing
