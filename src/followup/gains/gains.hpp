// What the transition was to give, and what it gave: gains with baseline, target and what was realised; the portfolio against the room that had to be closed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/toml.hpp"
#include "choice/roster/calendar.hpp"

namespace handlingsrom::gains {

using roster::Day;

/// KS' three types (avoided costs, saved time, better quality) and DFØ's gains for others.
enum class Type { avoided_cost, saved_time, quality, for_others };
/// What became of the money: taken out of the budget, moved to something else, or none: only time.
enum class Settled { released, moved, time_only };
enum class Confidence { low, middle, high };

struct YearValue {
  int year = 0;
  double value = 0;
  std::string source;  // of what was realised
};

/// What the cost of one year was to be made of, and what it was made of: persons × use per person × price of a unit of use.
struct Factors {
  double persons = 0, use = 0, price = 0;
  double product() const { return persons * use * price; }
};
struct Outcome {
  int year = 0;
  double planned_cost = 0, cost = 0;  // kr in the accounts' terms; may hold what the three factors do not
  Factors planned, happened;
};

/// What was said of a year before it was corrected: it stays in the file, and the later one holds.
struct Correction {
  int year = 0;
  bool money = false;  // kr; else in the gain's unit
  double was = 0, now = 0;
  std::string source, reason;   // of what was; why it was not right
  std::optional<Day> recorded;  // of the correction
};

/// The measure of the choice room that the gain comes of: targets and planned money are its effect, and are not typed.
struct OfMeasure {
  std::string id;  // "reablement:0.3", as choice/measures calls it
  int from = 0;    // first year with an effect
  std::string
      figure;  // of the chain, or "lever" for what is turned itself (a share in per cent): the target is baseline + what the measure does to it; empty: only the money
  int until = 0;  // last year with a target and money
  int line = 0;
};

/// A published figure that the gain is measured by: realised values are not typed.
struct OfPublished {
  std::string id;  // a series ("accounts.net.school") or a figure of the accounts beside others ("health_and_care_80")
  double kroner_per = 0;  // kr saved for each unit that it has fallen since the baseline; 0: it says nothing of money
  int line = 0;
};

/// DFØ's result chain: what is put in, what is done, what comes of it, for the users, for society. Read across gains it is the gains map.
struct ResultChain {
  std::string input, activity, product, user_effect, society_effect;
  bool empty() const { return (input + activity + product + user_effect + society_effect).empty(); }
};

struct Gain {
  std::string id, name, project, owner, unit;
  Type type = Type::quality;
  Settled settled = Settled::time_only;
  Confidence confidence = Confidence::middle;
  std::string service, account, source, measured;  // where the money stands, where the figure comes from, how often
  double baseline = 0;                             // in `unit`
  Day baseline_date{};
  std::string baseline_source;
  std::vector<YearValue> targets, realised;              // in `unit`, by year
  std::vector<YearValue> planned_money, realised_money;  // kr a year, positive: saved
  std::vector<Correction> corrections;                   // in the order of the file
  std::vector<std::string> preconditions, disadvantages;
  std::string deviation, action;  // why it became another, and what is done
  std::string version;            // of the figures behind the target
  std::vector<Outcome> outcomes;
  int line = 0;
  std::optional<OfMeasure> measure;
  std::optional<OfPublished> published;
  ResultChain chain;
};

std::string_view key_of(Type type);
std::string_view key_of(Settled settled);
std::string_view key_of(Confidence confidence);

/// The gains of a file: its tables [[gain]]. Throws Error(bad_input): "toml_…", "gain_no_baseline", "gain_twice", "gain_years" (also a year that is
/// there already, without the reason of a correction), "gain_typed_twice" (a target,
/// money or what was realised is typed where it follows from the measure or is published). A baseline without value is NaN, and only where it is published.
std::vector<Gain> read_gains(const toml::Value& root);

/// Targets and planned money of a gain that comes of a measure: for each year of `from` … `until`, the baseline plus `change` of the figure (where it has
/// one), and `money` kr. Both by year from `first` on; years outside them get nothing.
void take_effect(Gain& gain, int first, const std::vector<double>& change, const std::vector<double>& money,
                 const std::string& version);

/// Realised values of a gain that is measured by a published figure: years after the baseline's; the baseline itself where it has no value. Throws
/// Error(bad_input, "gain_no_baseline") where it is not published for that year. `file` is what messages call the programme.
void take_published(Gain& gain, const std::vector<YearValue>& published, const std::string& file);

/// Planned against realised, kr: demography + price + measure + rest is exactly the difference. The three factors' parts are their Shapley
/// values (Shapley 1953; for products, Sun, Energy Economics 20, 1998), so that no part depends on the order in which they are changed.
struct Split {
  double difference = 0;  // realised cost − planned cost
  double demography = 0, price = 0, measure = 0, rest = 0;
};
Split split_of(const Outcome& outcome);

/// How a gain stands on a day.
enum class Standing { waiting, unmeasured, behind, on_course, reached };
std::string_view key_of(Standing standing);

/// What a reader could dispute, with its default.
struct Rules {
  /// A gain is behind when it has come less than this share of the way that it should have come. Judgement; 0.5 … 1.
  double on_course = 0.9;
  /// Share of planned money that is counted on, by confidence. Judgement; 0 … 1.
  double low = 0.5, middle = 0.75, high = 0.9;
};

struct Status {
  std::size_t gain = 0;
  Standing standing = Standing::waiting;
  int year = 0;                  // of the last target that is due or, before it, the first
  double target = 0, value = 0;  // of that year; value: NaN where nothing is measured
  double share = 0;              // of the way from baseline to target; NaN where nothing is measured
};
/// By the last year that has ended on `day`. A target of a year is due when the year has ended.
std::vector<Status> status_of(const std::vector<Gain>& gains, Day day, const Rules& rules = {});

/// How many decimals tell the gain's figures: one where they are not whole, and as many as it takes to see whether the target was met (7,38 of 7,36).
int decimals_of(const Gain& gain, const Status& status);

struct PortfolioYear {
  int year = 0;
  double needed = 0;      // kr that had to be closed; NaN where it is not known
  double planned = 0;     // kr, released gains
  double counted_on = 0;  // the same by confidence
  double realised = 0;    // kr, of released gains that have said so; NaN where none has, or the year has not come
  double moved = 0;       // kr planned that is moved to something else: closes nothing
  double rest = 0;        // needed − what is realised, else − what is planned; NaN where needed is not known
  int expected = 0,
      recorded =
          0;  // released gains with money planned for the year or realised in it, and those of them that have said what came
  bool ended = false;         // on the day
  double moved_realised = 0;  // kr said to be moved; NaN where nothing is said
  /// What is realised is not all: a gain has not said, or the year is not over.
  bool is_provisional() const;
};
/// `needed`: what had to be closed by year from `first` on, zero or more; may be empty. One row for each year that has a gain's money or a need. What is said of years
/// after `day` does not count.
std::vector<PortfolioYear> portfolio(const std::vector<Gain>& gains, Day day, int first,
                                     const std::vector<double>& needed, const Rules& rules = {});

}  // namespace handlingsrom::gains
