// What `programme show --part` can show, one function for each part.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "surface/api/programmes.hpp"
#include "surface/cli/context.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {

/// "mandate", "help", … in the order of the help text.
std::vector<std::string_view> programme_parts();
/// Throws Error(usage, "programme_part") for a part that there is not.
Table programme_part(const Context& context, const api::ProgrammeAnswer& answer, const std::string& part);

/// Words for people, keys for programs.
bool is_for_people(const Context& context);
Cell programme_word(const Context& context, const std::string& group, std::string_view key);
Cell role_cell(const Context& context, const std::string& id);
Cell some_text(const std::string& text);
Cell day_cell(const std::optional<programme::Day>& day);

/// The day that something is written down: --on, else today. Throws Error(usage, "programme_day").
programme::Day day_or_today(const std::string& on);
/// A changed text to --out. Without it in the place of what was read: that is told, and what was there is kept beside it with its version; `before` empty: nothing is kept.
void deliver_programme(const Context& context, const std::filesystem::path& file, const std::string& before,
                       const std::string& text);

/// `gains follow`.
void add_gains_follow(CLI::App& root, Context& context);

}  // namespace handlingsrom::cli
