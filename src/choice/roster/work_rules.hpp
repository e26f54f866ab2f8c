// The rules a Norwegian rota is checked against: named, sourced parameters, changed only by an agreement that the user names.
#pragma once

#include <istream>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/toml.hpp"

namespace handlingsrom::roster {

/// One rule's number. Texts are in the catalogues under `roster.parameter.<id>`.
struct RuleParameter {
  std::string_view id;
  double value;    // what holds without an agreement, or the agreement for the municipal sector where the basis says so
  double minimum;  // outside these an agreement may not go: refused
  double maximum;
  std::string_view paragraph;  // "§ 10-8 (1)"; the Working Environment Act where no other act is named
  std::string_view basis;      // where it was read, and who may change it
};

std::span<const RuleParameter> rule_parameters();

/// Classes of working hours: day, rota, three_part, continuous. Which of them somebody belongs to is the contract's choice, never inferred.
bool is_contract(std::string_view name);

/// The numbers in force for each contract.
class WorkRules {
 public:
  WorkRules();

  /// TOML: `[rules]` for all, `[contract.NAME]` for one; each `id = { value = 8, reason = "Agreement of 3 June" }`. A reason is required.
  /// Throws Error(bad_input) or Error(unknown_name).
  void read(const std::string& text, const std::string& file);
  /// The rules of one table, for one contract or, with an empty name, for all.
  void read_for(const std::string& contract, const toml::Value& table, const std::string& file);

  /// One rule for all contracts, within what parties may agree: to try out what an agreement would give.
  void set_for_all(const std::string& id, double value) { set("", id, value, 0, ""); }

  double value(std::string_view contract, std::string_view id) const;
  bool changed(std::string_view contract, std::string_view id) const;
  static const RuleParameter& parameter(std::string_view id);

 private:
  void set(const std::string& contract, const std::string& id, double value, int line, const std::string& file);
  std::map<std::string, std::map<std::string, double, std::less<>>, std::less<>> changes_;  // contract, or "" for all
};

}  // namespace handlingsrom::roster
