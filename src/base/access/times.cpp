#include "base/access/times.hpp"

#include <array>
#include <ctime>

#include "base/error.hpp"
#include "base/text.hpp"

namespace handlingsrom::access {

std::int64_t unix_seconds(const std::string& time) {
  std::tm parts{};
  if (strptime(time.c_str(), "%Y-%m-%dT%H:%M:%S", &parts) == nullptr)
    throw Error(ErrorCode::bad_input, "store_time", {{"found", shortened(time)}});
  return timegm(&parts);
}

std::string later(const std::string& time, std::int64_t seconds) {
  const std::time_t moment = unix_seconds(time) + seconds;
  std::tm parts{};
  gmtime_r(&moment, &parts);
  std::array<char, 40> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S.000Z", &parts)};
}

}  // namespace handlingsrom::access
