#include "standing/importing/mapping.hpp"

#include <sstream>

#include <toml++/toml.h>

#include "base/error.hpp"
#include "base/toml.hpp"
#include "standing/importing/columns.hpp"

namespace handlingsrom::importing {
namespace {

constexpr std::size_t largest = 1U << 20U;

std::string list_of_roles() {
  std::string list;
  for (int i = 0; i <= static_cast<int>(ColumnRole::ignored); ++i)
    list += (list.empty() ? "" : ", ") + std::string(key_of(static_cast<ColumnRole>(i)));
  return list;
}

}  // namespace

std::string write_mapping(const Understanding& understanding, const std::string& file) {
  ::toml::table columns;
  for (const Table& table : understanding.tables) {
    for (const ColumnReading& column : table.columns) {
      columns.insert_or_assign(column.head.empty() ? letters_of(column.column) : column.head,
                               std::string(key_of(column.role)));
    }
  }
  const ::toml::table document{{"shape", understanding.shape}, {"file", file}, {"columns", std::move(columns)}};
  std::ostringstream text;
  text << document << '\n';
  return text.str();
}

Roles read_mapping(std::string_view text, const std::string& name) {
  if (text.size() > largest)
    throw Error(ErrorCode::bad_input, "reading_limit",
                {{"file", name}, {"reason", "limit file_bytes"}, {"expected", std::to_string(largest)}});
  const toml::Document document(text, name);
  Roles roles;
  const auto columns = document.root().find("columns");
  if (!columns || !columns->is_table()) return roles;
  for (const auto& column : columns->values()) {
    const std::string found = column.is_text() ? column.text() : column.written();
    const auto role = column_role_of(found);
    if (!role) {
      throw Error(
          ErrorCode::bad_input, "importing_mapping",
          {{"file", name}, {"line", std::to_string(column.line())}, {"found", found}, {"expected", list_of_roles()}});
    }
    roles.emplace(column.key(), *role);
  }
  return roles;
}

std::filesystem::path mapping_file(const std::filesystem::path& folder, const std::string& shape) {
  return folder / (shape + ".toml");
}

}  // namespace handlingsrom::importing
