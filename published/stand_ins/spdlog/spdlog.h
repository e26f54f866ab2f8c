// A page has no log of its own: a defect is said in the browser's.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

namespace spdlog {
template <typename... Values>
void error(const char*, const std::string& text, const Values&...) {
  std::fprintf(stderr, "%s\n", text.c_str());
}
struct logger {};
inline void set_default_logger(const std::shared_ptr<logger>&) {}
inline std::shared_ptr<logger> stderr_logger_mt(const std::string&) { return nullptr; }
}  // namespace spdlog
