// What people said, as lines of a programme: answers counted in, words deleted when their time is over.
#include <algorithm>

#include "base/error.hpp"
#include "base/toml_draft.hpp"
#include "followup/programme/change.hpp"
#include "followup/programme/edit_involvement.hpp"

namespace handlingsrom::programme {
namespace {

using toml::Item;

template <class List>
auto entry_with_id(const List& list, const std::string& id) {
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
  toml::Draft draft(text, programme.file);
  const auto found = entry_with_id(programme.consultations, consultation);
  if (found == programme.consultations.end())
    unknown(consultation, names_of(programme.consultations, [](const Consultation& each) { return each.id; }));
  Item& asked = *toml::find_by_id(draft.root(), "consultation", found->id);
  for (const CountedAnswer& answer : answers) {
    const auto question = entry_with_id(found->questions, answer.question);
    if (question == found->questions.end())
      unknown(answer.question, names_of(found->questions, [](const Question& each) { return each.id; }));
    const auto choice = std::find_if(question->choices.begin(), question->choices.end(),
                                     [&](const AnswerCount& each) { return each.choice == answer.choice; });
    if (choice == question->choices.end())
      unknown(answer.choice, names_of(question->choices, [](const AnswerCount& each) { return each.choice; }));
    Item& counted = toml::find_by_id(asked, "question", question->id)
                        ->find("choice")
                        ->items()[static_cast<std::size_t>(choice - question->choices.begin())];
    const auto add = [&](const char* key, int count) {
      const Item* there = counted.find(key);
      const auto* before = there == nullptr ? nullptr : std::get_if<std::int64_t>(&there->value);
      if (count != 0) counted.set(key, {(before == nullptr ? 0 : *before) + count, {}, {}});
    };
    add("page", answer.page);
    add("paper", answer.paper);
  }
  raise_version(draft);
  std::string fresh = draft.text();
  (void)read_programme(fresh, programme.file);
  return fresh;
}

std::string without_words(const std::string& text, const Programme& programme, const std::string& id) {
  toml::Draft draft(text, programme.file);
  if (Item* heard = toml::find_by_id(draft.root(), "involvement", id)) {
    heard->remove("said");
    heard->remove("keep_until");
  } else if (Item* asked = toml::find_by_id(draft.root(), "consultation", id)) {
    asked->remove("theme");
    asked->remove("keep_until");
  } else {
    unknown(id, names_of(programme.involvement, [](const Involvement& each) { return each.id; }));
  }
  raise_version(draft);
  std::string fresh = draft.text();
  (void)read_programme(fresh, programme.file);
  return fresh;
}

}  // namespace handlingsrom::programme
