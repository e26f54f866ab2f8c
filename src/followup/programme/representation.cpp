#include "followup/programme/representation.hpp"

#include <algorithm>

#include "base/toml.hpp"

namespace handlingsrom::programme {

std::string_view representation_text();  // representation_text.cpp, made from data/representation.toml

Representation read_representation(std::string_view text, const std::string& file) {
  const toml::Document document(text, file);
  document.root().only({"group", "hearing", "form", "persons"});
  Representation rules;
  for (const toml::Value& table : document.root().tables_or_none("group")) {
    table.only({"kinds", "subjects", "role", "at_least", "basis"});
    rules.groups.push_back({table.need("kinds").texts(), table.need("subjects").texts(), table.need("role").some_text(),
                            table.need("basis").some_text(), static_cast<int>(table.need("at_least").whole(1, 100))});
  }
  for (const toml::Value& table : document.root().tables_or_none("hearing")) {
    table.only({"subjects", "role", "basis", "binding", "seat_is_enough"});
    rules.hearings.push_back({table.need("subjects").texts(), table.need("role").some_text(),
                              table.need("basis").some_text(), table.need("binding").flag(),
                              table.need("seat_is_enough").flag()});
  }
  for (const toml::Value& table : document.root().tables_or_none("form")) {
    table.only({"key", "basis", "suits_saving"});
    rules.forms.push_back(
        {table.need("key").some_text(), table.need("basis").some_text(), table.need("suits_saving").flag()});
  }
  if (const auto persons = document.root().find("persons")) {
    persons->only({"role_parts", "first_names"});
    rules.persons = {persons->need("role_parts").texts(), persons->need("first_names").texts()};
    std::sort(rules.persons.first_names.begin(), rules.persons.first_names.end());
  }
  return rules;
}

const Form* Representation::form(std::string_view key) const {
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const Form& each) { return each.key == key; });
  return found == forms.end() ? nullptr : &*found;
}

const Representation& representation() {
  static const Representation rules = read_representation(representation_text(), "representation.toml");
  return rules;
}

bool concerns(const std::vector<std::string>& rule, const std::vector<std::string>& project) {
  return std::any_of(rule.begin(), rule.end(), [&](const std::string& subject) {
    return subject == "any" || std::find(project.begin(), project.end(), subject) != project.end();
  });
}

}  // namespace handlingsrom::programme
