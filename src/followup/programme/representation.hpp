// Who must be in a group and who must be heard, as data with the paragraph.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::programme {

struct GroupRule {
  std::vector<std::string> kinds, subjects;  // subjects: "any" for all
  std::string role, basis;
  int at_least = 1;
};

struct HearingRule {
  std::vector<std::string> subjects;
  std::string role, basis;
  bool binding = false;
  bool seat_is_enough = false;
};

/// A way of involving people, and whether it suits doing with less as well as doing something new.
struct Form {
  std::string key, basis;
  bool suits_saving = true;
};

/// By what a person's name is told from a role, in small letters. `first_names` in order.
struct PersonWords {
  std::vector<std::string> role_parts, first_names;
};

struct Representation {
  std::vector<GroupRule> groups;
  std::vector<HearingRule> hearings;
  std::vector<Form> forms;
  PersonWords persons;

  /// nullptr for a key that there is not.
  const Form* form(std::string_view key) const;
};

/// Of data/representation.toml.
const Representation& representation();
/// Throws Error(bad_input, "toml_…").
Representation read_representation(std::string_view text, const std::string& file);

/// Whether a rule with these subjects is about a project with those.
bool concerns(const std::vector<std::string>& rule, const std::vector<std::string>& project);

}  // namespace handlingsrom::programme
