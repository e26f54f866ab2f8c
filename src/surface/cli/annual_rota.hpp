// Verbs of `roster` that are about a unit's year.
#pragma once

#include <filesystem>
#include <string>

#include "surface/api/rosters.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {

inline constexpr int most_rounds = 100'000'000;

/// What a check found: what failed, and with `least` warning what is warned of; CSV and JSON hold every rule of every person, by its key.
Table findings_table(const Context& context, const roster::WorkReport& report, roster::Outcome least);
/// A unit's file is TOML; the public sets' problems are not.
bool is_unit_file(const std::filesystem::path& file);
void solve_annual(Context& context, const std::filesystem::path& file, double seconds, int rounds,
                  const std::string& show);
/// `show`: people, empty, rules; empty: rules.
void check_annual(Context& context, const std::filesystem::path& file, const std::filesystem::path& rota,
                  const std::string& show);
/// demand, replan, explain, export.
void add_annual_verbs(CLI::App& noun, Context& context);

}  // namespace handlingsrom::cli
