// Codes and changes of municipalities as the store holds them.
#pragma once

#include <string>
#include <vector>

#include "base/store/documents.hpp"
#include "base/store/lines.hpp"
#include "standing/registry/changes.hpp"
#include "standing/statistics/klass.hpp"

namespace handlingsrom::api {

/// The document that holds the codes ("codes") or the changes ("changes") of municipalities.
store::Name municipality_document(const std::string& what);

std::string text_of_codes(const std::vector<statistics::KlassCode>& codes);
std::vector<statistics::KlassCode> codes_of_text(const std::string& text);
std::string text_of_changes(const std::vector<registry::Change>& changes);
/// Throws Error(bundle_damaged, "store_damaged") for a text that is none of ours.
std::vector<registry::Change> changes_of_text(const std::string& text);
/// Of Klass: numbers of four digits. Throws Error(bad_input, "klass_answer") for a code of municipalities that is none.
std::vector<registry::Change> changes_of(const std::vector<statistics::KlassChange>& changes);

/// What the store holds; `at`: as it stood. Empty where nothing was fetched.
std::vector<registry::Change> municipality_changes(const store::Store& store, const store::AsOf& at = {});

}  // namespace handlingsrom::api
