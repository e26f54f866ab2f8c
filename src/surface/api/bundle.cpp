#include "surface/api/bundle.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/split.hpp"
#include "standing/facts/build.hpp"
#include "standing/facts/own_figures.hpp"
#include "standing/statistics/replay.hpp"

namespace handlingsrom::api {

std::vector<facts::TableInfo> tables(const Service& service) { return facts::list_tables(service.facts()); }

facts::Table table_rows(const Service& service, std::string_view table, const facts::RowFilter& filter) {
  return facts::show_table(service.facts(), table, filter);
}

namespace {

/// The table of own figures with its names in Norwegian, parted as Norwegian spreadsheets part cells; in English as it is.
std::string in_words(const std::string& table, const messages::Catalogue& catalogue) {
  if (catalogue.language() == messages::Language::english) return table;
  std::string text;
  for (const std::string& line : split(table, '\n')) {
    if (line.empty()) continue;
    std::string words;
    bool first = true;
    for (const std::string& cell : split(line, ',')) {
      const auto named = catalogue.find("own.template." + cell);
      if (!first) words += ';';
      first = false;
      words += (named ? named : catalogue.find("own.quantity." + cell)).value_or(cell);
    }
    text += words + "\n";
  }
  return text;
}

}  // namespace

std::string own_figures_template(const Service& service, std::string_view municipality, const std::string& kind,
                                 const messages::Catalogue& catalogue) {
  const MunicipalityNumber number = service.municipality(service.find(municipality)).number;
  if (kind == "csv") return in_words(facts::own_figures_template_csv(number), catalogue);
  if (kind == "toml") return facts::own_figures_template_toml(number);
  throw Error(ErrorCode::usage, "usage_format", {{"found", kind}, {"expected", "csv, toml"}});
}

std::vector<BundleCheck> build_bundle(const std::filesystem::path& tables, const std::filesystem::path& specification,
                                      const std::filesystem::path& target) {
  const facts::BuildResult result = facts::build_bundle(tables, specification);
  facts::write_bundle(result.bytes, target);
  std::vector<BundleCheck> checks;
  for (const facts::BuildCheck& check : result.checks) checks.push_back({check.name, check.found});
  return checks;
}

void replay(const ReplayRequest& request, const std::function<void(const std::string& address)>& started) {
  statistics::ReplayOptions options;
  options.folder = request.folder;
  if (request.port < 0 || request.port > 65'535) {
    throw Error(ErrorCode::usage, "replay_port", {{"found", std::to_string(request.port)}});
  }
  options.port = static_cast<std::uint16_t>(request.port);
  for (std::size_t start = 0; start < request.faults.size();) {
    const std::size_t end = std::min(request.faults.find(',', start), request.faults.size());
    const std::string name = request.faults.substr(start, end - start);
    const auto fault = statistics::fault_of(name);
    if (!fault)
      throw Error(ErrorCode::usage, "replay_fault", {{"found", name}, {"expected", statistics::fault_names()}});
    options.faults.push_back(*fault);
    start = end + 1;
  }
  statistics::ReplayServer server(options);
  started(server.base());
  server.wait();
}

}  // namespace handlingsrom::api
