// What a municipality has learnt, as a file for others: what it says that they may read, and nothing else.
#include <fmt/format.h>

#include "base/error.hpp"
#include "base/toml_text.hpp"
#include "surface/api/programme_files.hpp"

namespace handlingsrom::api {
namespace {

using toml::quoted;

std::string list(const std::vector<std::string>& items) {
  std::string text = "[";
  for (std::size_t i = 0; i < items.size(); ++i) text += (i == 0 ? "" : ", ") + quoted(items[i]);
  return text + "]";
}

class SharedWriter {
 public:
  void words(const char* key, const std::string& value) {
    if (!value.empty()) text += fmt::format("{} = {}\n", key, quoted(value));
  }
  void items(const char* key, const std::vector<std::string>& values) {
    if (!values.empty()) text += fmt::format("{} = {}\n", key, list(values));
  }
  void reflections(const char* table, const char* thoughts, const std::vector<programme::Reflection>& all) {
    for (const programme::Reflection& each : all)
      text += fmt::format("\n  [[{}]]\n  question = {}\n  {} = {}\n", table, quoted(each.question), thoughts,
                          list(each.thoughts));
  }

  std::string text;
};

}  // namespace

std::string shared_learning(const std::string& text, const std::string& name) {
  const programme::Programme all = programme::read_programme(text, name);
  SharedWriter writer;
  writer.words("id", all.id + "-deling");
  writer.words("title", all.title);
  writer.words("municipality", all.municipality);
  writer.words("note", all.note);
  writer.text += fmt::format("updated = {}\n", roster::text_of(all.updated));
  bool any = false;
  for (const programme::Gathering& one : all.gatherings) {
    if (!one.shared) continue;
    any = true;
    writer.text += "\n[[gathering]]\nshared = true\n";
    writer.words("name", one.name);
    writer.words("place", one.place);
    writer.text += fmt::format("from = {}\nto = {}\n", roster::text_of(one.from), roster::text_of(one.to));
    writer.items("roles", one.roles);
    writer.items("themes", one.themes);
    writer.items("before_next", one.before_next);
    writer.items("lessons", one.lessons);
    writer.items("way_ahead", one.way_ahead);
    writer.words("next", one.next);
    writer.reflections("gathering.reflection", "thoughts", one.reflections);
  }
  for (const programme::Evaluation& one : all.evaluations) {
    if (!one.shared) continue;
    any = true;
    writer.text += "\n[[evaluation]]\nshared = true\n";
    writer.words("id", one.id);
    writer.words("name", one.name);
    writer.words("of", one.of);
    writer.words("by", one.by);
    writer.words("method", one.method);
    writer.text += fmt::format("date = {}\n", roster::text_of(one.date));
    writer.items("lessons", one.lessons);
    writer.items("changes", one.changes);
    writer.reflections("evaluation.question", "found", one.questions);
  }
  if (!any) throw Error(ErrorCode::usage, "programme_nothing_shared", {{"file", name}});
  (void)programme::read_programme(writer.text, name);
  return writer.text;
}

}  // namespace handlingsrom::api
