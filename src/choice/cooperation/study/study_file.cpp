// Reading of what a secretariat writes: every fault with its place, what was found and what was expected.
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/toml.hpp"
#include "choice/cooperation/study/assumed.hpp"
#include "choice/cooperation/study/study.hpp"
#include "outlook/rooms/shown_year.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::cooperation {
namespace {

constexpr int earliest_year = 2000, latest_year = rooms::last_projected_year.value;

class Reader {
 public:
  Reader(const toml::Value& root, const std::string& file, const facts::Facts& facts) : root_(root), facts_(facts) {
    study_.file = file;
  }

  Study read() {
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
                "agreement",  "history"});
    study_.title = root_.need("title").some_text();
    study_.about = root_.text_or("about");
    read_service();
    read_members();
    read_hosts();
    read_way();
    read_texts();
    read_assumptions();
    read_details();
    read_distances();
    read_form();
    check_costs();
    check_agreed();
    return std::move(study_);
  }

 private:
  void read_service() {
    const toml::Value service = root_.need("service");
    study_.service = find_service(service.text());
    if (study_.service != nullptr) return;
    std::string expected;
    for (const SharedService& each : shared_services())
      expected += (expected.empty() ? "" : ", ") + std::string(each.id);
    service.refuse(expected);
  }

  void read_members() {
    const toml::Value list = root_.need("municipalities");
    for (const toml::Value& item : list.items()) {
      StudyMember member;
      member.municipality = facts_.registry->find(item.some_text());
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

  /// The member that is named; refuses a municipality that is none.
  int member_of(const toml::Value& at) const {
    const MunicipalityIndex municipality = facts_.registry->find(at.some_text());
    for (std::size_t i = 0; i < study_.members.size(); ++i) {
      if (study_.members[i].municipality == municipality) return static_cast<int>(i);
    }
    std::string names;
    for (const StudyMember& member : study_.members) names += (names.empty() ? "" : ", ") + member.name;
    at.fail("study_not_a_member", {{"found", at.text()}, {"expected", names}});
  }

  void read_hosts() {
    const toml::Value hosts = root_.need("hosts");
    const auto items = hosts.items();
    if (items.empty()) hosts.fail("study_no_host", {{"found", hosts.written()}});
    for (const toml::Value& host : items) study_.members[static_cast<std::size_t>(member_of(host))].host = true;
  }

  void read_way() {
    study_.first_year = static_cast<int>(root_.need("first_year").whole(earliest_year, latest_year));
    if (const auto needed = root_.find("needed")) study_.needed = static_cast<int>(needed->whole(1, 50));
    if (const auto years = root_.find("transition_years"))
      study_.transition_years = static_cast<int>(years->whole(0, 20));
    if (const auto sharing = root_.find("sharing")) study_.sharing = sharing_named(*sharing);
    if (const auto least = root_.find("least")) study_.least = least->number(0);
    study_.through_neighbours = root_.flag_or("through_neighbours", false);
    if (const auto minutes = root_.find("most_minutes")) study_.most_minutes = minutes->number(0);
    if (const auto km = root_.find("most_km")) study_.most_km = km->number(0);
    if (const auto connected = root_.find("connected")) {
      for (const toml::Value& pair : connected->items()) {
        const auto ends = pair.items();
        if (ends.size() != 2) pair.refuse("two members");
        study_.also_connected.emplace_back(member_of(ends[0]), member_of(ends[1]));
      }
    }
  }

  static Sharing sharing_named(const toml::Value& at) {
    const std::string asked = at.text();
    std::string expected;
    for (const Sharing each : all_sharings) {
      if (key_of(each) == asked) return each;
      expected += (expected.empty() ? "" : ", ") + std::string(key_of(each));
    }
    at.refuse(expected);
  }

  void read_texts() {
    // What no figure says must be said by those who know it; a study without it is not whole.
    study_.quality = root_.need("quality", "what becomes better or worse for those who use the service").some_text();
    study_.nearness = root_.need("nearness", "where people meet the service, and what is kept near").some_text();
    for (const toml::Value& table : root_.tables_or_none("history")) {
      table.only({"from", "key", "sharing", "fixed_share"});
      FormerKey key{static_cast<int>(table.need("from").whole(1900, latest_year)), table.need("key").some_text()};
      if (const auto sharing = table.find("sharing")) {
        key.sharing = sharing_named(*sharing);
        if (*key.sharing > Sharing::agreed)
          sharing->refuse("equal, per_inhabitant, fixed_rest, by_use, cost_key, direct_joint, agreed");
      }
      if (const auto share = table.find("fixed_share")) key.fixed_share = share->number(0, 1);
      if (!study_.history.empty() && key.from_year <= study_.history.back().from_year)
        table.need("from").fail("study_history_order",
                                {{"found", std::to_string(key.from_year)},
                                 {"expected", std::to_string(study_.history.back().from_year + 1)}});
      study_.history.push_back(std::move(key));
    }
  }

  static Replaced replaced(const toml::Value& table, double low, double high) {
    table.only({"value", "low", "high", "reason"});
    Replaced value;
    value.value = table.need("value").number(low, high);
    value.low = table.number_or("low", value.value);
    value.high = table.number_or("high", value.value);
    value.reason = table.need("reason", "why this is better known than the assumption").some_text();
    if (!(value.low <= value.value && value.value <= value.high))
      table.fail("study_range", {{"found", fmt::format("{}, {}, {}", value.low, value.value, value.high)}});
    return value;
  }

  void read_assumptions() {
    if (const auto assumptions = root_.find("assumption")) {
      for (const toml::Value& table : assumptions->values()) {
        const ParameterSpec* spec = nullptr;
        std::string names;
        for (const ParameterSpec& each : parameters()) {
          const std::string_view name = short_name(each);
          names += (names.empty() ? "" : ", ") + std::string(name);
          if (name == table.key()) spec = &each;
        }
        if (spec == nullptr) table.refuse_key(names);
        study_.assumptions[table.key()] = replaced(table, spec->minimum, spec->maximum);
      }
    }
    if (const auto scale = root_.find("scale")) study_.scale = replaced(*scale, 0.1, 3);
  }

  void read_details() {
    constexpr double most = 1e12;
    for (const toml::Value& table : root_.tables_or_none("member")) {
      table.only({"name", "cost", "direct", "fte", "use", "places_used", "agreed"});
      const toml::Value name = table.need("name");
      const int index = member_of(name);
      StudyMember& member = study_.members[static_cast<std::size_t>(index)];
      if (!detailed_.insert(index).second)
        name.fail("study_member_twice", {{"found", name.text()}, {"expected", member.name}});
      const auto take = [&](const char* key, std::optional<double>& into, double low, double high) {
        if (const auto value = table.find(key)) into = value->number(low, high);
      };
      if (const auto cost = table.find("cost")) {
        member.cost = cost->number(-most, most);
        if (!(*member.cost > 0)) cost->fail("study_not_cost", {{"found", cost->written()}, {"name", member.name}});
      }
      take("direct", member.direct, 0, most);
      if (member.cost && member.direct && *member.direct > *member.cost)
        table.need("direct").fail("study_direct", {{"found", table.need("direct").written()},
                                                   {"name", member.name},
                                                   {"expected", fmt::format("{:.0f}", *member.cost)}});
      take("fte", member.fte, 0, 1e5);
      take("use", member.use, 0, most);
      take("places_used", member.places_used, 0, 1e5);
      take("agreed", member.agreed, 0, 100);
    }
  }

  void read_distances() {
    for (const toml::Value& table : root_.tables_or_none("distance")) {
      table.only({"from", "to", "km", "minutes"});
      const toml::Value to = table.need("to");
      const Distance distance{member_of(table.need("from")), member_of(to), table.need("km").number(0, 5000),
                              table.number_or("minutes", std::numeric_limits<double>::quiet_NaN())};
      if (distance.from == distance.to) to.refuse("another member");
      if (!measured_.insert(std::minmax(distance.from, distance.to)).second) to.fail("study_distance_twice");
      study_.distances.push_back(distance);
    }
  }

  void read_form() {
    const auto form = root_.find("form");
    if (form) {
      study_.form = find_form(form->text());
      std::string expected;
      for (const LegalForm& each : legal_forms()) expected += (expected.empty() ? "" : ", ") + each.id;
      if (study_.form == nullptr) form->refuse(expected);
    }
    if (const auto agreement = root_.find("agreement")) {
      std::string expected;
      if (study_.form == nullptr) agreement->fail("study_agreement_form");
      for (const LegalForm::Field& field : study_.form->fields) expected += (expected.empty() ? "" : ", ") + field.id;
      for (const toml::Value& field : agreement->values()) {
        const auto same = [&](const LegalForm::Field& each) { return each.id == field.key(); };
        if (std::none_of(study_.form->fields.begin(), study_.form->fields.end(), same)) field.refuse_key(expected);
        study_.agreement[field.key()] = field.some_text();
      }
    }
    study_.obligations = root_.number_or("obligations", 0);
    study_.deposit = root_.number_or("deposit", 0);
    if (const auto notice = root_.find("notice_months")) study_.notice_months = static_cast<int>(notice->whole(0, 240));
  }

  void check_costs() const {
    const toml::Value list = root_.need("municipalities");
    if (study_.service->account.empty() && study_.service->wider.empty() && !study_.scale)
      root_.need("service").fail("study_no_scale", {{"found", std::string(study_.service->id)}});
    for (const StudyMember& member : study_.members) {
      if (member.cost || basis_of(facts_, member.municipality, *study_.service).cost > 0) continue;
      list.fail("study_no_cost", {{"found", member.name}, {"name", std::string(study_.service->id)}});
    }
  }

  void check_agreed() const {
    double sum = 0;
    bool any = false;
    for (const StudyMember& member : study_.members) {
      any = any || member.agreed;
      sum += member.agreed.value_or(0);
    }
    const toml::Value at = root_.find("sharing").value_or(root_.need("municipalities"));
    if (any && std::abs(sum - 100) > 0.05) at.fail("study_shares_sum", {{"found", fmt::format("{:.2f}", sum)}});
    if (!any && study_.sharing == Sharing::agreed) at.fail("study_shares_missing");
    for (const StudyMember& member : study_.members) {
      if (study_.sharing == Sharing::by_use && !member.use) at.fail("study_use_missing", {{"found", member.name}});
    }
  }

  const toml::Value root_;
  const facts::Facts& facts_;
  Study study_;
  std::set<int> detailed_;                  // members with a table of their own
  std::set<std::pair<int, int>> measured_;  // pairs with a distance
};

}  // namespace

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

Study read_study(std::string_view text, const std::string& file, const facts::Facts& facts) {
  const toml::Document document(text, file);
  return Reader(document.root(), file, facts).read();
}

}  // namespace handlingsrom::cooperation
