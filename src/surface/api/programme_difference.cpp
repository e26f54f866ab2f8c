// What two files of a programme have otherwise, thing by thing.
#include <map>

#include <fmt/format.h>

#include "base/toml.hpp"
#include "surface/api/programme_edits.hpp"

namespace handlingsrom::api {
namespace {

using toml::Value;

std::string value_text(const Value& one) {
  if (one.is_text()) return one.text();
  if (!one.is_table() && !one.is_list()) return one.written();
  std::string all = "{";
  for (const Value& value : one.is_table() ? one.values() : one.items())
    all += (one.is_table() ? value.key() : std::string()) + "=" + value_text(value) + ";";
  return all + "}";
}

struct Thing {
  std::string name;
  std::map<std::string, std::string> keys;
};

/// By what it is and its id; a list without ids counts by position.
std::map<std::pair<std::string, std::string>, Thing> things_of(const Value& root) {
  std::map<std::pair<std::string, std::string>, Thing> things;
  for (const Value& value : root.values()) {
    const bool list_of_tables = value.is_list() && !value.items().empty() && value.items().front().is_table();
    if (!list_of_tables) {
      // The file's own counting says nothing about the programme.
      if (value.key() == "version" || value.key() == "updated") continue;
      Thing thing;
      if (value.is_table()) {
        for (const Value& member : value.values()) thing.keys[member.key()] = value_text(member);
      } else {
        thing.keys[value.key()] = value_text(value);
      }
      things[{value.key(), ""}] = std::move(thing);
      continue;
    }
    std::size_t number = 0;
    for (const Value& table : value.items()) {
      Thing thing;
      ++number;
      std::string id = std::to_string(number);
      for (const char* key : {"id", "role"}) {
        if (const auto found = table.find(key); found && found->is_text()) {
          id = found->text();
          break;
        }
      }
      for (const char* key : {"name", "arena", "role", "id"}) {
        if (const auto found = table.find(key); found && found->is_text()) {
          thing.name = found->text();
          break;
        }
      }
      for (const Value& member : table.values()) thing.keys[member.key()] = value_text(member);
      things[{value.key(), id}] = std::move(thing);
    }
  }
  return things;
}

}  // namespace

std::vector<ProgrammeDifference> programme_difference(const std::string& before, const std::string& after,
                                                      const std::string& name) {
  const toml::Document first(before, name), second(after, name);
  const auto old_things = things_of(first.root()), new_things = things_of(second.root());
  using Kind = ProgrammeDifference::Kind;
  std::vector<ProgrammeDifference> all;
  for (const auto& [place, thing] : new_things) {
    const auto old = old_things.find(place);
    if (old == old_things.end()) {
      all.push_back({Kind::added, place.first, place.second, thing.name, {}});
      continue;
    }
    std::vector<std::string> keys;
    for (const auto& [key, value] : thing.keys) {
      const auto there = old->second.keys.find(key);
      if (there == old->second.keys.end() || there->second != value) keys.push_back(key);
    }
    for (const auto& [key, value] : old->second.keys) {
      if (!thing.keys.contains(key)) keys.push_back(key);
    }
    if (!keys.empty()) all.push_back({Kind::changed, place.first, place.second, thing.name, std::move(keys)});
  }
  for (const auto& [place, thing] : old_things) {
    if (!new_things.contains(place)) all.push_back({Kind::removed, place.first, place.second, thing.name, {}});
  }
  return all;
}

std::string difference_words(const ProgrammeDifference& one, const messages::Catalogue& catalogue) {
  const auto named = [&](const std::string& prefix, const std::string& key) {
    const auto found = catalogue.find(prefix + key);
    return found ? std::string(*found) : key;
  };
  std::string keys;
  for (const std::string& key : one.keys) keys += (keys.empty() ? "" : ", ") + named("followup.key.", key);
  const char* kind = one.kind == ProgrammeDifference::Kind::added     ? "added"
                     : one.kind == ProgrammeDifference::Kind::removed ? "removed"
                                                                      : "changed";
  return catalogue.text(fmt::format("followup.difference.{}{}", kind, one.name.empty() ? "_whole" : ""),
                        {{"what", named("followup.what.", one.what)}, {"name", one.name}, {"keys", keys}});
}

}  // namespace handlingsrom::api
