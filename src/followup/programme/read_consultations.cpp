// Consultations with fixed questions: counts alone, so that no answer can be traced to anyone.
#include "followup/programme/fields.hpp"

namespace handlingsrom::programme {
namespace {

constexpr std::int64_t most_answers = 1'000'000;

Question question_of(const toml::Value& table) {
  table.only({"id", "text", "of_alternatives", "choice"});
  Question question{
      table.need("id").some_text(), table.need("text").some_text(), table.flag_or("of_alternatives", false), {}};
  Names names;
  for (const toml::Value& choice : table.tables_or_none("choice")) {
    choice.only({"text", "page", "paper"});
    names.add(choice.need("text"), question.choices.size());
    AnswerCount count{choice.need("text").text(), 0, 0};
    if (const auto page = choice.find("page")) count.page = static_cast<int>(page->whole(0, most_answers));
    if (const auto paper = choice.find("paper")) count.paper = static_cast<int>(paper->whole(0, most_answers));
    question.choices.push_back(std::move(count));
  }
  if (question.choices.size() < 2) table.need("id").refuse("two choices or more");
  return question;
}

}  // namespace

std::vector<Consultation> read_consultations(const toml::Value& root, const Names& projects) {
  std::vector<Consultation> consultations;
  Names names;
  for (const toml::Value& table : root.tables_or_none("consultation")) {
    table.only({"id", "name", "project", "form", "decision", "opens", "closes", "keep_until", "answer", "answered",
                "question", "theme"});
    names.add(table.need("id"), consultations.size());
    projects.check(table, "project");
    Consultation one;
    one.id = table.need("id").text();
    one.name = table.need("name").some_text();
    one.project = table.text_or("project");
    one.form = form_of(table);
    one.decision = table.text_or("decision");
    if (const auto decision = table.find("decision")) {
      Names decisions;
      for (const toml::Value& each : root.tables_or_none("decision")) decisions.add(each.need("id"), 0);
      decisions.find(*decision);
    }
    one.opens = day_of(table.need("opens"));
    one.closes = day_of(table.need("closes"));
    check_order(table.need("closes"), one.opens, one.closes);
    one.keep_until = day_or_none(table, "keep_until");
    if (one.keep_until) check_order(table.need("keep_until"), one.closes, *one.keep_until);
    one.answer = table.text_or("answer");
    one.answered = day_or_none(table, "answered");
    if (one.answered) check_order(table.need("answered"), one.opens, *one.answered);
    Names questions;
    for (const toml::Value& question : table.tables_or_none("question")) {
      questions.add(question.need("id"), one.questions.size());
      one.questions.push_back(question_of(question));
    }
    for (const toml::Value& theme : table.tables_or_none("theme")) {
      theme.only({"text", "count"});
      one.themes.push_back(
          {theme.need("text").some_text(), static_cast<int>(theme.need("count").whole(1, most_answers))});
    }
    consultations.push_back(std::move(one));
  }
  return consultations;
}

}  // namespace handlingsrom::programme
