// A programme is corrected, taken apart and followed from a measure; what points at a thing that goes, goes with it.
#include "surface/api/programme_edits.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "surface/api/programme_published.hpp"
#include "surface/api/programmes.hpp"
#include "surface/report/bundle_fixture.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;

const std::string file = R"(id = "p"
title = "t"
municipality = "Høylandet"
updated = 2026-11-28

[mandate]
text = "Det første."
adopted_by = "council"
adopted = 2026-01-15

[[phase]]
id = "1"
name = "En"
from = 2026-01-01
to = 2026-06-30

[[phase]]
id = "3"
name = "Tre"
from = 2027-01-01
to = 2027-12-31

[[project]]
id = "omsorg"
name = "Omsorg"
owner = "sector_director"
phase = "3"

[[project]]
id = "tom"
name = "Tom"
owner = "sector_director"

[[group]]
id = "g"
name = "Gruppe"
kind = "project"
leader = "project_leader"
project = "omsorg"

  [[group.member]]
  role = "leader"

  [[group.member]]
  role = "employee"
  count = 3

# Stays as it was written.
[[task]]
id = "a"
name = "Først"
days = 3

[[task]]
id = "b"
name = "Så"
days = 2
after = ["a"]

[[capacity]]
role = "leader"
days_per_week = 1.5

[[gathering]]
name = "Samling"
from = 2026-03-01

[[gathering]]
name = "Samling"
from = 2026-09-01
)";

std::string edited(const Json& edit, const std::string& text = file) {
  return edit_programme(report::service(), text, "p.toml", edit, "2026-11-29").text;
}
programme::Programme read(const std::string& text) { return programme::read_programme(text, "p.toml"); }
std::string fault(const Json& edit) {
  try {
    edited(edit);
  } catch (const Error& error) {
    return error.key();
  }
  return {};
}

TEST(ProgrammeEdits, ATaskThatGoesIsWaitedForNoMore) {
  const std::string text = edited({{"do", "remove"}, {"what", "task"}, {"id", "a"}});
  const programme::Programme after = read(text);
  ASSERT_EQ(after.tasks.size(), 1U);
  EXPECT_EQ(after.tasks[0].id, "b");
  EXPECT_TRUE(after.tasks[0].after.empty());
  EXPECT_EQ(fault({{"do", "remove"}, {"what", "task"}, {"id", "c"}}), "programme_edit_id");
}

TEST(ProgrammeEdits, AProjectWithThingsOfItsOwnStaysAndAnEmptyOneGoes) {
  EXPECT_EQ(fault({{"do", "remove"}, {"what", "project"}, {"id", "omsorg"}}), "programme_edit_in_use");
  EXPECT_EQ(read(edited({{"do", "remove"}, {"what", "project"}, {"id", "tom"}})).projects.size(), 1U);
  // A phase that goes leaves its project.
  const programme::Programme after = read(edited({{"do", "remove"}, {"what", "phase"}, {"id", "3"}}));
  EXPECT_EQ(after.phases.size(), 1U);
  EXPECT_TRUE(after.projects[0].phase.empty());
}

TEST(ProgrammeEdits, APhaseComesWhereItsDaysSay) {
  const programme::Programme after = read(edited(
      {{"do", "add"}, {"what", "phase"}, {"values", {{"name", "To"}, {"from", "2026-07-01"}, {"to", "2026-12-31"}}}}));
  ASSERT_EQ(after.phases.size(), 3U);
  EXPECT_EQ(after.phases[1].name, "To");
  EXPECT_EQ(fault({{"do", "add"},
                   {"what", "phase"},
                   {"values", {{"name", "Bak fram"}, {"from", "2026-12-31"}, {"to", "2026-07-01"}}}}),
            "programme_dates");
}

TEST(ProgrammeEdits, OneOfAListGoesAndTheOthersStay) {
  const Json edit = {{"do", "remove"},   {"what", "group"}, {"id", "g"},
                     {"list", "member"}, {"by", "role"},    {"values", {{"role", "employee"}}}};
  const programme::Programme after = read(edited(edit));
  EXPECT_EQ(after.groups[0].count_of("employee"), 0);
  EXPECT_EQ(after.groups[0].count_of("leader"), 1);
  Json unknown = edit;
  unknown["values"]["role"] = "user";
  EXPECT_EQ(fault(unknown), "programme_edit_id");
  unknown.erase("values");
  EXPECT_EQ(fault(unknown), "body_invalid");
}

TEST(ProgrammeEdits, ThingsWithoutIdAreKnownByWhatTheyAre) {
  EXPECT_TRUE(read(edited({{"do", "remove"}, {"what", "capacity"}, {"id", "leader"}})).capacities.empty());
  const programme::Programme after = read(edited(
      {{"do", "change"}, {"what", "gathering"}, {"id", "Samling 2026-09-01"}, {"values", {{"place", "Førde"}}}}));
  EXPECT_EQ(after.gatherings[0].place, "");
  EXPECT_EQ(after.gatherings[1].place, "Førde");
}

TEST(ProgrammeEdits, AMandateThatIsReplacedStaysAmongTheEarlier) {
  const Json edit = {{"do", "change"},
                     {"what", "mandate"},
                     {"values", {{"text", "Det andre."}, {"adopted", "2026-11-20"}, {"replaces", true}}}};
  const programme::Programme once = read(edited(edit));
  EXPECT_EQ(once.mandate.text, "Det andre.");
  EXPECT_EQ(once.mandate.version, "2");
  ASSERT_EQ(once.earlier_mandates.size(), 1U);
  EXPECT_EQ(once.earlier_mandates[0].text, "Det første.");
  EXPECT_EQ(once.earlier_mandates[0].version, "1");
  const programme::Programme twice = read(edited(edit, edited(edit)));
  ASSERT_EQ(twice.earlier_mandates.size(), 2U);
  EXPECT_EQ(twice.mandate.version, "3");
  EXPECT_EQ(twice.earlier_mandates[1].version, "2");
  EXPECT_EQ(fault({{"do", "change"}, {"what", "mandate"}, {"values", {{"replaces", "ja"}}}}), "body_invalid");
}

TEST(ProgrammeEdits, AThingIsReadAsItsFileHasIt) {
  const Json task = programme_thing(file, "p.toml", "task", "b");
  EXPECT_EQ(task.dump(), R"({"id":"b","name":"Så","days":2,"after":["a"]})");
  EXPECT_EQ(programme_thing(file, "p.toml", "mandate", "")["adopted"], "2026-01-15");
  EXPECT_THROW(programme_thing(file, "p.toml", "mandat", ""), Error);
  EXPECT_THROW(programme_thing(file, "p.toml", "task", "x"), Error);
  // What was asked for and sent back changes nothing but the file's own counting.
  const programme::Programme before = read(file);
  const programme::Programme after = read(edited({{"do", "change"}, {"what", "task"}, {"id", "b"}, {"values", task}}));
  EXPECT_EQ(after.tasks[1].days, before.tasks[1].days);
  EXPECT_EQ(after.tasks[1].after, before.tasks[1].after);
}

TEST(ProgrammeEdits, AMeasureBecomesAGainWithTheMeasuresOwnFigures) {
  const messages::Catalogue bokmaal("data/messages", messages::Language::bokmaal);
  const auto follow = [&](const Json& values) {
    return with_followed(report::service(), file, "p.toml", {{"do", "follow"}, {"what", "gain"}, {"values", values}},
                         "2026-11-29", bokmaal);
  };
  const std::string text =
      edited(follow({{"measure", "sick_leave:0.06"}, {"from", 2027}, {"owner", "sector_director"}}));
  const ProgrammeAnswer answer = read_programme_text(report::service(), text, "p.toml", "2026-11-29");
  ASSERT_EQ(answer.effects.size(), 1U);
  const gains::Gain& gain = answer.programme.gains.at(0);
  const GainEffect& effect = answer.effects[0];
  // The baseline is today's level of what is turned, and the last target is where the measure turns it to.
  EXPECT_NEAR(gain.baseline, effect.without.front(), 0.01);
  EXPECT_NEAR(gain.targets.back().value, 6.0, 0.01);
  EXPECT_GE(gain.planned_money.size(), 4U);
  EXPECT_EQ(gain.settled, gains::Settled::released);
  EXPECT_NE(gain.name.find("ykefravær"), std::string::npos) << gain.name;

  // Another figure of the chain, and the municipality's own words.
  const std::string people = edited(follow({{"measure", "welfare_technology:0.4"},
                                            {"from", 2028},
                                            {"until", 2035},
                                            {"owner", "unit_leader"},
                                            {"name", "Færre turer"},
                                            {"figure", "workforce.needed.total"}}));
  const ProgrammeAnswer of_people = read_programme_text(report::service(), people, "p.toml", "2026-11-29");
  EXPECT_EQ(of_people.programme.gains[0].name, "Færre turer");
  EXPECT_NEAR(of_people.programme.gains[0].baseline, of_people.effects[0].without.front(), 0.2);
  EXPECT_EQ(of_people.programme.gains[0].targets.back().year, 2035);

  EXPECT_THROW(follow({{"measure", "ingenting"}, {"from", 2027}, {"owner", "leader"}}), Error);
  EXPECT_THROW(follow({{"measure", "sick_leave:0.06"}, {"owner", "leader"}}), Error);
  EXPECT_THROW(follow({{"measure", "sick_leave:0.06"}, {"from", 2027}, {"figure", "finnes.ikke"}}), Error);
  // Any other change is as it was.
  const Json other = {{"do", "remove"}, {"what", "task"}, {"id", "a"}};
  EXPECT_EQ(with_followed(report::service(), file, "p.toml", other, "2026-11-29", bokmaal), other);
}

TEST(ProgrammeEdits, APublishedFigureIsWhatAGainIsMeasuredBy) {
  const messages::Catalogue bokmaal("data/messages", messages::Language::bokmaal);
  const auto follow = [&](const Json& values) {
    return with_followed(report::service(), file, "p.toml", {{"do", "follow"}, {"what", "gain"}, {"values", values}},
                         "2026-11-29", bokmaal);
  };
  const auto refused = [&](const Json& values) {
    try {
      follow(values);
    } catch (const Error& error) {
      return error.key();
    }
    return std::string("none");
  };
  // What is offered is what the reader then finds.
  const std::vector<PublishedFigure> offered =
      published_figures(report::service(), report::service().find("5046"), bokmaal);
  ASSERT_GT(offered.size(), 15U);
  for (const PublishedFigure& one : offered) {
    const Json values = {{"published", one.id},
                         {"owner", "finance_director"},
                         {"base_year", one.years.front().year},
                         {"target_year", 2030},
                         {"target", 1}};
    const ProgrammeAnswer answer =
        read_programme_text(report::service(), edited(follow(values)), "p.toml", "2026-11-29");
    const gains::Gain& gain = answer.programme.gains.at(0);
    EXPECT_EQ(gain.baseline, one.years.front().value) << one.id;
    ASSERT_EQ(gain.realised.size(), one.years.size() - 1) << one.id;
    if (!gain.realised.empty()) {
      EXPECT_EQ(gain.realised.back().value, one.years.back().value) << one.id;
    }
    EXPECT_EQ(gain.name, one.name);
    EXPECT_FALSE(gain.unit.empty()) << one.id;
  }
  // From the latest year, with kroner by what one unit less is worth.
  const Json latest = {{"published", "school_6_15"}, {"owner", "leader"}, {"target_year", 2030},  {"target", 1e5},
                       {"planned_money", 2e6},       {"kroner_per", 10},  {"settled", "released"}};
  const ProgrammeAnswer answer = read_programme_text(report::service(), edited(follow(latest)), "p.toml", "2026-11-29");
  const gains::Gain& gain = answer.programme.gains.at(0);
  EXPECT_TRUE(gain.realised.empty());
  EXPECT_EQ(gain.planned_money.at(0).year, 2030);
  EXPECT_EQ(gain.published->kroner_per, 10);

  const Json right = {{"published", "school_6_15"}, {"owner", "leader"}, {"target_year", 2030}, {"target", 1}};
  const auto with = [&](const char* key, const Json& value) {
    Json changed = right;
    changed[key] = value;
    return refused(changed);
  };
  EXPECT_EQ(refused(right), "none");
  EXPECT_EQ(with("published", "ingenting"), "gain_published_unknown");
  EXPECT_EQ(with("base_year", 1950), "gain_published_year");
  EXPECT_EQ(with("target_year", 2015), "gain_target_year");
  EXPECT_EQ(with("target", "mye"), "body_invalid");
  EXPECT_EQ(with("target_year", nullptr), "body_invalid");
}

}  // namespace
}  // namespace handlingsrom::api
