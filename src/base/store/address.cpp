#include "base/store/address.hpp"

#include <cstdlib>

#include "base/error.hpp"
#include "base/text.hpp"

namespace handlingsrom::store {

Address::Address(const std::string& text) : text_(text) {
  shared_ = text.starts_with("postgresql://") || text.starts_with("postgres://");
  if (shared_) return;
  file_ = text.empty() ? default_file() : std::filesystem::path(text);
  text_ = file_.string();
  // A quote or a line break would end the file's name in the connection string.
  const bool another_kind = text_.find("://") != std::string::npos;
  if (another_kind || text_.find('"') != std::string::npos || !is_plain_text(text_))
    throw Error(ErrorCode::usage, "store_address", {{"address", visible(shown())}});
}

std::string Address::shown() const {
  if (!shared_) return text_;
  const std::size_t host = text_.find("://") + 3;
  const std::size_t end = text_.find('?', host);
  const std::size_t user_end = text_.substr(0, end).rfind('@');
  const std::size_t start = user_end == std::string::npos || user_end < host ? host : user_end + 1;
  return "postgresql://" + text_.substr(start, end == std::string::npos ? end : end - start);
}

std::filesystem::path default_file() {
  const char* xdg = std::getenv("XDG_DATA_HOME");
  if (xdg != nullptr && *xdg == '/') return std::filesystem::path(xdg) / "handlingsrom" / "store.sqlite";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') throw Error(ErrorCode::usage, "home_unknown");
  return std::filesystem::path(home) / ".local" / "share" / "handlingsrom" / "store.sqlite";
}

}  // namespace handlingsrom::store
