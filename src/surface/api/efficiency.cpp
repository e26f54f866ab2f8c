#include "surface/api/efficiency.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/quantile.hpp"
#include "surface/api/municipal_units.hpp"
#include "surface/api/plain_table.hpp"

namespace handlingsrom::api {
namespace {

using comparison::Orientation;
using comparison::Returns;

constexpr std::array<std::pair<std::string_view, Returns>, 5> all_returns{{{"crs", Returns::constant},
                                                                           {"vrs", Returns::variable},
                                                                           {"irs", Returns::increasing},
                                                                           {"drs", Returns::decreasing},
                                                                           {"fdh", Returns::free_disposal}}};

[[noreturn]] void refuse_option(const char* name, const std::string& found, const char* expected) {
  throw Error(ErrorCode::usage, "efficiency_option", {{"name", name}, {"found", found}, {"expected", expected}});
}

Returns returns_named(const std::string& name) {
  for (const auto& [key, returns] : all_returns) {
    if (key == name) return returns;
  }
  refuse_option("--returns", name, "crs, vrs, irs, drs, fdh");
}

std::vector<int> members_of(const comparison::Units& units, const std::vector<std::string>& names) {
  std::vector<int> members;
  for (const std::string& name : names) {
    const auto found = std::find(units.names.begin(), units.names.end(), name);
    if (found == units.names.end()) throw Error(ErrorCode::unknown_name, "efficiency_unit", {{"found", name}});
    const int member = static_cast<int>(found - units.names.begin());
    if (std::find(members.begin(), members.end(), member) != members.end()) {
      throw Error(ErrorCode::usage, "efficiency_member_twice", {{"found", name}});
    }
    members.push_back(member);
  }
  if (members.size() < 2) refuse_option("--join", fmt::format("{}", members.size()), "two units or more");
  return members;
}

void check_level(double level) {
  if (!(level >= 50 && level < 100)) refuse_option("--level", fmt::format("{}", level), "50 to 99.9 per cent");
}

comparison::UnitTable read(const std::filesystem::path& file, const std::vector<std::string>& inputs,
                           const std::vector<std::string>& outputs, const std::vector<std::string>& other) {
  std::istringstream input(plain_table(file));
  return comparison::read_units(input, file.filename().string(), inputs, outputs, other);
}

/// A file that is not there is said before columns that are not named, and whoever names none is told what the file has.
void ask_for_columns(const std::filesystem::path& file, const char* option, bool named) {
  if (file.empty()) refuse_option("--data", "", "a CSV file");
  if (named) return;
  std::string names;
  for (const std::string& name : plain_columns(file)) names += (names.empty() ? "" : ", ") + name;
  throw Error(ErrorCode::usage, "efficiency_columns",
              {{"name", option}, {"file", file.filename().string()}, {"names", names}});
}

void check(const EfficiencyRequest& request, Returns returns) {
  const bool own_data = request.service.empty();
  if (!own_data &&
      (!request.data.empty() || !request.inputs.empty() || !request.outputs.empty() || !request.second_stage.empty())) {
    refuse_option("--service", request.service, "--service or --data, not both");
  }
  if (own_data) {
    ask_for_columns(request.data, "--inputs", !request.inputs.empty());
    ask_for_columns(request.data, "--outputs", !request.outputs.empty());
  }
  if (request.orientation != "in" && request.orientation != "out") {
    refuse_option("--orientation", request.orientation, "in, out");
  }
  if (request.bootstrap != 0 && (request.bootstrap < 20 || request.bootstrap > 100000)) {
    refuse_option("--bootstrap", fmt::format("{}", request.bootstrap), "20 to 100000 draws");
  }
  check_level(request.level);
  if (returns == Returns::free_disposal && request.bootstrap != 0) {
    refuse_option("--bootstrap", "fdh", "crs, vrs, irs, drs");
  }
  // A setting without effect is a misunderstanding.
  const bool intervals = request.bootstrap != 0 || !request.second_stage.empty();
  if (request.level != EfficiencyRequest{}.level && !intervals)
    refuse_option("--level", fmt::format("{}", request.level), "--bootstrap or --second-stage beside it");
  const bool columns = request.slacks || request.super || request.scale || request.bootstrap != 0;
  if (!request.join.empty() && (columns || !request.second_stage.empty())) {
    refuse_option("--join", "with other questions", "--join alone");
  }
  if (!request.second_stage.empty() && (request.slacks || request.super || request.scale)) {
    refuse_option("--second-stage", "with other questions", "--second-stage alone, or with --bootstrap for its draws");
  }
}

}  // namespace

std::string_view key_of(Returns returns) {
  for (const auto& [key, each] : all_returns) {
    if (each == returns) return key;
  }
  return {};
}

EfficiencyAnswer measure_efficiency(const EfficiencyRequest& request, const Service* service) {
  EfficiencyAnswer answer;
  answer.returns = returns_named(request.returns);
  check(request, answer.returns);
  answer.orientation = request.orientation == "in" ? Orientation::in : Orientation::out;
  comparison::UnitTable table;
  if (request.service.empty()) {
    table = read(request.data, request.inputs, request.outputs, request.second_stage);
  } else {
    table.units = municipal_units(*service, request.service);
  }
  answer.units = std::move(table.units);
  const comparison::Units& units = answer.units;
  if (!request.join.empty()) {
    std::vector<std::string> names = request.join;
    for (std::string& name : names) {
      if (!request.service.empty()) name = municipal_unit_name(*service, service->find(name));
    }
    answer.joined = members_of(units, names);
    answer.join = comparison::join(units, answer.returns, answer.orientation, answer.joined);
    return answer;
  }
  answer.scores = comparison::scores(units, answer.returns, answer.orientation, request.threads);
  comparison::BootstrapOptions options;
  options.level = request.level / 100;
  options.seed = request.seed;
  options.threads = request.threads;
  if (request.bootstrap != 0) options.draws = request.bootstrap;
  if (!request.second_stage.empty()) {
    answer.second_stage =
        comparison::second_stage(answer.scores, answer.orientation, table.other_names, table.other, options);
    return answer;
  }
  if (request.slacks) answer.slacks = comparison::slacks(units, answer.returns, answer.orientation, answer.scores);
  if (request.super) {
    answer.super = comparison::super_efficiency(units, answer.returns, answer.orientation, request.threads);
    answer.outliers = comparison::outliers(answer.scores, answer.super, answer.orientation);
  }
  if (request.scale) answer.scale = comparison::scale_efficiency(units, answer.orientation, request.threads);
  if (request.bootstrap != 0) {
    answer.bootstrap = comparison::bootstrap(units, answer.returns, answer.orientation, answer.scores, options);
  }
  return answer;
}

namespace {

/// Every municipality's account, people, need for each and centrality, as a file would have them.
comparison::UnitTable municipal_costs(const Service& service, const std::string& name) {
  std::vector<MunicipalityIndex> places;
  const comparison::Units units = municipal_units(service, name, &places);
  comparison::UnitTable table;
  table.units.names = units.names;
  table.units.inputs = units.inputs;
  table.units.outputs = {units.outputs.front()};
  table.units.in = units.in;
  table.other_names = {"log:need", "centrality"};
  for (std::size_t u = 0; u < units.size(); ++u) {
    const double people = units.out_of(u)[0], need = units.out_of(u)[1];
    table.units.out.push_back(people);
    table.other.push_back(need / people);
    table.other.push_back(service.municipality(places[u]).centrality_index / 1000.0);
  }
  return table;
}

}  // namespace

CostAnswer estimate_costs(const CostRequest& wanted, const Service* service) {
  CostRequest request = wanted;
  const bool municipal = !request.service.empty();
  if (municipal) {
    if (!request.data.empty() || !request.cost.empty() || !request.size.empty() || !request.explaining.empty())
      refuse_option("--service", request.service, "--service or --data, not both");
    request.explaining = {"log:need", "centrality"};
    for (std::string& name : request.join) name = municipal_unit_name(*service, service->find(name));
  }
  if (!municipal) {
    ask_for_columns(request.data, "--cost", !request.cost.empty());
    ask_for_columns(request.data, "--size", !request.size.empty());
  }
  check_level(request.level);
  constexpr std::string_view logarithm = "log:";
  std::vector<std::string> columns;
  for (const std::string& name : request.explaining) {
    columns.push_back(name.starts_with(logarithm) ? name.substr(logarithm.size()) : name);
  }
  comparison::UnitTable table = municipal ? municipal_costs(*service, request.service)
                                          : read(request.data, {request.cost}, {request.size}, columns);
  for (std::size_t k = 0; k < table.other.size(); ++k) {
    const std::string& name = request.explaining[k % columns.size()];
    if (!name.starts_with(logarithm)) continue;
    if (table.other[k] <= 0) refuse_option(name.c_str(), fmt::format("{}", table.other[k]), "a number above zero");
    table.other[k] = std::log(table.other[k]);
  }
  const std::vector<double>& sizes = table.units.out;
  CostAnswer answer;
  answer.function =
      comparison::cost_function(table.units.in, sizes, request.explaining, table.other, request.level / 100);
  std::vector<double> sorted = sizes;
  std::sort(sorted.begin(), sorted.end());
  for (const double share : {0.25, 0.5, 0.75}) {
    const double size = quantile(sorted, share);
    answer.at.push_back({share, size, answer.function.elasticity(size)});
  }
  if (!request.join.empty()) {
    std::vector<double> joined;
    for (const int member : members_of(table.units, request.join))
      joined.push_back(sizes[static_cast<std::size_t>(member)]);
    answer.joined = answer.function.joined(joined);
  }
  return answer;
}

}  // namespace handlingsrom::api
