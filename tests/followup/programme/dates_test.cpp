// Every pair of days of which one must come first, and persons that do not belong in a programme.
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "example.hpp"
#include "followup/programme/persons.hpp"

namespace handlingsrom::programme {
namespace {

/// The key of the refusal and what it says was found; "" where the text is taken. The file was last changed 2026-11-20.
std::string fault(const std::string& text) {
  try {
    read_programme("id = \"p\"\ntitle = \"t\"\nmunicipality = \"Skaun\"\nupdated = 2026-11-20\n" + text, "p.toml");
  } catch (const Error& error) {
    std::string said(error.key());
    for (const auto& [name, value] : error.arguments()) said += name == "found" ? " " + value : "";
    return said;
  }
  return {};
}

std::string gain(const std::string& more) {
  return "[[gain]]\nid = \"g\"\nname = \"n\"\nowner = \"leader\"\nunit = \"u\"\ntype = \"quality\"\n"
         "baseline = {value = 1, date = 2024-12-31, source = \"s\"}\n" +
         more;
}
const std::string heard =
    "[[involvement]]\nid = \"i\"\narena = \"A\"\nwho = \"elderly_council\"\nstep = \"consult\"\nasked = \"q\"\n";
const std::string consultation = "[[consultation]]\nid = \"c\"\nname = \"C\"\n";
const std::string decision = "[[decision]]\nid = \"d\"\nname = \"D\"\nbody = \"council\"\n";

TEST(ProgrammeDates, WhatHasHappenedIsNotAhead) {
  EXPECT_EQ(fault(task("a", 1, "", "done = 2026-11-20")), "");
  EXPECT_EQ(fault(task("a", 1, "", "done = 2026-11-21")), "programme_dates_latest 2026-11-21");
  EXPECT_EQ(fault("[mandate]\ntext = \"t\"\nadopted = 2026-12-01\n"), "programme_dates_latest 2026-12-01");
  EXPECT_EQ(fault(heard + "date = 2026-12-01\n"), "");  // it is planned
  EXPECT_EQ(fault(heard + "date = 2026-12-01\nsaid = \"x\"\n"), "programme_dates_latest 2026-12-01");
  EXPECT_EQ(fault(heard + "date = 2026-11-01\nanswered = 2026-12-01\n"), "programme_dates_latest 2026-12-01");
  EXPECT_EQ(fault(gain("realised = [{year = 2027, value = 2}]\n")), "programme_year_future 2027");
  EXPECT_EQ(fault(gain("realised = [{year = 2025, value = 2, recorded = 2027-01-01}]\n")),
            "programme_dates_latest 2027-01-01");
  EXPECT_EQ(fault("[[gathering]]\nname = \"g\"\nfrom = 2027-01-01\nlessons = [\"l\"]\n"),
            "programme_dates_latest 2027-01-01");
  EXPECT_EQ(
      fault("[[evaluation]]\nid = \"e\"\nname = \"E\"\nof = \"service\"\nby = \"leader\"\ndate = 2027-01-01\nlessons = "
            "[\"l\"]\n"),
      "programme_dates_latest 2027-01-01");
  EXPECT_EQ(fault(decision + "date = 2027-01-01\nalternatives = [\"A\"]\nchosen = \"A\"\n"),
            "programme_dates_latest 2027-01-01");
  EXPECT_EQ(fault("[[group]]\nid = \"g\"\nname = \"n\"\nkind = \"working\"\nleader = \"leader\"\n"
                  "[[group.meeting]]\ndate = 2027-01-01\nfrom = \"09:00\"\nto = \"10:00\"\nminutes = \"m\"\n"),
            "programme_dates_latest 2027-01-01");
}

TEST(ProgrammeDates, TheAnswerComesAfterTheQuestionAndTheTargetAfterTheBaseline) {
  EXPECT_EQ(fault(consultation + "opens = 2026-03-02\ncloses = 2026-03-01\n"), "programme_dates 2026-03-01");
  EXPECT_EQ(fault(consultation + "opens = 2026-03-01\ncloses = 2026-04-01\nanswered = 2026-03-20\n"),
            "programme_dates_of 2026-03-20");
  EXPECT_EQ(fault(heard + "date = 2026-03-02\nanswered = 2026-03-01\n"), "programme_dates 2026-03-01");
  EXPECT_EQ(fault(gain("target = [{year = 2024, value = 2}]\n")), "programme_year_after 2024");
  EXPECT_EQ(fault(gain("target = [{year = 2025, value = 2}]\n")), "");
  EXPECT_EQ(fault(gain("realised = [{year = 2024, value = 2}]\n")), "programme_year_after 2024");
  EXPECT_EQ(fault(gain("measure = {id = \"sick_leave:0.06\", from = 2024}\n")), "programme_year_after 2024");
  EXPECT_EQ(fault("[[indicator]]\nid = \"i\"\nname = \"n\"\ntarget = 1\ntarget_year = 2027\n"
                  "value = [{year = 2025, value = 1, source = \"s\"}, {year = 2024, value = 1, source = \"s\"}]\n"),
            "gain_years 2024");
  EXPECT_EQ(fault("[mandate]\ntext = \"t\"\nadopted = 2025-01-01\n[[mandate.earlier]]\ntext = \"e\"\nversion = "
                  "\"1\"\nadopted = 2025-02-01\n"),
            "programme_dates_of 2025-01-01");
  EXPECT_EQ(fault("[[support]]\nid = \"s\"\nname = \"n\"\nkind = \"grant\"\nfrom_whom = \"f\"\nfrom = 2026-02-01\n"
                  "report_by = 2026-01-01\n"),
            "programme_dates_of 2026-01-01");
}

TEST(ProgrammeDates, ADecisionRestsOnWhatCameBefore) {
  EXPECT_EQ(fault(heard + "date = 2026-05-02\n" + decision + "date = 2026-05-01\ninvolvement = [\"i\"]\n"),
            "programme_dates_of 2026-05-01");
  EXPECT_EQ(fault(consultation + "opens = 2026-04-01\ncloses = 2026-05-02\ndecision = \"d\"\n" + decision +
                  "date = 2026-05-01\n"),
            "programme_dates_latest 2026-05-02");
  EXPECT_EQ(fault(consultation + "opens = 2026-04-01\ncloses = 2026-05-01\ndecision = \"d\"\n" + decision +
                  "date = 2026-05-01\n"),
            "");
}

/// A number with a day that there is and both control digits right, made here so that none stands in the file.
std::string identity_number(const std::string& nine) {
  for (int last = 0; last < 100; ++last) {
    const std::string whole = nine + (last < 10 ? "0" : "") + std::to_string(last);
    if (is_identity_number(whole)) return whole;
  }
  return {};
}

TEST(Persons, AnIdentityNumberIsRefusedWhereverItStands) {
  const std::string number = identity_number("010190999");
  ASSERT_FALSE(number.empty());
  const std::string spaced = number.substr(0, 6) + " " + number.substr(6);
  EXPECT_EQ(fault("about = \"Sak for " + number + ".\"\n"), "programme_identity_number 01*********");
  EXPECT_EQ(fault("# " + spaced + "\n"), "programme_identity_number 01*********");
  EXPECT_EQ(fault(task("a", 1).replace(task("a", 1).find("name = \"a\""), 10, "name = \"" + number + "\"")),
            "programme_identity_number 01*********");
  // Eleven digits that are none: no such day, a wrong control digit, a part of something longer.
  EXPECT_EQ(fault("about = \"" + identity_number("010190999").replace(0, 2, "99") + "\"\n"), "");
  std::string wrong = number;
  wrong[10] = static_cast<char>('0' + (wrong[10] - '0' + 1) % 10);
  EXPECT_EQ(fault("about = \"" + wrong + "\"\n"), "");
  EXPECT_EQ(fault("about = \"a" + number + "f\"\n"), "");
  EXPECT_FALSE(is_identity_number("00000000000"));
}

TEST(Persons, ANameIsToldAndARoleOrAPlaceIsNot) {
  for (const char* person : {"Kari Nordmann", "Ola Nordmann", "Åse Ødegård", "Anne-Lise Berg", "Kari", "Per Helland",
                             "Kari N. Nordmann", "Zofia Kowalska"})
    EXPECT_TRUE(looks_like_person(person)) << person;
  for (const char* role :
       {"project_leader", "Prosjektleder", "Rådgiver oppvekst", "NAV-leder", "Leder NAV", "KS Konsulent",
        "Nord Trøndelag", "Høylandet Sykeheim", "Kommunalsjef Helse", "Styringsgruppen", "Eldrerådet", "Indre Namdal",
        "leder for hjemmetjenesten", "Grong", "Fagforbundet", "RO"})
    EXPECT_FALSE(looks_like_person(role)) << role;
  const Programme programme = read(task("a", 1, "", "role = \"Kari Nordmann\""));
  ASSERT_EQ(persons_in_roles(programme).size(), 1U);
  EXPECT_EQ(persons_in_roles(programme)[0].where, "task.a");
}

}  // namespace
}  // namespace handlingsrom::programme
