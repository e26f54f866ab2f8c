// Changes in a programme's text that leave the rest, comments included, as it was written.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace handlingsrom::programme {

/// A table [[name]] by its id, and its lines.
using Block = std::pair<std::string, std::string>;

/// Each block in the place of the table with its id, or after the last table of that name (at the end where there is none). Comments within a table that is
/// replaced go with it.
std::string with_tables(const std::string& text, const std::string& file, std::string_view name,
                        const std::vector<Block>& blocks);
/// Without the table. Throws Error(unknown_name, "programme_no_table").
std::string without_table(const std::string& text, const std::string& file, std::string_view name,
                          const std::string& id);
/// Lines behind the table's last one. Throws Error(unknown_name, "programme_no_table").
std::string with_lines_behind(const std::string& text, const std::string& file, std::string_view name,
                              const std::string& id, const std::string& lines);
/// An item {…} at the end of a list that a table has on one line, or nothing where the key is not so written.
std::string with_item(const std::string& text, const std::string& file, std::string_view name, const std::string& id,
                      std::string_view key, const std::string& item);
/// `version` one higher: calendars then see that something has changed.
std::string with_next_version(const std::string& text, const std::string& file);

}  // namespace handlingsrom::programme
