// Whether those who said something have had an answer, whether the form suits the matter, and what is to be deleted.
#include <map>

#include "followup/programme/check.hpp"

namespace handlingsrom::programme {

void check_involvement(const Programme& programme, const Representation& rules, Day day, const CheckRules& own,
                       std::vector<Finding>& out) {
  const auto not_answered = [&](const std::string& arena, const std::string& who, Day since) {
    if (since + std::chrono::days{own.answer_days} >= day) return;
    out.push_back({Finding::Kind::not_answered,
                   Finding::Weight::should,
                   {},
                   {{"arena", arena}, {"role", who}, {"date", roster::text_of(since)}},
                   {}});
  };
  const auto to_be_deleted = [&](const std::string& arena, const std::optional<Day>& keep_until) {
    if (!keep_until || *keep_until >= day) return;
    out.push_back({Finding::Kind::to_be_deleted,
                   Finding::Weight::must,
                   "personvernforordningen art. 5 nr. 1 e",
                   {{"arena", arena}, {"date", roster::text_of(*keep_until)}},
                   {}});
  };
  // Of each project: the forms that were told, whether one of them suits a saving, and else why one does not.
  struct Told {
    bool suits = false;
    std::string basis;
  };
  std::map<std::string, Told> told;
  const auto add_form = [&](const std::string& project, const std::string& key) {
    const Form* form = rules.form(key);
    if (form == nullptr) return;
    Told& of = told[project];
    of.suits = of.suits || form->suits_saving;
    if (!form->suits_saving) of.basis = form->basis;
  };
  for (const Involvement& one : programme.involvement) {
    if (!one.said.empty() && !one.answered) not_answered(one.arena, one.who, one.date);
    if (!one.said.empty()) to_be_deleted(one.arena, one.keep_until);
    add_form(one.project, one.form);
  }
  for (const Consultation& one : programme.consultations) {
    if (one.closes < day && !one.answered) not_answered(one.name, "inhabitants", one.closes);
    to_be_deleted(one.name, one.keep_until);
    add_form(one.project, one.form);
  }
  for (const Project& project : programme.projects) {
    const auto found = told.find(project.id);
    if (!project.saving || found == told.end() || found->second.suits) continue;
    out.push_back(
        {Finding::Kind::form_unsuited, Finding::Weight::should, found->second.basis, {{"project", project.name}}, {}});
  }
}

}  // namespace handlingsrom::programme
