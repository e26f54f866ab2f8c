#include "surface/http/gate.hpp"

namespace handlingsrom::http {

std::string_view cookie(const Request& request, std::string_view name) {
  std::string_view found;
  int count = 0;
  for (const auto& [header, value] : request.headers) {
    if (header != "cookie") continue;
    for (std::size_t from = 0; from < value.size();) {
      const std::size_t end = std::min(value.find(';', from), value.size());
      std::string_view pair = std::string_view(value).substr(from, end - from);
      while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
      if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
        found = pair.substr(name.size() + 1);
        ++count;
      }
      from = end + 1;
    }
  }
  return count == 1 ? found : std::string_view{};
}

}  // namespace handlingsrom::http
