// What a new year takes: the same tables a year later, data/bundle.toml with the years moved, and no change in src/.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include "outlook/rooms/chain.hpp"
#include "standing/comparison/decomposition.hpp"
#include "standing/facts/build_input.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/by_year.hpp"
#include "standing/facts/income_system.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/facts/series.hpp"
#include "surface/api/care.hpp"
#include "surface/api/comparison.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream input(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
}

/// Every field of the columns that hold a year, a year later. Fields with commas inside quotes are stepped over.
std::string a_year_later(const std::string& text) {
  std::istringstream lines(text);
  std::string line, result;
  std::vector<bool> is_year;
  while (std::getline(lines, line)) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
      if (c == '"') quoted = !quoted;
      if (c == ',' && !quoted) {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    const bool header = is_year.empty();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (header) {
        is_year.push_back(fields[i] == "year" || fields[i] == "aar" || fields[i] == "vintage");
      } else if (i < is_year.size() && is_year[i] && fields[i].size() == 4 &&
                 fields[i].find_first_not_of("0123456789") == std::string::npos) {
        fields[i] = std::to_string(std::stoi(fields[i]) + 1);
      }
      result += (i == 0 ? "" : ",") + fields[i];
    }
    result += '\n';
  }
  return result;
}

/// The years in the description of the tables, a year later; names of files and columns keep theirs.
std::string description_a_year_later(const std::string& text) {
  static const std::regex year(R"((^|[^\w.-])(20\d\d)(?![\w]))");
  std::string result;
  const std::size_t tables = text.find("\n[[table]]");
  result = text.substr(0, tables);
  std::istringstream lines(text.substr(tables));
  for (std::string line; std::getline(lines, line);) {
    std::string moved;
    auto from = line.cbegin();
    for (std::sregex_iterator hit(line.begin(), line.end(), year), end; hit != end; ++hit) {
      moved.append(from, (*hit)[2].first);
      moved += std::to_string(std::stoi((*hit)[2]) + 1);
      from = (*hit)[2].second;
    }
    result += moved.append(from, line.cend()) + '\n';
  }
  return result;
}

/// A folder of its own, gone with the test.
class NextYear : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::string name = (fs::temp_directory_path() / "next-year-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    const fs::path tables = "data/tables-in";
    for (const auto& entry : fs::recursive_directory_iterator(tables)) {
      if (entry.path().extension() != ".zst") continue;
      const fs::path file = folder_ / "tables" / fs::relative(entry.path(), tables).replace_extension();
      fs::create_directories(file.parent_path());
      const std::string text =
          facts::build::read_whole((tables / fs::relative(entry.path(), tables)).replace_extension());
      std::ofstream(file, std::ios::binary) << (file.extension() == ".csv" ? a_year_later(text) : text);
    }
    std::ofstream(folder_ / "bundle.toml", std::ios::binary) << description_a_year_later(text_of("data/bundle.toml"));
    const facts::BuildResult built = facts::build_bundle(folder_ / "tables", folder_ / "bundle.toml");
    facts::write_bundle(built.bytes, folder_ / "next.bundle");
    next_ = new Service(folder_ / "next.bundle");
    now_ = new Service("data/handlingsrom.bundle");
  }
  static void TearDownTestSuite() {
    delete next_;
    delete now_;
    fs::remove_all(folder_);
  }
  static inline fs::path folder_;
  static inline const Service* next_ = nullptr;
  static inline const Service* now_ = nullptr;
};

TEST_F(NextYear, EveryLatestYearHasMoved) {
  const facts::Facts& now = now_->facts();
  const facts::Facts& next = next_->facts();
  EXPECT_EQ(next.population.last_year(), now.population.last_year() + 1);
  EXPECT_EQ(next.care_users.latest(), now.care_users.latest() + 1);
  EXPECT_EQ(next.care_services.latest(), now.care_services.latest() + 1);
  EXPECT_EQ(next.care_places.year, now.care_places.year + 1);
  EXPECT_EQ(next.need_index.latest(), now.need_index.latest() + 1);
  EXPECT_EQ(next.cost_key.year, now.cost_key.year + 1);
  EXPECT_EQ(next.national_spending.latest(), now.national_spending.latest() + 1);
  EXPECT_EQ(next.key_figure_year, now.key_figure_year + 1);
  ASSERT_EQ(next.series->all().size(), now.series->all().size());
  for (const facts::Series& series : now.series->all()) {
    const facts::Series& moved = next.series->get(series.quantity());
    EXPECT_EQ(moved.latest(), series.latest() + 1) << series.quantity();
    EXPECT_EQ(moved.first(), series.first() + 1) << series.quantity();
  }
}

TEST_F(NextYear, ComparisonIsThatOfTheLatestYear) {
  const MunicipalityIndex skaun = now_->find("skaun");
  const auto group = [&](const Service& service) {
    return comparison::group_of(service.facts(), skaun, comparison::GroupKind::country, {});
  };
  const auto now = comparison::decompositions(now_->accounts(), skaun, group(*now_));
  const auto next = comparison::decompositions(next_->accounts(), skaun, group(*next_));
  ASSERT_EQ(now.size(), next.size());
  for (std::size_t i = 0; i < now.size(); ++i) {
    EXPECT_EQ(next[i].year, now[i].year + 1) << now[i].id;
    EXPECT_NEAR(next[i].own, now[i].own, 1e-9) << now[i].id;
    EXPECT_NEAR(next[i].base, now[i].base, 1e-9) << now[i].id;
  }
}

TEST_F(NextYear, ChainCareAndReportRunFromTheNewYear) {
  const MunicipalityIndex skaun = next_->find("skaun");
  KnowledgeBasisRequest request;
  request.municipality = skaun;
  request.paths = 20;
  const KnowledgeBasis basis(*next_, request);
  EXPECT_EQ(basis.figures().first_year(), now_->chain().facts().population.last_year() + 1);
  for (const char* id : {"population.total", "care.fte", "economy.gross_revenue", "rooms.money", "rooms.people"}) {
    EXPECT_TRUE(std::isfinite(basis.figures().find(id)->middle.front())) << id;
  }
  // Without draws, which are keyed by the year.
  request.paths = 0;
  const KnowledgeBasis later(*next_, request);
  const KnowledgeBasis today(*now_, request);
  // The same figures a year later are the same line a year later: no source knows what year it is. What rests on care's shapes
  // by age is compared loosely: those are single published counts of 2008 and 2010 (care_rates), which no new year moves.
  constexpr double exactly = 1e-6;
  constexpr double nearly = 0.01;
  for (const auto& [id, tolerance] : {std::pair{"population.total", exactly},
                                      {"population.age_80_89", exactly},
                                      {"services.pupils.total", exactly},
                                      {"services.kindergarten.total", exactly},
                                      {"economy.income.total", exactly},
                                      {"care.fte", nearly},
                                      {"workforce.needed.total", nearly},
                                      {"economy.spending.total", nearly}}) {
    const rooms::Figure& moved = later.figures().at(id);
    const rooms::Figure& figure = today.figures().at(id);
    const std::size_t years = std::min(moved.middle.size(), figure.middle.size());
    EXPECT_GE(years, 24U) << id;
    for (std::size_t t = 0; t < years; ++t) {
      EXPECT_NEAR(moved.middle[t], figure.middle[t], tolerance * std::abs(figure.middle[t])) << id << " " << t;
    }
  }
  const messages::Catalogue catalogue("data/messages", messages::Language::bokmaal);
  const report::Delivery delivery = basis.write(catalogue, folder_);
  EXPECT_FALSE(fs::is_empty(delivery.folder));
}

}  // namespace
}  // namespace handlingsrom::api
