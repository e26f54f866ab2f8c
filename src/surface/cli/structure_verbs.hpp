// Verbs of `handlingsrom structure` in files of their own.
#pragma once

#include <CLI/App.hpp>

#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

void add_structure_after_school(CLI::App& noun, Context& context);
void add_structure_report(CLI::App& noun, Context& context);
void add_structure_show(CLI::App& noun, Context& context);
void add_structure_solve(CLI::App& noun, Context& context);
void add_structure_staffing(CLI::App& noun, Context& context);

/// A file in TOML is a municipality's study; `as` is the form of the result.
void solve_structure_study(Context& context, const std::filesystem::path& file, double seconds, const std::string& as);

}  // namespace handlingsrom::cli
