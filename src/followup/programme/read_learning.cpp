// Gatherings of a learning network, and evaluations.
#include "followup/programme/fields.hpp"

namespace handlingsrom::programme {
namespace {

std::vector<Reflection> reflections(const toml::Value& table, std::string_view key, const char* thoughts) {
  std::vector<Reflection> all;
  for (const toml::Value& each : table.tables_or_none(key)) {
    each.only({"question", thoughts});
    all.push_back({each.need("question").some_text(), each.texts_or_none(thoughts)});
  }
  return all;
}

}  // namespace

std::vector<Gathering> read_gatherings(const toml::Value& root) {
  std::vector<Gathering> gatherings;
  for (const toml::Value& table : root.tables_or_none("gathering")) {
    table.only({"name", "place", "from", "to", "roles", "absent", "themes", "reflection", "before_next", "lessons",
                "way_ahead", "next", "shared"});
    Gathering gathering;
    gathering.name = table.need("name").some_text();
    gathering.place = table.text_or("place");
    gathering.from = day_of(table.need("from"));
    gathering.to = day_or_none(table, "to").value_or(gathering.from);
    if (const auto to = table.find("to")) check_order(*to, gathering.from, gathering.to);
    gathering.roles = table.texts_or_none("roles");
    gathering.absent = table.texts_or_none("absent");
    gathering.themes = table.texts_or_none("themes");
    gathering.before_next = table.texts_or_none("before_next");
    gathering.lessons = table.texts_or_none("lessons");
    gathering.way_ahead = table.texts_or_none("way_ahead");
    gathering.next = table.text_or("next");
    gathering.shared = table.flag_or("shared", false);
    gathering.reflections = reflections(table, "reflection", "thoughts");
    gatherings.push_back(std::move(gathering));
  }
  return gatherings;
}

std::vector<Evaluation> read_evaluations(const toml::Value& root, const Names& projects) {
  std::vector<Evaluation> evaluations;
  Names names;
  for (const toml::Value& table : root.tables_or_none("evaluation")) {
    table.only({"id", "name", "of", "project", "by", "method", "date", "question", "lessons", "changes", "shared"});
    names.add(table.need("id"), evaluations.size());
    projects.check(table, "project");
    Evaluation one;
    one.id = table.need("id").text();
    one.name = table.need("name").some_text();
    table.need("of", "service or process");
    one.of = one_of(table, "of", {"service", "process"});
    one.project = table.text_or("project");
    one.by = table.need("by", "a role or a body, not a person").some_text();
    one.method = table.text_or("method");
    one.date = day_of(table.need("date"));
    one.questions = reflections(table, "question", "found");
    one.lessons = table.texts_or_none("lessons");
    one.changes = table.texts_or_none("changes");
    one.shared = table.flag_or("shared", false);
    evaluations.push_back(std::move(one));
  }
  return evaluations;
}

}  // namespace handlingsrom::programme
