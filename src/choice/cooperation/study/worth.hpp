// What every coalition of a study costs: once for the middle of the assumptions, and for draws that all coalitions share.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/assumptions.hpp"
#include "choice/cooperation/game/game.hpp"
#include "choice/cooperation/study/pooled_staff.hpp"
#include "choice/cooperation/study/scale.hpp"
#include "choice/cooperation/study/study.hpp"
#include "outlook/workforce/vulnerability/vulnerability.hpp"

namespace handlingsrom::cooperation {

/// One member's figures, own ones first.
struct MemberBasis {
  Basis basis;
  double cost = 0;  // kr a year today
  Provenance cost_mark = Provenance::municipality;
  double direct_given = 0;  // kr, NaN: by the assumption
  double fte = 0;           // positions
  Provenance fte_mark = Provenance::own;
  int posts = 1;      // that stand at the same time
  double spread = 0;  // of log cost from year to year
};

/// One outcome of what is uncertain.
struct Draw {
  std::array<double, 2> scale{};
  double beyond = 0;           // a normal: what size does beyond what accounts have seen
  std::vector<double> cost;    // [member] factor
  std::vector<double> values;  // [assumption of parameters()]
};

/// What makes up the cost of a coalition, kr a year.
struct CostParts {
  double direct = 0, joint = 0, coordination = 0, travel = 0, one_off = 0, empty_days = 0;
  double total() const { return direct + joint + coordination + travel + one_off + empty_days; }
  /// Without the price of days with too few, which no account shows.
  double paid() const { return total() - empty_days; }
  /// Under their keys (`paper.cost.`), in the order they are told, the sum last.
  std::array<std::pair<const char*, double>, 7> named() const {
    return {{{"direct", direct},
             {"joint", joint},
             {"coordination", coordination},
             {"travel", travel},
             {"one_off", one_off},
             {"empty_days", empty_days},
             {"sum", total()}}};
  }
};

/// Who serves a coalition, and how far its staff travels.
struct Reach {
  int host = -1;             // −1: nobody can
  double road = 0, air = 0;  // positions · km to the host: as given by road, and as the crow flies
  bool possible() const { return host >= 0; }
};

class Worth {
 public:
  /// Throws Error(no_solution, "study_no_joint_unit") when not even all together can be served: no host within reach; with the host that reaches most, whom it
  /// does not reach, how far that is and how far it may be.
  Worth(const facts::Facts& facts, const Study& study, std::uint64_t seed);

  const std::vector<MemberBasis>& members() const { return members_; }
  const Scale& scale() const { return scale_; }
  int size() const { return static_cast<int>(members_.size()); }
  Coalition everyone() const { return static_cast<Coalition>((std::uint64_t{1} << members_.size()) - 1); }
  /// Whether every coalition is listed in tables (most_studied).
  bool listed() const { return members_.size() <= most_studied; }

  Draw middle() const;
  /// The draws depend on the seed and `run` only; two coalitions or two sharings of a run meet the same.
  Draw draw(std::uint32_t run) const;

  /// A coalition that no host can serve, or that is not connected, costs what its members cost alone; so does one of several that would pay more together, except
  /// everyone: they are what the study asks about. `growth`: [member] factor on today's volume, which moves cost, size and posts; empty: today. Only where listed().
  Game game(const Draw& draw, const std::vector<double>& growth = {}) const;
  /// The cost of one coalition as one unit, whether it can be or not.
  CostParts parts(Coalition coalition, const Draw& draw, const std::vector<double>& growth = {}) const;
  double direct(int member, const Draw& draw, const std::vector<double>& growth = {}) const;

  Reach reach(Coalition coalition) const { return listed() ? reach_[coalition] : reach_of(coalition); }
  bool feasible(Coalition coalition) const { return reach(coalition).possible(); }
  /// −1 where none.
  int host(Coalition coalition) const { return reach(coalition).host; }
  /// Days a year with fewer than needed there.
  double days(Coalition coalition, const std::vector<double>& growth = {}) const;
  int posts(Coalition coalition, const std::vector<double>& growth = {}) const;
  /// Who must be there at a time in a unit of so many members.
  int needed(int members) const;
  /// Days a year that so many members are without, as one staff of so many posts: PooledStaff::lost.
  double lost_days(int posts, int members) const { return pooled_.lost(posts, needed(members), members); }
  /// Posts of a member whose volume has grown so; at least those needed.
  int posts_of(int member, double growth) const;
  double km(int from, int to, double road_factor) const;
  double minutes(int from, int to) const;
  /// Pairs who can cooperate without others: neighbours, given distance or named.
  const std::vector<std::pair<int, int>>& links() const { return links_; }
  const vulnerability::Staff& staff() const { return staff_; }
  double days_per_year() const { return days_per_year_; }
  double post_kroner() const { return post_kroner_; }
  double value(std::string_view name, const Draw& draw) const;
  /// What size does in a draw.
  Scale::Drawn scale_in(const Draw& draw) const {
    return scale_.drawn(draw.scale, draw.beyond * value("beyond_seen", draw));
  }
  double joint(int member, const Draw& draw, const std::vector<double>& growth) const;

 private:
  void read_members(const facts::Facts& facts);
  void read_distances(const facts::Facts& facts);
  void find_hosts();
  Reach reach_of(Coalition coalition) const;
  bool within(int host, int member, double road_factor) const;
  [[noreturn]] void refuse_joint_unit() const;
  double cost(int member, const Draw& draw, const std::vector<double>& growth) const;

  const Study& study_;
  std::uint64_t seed_;
  Scale scale_;
  std::vector<MemberBasis> members_;
  std::vector<double> road_, air_, minutes_;  // [from][to] km by road as given (NaN: not), as the crow flies; minutes
  std::vector<std::pair<int, int>> links_;
  std::vector<Coalition> linked_;  // [member] those it is linked to
  double road_factor_ = 1;         // at the middle, for who is within reach
  std::vector<Reach> reach_;       // [coalition], where listed
  vulnerability::Staff staff_;
  double days_per_year_ = 0, post_kroner_ = 0;
  double per_present_ = 1;
  PooledStaff pooled_;
};

}  // namespace handlingsrom::cooperation
