// The municipality's buildings from its own file: backlog, what to do with each, room needed against room owned, and what renewing does to the money.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "standing/buildings/buildings.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"
#include "surface/report/deliver.hpp"

namespace handlingsrom::api {

struct BuildingsQuestion {
  std::filesystem::path file;
  std::optional<std::string> bytes;   // of the file, where it is not on this machine; `file` is then only its name
  std::string municipality;           // number or name; empty: no need by year, no money
  std::vector<std::string> settings;  // "buildings.renew_grade_3=20000"
  std::optional<int> from;            // first year of renewing; absent: the year after today's
  int years = 10;                     // over which all that stays is renewed, in equal parts
};

/// A use's users against what its buildings hold.
struct RoomNeeded {
  buildings::Use use{};
  std::vector<double> users, capacity;  // [year]; capacity NaN where no building says any
};

struct BuildingsAnswer {
  buildings::Register all;
  Assumptions assumptions;
  buildings::Rules rules;
  std::vector<buildings::Assessed> each;
  std::vector<buildings::UseSum> sums;
  std::optional<MunicipalityIndex> municipality;
  Year first{};
  std::vector<RoomNeeded> needed;
  double renewal = 0;                             // kr: of owned buildings that are not emptied
  std::vector<double> investment;                 // [year] kr
  std::vector<double> loan_cost, loan_left;       // [year] kr, by the economic plan's own loans
  std::vector<double> money_before, money_after;  // [year] kr: the room for money
  std::string scenario;                           // a file that `scenario run` takes: the investment as a lever
};

/// Throws what buildings::read and Assumptions::set throw; Error(bad_input, "year_invalid") for `from` outside the projected years; Error(usage) for years below 1.
BuildingsAnswer buildings_of(const Service& service, const BuildingsQuestion& question,
                             const messages::Catalogue& catalogue);

/// What must be known: buildings without area or condition, heads that were passed over, what is assumed.
std::vector<std::string> buildings_notices(const BuildingsAnswer& answer, const messages::Catalogue& catalogue);
std::string use_name(buildings::Use use, const messages::Catalogue& catalogue);
/// Of keep, rent and sell the one that costs least a year for a building that is needed ("keep", "rent"), or "sell" for one that stands empty; empty: not known.
std::string cheapest_for(const buildings::Building& building, const buildings::Assessed& worth);

/// Page, Word document, PDF and workbook in `out`/NUMBER-name, and the scenario beside them. Throws Error(cannot_write); Error(usage) without a municipality.
std::vector<std::filesystem::path> write_buildings_report(const Service& service, const BuildingsAnswer& answer,
                                                          const messages::Catalogue& catalogue,
                                                          const std::filesystem::path& out, std::uint64_t seed,
                                                          report::Formats formats = {.word = true, .pdf = true});

/// What a page shows of them: sentence, sections, notices, assumptions, the scenario as a file (Buildings of docs/api/openapi.json).
nlohmann::ordered_json buildings_json(const Service& service, const BuildingsQuestion& question, double width,
                                      const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
