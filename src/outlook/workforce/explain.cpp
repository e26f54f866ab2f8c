// The calculation trees of staff needed and to be had.
#include <fmt/format.h>

#include "outlook/workforce/labour.hpp"

namespace handlingsrom::workforce {
namespace {

using facts::Sector;
using trace::combine;
using trace::model;
using trace::Node;
using trace::Operation;
constexpr Unit fte = Unit::full_time_equivalents;

struct Context {
  const population::Projection& projection;
  const LabourArea& area;
  const Assumptions& assumptions;
  const Base& base;
  const Trees& trees;

  Node parameter(std::string_view id, int t) const {
    return trace::assumption(std::string(id), assumptions.series(id)[static_cast<std::size_t>(t)],
                             assumptions.spec(id).unit);
  }
  /// Conditions of the future; today's are the default.
  Node condition(std::string_view id, int t) const {
    Node node = parameter(id, t);
    if (t == 0) node.value = assumptions.spec(id).value;
    return node;
  }
};

Node times(std::string key, Node first, Node second) {
  std::vector<Node> factors;
  factors.push_back(std::move(first));
  factors.push_back(std::move(second));
  return combine(std::move(key), Operation::product, fte, std::move(factors));
}

Node over(std::string key, Unit unit, Node first, Node second) {
  std::vector<Node> parts;
  parts.push_back(std::move(first));
  parts.push_back(std::move(second));
  return combine(std::move(key), Operation::quotient, unit, std::move(parts));
}

Node teachers_model(const Context& context, int t) {
  return times("workforce.teachers",
               over("workforce.groups", Unit::none, context.trees.pupils(t),
                    facts::node("workforce.group_size", context.base.group_size, Unit::persons)),
               context.parameter("workforce.teaching_fte_per_group", t));
}

Node per_inhabitant(const Context& context, std::string_view share, int t) {
  std::vector<Node> factors;
  factors.push_back(context.trees.persons(t, 0, oldest_age));
  factors.push_back(over("workforce.national_per_inhabitant", Unit::none,
                         facts::node("workforce.national_fte", context.base.national_fte, fte),
                         facts::node("population.country", context.base.national_population, Unit::persons)));
  factors.push_back(context.parameter(share, t));
  if (share == "workforce.administration_share") {
    factors.push_back(
        facts::node("economy.sector_index.administration", context.base.administration_index, Unit::none));
  }
  return combine("workforce.share_of_all", Operation::product, fte, std::move(factors));
}

Node sector_model(const Context& context, int sector, int t) {
  if (sector == other_sector) return per_inhabitant(context, "workforce.other_share", t);
  std::vector<Node> parts;
  switch (static_cast<Sector>(sector)) {
    case Sector::school:
      parts.push_back(teachers_model(context, t));
      parts.push_back(times("workforce.school_other", context.trees.pupils(t),
                            context.parameter("workforce.school_other_fte_per_pupil", t)));
      parts.push_back(
          times("workforce.sfo", context.trees.sfo_children(t), context.parameter("workforce.sfo_fte_per_child", t)));
      return combine("workforce.school", Operation::sum, fte, std::move(parts));
    case Sector::kindergarten:
      return over("workforce.kindergarten", fte, context.trees.kindergarten_children(t),
                  facts::node("workforce.children_per_fte", context.base.children_per_fte, Unit::persons));
    case Sector::care: return context.trees.care_fte(t);
    case Sector::health: {
      std::vector<Node> rates;
      rates.push_back(facts::node("workforce.doctors", context.base.doctors, Unit::none));
      rates.push_back(facts::node("workforce.physiotherapists", context.base.physiotherapists, Unit::none));
      parts.push_back(times("workforce.doctors_and_physiotherapists", context.trees.persons(t, 0, oldest_age),
                            combine("workforce.rates", Operation::sum, Unit::none, std::move(rates))));
      parts.push_back(times("workforce.health_centre", context.trees.persons(t, 0, 20),
                            facts::node("workforce.health_centre_rate", context.base.health_centre, Unit::none)));
      return times("workforce.health",
                   combine("workforce.health_at_national_level", Operation::sum, fte, std::move(parts)),
                   facts::node("economy.sector_index.health", context.base.health_index, Unit::none));
    }
    case Sector::child_protection:
      return times("workforce.child_protection", context.trees.child_protection_clients(t),
                   context.parameter("workforce.child_protection_fte_per_client", t));
    case Sector::social:
      return times("workforce.social", context.trees.social_clients(t),
                   context.parameter("workforce.social_fte_per_client", t));
    case Sector::administration: return per_inhabitant(context, "workforce.administration_share", t);
  }
  return context.trees.care_fte(t);
}

// The user's own count over the model's today, where there is one.
bool has_own(const Context& context, int sector) {
  return sector < facts::sector_count && sector != static_cast<int>(Sector::care) &&
         context.base.own_fte[static_cast<std::size_t>(sector)].known() && sector_model(context, sector, 0).value > 0;
}

Node own_to_model(const Context& context, int sector) {
  return over("workforce.own_to_model", Unit::none,
              facts::node("workforce.own_fte", context.base.own_fte[static_cast<std::size_t>(sector)], fte),
              sector_model(context, sector, 0));
}

Node sector_tree(const Context& context, int sector, int t) {
  Node node = sector_model(context, sector, t);
  if (has_own(context, sector)) node = times("workforce.needed_own", std::move(node), own_to_model(context, sector));
  return node;
}

Node needed_tree(const Context& context, Group group, int t);

Node nurse_share_tree(const Context& context) {
  Node care_today = context.trees.care_fte(0);
  const double share = nurse_share_of(context.base, care_today.value);
  std::vector<Node> children;
  if (context.base.nurse_fte.known())
    children.push_back(facts::node("workforce.nurse_fte", context.base.nurse_fte, fte));
  children.push_back(std::move(care_today));
  children.push_back(facts::node("workforce.health_educated_share", context.base.health_educated_share, Unit::share));
  return model("workforce.nurse_share", share, Unit::share, std::move(children));
}

Node health_worker_share_tree(const Context& context) {
  std::vector<Node> parts;
  parts.push_back(facts::node("workforce.health_educated_share", context.base.health_educated_share, Unit::share));
  parts.push_back(nurse_share_tree(context));
  return combine("workforce.health_worker_share", Operation::difference, Unit::share, std::move(parts));
}

Node needed_total_tree(const Context& context, int t) {
  std::vector<Node> parts;
  for (int sector = 0; sector < staff_sector_count; ++sector) parts.push_back(sector_tree(context, sector, t));
  return combine("workforce.needed_total", Operation::sum, fte, std::move(parts));
}

Node needed_tree(const Context& context, Group group, int t) {
  constexpr int care = static_cast<int>(Sector::care);
  constexpr int school = static_cast<int>(Sector::school);
  constexpr int kindergarten = static_cast<int>(Sector::kindergarten);
  switch (group) {
    case Group::nurse: return times("workforce.nurses", sector_tree(context, care, t), nurse_share_tree(context));
    case Group::health_worker:
      return times("workforce.health_workers", sector_tree(context, care, t), health_worker_share_tree(context));
    case Group::teacher: {
      Node node = teachers_model(context, t);
      if (has_own(context, school))
        node = times("workforce.needed_own", std::move(node), own_to_model(context, school));
      return node;
    }
    case Group::kindergarten_teacher:
      return times(
          "workforce.kindergarten_teachers", sector_tree(context, kindergarten, t),
          facts::node("workforce.kindergarten_teacher_share", context.base.kindergarten_teacher_share, Unit::share));
    case Group::other: break;
  }
  std::vector<Node> parts;
  parts.push_back(needed_total_tree(context, t));
  for (const Group other : {Group::nurse, Group::health_worker, Group::teacher, Group::kindergarten_teacher}) {
    parts.push_back(needed_tree(context, other, t));
  }
  return combine("workforce.others", Operation::difference, fte, std::move(parts));
}

// Persons from 20 to the leaving age: the tree of ages, and the age as an assumption.
Node in_work(const Context& context, const std::function<Node(int, int, int)>& persons, int t) {
  const Node leaving = context.condition("workforce.leaving_age", t);
  const double value = persons_in_work(leaving.value, [&](int from, int to) { return persons(t, from, to).value; });
  return model("workforce.persons_in_work", value, Unit::persons,
               {persons(t, working_age_from, static_cast<int>(leaving.value) - 1), leaving});
}

Node labour_tree(const Context& context, int t) {
  const double own = own_growth(context.projection, context.assumptions, t);
  const double area = area_growth(context.area, context.assumptions, t);
  const bool alone = context.area.persons.empty();
  const Node weight = context.parameter("workforce.local_weight", t);
  std::vector<Node> children;
  children.push_back(over("workforce.own_growth", Unit::none, in_work(context, context.trees.persons, t),
                          in_work(context, context.trees.persons, 0)));
  if (!alone) {
    children.push_back(over("workforce.area_growth", Unit::none, in_work(context, context.trees.area_persons, t),
                            in_work(context, context.trees.area_persons, 0)));
    children.push_back(weight);
  }
  const double value = alone ? own : weight.value * own + (1 - weight.value) * area;
  return model(alone ? "workforce.labour_own" : "workforce.labour_weighted", value, Unit::none, std::move(children));
}

Node available_tree(const Context& context, Group group, int t) {
  const double vacancy = context.assumptions.first("workforce.vacancy_rate");
  std::vector<Node> factors;
  factors.push_back(needed_tree(context, group, 0));
  factors.push_back(
      model("workforce.filled_share", 1 - vacancy, Unit::share, {context.parameter("workforce.vacancy_rate", 0)}));
  factors.push_back(labour_tree(context, t));
  factors.push_back(
      model("workforce.presence", presence(context.assumptions, t), Unit::none,
            {context.condition("workforce.sick_leave", t), context.condition("workforce.sick_leave", 0)}));
  factors.push_back(model("workforce.recruitment", recruitment(context.assumptions, t), Unit::none,
                          {context.parameter("workforce.recruitment_trend", t)}));
  return combine(fmt::format("workforce.available_of.{}", key_of(group)), Operation::product, fte, std::move(factors));
}

Node room_tree(const Context& context, Group group, int t) {
  std::vector<Node> parts;
  parts.push_back(available_tree(context, group, t));
  parts.push_back(needed_tree(context, group, t));
  return combine(fmt::format("workforce.room_of.{}", key_of(group)), Operation::difference, fte, std::move(parts));
}

}  // namespace

Node explain(int row, int t, const population::Projection& projection, const LabourArea& area,
             const Assumptions& assumptions, const Base& base, const Trees& trees) {
  const Context context{projection, area, assumptions, base, trees};
  if (row < needed_first) return sector_tree(context, row - sector_first, t);
  if (row < needed_total) return needed_tree(context, static_cast<Group>(row - needed_first), t);
  if (row == needed_total) return needed_total_tree(context, t);
  if (row < available_total) return available_tree(context, static_cast<Group>(row - available_first), t);
  if (row >= room_first && row < room_total) return room_tree(context, static_cast<Group>(row - room_first), t);
  std::vector<Node> parts;
  for (int g = 0; g < group_count; ++g) {
    parts.push_back(row == available_total ? available_tree(context, static_cast<Group>(g), t)
                                           : room_tree(context, static_cast<Group>(g), t));
  }
  return combine(row == available_total ? "workforce.available_total" : "workforce.room_total", Operation::sum, fte,
                 std::move(parts));
}

}  // namespace handlingsrom::workforce
