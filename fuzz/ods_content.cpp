// Any text as the content of an ODS file.
#include <algorithm>

#include "stored_package.hpp"
#include "understood.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handlingsrom::fuzz;
  StoredPackage package;
  package.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
  package.add("content.xml", {reinterpret_cast<const char*>(data), size});
  understand_or_refuse(package.bytes());
  return 0;
}
