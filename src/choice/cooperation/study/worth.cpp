#include "choice/cooperation/study/worth.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "base/error.hpp"
#include "base/random.hpp"

namespace handlingsrom::cooperation {
namespace {

std::size_t place_of(std::string_view name) {
  const auto specs = parameters();
  for (std::size_t k = 0; k < specs.size(); ++k) {
    if (specs[k].id.substr(specs[k].id.find('.') + 1) == name) return k;
  }
  throw Error(ErrorCode::internal, "internal", {{"reason", "no assumption " + std::string(name)}});
}

double factor(const std::vector<double>& growth, int member) {
  return growth.empty() ? 1 : growth[static_cast<std::size_t>(member)];
}

Scale scale_of(const facts::Facts& facts, const Study& study) {
  if (study.scale) return Scale::said(study.scale->value, study.scale->low, study.scale->high);
  return Scale::from_accounts(facts, *study.service);
}

}  // namespace

Worth::Worth(const facts::Facts& facts, const Study& study, std::uint64_t seed)
    : study_(study), seed_(seed), scale_(scale_of(facts, study)) {
  read_members(facts);
  read_distances(facts);
  find_hosts();
  if (!feasible(everyone()))
    throw Error(ErrorCode::no_solution, "study_no_joint_unit", {{"file", study.file}, {"name", study.title}});
}

double Worth::value(std::string_view name, const Draw& draw) const { return draw.values[place_of(name)]; }

Draw Worth::middle() const {
  Draw draw;
  draw.cost.assign(members_.size(), 1.0);
  for (const ParameterSpec& spec : parameters()) {
    const auto replaced = study_.assumptions.find(std::string(spec.id.substr(spec.id.find('.') + 1)));
    draw.values.push_back(replaced == study_.assumptions.end() ? spec.value : replaced->second.value);
  }
  return draw;
}

Draw Worth::draw(std::uint32_t run) const {
  Draw draw = middle();
  constexpr std::uint32_t of_scale = 1, of_members = 2, of_assumptions = 3;
  draw.scale = standard_normals({seed_, run, 0, 0, of_scale});
  for (std::size_t i = 0; i < members_.size(); ++i) {
    // Keyed by municipality: the same whoever else is in the study.
    const auto entity = static_cast<std::uint32_t>(study_.members[i].municipality.value);
    draw.cost[i] = std::exp(members_[i].spread * standard_normals({seed_, run, entity, 0, of_members})[0]);
  }
  const auto specs = parameters();
  for (std::size_t k = 0; k < specs.size(); ++k) {
    const auto replaced = study_.assumptions.find(std::string(specs[k].id.substr(specs[k].id.find('.') + 1)));
    const bool own = replaced != study_.assumptions.end();
    const double low = own ? replaced->second.low : specs[k].low, high = own ? replaced->second.high : specs[k].high;
    const double middle = draw.values[k];
    // Even on each side, so that the value that is given is the median.
    const double at = 2 * uniform({seed_, run, static_cast<std::uint32_t>(k), 0, of_assumptions}) - 1;
    draw.values[k] = middle + (at < 0 ? at * (middle - low) : at * (high - middle));
  }
  return draw;
}

double Worth::cost(int member, const Draw& draw, const std::vector<double>& growth) const {
  const auto i = static_cast<std::size_t>(member);
  return members_[i].cost * draw.cost[i] * factor(growth, member);
}

double Worth::direct(int member, const Draw& draw, const std::vector<double>& growth) const {
  const auto i = static_cast<std::size_t>(member);
  const double given = members_[i].direct_given;
  if (std::isfinite(given)) return std::min(given, members_[i].cost) * draw.cost[i] * factor(growth, member);
  return (1 - value("joint_share", draw)) * cost(member, draw, growth);
}

double Worth::joint(int member, const Draw& draw, const std::vector<double>& growth) const {
  return cost(member, draw, growth) - direct(member, draw, growth);
}

double Worth::days(Coalition coalition) const { return days_by_posts_[static_cast<std::size_t>(posts(coalition))]; }

int Worth::posts(Coalition coalition) const {
  int sum = 0;
  for (int i = 0; i < size(); ++i)
    sum += (coalition >> static_cast<unsigned>(i) & 1U) != 0 ? members_[static_cast<std::size_t>(i)].posts : 0;
  return sum;
}

CostParts Worth::parts(Coalition coalition, const Draw& draw, const std::vector<double>& growth) const {
  CostParts parts;
  const Scale::Drawn scale = scale_.drawn(draw.scale);
  double whole = 0, curves = 0;
  for (int i = 0; i < size(); ++i) {
    if ((coalition >> static_cast<unsigned>(i) & 1U) == 0) continue;
    const double size = members_[static_cast<std::size_t>(i)].basis.size;
    parts.direct += direct(i, draw, growth);
    parts.joint += joint(i, draw, growth);
    whole += size;
    if (!scale.said) curves += scale.cost(size);
  }
  parts.empty_days = value("empty_day", draw) * days(coalition);
  const int count = members_of(coalition);
  if (count < 2) return parts;
  parts.joint *= scale.ratio(whole, curves);
  parts.coordination = value("coordination", draw);
  parts.one_off = count * value("one_off", draw) / value("one_off_years", draw);
  parts.travel = 2 * value("trips_per_post", draw) * value("kroner_per_km", draw) *
                 (road_trips_[coalition] + value("road_factor", draw) * air_trips_[coalition]);
  return parts;
}

Game Worth::game(const Draw& draw, const std::vector<double>& growth) const {
  Game game;
  game.kind = Kind::cost;
  for (const StudyMember& member : study_.members) game.members.push_back(member.name);
  const std::size_t all = feasible_.size();
  game.worth.assign(all, 0.0);
  // Sums over a coalition from the one without its lowest member.
  std::vector<double> direct_sum(all, 0.0), joint_sum(all, 0.0), sizes(all, 0.0), curves(all, 0.0), alone(all, 0.0);
  std::vector<int> posts_sum(all, 0);
  const Scale::Drawn scale = scale_.drawn(draw.scale);
  const double empty_day = value("empty_day", draw);
  const double per_member = value("one_off", draw) / value("one_off_years", draw);
  const double coordination = value("coordination", draw), road_factor = value("road_factor", draw);
  const double per_km = 2 * value("trips_per_post", draw) * value("kroner_per_km", draw);
  std::vector<double> own_direct, own_joint, own_curve;
  for (int i = 0; i < size(); ++i) {
    own_direct.push_back(direct(i, draw, growth));
    own_joint.push_back(joint(i, draw, growth));
    own_curve.push_back(scale.said ? 0 : scale.cost(members_[static_cast<std::size_t>(i)].basis.size));
  }
  for (std::size_t s = 1; s < all; ++s) {
    const auto i = static_cast<std::size_t>(std::countr_zero(s));
    const std::size_t before = s & (s - 1);
    direct_sum[s] = direct_sum[before] + own_direct[i];
    joint_sum[s] = joint_sum[before] + own_joint[i];
    sizes[s] = sizes[before] + members_[i].basis.size;
    curves[s] = curves[before] + own_curve[i];
    posts_sum[s] = posts_sum[before] + members_[i].posts;
    const double by_itself =
        own_direct[i] + own_joint[i] + empty_day * days_by_posts_[static_cast<std::size_t>(members_[i].posts)];
    alone[s] = alone[before] + by_itself;
    game.worth[s] = alone[s];
    if (before == 0 || feasible_[s] == 0) continue;
    const double together = direct_sum[s] + joint_sum[s] * scale.ratio(sizes[s], curves[s]) + coordination +
                            per_member * std::popcount(s) + per_km * (road_trips_[s] + road_factor * air_trips_[s]) +
                            empty_day * days_by_posts_[static_cast<std::size_t>(posts_sum[s])];
    game.worth[s] = s + 1 == all ? together : std::min(alone[s], together);
  }
  return game;
}

}  // namespace handlingsrom::cooperation
