// Registers fetched into a folder, piece by piece, as they were sent.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "standing/statistics/client.hpp"
#include "standing/statistics/register_file.hpp"

namespace handlingsrom::statistics {

/// Where the services are. Where another server than Statistics Norway's is asked for tables, the registers are asked for at the same one.
struct RegisterServers {
  std::string klass = "https://data.ssb.no/api/klass/v1";
  std::string udir = "https://statistikkportalen.udir.no/api/rapportering";
  /// Of the address of PxWebApi: "http://127.0.0.1:8080/api/pxwebapi/v2" → "http://127.0.0.1:8080/api/klass/v1". Empty: the services themselves.
  static RegisterServers beside(const std::string& tables);
};

struct RegisterPiece {
  std::string name;  // of the file
  std::string address;
  int year = 0;  // that the piece is of; 0: of no one year
};

struct RegisterPlan {
  std::string id;
  std::string asked;  // the day it is asked for, ISO 8601
  std::vector<RegisterPiece> pieces;
  std::string found_data;  // Udir: where the figures are now
};

/// Klass needs no call to plan; a report takes two. `today`: ISO 8601. `since`: first year, where it is later than the declaration's (0: none). Throws what Client::page and the
/// readers throw (klass.hpp, udir_report.hpp).
RegisterPlan plan_register(Client& client, const RegisterFile& file, const RegisterServers& servers,
                           const std::string& today, int since = 0);

struct RegisterFetched {
  std::size_t fetched = 0, unchanged = 0;
};
/// Asks for each piece, on condition where it is there already, and writes it once it has been read through and fits. `progress`: after each piece, from 1.
RegisterFetched fetch_register(Client& client, const RegisterFile& file, const RegisterPlan& plan,
                               const std::filesystem::path& folder, const std::function<void(std::size_t)>& progress);

/// Reads the piece's text through as what the register is; throws where it does not fit.
void check_piece(const RegisterFile& file, const RegisterPiece& piece, const std::string& text);

/// "2026-11-29".
std::string date_of(std::int64_t unix_seconds);

}  // namespace handlingsrom::statistics
