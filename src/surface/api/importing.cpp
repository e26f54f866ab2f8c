#include "surface/api/importing.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/importing/mapping.hpp"

namespace handlingsrom::api {

Import::Import(const Service& service, const ImportRequest& request)
    : service_(service),
      request_(request),
      document_(request.bytes ? reading::read_bytes(*request.bytes, request.file.string())
                              : reading::read_file(request.file)) {
  if (request_.bytes) request_.bytes->clear();
  const registry::Registry& registry = *service.facts().registry;
  if (!request_.forms.empty()) forms_ = importing::read_forms(request_.forms);
  form_ = importing::read_filled_form(document_, forms_, registry, request_.options.municipality);
  if (form_) return;
  if (request_.sheet && (*request_.sheet < 1 || static_cast<std::size_t>(*request_.sheet) > document_.sheets.size()))
    throw Error(ErrorCode::bad_input, "importing_sheet",
                {{"file", document_.file},
                 {"found", std::to_string(*request_.sheet)},
                 {"expected", std::to_string(document_.sheets.size())}});
  importing::Options first = request.options;
  first.roles.clear();
  understanding_ = importing::understand(document_, registry, first);
  if (!request_.mappings.empty()) {
    const auto known = importing::mapping_file(request_.mappings, understanding_.shape);
    std::ifstream input(known, std::ios::binary);
    if (input) {
      const std::string text{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
      for (auto& [head, role] : importing::read_mapping(text, known.filename().string())) {
        const bool there = std::any_of(
            understanding_.tables.begin(), understanding_.tables.end(),
            [&, &name = head](const importing::Table& table) {
              return std::any_of(table.columns.begin(), table.columns.end(),
                                 [&](const importing::ColumnReading& column) { return column.head == name; });
            });
        if (there) request_.options.roles.try_emplace(head, role);  // heads with other years in them are read anew
      }
      mapping_was_known_ = true;
    }
  }
  if (!request_.options.roles.empty()) understanding_ = importing::understand(document_, registry, request_.options);
}

void Import::check_form() const {
  if (!form_) return;
  const std::string& file = document_.file;
  if (!form_->faults.empty())
    throw Error(ErrorCode::bad_input, "form_refused",
                {{"file", file}, {"count", std::to_string(form_->faults.size())}});
  if (form_->example) throw Error(ErrorCode::bad_input, "form_example", {{"file", file}});
}

void Import::figures(const std::function<void(const importing::Figure&)>& take) {
  if (form_) {
    for (const importing::Figure& figure : form_->figures) take(figure);
    return;
  }
  const auto wanted = [&](const importing::Figure& figure) {
    if (!request_.sheet || understanding_.tables.empty()) return true;
    return understanding_.tables[figure.table].sheet + 1 == static_cast<std::size_t>(*request_.sheet);
  };
  importing::each_figure(document_, *service_.facts().registry, request_.options, understanding_,
                         [&](const importing::Figure& figure) {
                           if (wanted(figure)) take(figure);
                         });
}

std::filesystem::path Import::keep_mapping() const {
  const auto file = importing::mapping_file(request_.mappings, understanding_.shape);
  write_file(file, importing::write_mapping(understanding_, document_.file));
  return file;
}

std::filesystem::path default_mappings() {
  const char* xdg = std::getenv("XDG_DATA_HOME");
  if (xdg != nullptr && *xdg == '/') return std::filesystem::path(xdg) / "handlingsrom" / "mappings";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') return {};
  return std::filesystem::path(home) / ".local" / "share" / "handlingsrom" / "mappings";
}

}  // namespace handlingsrom::api
