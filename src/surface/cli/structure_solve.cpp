// `handlingsrom structure solve`: which sites shall be open, and who goes where, for a public location problem.
#include <memory>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/locations.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/structure_verbs.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

struct StructureSolveOptions {
  api::LocationQuestion question;
  std::string as;
};

std::string status_word(const location::Solution& solution) {
  return solution.status == location::Status::optimal ? "optimal" : "stopped";
}

/// Everything, one figure a row: for spreadsheets and programs. Numbers of sites and customers are those of the file, from 1.
Table all_figures(const Context& context, const api::LocationAnswer& answer) {
  const location::Solution& solution = answer.solution;
  const auto column = [&](const char* key) {
    return Column{key, Unit::none, 0, context.text(std::string("location.column.") + key)};
  };
  Table table{"location", {column("what"), column("customer"), column("site"), column("part"), column("figure")}, {}};
  const auto figure = [&](const char* what, Cell value) {
    table.rows.push_back({std::string(what), Cell(), Cell(), Cell(), std::move(value)});
  };
  figure("value", solution.value);
  figure("bound", solution.bound);
  figure("gap", solution.gap());
  figure("status", status_word(solution));
  figure("nodes", solution.nodes);
  figure("seconds", answer.seconds);
  for (const int site : solution.open) {
    const double opening = answer.problem.opening.empty() ? 0 : answer.problem.opening[static_cast<std::size_t>(site)];
    table.rows.push_back({std::string("open"), Cell(), std::int64_t{site} + 1, Cell(), opening});
  }
  for (const location::Share& share : solution.shares) {
    table.rows.push_back({std::string("assignment"), std::int64_t{share.customer} + 1, std::int64_t{share.site} + 1,
                          share.part, share.part * answer.problem.cost_of(share.site, share.customer)});
  }
  return table;
}

/// One row for each open site, for people.
Table by_site(const Context& context, const api::LocationAnswer& answer) {
  const location::Problem& problem = answer.problem;
  const location::Solution& solution = answer.solution;
  const auto column = [&](const char* key, int decimals = 0) {
    return Column{key, Unit::none, decimals, context.text(std::string("location.column.") + key)};
  };
  Table table{"location", {column("site"), column("customers"), column("cost", 1)}, {}};
  if (problem.capacitated()) {
    table.columns.push_back(column("load", 1));
    table.columns.push_back(column("capacity", 1));
  }
  table.columns.push_back(column("who"));
  for (const int site : solution.open) {
    const auto i = static_cast<std::size_t>(site);
    double cost = problem.opening.empty() ? 0 : problem.opening[i], load = 0;
    std::int64_t customers = 0;
    std::string who;
    for (const location::Share& share : solution.shares) {
      if (share.site != site) continue;
      ++customers;
      cost += share.part * problem.cost_of(site, share.customer);
      if (problem.capacitated()) load += share.part * problem.demand[static_cast<std::size_t>(share.customer)];
      who += fmt::format("{}{}", who.empty() ? "" : " ", share.customer + 1);
    }
    std::vector<Cell> row{std::int64_t{site} + 1, customers, cost};
    if (problem.capacitated()) {
      row.emplace_back(load);
      row.emplace_back(problem.capacity[i]);
    }
    row.emplace_back(who);
    table.rows.push_back(std::move(row));
  }
  const auto number = [&](double value, int decimals) { return messages::number(value, decimals, context.language()); };
  table.notes.push_back(
      context.text("location." + status_word(solution), {{"value", number(solution.value, 2)},
                                                         {"bound", number(solution.bound, 2)},
                                                         {"gap", number(100 * solution.gap(), 3)},
                                                         {"seconds", number(answer.seconds, 2)},
                                                         {"count", std::to_string(solution.open.size())}}));
  return table;
}

void solve(Context& context, const StructureSolveOptions& options) {
  // --format names the file's form here, so the result's is --as, or what the name of --out says.
  api::LocationQuestion question = options.question;
  question.format = context.options().format;
  question.seed = context.options().seed;
  std::string as = options.as;
  if (as.empty()) {
    const std::string ending = context.options().out.extension().string();
    as = ending == ".csv" || ending == ".json" ? ending.substr(1) : "table";
  }
  if (question.file.extension() == ".toml") {
    solve_structure_study(context, question.file, question.seconds, as);
    return;
  }
  const Format form = output_format(as);
  const api::LocationAnswer answer = api::solve_location(question);
  context.options().format = as;
  context.show(form == Format::table ? by_site(context, answer) : all_figures(context, answer));
}

}  // namespace

void add_structure_solve(CLI::App& noun, Context& context) {
  const auto options = std::make_shared<StructureSolveOptions>();
  CLI::App& verb = add_verb(noun, context, "solve", [&context, options] { solve(context, *options); });
  add_argument(verb, context, "file", options->question.file).required();
  add_argument(verb, context, "--seconds", options->question.seconds);
  add_argument(verb, context, "--as", options->as).option_text("table|csv|json");
  add_argument(verb, context, "--capacity", options->question.capacity);
  add_argument(verb, context, "--rounding", options->question.rounding).option_text("auto|down|none");
}

}  // namespace handlingsrom::cli
