#include "followup/programme/task_list_columns.hpp"

#include <array>

namespace handlingsrom::programme {
namespace {

const std::vector<ListColumn>& own_columns() {
  // By the keys of the file, or in either written standard as a person would head a table.
  static const std::vector<ListColumn> columns{
      {Field::id, true, {"id"}},
      {Field::name, true, {"name", "navn", "namn", "oppgave", "oppgåve", "task"}},
      {Field::project, false, {"project", "prosjekt"}},
      {Field::role, false, {"role", "rolle"}},
      {Field::days, true, {"days", "dager", "dagar"}},
      {Field::effort, false, {"effort", "dagsverk", "innsats"}},
      {Field::after, false, {"after", "etter", "venter på", "ventar på", "waits for"}},
      {Field::earliest, false, {"earliest", "tidligst", "tidlegast", "starter", "startar"}},
      {Field::deadline, false, {"deadline", "frist"}},
      {Field::done, false, {"done", "ferdig"}},
      {Field::milestone, false, {"milestone", "milepæl", "milepel"}}};
  return columns;
}

/// The Norwegian heads are those of OpenProject's own translation (config/locales/crowdin/no.yml: Emne, Startdato, Sluttdato, Arbeid, Deltaker, Prosjekt), with older ones beside.
const std::vector<ListColumn>& openproject_columns() {
  static const std::vector<ListColumn> columns{
      {Field::id, true, {"ID"}},
      {Field::name, true, {"Subject", "Emne"}},
      {Field::type, false, {"Type"}},
      {Field::status, false, {"Status"}},
      {Field::role, false, {"Assignee", "Tilordnet", "Tildelt til", "Deltaker"}},
      {Field::project, false, {"Project", "Prosjekt"}},
      {Field::start, true, {"Start date", "Startdato"}},
      {Field::finish, true, {"Finish date", "Sluttdato", "Due date", "Forfallsdato"}},
      {Field::days, false, {"Duration", "Varighet"}},
      {Field::hours, false, {"Work", "Estimated time", "Arbeid", "Estimert tid"}},
      {Field::relation, false, {"Relation type", "Relasjonstype"}}};
  return columns;
}

/// Planner's translation is not published, and no Norwegian export was at hand: the Norwegian heads are what its pages call these, with the ways of saying the same that
/// lie near, so that one of them is met.
const std::vector<ListColumn>& planner_columns() {
  static const std::vector<ListColumn> columns{
      {Field::id, true, {"Task ID", "Oppgave-ID", "Oppgåve-ID", "OppgaveID"}},
      {Field::name, true, {"Task Name", "Oppgavenavn", "Oppgåvenamn", "Navn på oppgave", "Namn på oppgåve"}},
      {Field::project,
       false,
       {"Bucket Name", "Samlingsnavn", "Navn på samling", "Namn på samling", "Bøttenavn", "Navn på bøtte"}},
      {Field::progress, false, {"Progress", "Fremdrift", "Framdrift", "Fremgang", "Framgang"}},
      {Field::start, true, {"Start Date", "Startdato"}},
      {Field::finish, true, {"Due Date", "Forfallsdato", "Forfall", "Frist"}},
      {Field::done, false, {"Completed Date", "Fullført dato", "Dato fullført", "Fullføringsdato", "Fullførtdato"}},
      {Field::labels, false, {"Labels", "Etiketter", "Etikettar", "Merkelapper", "Merkelappar"}}};
  return columns;
}

}  // namespace

std::span<const ListColumn> columns_of(TaskListKind kind) {
  switch (kind) {
    case TaskListKind::own: return own_columns();
    case TaskListKind::openproject: return openproject_columns();
    case TaskListKind::planner: return planner_columns();
  }
  return own_columns();
}

std::span<const std::string_view> heads_of(TaskListKind kind) {
  static constexpr std::array<std::string_view, 13> own{"id",        "name",  "project",  "role",     "days",
                                                        "effort",    "after", "earliest", "deadline", "done",
                                                        "milestone", "from",  "to"};
  static constexpr std::array<std::string_view, 15> openproject{
      "ID",       "Subject", "Type",     "Status",        "Assignee", "Project",     "Start date", "Finish date",
      "Duration", "Work",    "Priority", "Relation type", "Lag",      "Description", "ID"};
  static constexpr std::array<std::string_view, 18> planner{
      "Task ID",         "Task Name",  "Bucket Name",    "Progress",     "Priority",
      "Assigned To",     "Created By", "Created Date",   "Start Date",   "Due Date",
      "Is Recurring",    "Late",       "Completed Date", "Completed By", "Completed Checklist Items",
      "Checklist Items", "Labels",     "Description"};
  switch (kind) {
    case TaskListKind::own: return own;
    case TaskListKind::openproject: return openproject;
    case TaskListKind::planner: return planner;
  }
  return own;
}

std::string_view key_of(TaskListKind kind) {
  switch (kind) {
    case TaskListKind::own: return "own";
    case TaskListKind::openproject: return "openproject";
    case TaskListKind::planner: return "planner";
  }
  return "own";
}

}  // namespace handlingsrom::programme
