// How an item is written as TOML: the one way of writing of Draft. Not for others.
#pragma once

#include <string>

#include "base/toml_draft.hpp"

namespace handlingsrom::toml {

/// [[…]]: a list that has tables of their own lines.
bool is_list_of_tables(const Item& item);
/// It is not written behind its key on one line.
bool has_own_lines(const Item& item);
/// A key at the top with a value, a table, or one of a list of tables.
std::string own_words(const std::string& key, const Item& item, bool of_list);
/// The whole of a document.
std::string own_words(const Item& root);

}  // namespace handlingsrom::toml
