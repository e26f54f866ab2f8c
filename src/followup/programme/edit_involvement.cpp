// What people said, as lines of a programme: answers counted in, words deleted when their time is over.
#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/toml_text.hpp"
#include "followup/programme/edit.hpp"
#include "followup/programme/edit_involvement.hpp"

namespace handlingsrom::programme {
namespace {

using toml::quoted;

class Writer {
 public:
  explicit Writer(std::string head) : text_(std::move(head)) {}
  void words(const char* key, const std::string& value) {
    if (!value.empty()) text_ += fmt::format("{} = {}\n", key, quoted(value));
  }
  void day(const char* key, const std::optional<Day>& value) {
    if (value) text_ += fmt::format("{} = {}\n", key, roster::text_of(*value));
  }
  void add(const std::string& text) { text_ += text; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string lines_of(const Consultation& one) {
  Writer writer("[[consultation]]\n");
  writer.words("id", one.id);
  writer.words("name", one.name);
  writer.words("project", one.project);
  writer.words("form", one.form);
  writer.words("decision", one.decision);
  writer.day("opens", one.opens);
  writer.day("closes", one.closes);
  writer.day("keep_until", one.keep_until);
  writer.words("answer", one.answer);
  writer.day("answered", one.answered);
  for (const Question& question : one.questions) {
    writer.add(fmt::format("\n  [[consultation.question]]\n  id = {}\n  text = {}\n{}", quoted(question.id),
                           quoted(question.text), question.of_alternatives ? "  of_alternatives = true\n" : ""));
    for (const AnswerCount& choice : question.choices)
      writer.add(fmt::format("\n    [[consultation.question.choice]]\n    text = {}\n    page = {}\n    paper = {}\n",
                             quoted(choice.choice), choice.page, choice.paper));
  }
  for (const AnswerTheme& theme : one.themes)
    writer.add(fmt::format("\n  [[consultation.theme]]\n  text = {}\n  count = {}\n", quoted(theme.text), theme.count));
  return writer.take();
}

std::string lines_of(const Involvement& one) {
  Writer writer("[[involvement]]\n");
  writer.words("id", one.id);
  writer.words("project", one.project);
  writer.words("arena", one.arena);
  writer.words("who", one.who);
  writer.words("step", std::string(key_of(one.step)));
  writer.words("form", one.form);
  writer.day("date", one.date);
  writer.words("asked", one.asked);
  writer.words("said", one.said);
  writer.words("changed", one.changed);
  writer.words("answer", one.answer);
  writer.day("answered", one.answered);
  writer.day("keep_until", one.keep_until);
  return writer.take();
}

template <class List>
auto find_by_id(List& list, const std::string& id) {
  return std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.id == id; });
}

[[noreturn]] void unknown(const std::string& found, const std::string& expected) {
  throw Error(ErrorCode::unknown_name, "programme_no_such", {{"found", found}, {"expected", expected}});
}

template <class List, class Name>
std::string names_of(const List& list, Name name) {
  std::string names;
  for (const auto& each : list) names += (names.empty() ? "" : ", ") + name(each);
  return names.empty() ? "–" : names;
}

}  // namespace

std::string with_answers(const std::string& text, const Programme& programme, const std::string& consultation,
                         const std::vector<CountedAnswer>& answers) {
  std::vector<Consultation> all = programme.consultations;
  const auto found = find_by_id(all, consultation);
  if (found == all.end()) unknown(consultation, names_of(all, [](const Consultation& each) { return each.id; }));
  for (const CountedAnswer& answer : answers) {
    const auto question = find_by_id(found->questions, answer.question);
    if (question == found->questions.end())
      unknown(answer.question, names_of(found->questions, [](const Question& each) { return each.id; }));
    const auto choice = std::find_if(question->choices.begin(), question->choices.end(),
                                     [&](const AnswerCount& each) { return each.choice == answer.choice; });
    if (choice == question->choices.end())
      unknown(answer.choice, names_of(question->choices, [](const AnswerCount& each) { return each.choice; }));
    choice->page += answer.page;
    choice->paper += answer.paper;
  }
  const std::string fresh = with_tables(text, programme.file, "consultation", {{found->id, lines_of(*found)}});
  (void)read_programme(fresh, programme.file);
  return fresh;
}

std::string without_words(const std::string& text, const Programme& programme, const std::string& id) {
  std::string fresh;
  if (const auto found = find_by_id(programme.involvement, id); found != programme.involvement.end()) {
    Involvement one = *found;
    one.said.clear();
    one.keep_until.reset();
    fresh = with_tables(text, programme.file, "involvement", {{id, lines_of(one)}});
  } else if (const auto asked = find_by_id(programme.consultations, id); asked != programme.consultations.end()) {
    Consultation one = *asked;
    one.themes.clear();
    one.keep_until.reset();
    fresh = with_tables(text, programme.file, "consultation", {{id, lines_of(one)}});
  } else {
    unknown(id, names_of(programme.involvement, [](const Involvement& each) { return each.id; }));
  }
  (void)read_programme(fresh, programme.file);
  return fresh;
}

}  // namespace handlingsrom::programme
