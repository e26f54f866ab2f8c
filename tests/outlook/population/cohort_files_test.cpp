#include "outlook/population/cohort_files.hpp"

#include <cmath>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace handlingsrom::population {
namespace {

/// A tiny world: ages 0, 1, 2 and 3+, two years.
struct Files {
  std::string start = "sex,age,persons\nF,0,10\nF,1,11\nF,2,12\nF,3,13\nM,0,9\nM,1,8\nM,2,7\nM,3,6\n";
  std::string mortality;
  std::string fertility = "year,age,asfr\n2020,1,0.1\n2020,2,0.2\n2021,1,0.1\n2021,2,0.2\n";
  std::string ratio = "year,ratio\n2020,1.05\n2021,1.05\n";
  std::string migration;

  Files() {
    mortality = "year,sex,age,mx\n";
    for (const int year : {2020, 2021}) {
      for (const char sex : {'F', 'M'}) {
        for (int age = 0; age < 4; ++age) mortality += fmt::format("{},{},{},{}\n", year, sex, age, 0.01 * (age + 1));
      }
    }
  }

  std::string run(int last = 2022, bool whole = true) const {
    std::istringstream a(start), b(mortality), c(fertility), d(ratio), e(migration);
    CohortInputs inputs{{&a, "start.csv"},
                        {&b, "mx.csv"},
                        {&c, "asfr.csv"},
                        {&d, "ratio.csv"},
                        {migration.empty() ? nullptr : &e, "net.csv"}};
    CohortRequest request{Year{last}, united_nations_practice, whole};
    return cohort_csv(read_cohorts(inputs, request), request);
  }
  /// "key line found expected"
  std::string refusal(int last = 2022) const {
    try {
      run(last);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::bad_input);
      std::string text = error.key();
      for (const char* name : {"file", "line", "column", "found", "expected"}) {
        for (const auto& [key, value] : error.arguments()) {
          if (key == name) text += "|" + value;
        }
      }
      return text;
    }
    return "accepted";
  }
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto place = text.find(from);
  EXPECT_NE(place, std::string::npos) << from;
  return text.replace(place, from.size(), to);
}

std::string replaced_all(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

TEST(CohortFiles, WritesABlockForEachDateFromTheStart) {
  const std::string text = Files().run();
  EXPECT_TRUE(text.starts_with("year,sex,age,persons\n2020,F,0,10\n2020,F,1,11\n"));
  EXPECT_NE(text.find("2022,M,3,"), std::string::npos);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1 + 3 * 8);
}

TEST(CohortFiles, ReproducesTheClosedExample) {
  const std::string folder = "tests/cases/population-closed/";
  std::ifstream a(folder + "start.csv"), b(folder + "mortality.csv"), c(folder + "fertility.csv"),
      d(folder + "sex-ratio.csv"), e(folder + "migration.csv");
  std::stringstream expected;
  expected << std::ifstream(folder + "expected.csv").rdbuf();
  CohortRequest request{Year{2031}, {}, true};
  request.conventions.infant_separation = InfantSeparation::half;
  const CohortData data = read_cohorts({{&a, "a"}, {&b, "b"}, {&c, "c"}, {&d, "d"}, {&e, "e"}}, request);
  std::string rounded = "year,sex,age,persons\n";
  project_cohorts(data, request, [&](Year date, const SexAgeTable& persons) {
    for (std::size_t s = 0; s < sex_count; ++s) {
      for (std::size_t age = 0; age < persons[s].size(); ++age) {
        EXPECT_NEAR(persons[s][age], std::round(persons[s][age]), 1e-12);
        rounded += fmt::format("{},{},{},{}\n", date.value, s == 0 ? 'F' : 'M', age, std::round(persons[s][age]));
      }
    }
  });
  EXPECT_EQ(rounded, expected.str());
  const CohortYear year = advance_cohorts(data.start, data.rates[0], request.conventions);
  EXPECT_NEAR(year.births, 16.0, 1e-12);
  EXPECT_NEAR(year.deaths, 254.0, 1e-12);
  EXPECT_NEAR(year.net_migration, -2.0, 1e-12);
}

TEST(CohortFiles, KnowsBothWaysToWriteTheSexes) {
  Files files;
  files.start =
      "persons,sex,age\n10,female,0\n11,female,1\n12,female,2\n13,female,3\n9,male,0\n8,male,1\n7,male,2\n6,male,3\n";
  EXPECT_EQ(files.run(), Files().run());
}

TEST(CohortFiles, StopsAtTheYearAskedFor) {
  const std::string text = Files().run(2021);
  EXPECT_EQ(text.find("2022,"), std::string::npos);
  EXPECT_NE(text.find("2021,"), std::string::npos);
}

TEST(CohortFiles, RefusesWithFileLineFoundAndExpected) {
  Files files;
  files.start = replaced(files.start, "F,2,12\n", "");
  EXPECT_EQ(files.refusal(),
            "population_file_incomplete|start.csv|8|F 2|persons for each sex and age from 0 to the open group");

  files = Files();
  files.start = replaced(files.start, "F,2,12", "F,2,-12");
  EXPECT_EQ(files.refusal(), "csv_value|start.csv|4|persons|-12|a number of persons, zero or more");

  files = Files();
  files.start = replaced(files.start, "F,2,12", "F,2,12.5");
  EXPECT_EQ(files.refusal(), "csv_value|start.csv|4|persons|12.5|whole persons");
  EXPECT_NO_THROW(files.run(2022, false));

  files = Files();
  files.start = replaced(files.start, "F,2,12", "F,2,1e300");
  EXPECT_EQ(files.refusal(), "csv_value|start.csv|4|persons|1e300|fewer persons than there are people");

  files = Files();
  files.start = replaced(files.start, "M,2,7", "X,2,7");
  EXPECT_EQ(files.refusal(), "csv_value|start.csv|8|sex|X|F, M, female or male");

  files = Files();
  files.start += "M,3,6\n";
  EXPECT_EQ(files.refusal(), "csv_value|start.csv|10|age|3|each sex and age once");

  files = Files();
  files.start = "sex,age,persons\n";
  EXPECT_EQ(files.refusal(),
            "population_file_incomplete|start.csv|1||persons for each sex and age from 0 to the open group");

  files = Files();
  files.start.clear();
  EXPECT_EQ(files.refusal(), "csv_empty|start.csv");

  files = Files();
  files.mortality = replaced(files.mortality, "2020,F,3,0.04", "2020,F,3,40");
  EXPECT_EQ(files.refusal(), "csv_value|mx.csv|5|mx|40|deaths per person and year, 0 to 2 (not per 1,000)");

  files = Files();
  files.mortality = replaced(files.mortality, "2021,M,1,0.02\n", "");
  EXPECT_EQ(files.refusal(), "population_file_incomplete|mx.csv|16|2021 M 1|a rate for each sex and age");

  files = Files();
  files.mortality = replaced(files.mortality, "2020,F,1,0.02\n", "2020,F,1,0.02\n2020,F,1,0.02\n");
  EXPECT_EQ(files.refusal(), "csv_value|mx.csv|4|age|1|each sex and age once");

  files = Files();
  files.mortality = "year,sex,age,mx\n";
  EXPECT_EQ(files.refusal(), "population_file_incomplete|mx.csv|2||a row for each year");

  files = Files();
  files.mortality = replaced(files.mortality, "2021,M,1,0.02", "2021,woman,1,0.02");
  EXPECT_EQ(files.refusal(), "csv_value|mx.csv|15|sex|woman|F, M, female or male");

  files = Files();
  files.mortality += "2019,F,0,0.1\n";
  EXPECT_EQ(files.refusal(), "csv_value|mx.csv|18|year|2019|years in rising order, none left out");

  files = Files();
  files.fertility = replaced(files.fertility, "2020,2,0.2", "2020,2,200");
  EXPECT_EQ(files.refusal(), "csv_value|asfr.csv|3|asfr|200|births per woman and year, 0 to 1 (not per 1,000)");

  files = Files();
  files.fertility = replaced(files.fertility, "2021,1,0.1\n", "2022,1,0.1\n");
  EXPECT_EQ(files.refusal(), "csv_value|asfr.csv|4|year|2022|years in rising order, none left out");

  files = Files();
  files.ratio = replaced(files.ratio, "2021,1.05", "2020,1.05");
  EXPECT_EQ(files.refusal(), "csv_value|ratio.csv|3|ratio|1.05|each year once");

  files = Files();
  files.migration = "year,sex,age,net_migrants\n2020,F,0,1\n";
  EXPECT_EQ(files.refusal(), "population_file_incomplete|net.csv|2|2020 F 1|net migrants for each sex and age");

  files = Files();
  files.ratio = replaced(files.ratio, "2021,1.05", "2021,105");
  EXPECT_EQ(files.refusal(), "csv_value|ratio.csv|3|ratio|105|boys per girl, 0.8 to 1.3");

  EXPECT_EQ(Files().refusal(2030), "population_file_incomplete|mx.csv|17|2021|2029");
  EXPECT_EQ(Files().refusal(2020), "population_last_year|2020|2021");
}

/// A start, then the same text again without end.
class Endless : public std::streambuf {
 public:
  Endless(std::string start, std::string again) : text_(std::move(start)), again_(std::move(again)) {
    setg(text_.data(), text_.data(), text_.data() + text_.size());
  }

 private:
  int_type underflow() override {
    text_ = again_;
    setg(text_.data(), text_.data(), text_.data() + text_.size());
    return traits_type::to_int_type(text_[0]);
  }
  std::string text_, again_;
};

TEST(CohortFiles, StopsReadingWhatHasNoEnd) {
  const auto refusal = [](const std::string& start, const std::string& again) -> std::string {
    Endless buffer(start, again);
    std::istream endless(&buffer);
    std::istringstream empty;
    try {
      read_cohorts({{&endless, "a"}, {&empty, "b"}, {&empty, "c"}, {&empty, "d"}, {}}, {Year{2022}, {}, true});
    } catch (const Error& error) {
      return error.key();
    }
    return "accepted";
  };
  const std::string head = "sex,age,persons\n";
  EXPECT_EQ(refusal(head, "F,0,1\n"), "csv_value");  // an age that is there already
  EXPECT_EQ(refusal(head, "\n"), "csv_blank_lines");
  EXPECT_EQ(refusal(head, ","), "csv_too_many_fields");
  EXPECT_EQ(refusal("", ","), "csv_too_many_fields");
  EXPECT_EQ(refusal(head, "1"), "csv_field_too_long");
  EXPECT_EQ(refusal(head + "\"", "\n"), "csv_field_too_long");
}

TEST(CohortFiles, ReadsManyYearsAndKeepsOnlyThoseAskedFor) {
  Files files;
  const std::string all = files.run();
  std::string one = files.mortality.substr(files.mortality.find("2021"));
  for (int year = 2022; year < 9999; year += 1) files.mortality += replaced_all(one, "2021", std::to_string(year));
  EXPECT_EQ(files.run(), all);
}

}  // namespace
}  // namespace handlingsrom::population
