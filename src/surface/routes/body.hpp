// What a client sends in a body, read strictly.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "surface/api/what_if.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {

/// Parses a body as a JSON object. Throws Error(bad_input, "body_invalid") with where, what was found and what was
/// expected, also for keys that are not in `known`.
Json read_object(std::string_view body, std::initializer_list<std::string_view> known);

/// `changes` of an object: [{"id", "value", "from", "to", "reason"}, …], at most `most_changes`. Empty when absent.
std::vector<api::Change> read_changes(const Json& object);
inline constexpr std::size_t most_changes = 200;

/// Of the name of a figure, an assumption, a lever.
inline constexpr std::size_t longest_id = 100;

/// Plain text of at most `longest` bytes (base/text.hpp).
std::optional<std::string> read_text(const Json& object, std::string_view key, std::size_t longest,
                                     Lines lines = Lines::one);
std::optional<int> read_integer(const Json& object, std::string_view key, int lowest, int highest);
bool read_flag(const Json& object, std::string_view key, bool otherwise = false);
std::optional<double> read_number(const Json& object, std::string_view key);

/// The list at `key`, at most `most` long; empty when absent.
const Json& read_list(const Json& object, const char* key, std::size_t most);

/// Refuses an item of the list or object at `where` that is no object, or has a key that is not in `known`.
void only_keys(const Json& item, const char* where, std::initializer_list<std::string_view> known);

[[noreturn]] void refuse_body(std::string where, std::string expected);

}  // namespace handlingsrom::routes
