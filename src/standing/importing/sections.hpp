// Lines of one cell between rows of figures that hold for the rows below them: "2023", "5031 Malvik".
#pragma once

#include "standing/importing/table_roles.hpp"

namespace handlingsrom::importing {

class Sections {
 public:
  /// Years are looked for where the table has no other, municipalities too.
  Sections(const reading::Sheet& sheet, const Table& table, const TableRoles& roles, Places& places);
  void clear();
  /// Whether the row begins a section. A line of words that says neither year nor place ends none: it is a group of services, say.
  bool begins(std::uint32_t row);
  const std::optional<Period>& period() const { return period_; }
  const std::optional<Place>& place() const { return place_; }

 private:
  const reading::Sheet& sheet_;
  Places& places_;
  bool years_ = true, municipalities_ = true;
  std::optional<Period> period_;
  std::optional<Place> place_;
};

}  // namespace handlingsrom::importing
