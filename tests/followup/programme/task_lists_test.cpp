// Task lists out and in again; refusals with their place.
#include "followup/programme/task_lists.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "example.hpp"

namespace handlingsrom::programme {
namespace {

const std::string tasks =
    "# Plan\n[[project]]\nid = \"care\"\nname = \"Omsorg\"\nowner = \"leader\"\n\n" +
    std::string(
        "[[task]]\nid = \"a\"\nname = \"Kartlegging, del 1\"\nproject = \"care\"\nrole = \"project_leader\"\ndays = 10\neffort = "
        "4.5\nearliest = 2026-10-19\ndone = 2026-10-30\n\n"
        "# The next waits.\n[[task]]\nid = \"b\"\nname = \"Forslag\"\nrole = \"project_leader\"\ndays = 5\neffort = 2\nafter = "
        "[\"a\"]\ndeadline = 2026-12-31\n\n"
        "[[task]]\nid = \"m\"\nname = \"Klart\"\nmilestone = true\nafter = [\"a\", \"b\"]\n\n[[risk]]\nid = \"r\"\nname = \"n\"\nlikelihood = 1\nconsequence = 1\n");

const RoleNames roles{{"project_leader", "project_leader"}, {"Prosjektleder", "project_leader"}};

/// The table as a system would hand it over: CSV with everything in quotation marks.
std::string csv_of(const TaskTable& table) {
  std::string text;
  const auto line = [&](const std::vector<std::string>& cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) text += (c == 0 ? "\"" : ",\"") + cells[c] + "\"";
    text += "\n";
  };
  line(table.heads);
  for (const auto& row : table.rows) line(row);
  return text;
}

TaskImport imported(const std::string& list, const std::string& text = head + tasks) {
  const Programme programme = read_programme(text, "p.toml");
  return import_tasks(reading::read_bytes(list, "liste.csv"), programme, plan_of(programme), text, roles,
                      day(2027, 6, 1));
}

std::string refusal(const std::string& list, std::string_view argument = {}) {
  try {
    imported(list);
  } catch (const Error& error) {
    if (argument.empty()) return error.key();
    for (const auto& [name, value] : error.arguments()) {
      if (name == argument) return value;
    }
  }
  return "none";
}

TEST(TaskLists, WhatIsExportedAndImportedAgainChangesNothing) {
  const Programme programme = read(tasks);
  for (const TaskListKind kind : {TaskListKind::own, TaskListKind::openproject, TaskListKind::planner}) {
    const TaskTable table = task_table(programme, plan_of(programme), kind, {{"project_leader", "Prosjektleder"}});
    const TaskImport again = imported(csv_of(table));
    EXPECT_EQ(again.kind, kind);
    EXPECT_EQ(again.same, 3U) << key_of(kind) << again.text;
    EXPECT_EQ(again.text, head + tasks) << key_of(kind);
    EXPECT_TRUE(again.notices.empty());
  }
}

TEST(TaskLists, AColumnThatIsNotThereLeavesWhatTheProgrammeHas) {
  const Programme got = read_programme(imported("id;name;days\na;Kartlegging, del 1;12\n").text, "p.toml");
  EXPECT_EQ(got.tasks[0].days, 12);
  EXPECT_EQ(got.tasks[0].effort, 4.5);
  EXPECT_EQ(got.tasks[0].earliest, day(2026, 10, 19));
  EXPECT_EQ(got.tasks[0].done, day(2026, 10, 30));
  const Programme emptied =
      read_programme(imported("id;name;days;earliest\na;Kartlegging, del 1;10;\n").text, "p.toml");
  EXPECT_EQ(emptied.tasks[0].earliest, std::nullopt) << "an empty cell takes away";
}

TEST(TaskLists, IntoAnEmptyProgrammeTheTasksAreAllThere) {
  const std::string empty = head + "[[project]]\nid = \"care\"\nname = \"Omsorg\"\nowner = \"leader\"\n";
  const Programme programme = read(tasks);
  for (const TaskListKind kind : {TaskListKind::own, TaskListKind::openproject, TaskListKind::planner}) {
    const TaskTable table = task_table(programme, plan_of(programme), kind, {{"project_leader", "Prosjektleder"}});
    const Programme got = read_programme(imported(csv_of(table), empty).text, "p.toml");
    ASSERT_EQ(got.tasks.size(), 3U) << key_of(kind);
    EXPECT_EQ(got.tasks[0].name, "Kartlegging, del 1");
    EXPECT_EQ(got.tasks[0].project, "care");
    EXPECT_EQ(got.tasks[0].done, day(2026, 10, 30)) << key_of(kind);
    EXPECT_EQ(got.tasks[1].role, "project_leader") << key_of(kind);
    if (kind == TaskListKind::planner) continue;  // it knows neither effort nor what waits for what
    EXPECT_EQ(got.tasks[2].after, (std::vector<std::size_t>{0, 1}));
    EXPECT_TRUE(got.tasks[2].is_milestone());
    EXPECT_EQ(got.tasks[1].days, 5);
    EXPECT_DOUBLE_EQ(got.tasks[0].effort, 4.5);
  }
}

TEST(TaskLists, AListFromOpenProjectWithRelationsAndPersons) {
  // The heads of its export with relations, in an order of the user's own.
  const TaskImport result = imported(
      "ID,Type,Subject,Status,Assignee,Start date,Finish date,Duration,Work,Relation type,Lag,Description,ID,Subject\n"
      "41,Task,Workshop,New,Kari Nordmann,2027-01-04,2027-01-08,5,15h,follows,0,,b,Forslag\n"
      "41,Task,Workshop,New,Kari Nordmann,2027-01-04,2027-01-08,5,15h,parent of,,,7,x\n"
      "42,Milestone,Avgjort,New,Prosjektleder,2027-01-11,2027-01-11,,,follows,,,41,Workshop\n");
  EXPECT_EQ(result.kind, TaskListKind::openproject);
  EXPECT_EQ(result.added, 2U);
  const Programme got = read_programme(result.text, "p.toml");
  ASSERT_EQ(got.tasks.size(), 5U);
  EXPECT_EQ(got.tasks[3].days, 5);
  EXPECT_EQ(got.tasks[3].after, std::vector<std::size_t>{1});
  EXPECT_TRUE(got.tasks[3].role.empty());
  EXPECT_EQ(result.text.find("Nordmann"), std::string::npos);
  EXPECT_TRUE(got.tasks[4].is_milestone());
  EXPECT_EQ(got.tasks[4].role, "project_leader");
  std::vector<std::string> told;
  for (const ImportNotice& notice : result.notices) told.push_back(notice.key);
  EXPECT_EQ(told, (std::vector<std::string>{"names_left_out", "relations_left_out", "effort_without_role"}));
}

TEST(TaskLists, AListFromPlannerWithItsDates) {
  const TaskImport result = imported(
      "Plan name,Sammen\n\nTask ID,Task Name,Bucket Name,Progress,Priority,Assigned To,Start Date,Due Date,Completed Date,Labels\n"
      "xY1,Møte,Omsorg,Completed,Medium,Ola Nordmann,03/01/2027,03/12/2027,03/11/2027,Prosjektleder;viktig\n"
      "xY2,Uten dato,Til gjøre,Not started,Medium,,,,,\n");
  EXPECT_EQ(result.kind, TaskListKind::planner);
  const Programme got = read_programme(result.text, "p.toml");
  ASSERT_EQ(got.tasks.size(), 4U);
  EXPECT_EQ(got.tasks[3].earliest, day(2027, 3, 1));
  EXPECT_EQ(got.tasks[3].deadline, day(2027, 3, 12));
  EXPECT_EQ(got.tasks[3].done, day(2027, 3, 11));
  EXPECT_EQ(got.tasks[3].days, 10);
  EXPECT_EQ(got.tasks[3].role, "project_leader");
  EXPECT_EQ(result.text.find("Nordmann"), std::string::npos);
  // The rest of the file stands as it was written, but for the version.
  EXPECT_NE(result.text.find("# The next waits.\n"), std::string::npos);
  EXPECT_NE(result.text.find("version = 2\n"), std::string::npos);
}

TEST(TaskLists, PlannersHeadsInNorwegianAndInAnyOrderAreTheSameList) {
  const TaskImport english = imported(
      "Task ID,Task Name,Progress,Start Date,Due Date,Completed Date,Labels\n"
      "k,Møte,Completed,03/01/2027,03/12/2027,03/11/2027,Prosjektleder\n");
  for (const char* norwegian :
       {"Etiketter;Forfallsdato;Startdato;Fremdrift;Oppgavenavn;Fullført dato;Oppgave-ID\n"
        "Prosjektleder;12.03.2027;01.03.2027;Fullført;Møte;11.03.2027;k\n",
        "Oppgåve-ID;Framdrift;Oppgåvenamn;Startdato;Forfallsdato;Noko anna;Dato fullført;Etikettar\n"
        "k;Fullført;Møte;01.03.2027;12.03.2027;x;11.03.2027;Prosjektleder\n"}) {
    const TaskImport read = imported(norwegian);
    EXPECT_EQ(read.kind, TaskListKind::planner) << norwegian;
    EXPECT_EQ(read.text, english.text) << norwegian;
  }
  EXPECT_EQ(refusal("Oppgave-ID;Oppgavenavn;Fremdrift;Startdato;Etiketter\n1;a;b;;\n", "expected"),
            "Due Date (Forfallsdato)");
}

TEST(TaskLists, FaultsAreNamedWithTheirPlace) {
  EXPECT_EQ(refusal("id,name,project\na,b,c\n"), "programme_import_columns");
  EXPECT_EQ(refusal("id,name,project\na,b,c\n", "expected"), "days (dager)");
  EXPECT_EQ(refusal("ID,Subject,Status\n1,a,New\n", "expected"), "Start date (Startdato), Finish date (Sluttdato)");
  EXPECT_EQ(refusal("Task ID,Task Name,Bucket Name,Progress,Labels\n1,a,b,c,d\n", "expected"),
            "Start Date (Startdato), Due Date (Forfallsdato)");
  EXPECT_EQ(refusal("noe,annet\n1,2\n"), "programme_import_columns");
  EXPECT_EQ(refusal("id,name,days\nx,Navn,ti\n"), "programme_import_value");
  EXPECT_EQ(refusal("id,name,days\nx,Navn,ti\n", "line"), "2");
  EXPECT_EQ(refusal("id,name,days\nx,,3\n", "column"), "name");
  EXPECT_EQ(refusal("id,name,days,deadline\nx,N,3,i går\n", "found"), "i går");
  EXPECT_EQ(refusal("ID,Subject,Start date,Finish date\n1,a,2027-02-02,2027-02-01\n", "column"), "Finish date");
  EXPECT_EQ(refusal("id,name,days\nx,N,3\nx,N,3\n"), "programme_import_value");
  // What the list says must be a programme: a circle, and a task that is not there.
  EXPECT_EQ(refusal("id,name,days,after\nx,N,3,y\ny,N,3,x\n"), "programme_circle");
  EXPECT_EQ(refusal("id,name,days,after\nx,N,3,nowhere\n"), "programme_unknown");
}

TEST(TaskLists, OwnHeadsAreReadInEveryLanguage) {
  for (const char* heads : {"id,name,days,deadline,after,milestone", "ID,Navn,Dager,Frist,Venter på,Milepæl",
                            "id,Namn,Dagar,Frist,Ventar på,Milepel", "id,Oppgave,dager,frist,etter,milepæl"}) {
    const TaskImport made = imported(std::string(heads) + "\nny,Ny oppgave,3,2027-05-01,a,\nm2,Klart,0,,ny,ja\n");
    EXPECT_EQ(made.kind, TaskListKind::own) << heads;
    const Programme after = read_programme(made.text, "p.toml");
    ASSERT_EQ(after.tasks.size(), 5U) << heads;
    EXPECT_EQ(after.tasks[3].days, 3) << heads;
    EXPECT_TRUE(after.tasks[3].deadline.has_value()) << heads;
    EXPECT_TRUE(after.tasks[4].is_milestone()) << heads;
  }
}

TEST(TaskLists, WhatIsDoneLiesNotAhead) {
  EXPECT_EQ(refusal("id,name,days,done\nx,N,3,2027-06-02\n"), "programme_import_value");
  EXPECT_EQ(refusal("id,name,days,done\nx,N,3,2027-06-02\n", "line"), "2");
  EXPECT_EQ(refusal("id,name,days,done\nx,N,3,2027-06-01\n"), "none");
}

TEST(TaskLists, AChangeTouchesItsTaskAlone) {
  const std::string text = head + tasks;
  const TaskImport changed = imported("id,name,days\nb,Forslag til vedtak,7\nny,Ny oppgave,3\n");
  std::string expected = text;
  const auto put = [&](const std::string& from, const std::string& to) {
    expected.replace(expected.find(from), from.size(), to);
  };
  put("updated = 2026-11-02\n", "updated = 2026-11-02\nversion = 2\n");
  put("name = \"Forslag\"", "name = \"Forslag til vedtak\"");
  put("days = 5", "days = 7");
  put("after = [\"a\", \"b\"]\n\n",
      "after = [\"a\", \"b\"]\n\n[[task]]\nid = \"ny\"\nname = \"Ny oppgave\"\ndays = 3\n\n");
  put("updated = 2026-11-02\n", "updated = 2027-06-01\n");
  EXPECT_EQ(changed.text, expected);
}

}  // namespace
}  // namespace handlingsrom::programme
