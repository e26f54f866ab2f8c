#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "choice/scenario/evaluate.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/services/services.hpp"
#include "standing/facts/archive.hpp"
#include "standing/registry/registry.hpp"
#include "worlds.hpp"

namespace handlingsrom::structure {
namespace {

const rooms::Chain& chain() {
  static const rooms::Chain instance(facts::load("data/handlingsrom.bundle"));
  return instance;
}

Pupils projected(const rooms::Figures& figures) {
  Pupils pupils{figures.first_year(),
                std::vector<std::array<double, grades>>(static_cast<std::size_t>(figures.years()))};
  for (int g = 1; g <= grades; ++g) {
    const auto& row = figures.at("services.pupils.grade_" + std::to_string(g)).middle;
    for (std::size_t t = 0; t < row.size(); ++t) pupils.by_year[t][static_cast<std::size_t>(g - 1)] = row[t];
  }
  return pupils;
}

struct Real {
  explicit Real(const char* name)
      : municipality(chain().facts().registry->find(name)),
        schools(schools_of(chain().facts(), municipality, Rules{})),
        evaluator(chain(), municipality),
        pupils(projected(evaluator.run({}))) {}
  std::size_t at(const std::string& name) const {
    const auto found =
        std::find_if(schools.begin(), schools.end(), [&](const School& one) { return one.name == name; });
    return static_cast<std::size_t>(found - schools.begin());
  }
  Alternative close(const std::vector<Closure>& closures) const {
    return alternative(schools, pupils, closures, earliest_start(pupils.first), Rules{});
  }
  MunicipalityIndex municipality;
  std::vector<School> schools;
  scenario::Evaluator evaluator;
  Pupils pupils;
};

TEST(Schools, SkaunAsTheRegisterHasThem) {
  const Real skaun("skaun");
  ASSERT_EQ(skaun.schools.size(), 6U);
  const School& borsa = skaun.schools[skaun.at("Børsa skole")];
  EXPECT_EQ(borsa.known, Known::estimate);
  EXPECT_NEAR(borsa.pupils, 7 * 41 / 0.94, 1e-9);
  EXPECT_TRUE(borsa.from_address);
  const School& jaren = skaun.schools[skaun.at("Jåren-Råbygda oppvekstsenter avd skole")];
  EXPECT_TRUE(jaren.grades_assumed);
  EXPECT_EQ(jaren.highest, 7);
  EXPECT_EQ(jaren.pupils, 54);
}

TEST(Schools, AdultEducationIsLeftOut) {
  const Real oslo("oslo");
  EXPECT_FALSE(oslo.schools[oslo.at("Oslo voksenopplæring Nydalen")].counted());
}

TEST(Structure, HoylandetHasOneSchoolAndCannotCloseIt) {
  const Real hoylandet("høylandet");
  EXPECT_THROW(hoylandet.close({{0, 1, 10}}), Error);
}

TEST(Structure, EverybodyIsSomewhereInSkaun) {
  const Real skaun("skaun");
  const Alternative result = skaun.close({{skaun.at("Viggja oppvekstsenter Avdeling skole"), 1, 10}});
  for (std::size_t t = 0; t < result.moved.size(); ++t) {
    double before = 0, after = 0, all = 0;
    for (std::size_t s = 0; s < skaun.schools.size(); ++s) {
      before += result.today[s].pupils[t];
      after += result.after[s].pupils[t];
    }
    for (const double each : skaun.pupils.by_year[t]) all += each;
    EXPECT_NEAR(before, all, 1e-6);
    EXPECT_NEAR(after, all, 1e-6);
    EXPECT_EQ(result.unplaced[t], 0);
  }
}

// Every school closed in turn that can be: the map's effect is what the lever gives when it is turned as far.
TEST(Structure, NeverContradictsTheLever) {
  const Real sunnfjord("sunnfjord");
  const auto last = static_cast<std::size_t>(sunnfjord.evaluator.period().years - 1);
  for (std::size_t s = 0; s < sunnfjord.schools.size(); ++s) {
    const Alternative result = sunnfjord.close({{s, 1, 10}});
    const Effect all = effect(sunnfjord.evaluator, result, Rules{});
    std::vector<double> turned = all.schools;
    for (double& one : turned) one = -one;
    const std::vector<scenario::Setting> settings{{scenario::lever_index("school_count"), turned}};
    const rooms::Figures by_lever = sunnfjord.evaluator.run(settings);
    // The one-off cost of the lever follows each year's change; the room for money of the last year has none in either.
    for (const char* id :
         {"rooms.people", "economy.spending.school", "workforce.needed_by_sector.school", "rooms.places"}) {
      const double change = std::abs(turned[last] - turned[last - 1]) * 1e6;
      EXPECT_NEAR(all.after.at(id).middle[last], by_lever.at(id).middle[last], change + 1e-6)
          << sunnfjord.schools[s].name << ' ' << id;
    }
    EXPECT_NEAR(
        all.before.at("economy.spending.school").middle[last] - all.after.at("economy.spending.school").middle[last],
        all.spending[last], 1e-3);
    EXPECT_NEAR(all.after.at("rooms.people").middle[last] - all.before.at("rooms.people").middle[last], all.staff[last],
                1e-9);
    EXPECT_EQ(all.one_off[1], 0);
    EXPECT_NEAR(all.one_off[2] + all.one_off[3], 1e6, 1e-6);
  }
}

TEST(Structure, AnUnknownSchoolCountsAsTheLeversOwn) {
  const Real sunnfjord("sunnfjord");
  const std::size_t s = sunnfjord.at("Viksdalen skule");
  ASSERT_EQ(sunnfjord.schools[s].known, Known::unknown);
  const Effect all = effect(sunnfjord.evaluator, sunnfjord.close({{s, 1, 10}}), Rules{});
  EXPECT_NEAR(all.schools.back(), 1, 1e-9);
  EXPECT_EQ(all.schools[1], 0);
}

TEST(Structure, NothingClosedIsTodayToTheByte) {
  const Real skaun("skaun");
  const Effect all = effect(skaun.evaluator, skaun.close({}), Rules{});
  for (std::size_t k = 0; k < all.before.all().size(); ++k) {
    const auto& before = all.before.all()[k].middle;
    const auto& after = all.after.all()[k].middle;
    EXPECT_TRUE(std::equal(before.begin(), before.end(), after.begin(), after.end(),
                           [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }));
  }
}

TEST(Structure, AnUnknownNumberCanBeGiven) {
  const auto municipality = chain().facts().registry->find("sunnfjord");
  const std::vector<OwnPupils> own{{875276522, 60}};
  const auto schools = schools_of(chain().facts(), municipality, Rules{}, own);
  const auto found =
      std::find_if(schools.begin(), schools.end(), [](const School& one) { return one.number == 875276522; });
  ASSERT_NE(found, schools.end());
  EXPECT_EQ(found->known, Known::own);
  EXPECT_EQ(found->pupils, 60);
  const std::vector<OwnPupils> nobody{{1, 60}};
  EXPECT_THROW(schools_of(chain().facts(), municipality, Rules{}, nobody), Error);
}

// Utsira's school has no published number of pupils; it teaches all ten grades alone, so that the island's children are its pupils.
TEST(Schools, TheOnlySchoolHasAllTheChildren) {
  const Real utsira("utsira");
  ASSERT_EQ(
      std::count_if(utsira.schools.begin(), utsira.schools.end(), [](const School& one) { return one.counted(); }), 1);
  const School& school = utsira.schools[utsira.at("Utsira skole")];
  EXPECT_EQ(school.known, Known::estimate);
  double children = 0;
  for (const double grade : utsira.pupils.by_year[0]) children += grade;
  EXPECT_NEAR(school.pupils, children, 0.05 * children);
  const Alternative today = alternative(utsira.schools, utsira.pupils, {}, utsira.pupils.first, Rules{});
  EXPECT_GT(today.today[utsira.at("Utsira skole")].classes[0], 1);
  EXPECT_NEAR(today.unplaced[0], 0, 0.5);
}

}  // namespace
}  // namespace handlingsrom::structure
