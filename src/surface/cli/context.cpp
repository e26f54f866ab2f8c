#include "surface/cli/context.hpp"

#include <cstdlib>
#include <ostream>

#include "base/atomic_file.hpp"
#include "base/text.hpp"

namespace handlingsrom::cli {

Context::Context(std::filesystem::path data_folder, messages::Language language, bool language_chosen,
                 std::ostream& out, std::ostream& err)
    : data_folder_(std::move(data_folder)),
      catalogue_(data_folder_ / "messages", language),
      language_chosen_(language_chosen),
      out_(out),
      err_(err) {}

std::filesystem::path Context::bundle() const {
  if (!options_.bundle.empty()) return options_.bundle;
  if (const char* chosen = std::getenv("HANDLINGSROM_BUNDLE"); chosen != nullptr && *chosen != '\0') return chosen;
  return data_folder_ / "handlingsrom.bundle";
}

std::string Context::store() const {
  if (!options_.store.empty()) return options_.store;
  const char* chosen = std::getenv("HANDLINGSROM_STORE");
  return chosen != nullptr ? chosen : "";
}

void Context::message(std::string_view line) const { err_ << visible(line) << '\n'; }

void Context::deliver(std::string_view text) const {
  if (options_.out.empty()) {
    out_ << text;
  } else {
    write_file(options_.out, text);
  }
}

void Context::show(const Table& table) const { deliver(render(table, output_format(options_.format), catalogue_)); }

}  // namespace handlingsrom::cli
