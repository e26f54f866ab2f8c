#include "choice/roster/work_rules.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/toml.hpp"

namespace handlingsrom::roster {
namespace {

// The act is LOV-2005-06-17-62, read in Lovdata's public data of July 2026. KS: the basic collective agreement (HTA) chapter 1 section 4.
constexpr std::array parameters{
    RuleParameter{"longest_day_hours", 9, 4, 12.5, "§ 10-4 (1), § 10-5",
                  "10 by individual agreement, 12.5 with the union representatives"},
    RuleParameter{"longest_week_hours", 40, 36, 54, "§ 10-4 (1), § 10-5",
                  "in seven days; a single week up to 50 by individual agreement, 54 with the union representatives"},
    RuleParameter{"average_week_hours", 48, 36, 48, "§ 10-5",
                  "average of the averaging weeks; no agreement goes higher"},
    RuleParameter{"average_weeks", 8, 1, 8, "§ 10-5", "weeks over which the average is taken"},
    RuleParameter{"daily_rest_hours", 11, 8, 24, "§ 10-8 (1), (3)",
                  "down to 8 with the union representatives, with compensating rest"},
    RuleParameter{"weekly_rest_hours", 35, 28, 72, "§ 10-8 (2), (3)",
                  "down to 28 with the union representatives, with compensating rest"},
    RuleParameter{
        "sunday_average_weeks", 0, 0, 26, "§ 10-8 (4)",
        "0: free the next Sunday or holiday; 26: by individual agreement every second on average, and one rest day in four weeks on a Sunday or holiday"},
    RuleParameter{
        "night_average_hours", 8, 6, 24, "§ 10-11 (6), (9)",
        "per 24 hours over four weeks, the weekly rest left out; the union representatives may agree otherwise"},
    RuleParameter{
        "night_regular_shifts", 4, 1, 28, "§ 10-11 (6)",
        "shifts with more than three hours of night in four weeks that make night work regular; the act gives no number: ours"},
    RuleParameter{"break_after_hours", 5.5, 5.5, 5.5, "§ 10-9 (1)", "a working day longer than this has a break"},
    RuleParameter{"break_minutes", 30, 30, 120, "§ 10-9 (1)", "when the working day is eight hours or more"},
    RuleParameter{"hours_tolerance", 0.02, 0, 0.2, "§ 10-6 (1)",
                  "how far the year may lie from the contract before it is planned overtime or too little; ours"},
    RuleParameter{"week_hours_day", 37.5, 30, 40, "HTA 4.1", "full time, day work"},
    RuleParameter{"week_hours_rota", 35.5, 30, 38, "HTA 4.2", "full time, rota"},
    RuleParameter{"week_hours_continuous", 33.6, 30, 36, "HTA 4.2, § 10-4 (5)", "full time, continuous"},
    RuleParameter{"three_part_most", 35.5, 30, 38, "HTA 4.2.4", "the three-part formula never gives more"},
    RuleParameter{"three_part_least", 33.6, 30, 36, "HTA 4.2.4", "nor less"},
    RuleParameter{"three_part_night", 0.25, 0, 1, "§ 10-4 (6), HTA 4.2.4",
                  "hours off for an hour at night: it counts 1 h 15 min"},
    RuleParameter{"three_part_sunday", 1.0 / 6, 0, 1, "§ 10-4 (6), HTA 4.2.4",
                  "hours off for an hour on a Sunday or holiday, not at night: it counts 1 h 10 min"},
    RuleParameter{"qualify_sundays", 3, 1, 10, "§ 10-4 (4) c, (6)",
                  "every how many Sundays one works, at the least, for shorter hours"},
    RuleParameter{"qualify_outside_day_share", 0.25, 0, 1, "HTA 4.2",
                  "share of the time outside the day, for the rota's hours"},
    RuleParameter{"continuous_night_hours", 539, 0, 2000, "HTA 4.2",
                  "night hours a year that are like continuous work"},
    RuleParameter{"continuous_sunday_hours", 231, 0, 2000, "HTA 4.2",
                  "Sunday hours a year that are like continuous work"},
    RuleParameter{"holiday_days", 30, 25, 60, "ferieloven § 5, HTA 7",
                  "working days, Saturdays too: 25 by the act and five by the agreement, as five weeks"},
    RuleParameter{"holiday_days_60", 6, 0, 12, "ferieloven § 5 (2)", "more from the year one turns sixty"},
    RuleParameter{"main_holiday_days", 18, 0, 30, "ferieloven § 7 (2)",
                  "working days together between 1 June and 30 September"},
    RuleParameter{"youngest", 18, 18, 18, "§ 11-2, § 11-3",
                  "younger people have rules of their own, which are not checked here"},
};

constexpr std::array contracts{"day", "rota", "three_part", "continuous"};

}  // namespace

std::span<const RuleParameter> rule_parameters() { return parameters; }

bool is_contract(std::string_view name) {
  for (const std::string_view each : contracts) {
    if (each == name) return true;
  }
  return false;
}

WorkRules::WorkRules() = default;

const RuleParameter& WorkRules::parameter(std::string_view id) {
  for (const RuleParameter& each : parameters) {
    if (each.id == id) return each;
  }
  throw Error(ErrorCode::unknown_name, "roster_rule_unknown", {{"found", std::string(id)}});
}

double WorkRules::value(std::string_view contract, std::string_view id) const {
  for (const std::string_view owner : {contract, std::string_view{}}) {
    const auto found = changes_.find(owner);
    if (found == changes_.end()) continue;
    const auto change = found->second.find(id);
    if (change != found->second.end()) return change->second;
  }
  return parameter(id).value;
}

bool WorkRules::changed(std::string_view contract, std::string_view id) const {
  return std::abs(value(contract, id) - parameter(id).value) > 1e-12;
}

void WorkRules::set(const std::string& contract, const std::string& id, double value, int line,
                    const std::string& file) {
  const RuleParameter& rule = parameter(id);
  if (!(value >= rule.minimum && value <= rule.maximum)) {
    throw Error(ErrorCode::bad_input, "roster_rule_range",
                {{"file", file},
                 {"line", std::to_string(line)},
                 {"name", id},
                 {"found", fmt::format("{}", value)},
                 {"minimum", fmt::format("{}", rule.minimum)},
                 {"maximum", fmt::format("{}", rule.maximum)},
                 {"paragraph", std::string(rule.paragraph)}});
  }
  changes_[contract][id] = value;
}

namespace {

[[noreturn]] void refuse(const std::string& file, int line, const std::string& found, const char* expected) {
  throw Error(ErrorCode::bad_input, "roster_value",
              {{"file", file}, {"line", std::to_string(line)}, {"found", found}, {"expected", expected}});
}

}  // namespace

void WorkRules::read_for(const std::string& contract, const toml::Value& table, const std::string& file) {
  if (!table.is_table()) refuse(file, table.line(), contract, "a table of rules");
  for (const toml::Value& rule : table.values()) {
    const auto value = rule.is_table() ? rule.find("value") : std::nullopt;
    const auto reason = rule.is_table() ? rule.find("reason") : std::nullopt;
    const bool number = value && (value->kind() == toml::Kind::number || value->is_whole());
    if (!number || !reason || !reason->is_text() || reason->text().empty())
      refuse(file, rule.line(), rule.key(), "{ value = number, reason = \"the agreement\" }");
    set(contract, rule.key(), value->number(), rule.line(), file);
  }
}

void WorkRules::read(const std::string& text, const std::string& file) {
  const toml::Document document(text, file);
  for (const toml::Value& value : document.root().values()) {
    if (value.key() == "rules") {
      read_for("", value, file);
    } else if (value.key() == "contract" && value.is_table()) {
      for (const toml::Value& each : value.values()) {
        if (!is_contract(each.key()))
          refuse(file, each.line(), each.key(), "a contract: day, rota, three_part or continuous");
        read_for(each.key(), each, file);
      }
    } else {
      refuse(file, value.line(), value.key(), "[rules] or [contract.NAME]");
    }
  }
}

}  // namespace handlingsrom::roster
