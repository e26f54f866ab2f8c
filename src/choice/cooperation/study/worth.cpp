#include "choice/cooperation/study/worth.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "base/error.hpp"
#include "base/random.hpp"
#include "choice/cooperation/study/assumed.hpp"
#include "choice/cooperation/study/coalition_cost.hpp"

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
  return Scale::from_accounts(facts, *scaled_by(*study.service));
}

}  // namespace

Worth::Worth(const facts::Facts& facts, const Study& study, std::uint64_t seed)
    : study_(study), seed_(seed), scale_(scale_of(facts, study)) {
  read_members(facts);
  read_distances(facts);
  find_hosts();
  if (!feasible(everyone())) refuse_joint_unit();
}

double Worth::value(std::string_view name, const Draw& draw) const { return draw.values[place_of(name)]; }

Draw Worth::middle() const {
  Draw draw;
  draw.cost.assign(members_.size(), 1.0);
  for (const ParameterSpec& spec : parameters()) draw.values.push_back(assumed(study_, spec).value);
  return draw;
}

Draw Worth::draw(std::uint32_t run) const {
  Draw draw = middle();
  constexpr std::uint32_t of_scale = 1, of_members = 2, of_assumptions = 3, of_beyond = 4;
  draw.scale = standard_normals({seed_, run, 0, 0, of_scale});
  draw.beyond = standard_normals({seed_, run, 0, 0, of_beyond})[0];
  for (std::size_t i = 0; i < members_.size(); ++i) {
    // Keyed by municipality: the same whoever else is in the study.
    const auto entity = static_cast<std::uint32_t>(study_.members[i].municipality.value);
    draw.cost[i] = std::exp(members_[i].spread * standard_normals({seed_, run, entity, 0, of_members})[0]);
  }
  const auto specs = parameters();
  for (std::size_t k = 0; k < specs.size(); ++k) {
    const Assumed range = assumed(study_, specs[k]);
    // Even on each side, so that the value that is given is the median.
    const double at = 2 * uniform({seed_, run, static_cast<std::uint32_t>(k), 0, of_assumptions}) - 1;
    draw.values[k] = range.value + (at < 0 ? at * (range.value - range.low) : at * (range.high - range.value));
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

int Worth::posts_of(int member, double growth) const {
  const int today = members_[static_cast<std::size_t>(member)].posts;
  return growth == 1 ? today : std::max(1, static_cast<int>(std::lround(today * growth)));
}

double Worth::days(Coalition coalition, const std::vector<double>& growth) const {
  return pooled_.days(posts(coalition, growth), needed(members_of(coalition)));
}

int Worth::needed(int members) const { return needed_together(study_.needed, per_present_, members); }

int Worth::posts(Coalition coalition, const std::vector<double>& growth) const {
  int sum = 0;
  for (int i = 0; i < size(); ++i)
    sum += (coalition >> static_cast<unsigned>(i) & 1U) != 0 ? posts_of(i, factor(growth, i)) : 0;
  return sum;
}

CostParts Worth::parts(Coalition coalition, const Draw& draw, const std::vector<double>& growth) const {
  return CoalitionCost(*this, draw, growth).parts(coalition);
}

Game Worth::game(const Draw& draw, const std::vector<double>& growth) const {
  Game game;
  game.kind = Kind::cost;
  for (const StudyMember& member : study_.members) game.members.push_back(member.name);
  const std::size_t all = reach_.size();
  game.worth.assign(all, 0.0);
  const CoalitionCost one(*this, draw, growth);
  // Sums over a coalition from the one without its lowest member.
  std::vector<double> direct_sum(all, 0.0), joint_sum(all, 0.0), sizes(all, 0.0), curves(all, 0.0), alone(all, 0.0);
  std::vector<int> posts_sum(all, 0);
  for (std::size_t s = 1; s < all; ++s) {
    const auto i = static_cast<std::size_t>(std::countr_zero(s));
    const std::size_t before = s & (s - 1);
    const CoalitionCost::Own& own = one.own()[i];
    direct_sum[s] = direct_sum[before] + own.direct;
    joint_sum[s] = joint_sum[before] + own.joint;
    sizes[s] = sizes[before] + own.size;
    curves[s] = curves[before] + own.curve;
    posts_sum[s] = posts_sum[before] + own.posts;
    alone[s] = alone[before] + one.alone(static_cast<int>(i));
    game.worth[s] = alone[s];
    if (before == 0 || !reach_[s].possible()) continue;
    const CoalitionCost::Sums sums{direct_sum[s], joint_sum[s], sizes[s], curves[s], posts_sum[s], std::popcount(s)};
    const double together = one.parts(sums, reach_[s]).total();
    game.worth[s] = s + 1 == all ? together : std::min(alone[s], together);
  }
  return game;
}

}  // namespace handlingsrom::cooperation
