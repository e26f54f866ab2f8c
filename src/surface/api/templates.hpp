// Forms to fill in, as workbooks: heads in the user's language, lists to choose from, a guide, and where asked for an invented example.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

struct FormInfo {
  std::string id, title;
  std::size_t columns = 0;
};
/// Every form in the folder (data/templates).
std::vector<FormInfo> forms(const std::filesystem::path& folder, messages::Language language);
/// Whether a form is called that, by id or another name.
bool is_form(const std::filesystem::path& folder, const std::string& name);

struct FormRequest {
  std::filesystem::path folder;
  std::string form;                               // id or another name
  bool filled = false;                            // with the invented example
  std::optional<MunicipalityIndex> municipality;  // whose figures it is for, written into it
};
/// Writes the workbook, whole or not at all; the same form gives the same bytes. Throws Error(unknown_name, "form_unknown"), Error(cannot_write).
void write_form(const Service& service, const FormRequest& request, const messages::Catalogue& catalogue,
                const std::filesystem::path& file);

}  // namespace handlingsrom::api
