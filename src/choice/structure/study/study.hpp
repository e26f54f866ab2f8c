// A municipality's schools over many years: which are open, who goes where, what it costs and how far it is.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/standard_seed.hpp"
#include "choice/structure/location/location.hpp"
#include "choice/structure/staffing/staffing.hpp"

namespace handlingsrom::structure_study {

using location::Rule;
using staffing::ByGrade;
using structure::grades;

/// The room's own assumptions, `structure_study.…`.
std::span<const ParameterSpec> parameters();

inline constexpr std::size_t most_sites = 250;

/// A school that is or could be there.
struct Site {
  std::string name;
  int lowest = 1, highest = grades;
  double latitude = facts::missing, longitude = facts::missing;
  double seats = facts::missing;  // NaN: not known, no limit
  double running_cost = 0;        // kr a year for the building while the school is open
  double investment = 0;          // kr in the first year where the school is open
  double sale = 0;                // kr in the first year where it is not
  double opening_cost = 0;        // kr once, where it is opened
  double closing_cost = 0;        // kr once, where it is closed
  int condition = -1;             // NS 3424: 0–3, −1 not known
  bool open_today = true;
  Rule rule = Rule::free;

  bool has(int grade) const { return lowest <= grade && grade <= highest; }
};

inline constexpr std::size_t no_site = static_cast<std::size_t>(-1);

/// Where pupils live: all go to the same school in a grade.
struct Area {
  std::string name;
  double latitude = facts::missing, longitude = facts::missing;
  std::vector<ByGrade> pupils;     // [year] expected
  std::vector<ByGrade> unsure{};   // [year] as structure::Courses has it; empty: nobody has counted any year group
  std::vector<std::size_t> today;  // [grade − 1] the site; `no_site` where none is known
  std::vector<std::size_t>
      sent;  // [grade − 1] the site that an alternative names for them; `no_site`, or empty: by the rule

  double variance(std::size_t year, std::size_t grade) const { return unsure.empty() ? 1 : unsure[year][grade]; }
  std::size_t sent_to(std::size_t grade) const { return grade < sent.size() ? sent[grade] : no_site; }
};

/// What it takes to run a kindergarten or a care home, in place of the schools' model: users by group (the "grades" of a kindergarten are those under three and those
/// of three to five, a care home has one), units such as wards, and what keeps it open.
struct UnitRules {
  ByGrade per_user{};          // FTE for each user of a group
  double leader_fixed = 1;     // FTE
  double leader_per_user = 0;  // FTE
  double unit = 0;             // users of one unit; 0: no units
  double least_per_unit = 0;   // FTE that a unit needs however few it has
  double least = 0;            // FTE, leaders apart, below which the place cannot be run
};

struct Costs {
  double fte = 900000;       // kr a year
  double transport = 20000;  // kr a year for each pupil entitled to it
  double discount = 0.04;    // a year
};

/// What is studied: only words and the file's form depend on it.
enum class Service { school, kindergarten, care_home, staffed_home };
std::string_view key_of(Service service) noexcept;

struct Study {
  std::string title, municipality;
  Service service = Service::school;
  Year first{};
  int years = 0;
  std::vector<Site> sites;
  std::vector<Area> areas;
  std::vector<double> kilometres;                // [site * areas + area]; NaN: no way
  std::vector<double> minutes;                   // the same; NaN: not known
  std::array<double, 3> longest{1e9, 1e9, 1e9};  // kilometres that grades 1–4, 5–7, 8–10 may have; none: 1e9
  int most_open = 0;                             // schools; 0: any
  int most_changes = 0;                          // schools opened or closed in a year; 0: all at once, in the first
  Costs costs;
  staffing::Rules staffing;
  std::optional<UnitRules> unit;                // else a school
  std::array<double, 2> transport_limit{2, 4};  // km: grade 1, grades 2–10
  int paths = 200;
  std::vector<ByGrade> spread;  // [year] standard deviation of the logarithm of the municipality's pupils
  std::uint64_t seed = standard_seed;

  double way(std::size_t site, std::size_t area) const { return kilometres[site * areas.size() + area]; }
  double time(std::size_t site, std::size_t area) const { return minutes[site * areas.size() + area]; }
};

/// How far the municipality's year groups may lie from the projection in each year from `first` on: `structure_study.yearly_spread` in each year since the last count in which its children were born, and
/// `yearly_spread_unborn` in each in which they were not; variances are added. `ages`: on 1 January by group.
std::vector<ByGrade> spread_of(const Assumptions& assumptions, const ByGrade& ages, Year counted, Year first,
                               int years);
/// Ages of pupils by grade.
ByGrade ages_of_pupils();

/// The staff of one place with these pupils, by `unit` or `staffing`; nobody where there are none.
staffing::Staff staff_at(const Study& study, const ByGrade& pupils);
/// What no placing of these pupils does without, leaders' fixed part apart: linear in pupils.
double least_staff(const Study& study, const ByGrade& pupils);
/// FTE of leaders that an open place has whoever goes there.
double fixed_leader(const Study& study);

/// Who goes where. [area][grade − 1] the site; `no_site` where the area's pupils of the grade have none.
using Placing = std::vector<std::array<std::size_t, grades>>;

struct Choice {
  std::vector<char> open;  // [site]
  Placing placing;
};

struct SiteYear {
  double pupils = 0, low = 0, high = 0;  // mean, 10th and 90th percentile of the paths
  double classes = 0, staff = 0, teaching = 0;
};

struct Sums {
  std::vector<double> cost;        // [year] kr: staff, buildings and transport
  std::vector<double> staff;       // [year] FTE
  std::vector<double> classes;     // [year]
  std::vector<double> pupils;      // [year]
  std::vector<double> class_size;  // [year]
  std::vector<double> entitled;    // [year] pupils with the right to free transport by length
  std::vector<double> newly;       // [year] of them, not entitled today
  std::vector<double> moved;       // [year] pupils at another school than today
  std::vector<double> kilometres;  // [year] mean way
  double longest = 0;              // km
  std::array<double, 3>
      over{};  // share of pupils with more than 30, 45, 60 minutes, first year; NaN where no way has minutes
  std::vector<std::array<double, 3>> over_by_year;  // [year] the same
  std::vector<double> parted;           // [year] pupils in grades 1–7 who live where these go to more than one school
  std::vector<double> fill, fill_high;  // [year] of the fullest school: pupils per seat, mean and 90th percentile
  double investment = 0, sale = 0;      // kr; opening and closing costs are in `investment`
  double total = 0;                     // kr over the horizon, discounted, investment and sale within
  double travel = 0;                    // pupil-kilometres a day over the horizon, one way, mean of the years
  std::vector<std::vector<SiteYear>> sites;  // [site][year]
  double fullest = 0,
         fullest_high =
             0;  // largest pupils per seat of a site and year: mean, and 90th percentile; NaN: no seats known
};

/// A choice's every figure. Remembers each school for each set of those who go there, so that the next choice costs what is different.
class Evaluator {
 public:
  explicit Evaluator(const Study& study);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  /// Everybody to the nearest open school that has the grade and is not too far; where the seats of one are too few, those with the least added way go to their
  /// next. nullopt: someone has no school, or the seats do not suffice.
  std::optional<Choice> place(const std::vector<char>& open) const;
  /// As today; areas without a school of today go to the nearest.
  Choice today() const;

  Sums sums(const Choice& choice);
  /// `total` of sums() without the rest.
  double total(const Choice& choice);
  double travel(const Choice& choice) const;
  /// place() of these open schools costs no less: staff by the norm wherever pupils go, what a school costs above it with those who are sure to go there, leaders, buildings,
  /// what is paid once, and transport of those for whom every open school lies too far to walk.
  double bound(const std::vector<char>& open) const;
  /// The same without transport: a constant and a sum over the open schools.
  double bound_without_ways(const std::vector<char>& open) const;
  /// kr over the horizon, discounted, for transport of an area's grades lowest … highest to a site.
  double transport(std::size_t site, std::size_t area, int lowest, int highest) const;

  struct Parts;  // evaluator_parts.hpp

 private:
  const Study& study_;
  std::unique_ptr<Parts> parts_;
};

enum class Goal { cost, travel };

struct Point {
  Choice choice;
  double total = 0, travel = 0;
};

struct Result {
  Point best;
  double bound = 0;             // no choice costs (or travels) less
  bool proved = false;          // every set of schools was looked at, or excluded by its bound
  std::vector<Point> frontier;  // rising cost, falling travel; first the cheapest
};

struct Limits {
  std::function<double()> seconds_left;  // by the caller's clock; empty: no limit
  int points = 20;                       // of the frontier
};

/// The best choice and the frontier between cost and travel. Sets of schools: all where at most `enumerated` are free, else local search from the
/// choices by opening, closing and exchanging one, with the bound from the linear problem (location::solve). Throws Error(no_solution, "study_schools_collide").
inline constexpr int enumerated = 14;
Result solve(const Study& study, Evaluator& evaluator, const Limits& limits);

/// Demands of which none can be left out and that no choice meets together: sentences' keys and arguments, smallest set by leaving out one after another (deletion
/// filter; Chinneck and Dravnieks 1991). Empty: they can be met.
struct Demand {
  enum class Kind { stay, close, longest, seats, most_open } kind = Kind::stay;
  std::size_t site = 0;  // stay, close, seats
  int stage = 0;         // longest: 0–2
};
std::vector<Demand> collision(const Study& study);

}  // namespace handlingsrom::structure_study
