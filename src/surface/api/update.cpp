#include "surface/api/update.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "standing/facts/facts_held.hpp"
#include "surface/api/update_client.hpp"
#include "surface/api/version.hpp"

namespace handlingsrom::api {
namespace {

std::vector<statistics::TableFile> tables_of(const UpdateRequest& request) {
  std::vector<statistics::TableFile> all = statistics::read_table_files(request.declarations);
  if (request.tables.empty()) return all;
  std::string known;
  for (const statistics::TableFile& table : all) known += (known.empty() ? "" : ", ") + table.id;
  std::vector<statistics::TableFile> chosen;
  for (const std::string& id : request.tables) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const statistics::TableFile& table) { return table.id == id; });
    if (found == all.end())
      throw Error(ErrorCode::unknown_name, "statistics_table_undeclared", {{"found", id}, {"expected", known}});
    chosen.push_back(*found);
  }
  return chosen;
}

// Today's numbers and every former one that became part of the same municipality.
std::vector<std::string> regions_of(const Service& service, const std::vector<std::string>& municipalities) {
  std::vector<std::string> regions;
  const registry::Registry& registry = *service.facts().registry;
  for (const std::string& text : municipalities) {
    const MunicipalityIndex index = service.find(text);
    regions.push_back(to_string(registry.at(index).number));
    for (const registry::FormerMunicipality& former : registry.former()) {
      if (std::find(former.successors.begin(), former.successors.end(), index) != former.successors.end())
        regions.push_back(to_string(former.number));
    }
  }
  std::sort(regions.begin(), regions.end());
  regions.erase(std::unique(regions.begin(), regions.end()), regions.end());
  return regions;
}

bool on_this_machine(const std::string& server) {
  return server.starts_with("http://127.0.0.1") || server.starts_with("http://localhost") ||
         server.starts_with("http://[::1]");
}

std::unique_ptr<statistics::Transport> transport_for(const UpdateRequest& request, const std::string& base) {
  if (request.contact.empty() && !on_this_machine(base)) throw Error(ErrorCode::usage, "statistics_contact_needed");
  statistics::CurlOptions curl;
  curl.user_agent = "handlingsrom/" + std::string(program_version) + " (" +
                    (request.contact.empty() ? "local" : request.contact) + ")";
  return statistics::curl_transport(curl);
}

statistics::ClientOptions options_for(const UpdateRequest& request) {
  statistics::ClientOptions options;
  options.seed = request.seed;
  if (!request.server.empty()) options.base = request.server;
  return options;
}

}  // namespace

UpdateClient::UpdateClient(const UpdateRequest& request,
                           const std::function<void(const statistics::ClientEvent&)>& watch)
    : transport(transport_for(request, options_for(request).base)),
      clock(statistics::system_clock()),
      client(*transport, *clock, options_for(request), watch) {}

double seconds_of(std::size_t calls) {
  constexpr double calls_per_minute = 40;
  return static_cast<double>(calls) * 60 / calls_per_minute;
}

UpdateResult update(const Service& service, const UpdateRequest& request, bool only_plan,
                    const std::function<void(const statistics::ClientEvent&)>& watch,
                    const std::function<void(const statistics::Progress&)>& progress) {
  UpdateResult result;
  result.tables = tables_of(request);
  statistics::Scope scope{regions_of(service, request.municipalities), request.since};
  UpdateClient with(request, watch);
  statistics::Client& client = with.client;
  client.read_configuration();
  for (const statistics::TableFile& table : result.tables) {
    try {
      statistics::TablePlan plan = statistics::plan_update(client, table, scope);
      if (only_plan) {
        result.done.push_back({std::move(plan), 0, 0, 0});
      } else {
        result.done.push_back(statistics::fetch_table(client, std::move(plan), request.folder, progress));
      }
    } catch (const Error& error) {
      if (error.code() == ErrorCode::cannot_write || error.code() == ErrorCode::interrupted) throw;
      result.faults.push_back({table.id, error});
      result.done.emplace_back();
    }
  }
  result.calls = client.calls();
  if (!result.tables.empty() && result.faults.size() == result.tables.size()) throw Error(result.faults.back().error);
  return result;
}

}  // namespace handlingsrom::api
