// The façade's answer to "what does this file say?": the reading first, the figures after.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "standing/importing/form.hpp"
#include "standing/importing/understanding.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

struct ImportRequest {
  std::filesystem::path file;
  std::optional<std::string>
      bytes;                 // the file's, where they came some other way than from the disk; `file` is its name then
  std::optional<int> sheet;  // only what stands on it, counted from 1
  importing::Options options;
  std::filesystem::path mappings;  // folder of what was decided for earlier files; empty: none is read or kept
  std::filesystem::path forms;     // folder of the forms (data/templates); empty: none is known
};

/// A file that has been read and understood, and not stored anywhere.
class Import {
 public:
  /// Throws what reading::read_file and importing::understand throw. A mapping kept for the file's shape gives the roles that the request does not.
  Import(const Service& service, const ImportRequest& request);

  const reading::Document& document() const { return document_; }
  const importing::Understanding& understanding() const { return understanding_; }
  bool mapping_was_known() const { return mapping_was_known_; }

  /// Where the file is a filled form (standing/importing/form.hpp): what was read, and every cell that was refused. nullptr for another file.
  const importing::FormReading* form() const { return form_ ? &*form_ : nullptr; }
  /// Throws Error(bad_input, "form_refused") for a form with a refused cell, "form_example" for the invented example.
  void check_form() const;

  /// Every figure in the order of the file; fills the counts and what was left out.
  void figures(const std::function<void(const importing::Figure&)>& take);
  /// Keeps the roles for files of the same shape; the path that was written. Throws Error(cannot_write).
  std::filesystem::path keep_mapping() const;

 private:
  const Service& service_;
  ImportRequest request_;
  reading::Document document_;
  importing::Understanding understanding_;
  bool mapping_was_known_ = false;
  std::vector<importing::Form> forms_;
  std::optional<importing::FormReading> form_;
};

/// $XDG_DATA_HOME/handlingsrom/mappings, else ~/.local/share/handlingsrom/mappings; empty where neither is known.
std::filesystem::path default_mappings();

}  // namespace handlingsrom::api
