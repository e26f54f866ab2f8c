#include "surface/report/printer.hpp"

#include <dlfcn.h>

#include "base/error.hpp"

namespace handlingsrom::report {
namespace {

constexpr auto module_name = "libhandlingsrom_print.so";
constexpr auto entry_point = "handlingsrom_printer";

Printer& load(std::filesystem::path module) {
  if (module.empty()) {
    std::error_code failed;
    module = std::filesystem::read_symlink("/proc/self/exe", failed).parent_path() / module_name;
  }
  // Stays loaded to the end of the process, as its libraries want it.
  void* library = dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL);
  void* entry = library != nullptr ? dlsym(library, entry_point) : nullptr;
  if (entry == nullptr) {
    const char* reason = dlerror();
    throw Error(ErrorCode::internal, "no_printer",
                {{"file", module.string()}, {"reason", reason != nullptr ? reason : ""}});
  }
  return *reinterpret_cast<Printer* (*)()>(entry)();
}

}  // namespace

Printer& printer(const std::filesystem::path& module) {
  static Printer& loaded = load(module);
  return loaded;
}

}  // namespace handlingsrom::report
