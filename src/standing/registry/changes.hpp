// What a newer list of changes of municipalities adds to the histories that came with the program.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "standing/registry/registry.hpp"

namespace handlingsrom::registry {

/// On `date` the municipality (or a part of it) with the old number became (a part of) the one with the new number. As Klass 131 tells it: one for each pair.
struct Change {
  MunicipalityNumber old_number;
  std::string old_name;
  MunicipalityNumber new_number;
  std::string new_name;
  std::string date;  // "2024-01-01"
  auto operator<=>(const Change&) const = default;
};

struct Changed {
  std::vector<Municipality> municipalities;
  std::vector<FormerMunicipality> former;
  std::vector<MunicipalityNumber> found_heirs;  // former ones whose heirs the program did not know, and does now
  std::vector<MunicipalityNumber> renumbered;   // new numbers of municipalities of the program
  std::vector<Change>
      beyond;  // changes of the program's own municipalities that its figures do not follow: mergers and splits
  std::vector<Change>
      otherwise;  // what the list says otherwise than the program, about a time that the program knows: the program's is kept
};

/// Pure. Each old number is followed from change to change until it is one of the program's municipalities. The program's own histories are kept where they name
/// heirs: they know which part of a divided municipality went where. A municipality that has only got another number is found by that number too; one that was merged or
/// divided after the program's figures were made is told in `beyond` and nothing more, because no figures stand under its new number.
Changed with_changes(const Registry& registry, std::span<const Change> changes);

}  // namespace handlingsrom::registry
