#include "choice/cooperation/study/inquiry.hpp"

#include <algorithm>
#include <set>

#include "base/toml.hpp"
#include "choice/cooperation/study/named.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::cooperation {
namespace {

constexpr int hardest = 5;

void read_members(const toml::Value& root, const facts::Facts& facts, Inquiry& inquiry) {
  const toml::Value list = root.need("municipalities");
  for (const toml::Value& item : list.items()) {
    Inquiry::Member member;
    member.municipality = municipality_at(item, facts);
    member.name = facts.registry->at(member.municipality).name;
    for (const Inquiry::Member& other : inquiry.members) {
      if (other.municipality == member.municipality)
        item.fail("study_member_twice", {{"found", item.text()}, {"expected", member.name}});
    }
    inquiry.members.push_back(std::move(member));
  }
  if (inquiry.members.size() < 2) list.fail("study_members", {{"found", list.written()}, {"expected", "2–357"}});
}

std::size_t member_of(const toml::Value& at, const facts::Facts& facts, const Inquiry& inquiry) {
  const MunicipalityIndex municipality = municipality_at(at, facts);
  std::string names;
  for (std::size_t i = 0; i < inquiry.members.size(); ++i) {
    if (inquiry.members[i].municipality == municipality) return i;
    names += (names.empty() ? "" : ", ") + inquiry.members[i].name;
  }
  at.fail("study_not_a_member", {{"found", at.text()}, {"expected", names}});
}

Inquiry::Decision read_decision(const toml::Value& table, const facts::Facts& facts, const Inquiry& inquiry,
                                const Inquiry::Step& step) {
  table.only({"municipality", "answer", "date", "case", "version"});
  Inquiry::Decision decision;
  decision.member = member_of(table.need("municipality"), facts, inquiry);
  if (decision_of(step, decision.member) != nullptr)
    table.fail("inquiry_twice", {{"found", inquiry.members[decision.member].name}, {"name", step.name}});
  const toml::Value answer = table.need("answer");
  if (answer.text() == "yes") {
    decision.answer = Inquiry::Answer::yes;
  } else if (answer.text() == "no") {
    decision.answer = Inquiry::Answer::no;
  } else if (answer.text() == "postponed") {
    decision.answer = Inquiry::Answer::postponed;
  } else {
    answer.refuse("yes, no or postponed");
  }
  const toml::Value date = table.need("date", "a date, as 2026-11-22");
  decision.date = date.date();
  if (decision.date < step.from)
    date.fail("inquiry_decided_early", {{"found", decision.date}, {"expected", step.from}});
  decision.matter = table.text_or("case");
  decision.version = table.need("version", "the version of the figures that the council had").some_text();
  return decision;
}

void read_steps(const toml::Value& root, const facts::Facts& facts, Inquiry& inquiry) {
  for (const toml::Value& table : root.tables_or_none("step")) {
    table.only({"name", "from", "to", "asks", "insight", "decision"});
    Inquiry::Step step;
    step.name = table.need("name").some_text();
    const toml::Value from = table.need("from");
    step.from = from.date();
    step.to = table.need("to").date();
    step.asks = table.need("asks").some_text();
    step.insight = table.text_or("insight");
    if (step.to < step.from) from.fail("inquiry_dates", {{"found", step.to}, {"expected", step.from}});
    if (!inquiry.steps.empty() && step.from < inquiry.steps.back().from)
      from.fail("inquiry_order", {{"found", step.from}, {"expected", inquiry.steps.back().from}});
    for (const toml::Value& decision : table.tables_or_none("decision"))
      step.decisions.push_back(read_decision(decision, facts, inquiry, step));
    inquiry.steps.push_back(std::move(step));
  }
  if (inquiry.steps.empty()) root.need("step", "a step: [[step]] with name, from, to and asks");
}

}  // namespace

Inquiry read_inquiry(std::string_view text, const std::string& file, const facts::Facts& facts) {
  const toml::Document document(text, file);
  const toml::Value root = document.root();
  root.only({"title", "about", "kind", "study", "municipalities", "party", "question", "step"});
  Inquiry inquiry;
  inquiry.file = file;
  inquiry.title = root.need("title").some_text();
  inquiry.about = root.text_or("about");
  if (const auto study = root.find("study")) {
    inquiry.study = study->some_text();
    inquiry.study_place = {study->line(), study->column()};
  }
  const std::string kind = root.text_or("kind", "service");
  if (kind != "service" && kind != "profile") root.need("kind").refuse("service or profile");
  inquiry.kind = kind == "service" ? Inquiry::Kind::service : Inquiry::Kind::profile;
  read_members(root, facts, inquiry);
  for (const toml::Value& table : root.tables_or_none("party")) {
    table.only({"municipality", "name"});
    inquiry.members[member_of(table.need("municipality"), facts, inquiry)].parties.push_back(
        table.need("name").some_text());
  }
  for (const toml::Value& table : root.tables_or_none("question")) {
    table.only({"text", "difficulty", "answer", "answered"});
    Inquiry::Question question;
    question.text = table.need("text").some_text();
    question.difficulty = static_cast<int>(table.need("difficulty").whole(1, hardest));
    question.answer = table.text_or("answer");
    if (const auto date = table.find("answered")) {
      question.answered = date->date();
      if (question.answer.empty()) date->fail("inquiry_date_open", {{"found", question.answered}});
    }
    inquiry.questions.push_back(std::move(question));
  }
  std::stable_sort(inquiry.questions.begin(), inquiry.questions.end(),
                   [](const auto& a, const auto& b) { return a.difficulty > b.difficulty; });
  read_steps(root, facts, inquiry);
  return inquiry;
}

const Inquiry::Decision* decision_of(const Inquiry::Step& step, std::size_t member) {
  const auto found = std::find_if(step.decisions.begin(), step.decisions.end(),
                                  [&](const Inquiry::Decision& each) { return each.member == member; });
  return found == step.decisions.end() ? nullptr : &*found;
}

std::optional<std::size_t> current_step(const Inquiry& inquiry) {
  for (std::size_t s = 0; s < inquiry.steps.size(); ++s) {
    const auto& decisions = inquiry.steps[s].decisions;
    const auto yes = std::count_if(decisions.begin(), decisions.end(),
                                   [](const Inquiry::Decision& each) { return each.answer == Inquiry::Answer::yes; });
    if (static_cast<std::size_t>(yes) < inquiry.members.size()) return s;
  }
  return std::nullopt;
}

std::vector<Notice> notices_of(const Inquiry& inquiry, std::string_view version) {
  std::vector<Notice> notices;
  for (std::size_t m = 0; m < inquiry.members.size(); ++m) {
    if (inquiry.members[m].parties.empty()) notices.push_back({Notice::Kind::no_party, 0, m, 0});
  }
  for (std::size_t q = 0; q < inquiry.questions.size(); ++q) {
    const auto& harder = inquiry.questions;
    const bool open_harder = std::any_of(
        harder.begin(), harder.begin() + static_cast<std::ptrdiff_t>(q),
        [&](const auto& each) { return each.answer.empty() && each.difficulty > inquiry.questions[q].difficulty; });
    if (!inquiry.questions[q].answer.empty() && open_harder) notices.push_back({Notice::Kind::easier_first, 0, 0, q});
  }
  for (std::size_t s = 0; s < inquiry.steps.size(); ++s) {
    const Inquiry::Step& step = inquiry.steps[s];
    const bool begun = !step.decisions.empty() || s == current_step(inquiry);
    const bool whole = step.decisions.size() == inquiry.members.size();
    if (whole && step.insight.empty()) notices.push_back({Notice::Kind::no_insight, s, 0, 0});
    std::set<std::string> versions;
    for (const Inquiry::Decision& decision : step.decisions) versions.insert(decision.version);
    if (versions.size() > 1) notices.push_back({Notice::Kind::mixed_figures, s, 0, 0});
    for (std::size_t m = 0; m < inquiry.members.size(); ++m) {
      const Inquiry::Decision* decision = decision_of(step, m);
      if (decision == nullptr) {
        if (begun) notices.push_back({Notice::Kind::not_answered, s, m, 0});
        continue;
      }
      if (decision->version != version) notices.push_back({Notice::Kind::old_figures, s, m, 0});
      if (s == 0) continue;
      const Inquiry::Step& before = inquiry.steps[s - 1];
      if (before.decisions.size() < inquiry.members.size()) notices.push_back({Notice::Kind::ahead, s, m, 0});
      const Inquiry::Decision* earlier = decision_of(before, m);
      if (earlier != nullptr && earlier->answer == Inquiry::Answer::no)
        notices.push_back({Notice::Kind::after_no, s, m, 0});
    }
  }
  return notices;
}

std::string_view key_of(Notice::Kind kind) {
  switch (kind) {
    case Notice::Kind::not_answered: return "not_answered";
    case Notice::Kind::ahead: return "ahead";
    case Notice::Kind::after_no: return "after_no";
    case Notice::Kind::old_figures: return "old_figures";
    case Notice::Kind::mixed_figures: return "mixed_figures";
    case Notice::Kind::no_party: return "no_party";
    case Notice::Kind::no_insight: return "no_insight";
    case Notice::Kind::easier_first: return "easier_first";
  }
  return "easier_first";
}

std::string_view key_of(Inquiry::Answer answer) {
  switch (answer) {
    case Inquiry::Answer::yes: return "yes";
    case Inquiry::Answer::no: return "no";
    case Inquiry::Answer::postponed: return "postponed";
  }
  return "postponed";
}

}  // namespace handlingsrom::cooperation
