// Where a table comes from.
#pragma once

#include <string>

namespace handlingsrom::facts {

/// Who published a table, under which licence, and how it came here. Printed by `facts sources` and in every report.
struct Source {
  std::string id;         // "ssb_07459"
  std::string publisher;  // "Statistisk sentralbyrå (SSB)"
  std::string table;      // "07459"
  std::string title;
  std::string period;     // "2005–2026"
  std::string licence;    // "CC BY 4.0"
  std::string retrieved;  // ISO date
  std::string note;       // what was done with it, how sure it is
};

}  // namespace handlingsrom::facts
