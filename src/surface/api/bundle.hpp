// The bundle of figures itself: its tables, building it anew, the forms for own figures, and a server on this machine to try fetching against.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "standing/facts/catalogue.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// Every table of the bundle, in the order of the file.
std::vector<facts::TableInfo> tables(const Service& service);

/// The rows that the filter lets through, as published. Throws what facts::show_table throws.
facts::Table table_rows(const Service& service, std::string_view table, const facts::RowFilter& filter);

/// A file to fill in; `kind` is "csv", in the catalogue's language, or "toml". Throws Error(usage, "usage_format").
std::string own_figures_template(const Service& service, std::string_view municipality, const std::string& kind,
                                 const messages::Catalogue& catalogue);

/// One check that was made while building: what, and the figure reached.
struct BundleCheck {
  std::string name;
  std::string found;
};
/// Builds a bundle from published tables and writes it to `target`, whole or not at all. Throws what facts::build_bundle throws, and
/// Error(cannot_write).
std::vector<BundleCheck> build_bundle(const std::filesystem::path& tables, const std::filesystem::path& specification,
                                      const std::filesystem::path& target);

struct ReplayRequest {
  std::filesystem::path folder;
  int port = 0;        // 0: a free one
  std::string faults;  // names with commas between
};
/// Answers as Statistics Norway would until the process is told to end; `started` gets the address. Throws Error(usage): "replay_port", "replay_fault".
void replay(const ReplayRequest& request, const std::function<void(const std::string& address)>& started);

}  // namespace handlingsrom::api
