// Reading of what a secretariat writes: every fault with its place, what was found and what was expected.
#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/cooperation/study/named.hpp"
#include "choice/cooperation/study/study_reader.hpp"
#include "outlook/rooms/shown_year.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::cooperation {
namespace {

constexpr int latest_year = rooms::last_projected_year.value;

Sharing sharing_named(const toml::Value& at, Sharing last) {
  const std::string asked = at.text();
  std::string expected;
  for (const Sharing each : all_sharings) {
    if (each > last) break;
    if (key_of(each) == asked) return each;
    expected += (expected.empty() ? "" : ", ") + std::string(key_of(each));
  }
  at.refuse(expected);
}

}  // namespace

StudyReader::StudyReader(const toml::Value& root, const std::string& file, const facts::Facts& facts)
    : root_(root), facts_(facts) {
  study_.file = file;
}

Study StudyReader::read() {
  root_.only({"title",      "about",
              "service",    "municipalities",
              "hosts",      "sharing",
              "first_year", "needed",
              "form",       "transition_years",
              "least",      "through_neighbours",
              "connected",  "most_minutes",
              "most_km",    "obligations",
              "deposit",    "notice_months",
              "quality",    "nearness",
              "assumption", "scale",
              "member",     "distance",
              "agreement",  "history",
              "ways"});
  study_.title = root_.need("title", "a text in quotation marks").some_text();
  study_.about = root_.text_or("about");
  read_service();
  read_members();
  read_hosts();
  read_way();
  read_limits();
  read_texts();
  read_history();
  read_assumptions();
  read_details();
  read_distances();
  read_form();
  check_costs();
  check_agreed();
  check_use();
  check_key(study_.sharing, root_.find("sharing").value_or(root_));
  check_history();
  return std::move(study_);
}

void StudyReader::read_service() {
  std::string expected;
  for (const SharedService& each : shared_services()) expected += (expected.empty() ? "" : ", ") + std::string(each.id);
  const toml::Value service = root_.need("service", expected);
  study_.service = find_service(service.text());
  if (study_.service == nullptr) service.refuse(expected);
}

void StudyReader::read_members() {
  const toml::Value list = root_.need("municipalities", "a list of municipalities, [\"…\", \"…\"]");
  for (const toml::Value& item : list.items()) {
    StudyMember member;
    member.municipality = municipality_at(item, facts_);
    member.name = facts_.registry->at(member.municipality).name;
    member.line = item.line();
    for (const StudyMember& other : study_.members) {
      if (other.municipality == member.municipality)
        item.fail("study_member_twice", {{"found", item.text()}, {"expected", member.name}});
    }
    study_.members.push_back(std::move(member));
  }
  if (study_.members.size() < 2 || study_.members.size() > most_members_of_study) {
    list.fail("study_members", {{"found", std::to_string(study_.members.size())},
                                {"expected", fmt::format("2–{}", most_members_of_study)}});
  }
}

int StudyReader::member_of(const toml::Value& at) const {
  const MunicipalityIndex municipality = municipality_at(at, facts_);
  for (std::size_t i = 0; i < study_.members.size(); ++i) {
    if (study_.members[i].municipality == municipality) return static_cast<int>(i);
  }
  std::string names;
  for (const StudyMember& member : study_.members) names += (names.empty() ? "" : ", ") + member.name;
  at.fail("study_not_a_member", {{"found", at.text()}, {"expected", names}});
}

void StudyReader::keep_place(const char* field) {
  if (const auto found = root_.find(field)) study_.places[field] = {found->line(), found->column()};
}

void StudyReader::read_hosts() {
  const toml::Value hosts = root_.need("hosts", "a list of municipalities, [\"…\", \"…\"]");
  const auto items = hosts.items();
  if (items.empty()) hosts.fail("study_no_host", {{"found", hosts.written()}});
  for (const toml::Value& item : items) {
    StudyMember& host = study_.members[static_cast<std::size_t>(member_of(item))];
    if (host.host) item.fail("study_member_twice", {{"found", item.text()}, {"expected", host.name}});
    host.host = true;
  }
  keep_place("hosts");
}

void StudyReader::read_way() {
  // A cooperation begins this year or later: what was before is in the accounts, and which key it had in the history.
  const int today = facts_.population.last_year().value;
  study_.first_year =
      static_cast<int>(root_.need("first_year", fmt::format("{} … {}", today, latest_year)).whole(today, latest_year));
  if (const auto needed = root_.find("needed")) study_.needed = static_cast<int>(needed->whole(1, 50));
  keep_place("needed");
  if (const auto years = root_.find("transition_years"))
    study_.transition_years = static_cast<int>(years->whole(0, 20));
  if (const auto sharing = root_.find("sharing")) {
    study_.sharing = sharing_named(*sharing, Sharing::least_core);
    const bool by_programs = study_.sharing == Sharing::nucleolus || study_.sharing == Sharing::least_core;
    if (by_programs && study_.members.size() > most_studied)
      sharing->fail("study_too_many_for_sharing", {{"name", sharing->text()},
                                                   {"found", std::to_string(study_.members.size())},
                                                   {"expected", std::to_string(most_studied)}});
  }
}

void StudyReader::read_limits() {
  constexpr double most_kroner = 1e12;
  study_.least = number_within(root_, "least", 0, 0, most_kroner);
  study_.obligations = number_within(root_, "obligations", 0, 0, most_kroner);
  study_.deposit = number_within(root_, "deposit", 0, 0, most_kroner);
  study_.through_neighbours = root_.flag_or("through_neighbours", false);
  if (const auto minutes = root_.find("most_minutes")) study_.most_minutes = minutes->number(1, longest_minutes);
  if (const auto km = root_.find("most_km")) study_.most_km = km->number(1, farthest_km);
  for (const char* field : {"least", "most_minutes", "most_km", "through_neighbours"}) keep_place(field);
  if (const auto notice = root_.find("notice_months")) study_.notice_months = static_cast<int>(notice->whole(0, 240));
  if (const auto connected = root_.find("connected")) {
    for (const toml::Value& pair : connected->items()) {
      const auto ends = pair.items();
      if (ends.size() != 2) pair.refuse("two members");
      const std::pair link{member_of(ends[0]), member_of(ends[1])};
      if (link.first == link.second) ends[1].refuse("another member");
      study_.also_connected.push_back(link);
    }
  }
}

void StudyReader::read_texts() {
  // What no figure says must be said by those who know it; a study without it is not whole.
  study_.quality = root_.need("quality", "what becomes better or worse for those who use the service").some_text();
  study_.nearness = root_.need("nearness", "where people meet the service, and what is kept near").some_text();
}

void StudyReader::read_history() {
  constexpr int earliest = 1900;
  for (const toml::Value& table : root_.tables_or_none("history")) {
    table.only({"from", "key", "sharing", "fixed_share"});
    const toml::Value from = table.need("from", fmt::format("{} … {}", earliest, latest_year));
    FormerKey key{static_cast<int>(from.whole(earliest, latest_year)),
                  table.need("key", "a text in quotation marks").some_text()};
    // Which coalition asks for what changes with every year; a key is what agreements write.
    if (const auto sharing = table.find("sharing")) key.sharing = sharing_named(*sharing, Sharing::agreed);
    if (const auto share = table.find("fixed_share")) {
      key.fixed_share = share->number(0, 1);
      if (key.sharing != Sharing::fixed_rest) share->fail("study_fixed_share", {{"found", share->written()}});
    }
    if (!study_.history.empty() && key.from_year <= study_.history.back().from_year)
      from.fail("study_history_order", {{"found", std::to_string(key.from_year)},
                                        {"expected", std::to_string(study_.history.back().from_year + 1)}});
    study_.history.push_back(std::move(key));
  }
}

void StudyReader::read_form() {
  if (const auto form = root_.find("form")) {
    study_.form = find_form(form->text());
    std::string expected;
    for (const LegalForm& each : legal_forms()) expected += (expected.empty() ? "" : ", ") + each.id;
    if (study_.form == nullptr) form->refuse(expected);
  }
  const auto agreement = root_.find("agreement");
  if (!agreement) return;
  if (study_.form == nullptr) agreement->fail("study_agreement_form");
  std::string expected;
  for (const LegalForm::Field& field : study_.form->fields) expected += (expected.empty() ? "" : ", ") + field.id;
  for (const toml::Value& field : agreement->values()) {
    const auto same = [&](const LegalForm::Field& each) { return each.id == field.key(); };
    if (std::none_of(study_.form->fields.begin(), study_.form->fields.end(), same)) field.refuse_key(expected);
    study_.agreement[field.key()] = field.some_text();
  }
}

std::string_view key_of(Sharing sharing) {
  switch (sharing) {
    case Sharing::equal: return "equal";
    case Sharing::per_inhabitant: return "per_inhabitant";
    case Sharing::fixed_rest: return "fixed_rest";
    case Sharing::by_use: return "by_use";
    case Sharing::cost_key: return "cost_key";
    case Sharing::direct_joint: return "direct_joint";
    case Sharing::agreed: return "agreed";
    case Sharing::scrb: return "scrb";
    case Sharing::shapley: return "shapley";
    case Sharing::nucleolus: return "nucleolus";
    case Sharing::least_core: return "least_core";
  }
  return "least_core";
}

void fail_at(const Study& study, ErrorCode code, std::string_view field, std::string key, Error::Arguments arguments) {
  const auto found = study.places.find(field);
  const FilePlace place = found == study.places.end() ? FilePlace{1, 1} : found->second;
  Error::Arguments all{
      {"file", study.file}, {"line", std::to_string(place.line)}, {"column", std::to_string(place.column)}};
  all.insert(all.end(), std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
  throw Error(code, std::move(key), std::move(all));
}

Study read_study(std::string_view text, const std::string& file, const facts::Facts& facts) {
  const toml::Document document(text, file);
  return StudyReader(document.root(), file, facts).read();
}

}  // namespace handlingsrom::cooperation
