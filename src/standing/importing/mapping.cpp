#include "standing/importing/mapping.hpp"

#include <sstream>

#include <toml++/toml.h>

#include "base/error.hpp"
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
  toml::table columns;
  for (const Table& table : understanding.tables) {
    for (const ColumnReading& column : table.columns) {
      columns.insert_or_assign(column.head.empty() ? letters_of(column.column) : column.head,
                               std::string(key_of(column.role)));
    }
  }
  const toml::table document{{"shape", understanding.shape}, {"file", file}, {"columns", std::move(columns)}};
  std::ostringstream text;
  text << document << '\n';
  return text.str();
}

Roles read_mapping(std::string_view text, const std::string& name) {
  if (text.size() > largest)
    throw Error(ErrorCode::bad_input, "reading_limit",
                {{"file", name}, {"reason", "limit file_bytes"}, {"expected", std::to_string(largest)}});
  toml::table document;
  try {
    document = toml::parse(text, name);
  } catch (const toml::parse_error& fault) {
    throw Error(ErrorCode::bad_input, "toml_syntax",
                {{"file", name},
                 {"line", std::to_string(fault.source().begin.line)},
                 {"column", std::to_string(fault.source().begin.column)},
                 {"found", std::string(fault.description())}});
  }
  Roles roles;
  const toml::table* columns = document["columns"].as_table();
  if (columns == nullptr) return roles;
  for (const auto& [head, node] : *columns) {
    const std::string found = node.value_or(std::string{});
    const auto role = column_role_of(found);
    if (!role) {
      throw Error(ErrorCode::bad_input, "importing_mapping",
                  {{"file", name},
                   {"line", std::to_string(node.source().begin.line)},
                   {"found", found},
                   {"expected", list_of_roles()}});
    }
    roles.emplace(std::string(head.str()), *role);
  }
  return roles;
}

std::filesystem::path mapping_file(const std::filesystem::path& folder, const std::string& shape) {
  return folder / (shape + ".toml");
}

}  // namespace handlingsrom::importing
