// Rows and columns of a table that say again what others say: counted with them, something would count twice.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "standing/importing/table_roles.hpp"

namespace handlingsrom::importing {

struct Repeated {
  std::map<std::uint32_t, const char*> rows;  // left out, and why: "total", "of_which"
  std::set<std::uint32_t>
      called_sums;  // rows with a word for a sum, where others have none: left out unless they are a place's own line
  std::set<std::uint32_t> kept;  // has a word for a sum, but what follows are only some of its parts
  std::vector<std::pair<const ColumnReading*, const char*>>
      columns;  // left out, and why: "total_column", "of_which_column"
};

/// A sum below its lines or above them is found by what it is called, by "herav" behind it, or by what is left empty in it, and is one only where the figures say so: as
/// far as each line may have been rounded, and where no part is hidden.
Repeated find_repeated(const reading::Sheet& sheet, const Table& table, const TableRoles& roles, Places& places);

}  // namespace handlingsrom::importing
