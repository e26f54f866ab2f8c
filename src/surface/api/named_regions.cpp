#include "surface/api/named_regions.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "base/atomic_file.hpp"
#include "base/csv.hpp"
#include "base/error.hpp"
#include "standing/facts/facts.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::api {
namespace {

bool is_municipality(const registry::Registry& registry, const std::string& name) {
  try {
    registry.find(name);
    return true;
  } catch (const Error&) {
    return false;
  }
}

std::string names_of(const std::vector<registry::Region>& regions) {
  std::string names;
  for (const registry::Region& each : regions) names += (names.empty() ? "" : ", ") + each.name;
  return names.empty() ? "–" : names;
}

}  // namespace

std::filesystem::path default_regions() {
  const char* xdg = std::getenv("XDG_DATA_HOME");
  if (xdg != nullptr && *xdg == '/') return std::filesystem::path(xdg) / "handlingsrom" / "regions.csv";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') return {};
  return std::filesystem::path(home) / ".local" / "share" / "handlingsrom" / "regions.csv";
}

NamedRegions::NamedRegions(const Service& service, std::filesystem::path file)
    : service_(service), file_(std::move(file)) {
  std::ifstream input(file_);
  if (!input) return;
  csv::Reader reader(input, file_.filename().string());
  const std::size_t of_name = reader.column("name"), of_members = reader.column("members");
  while (reader.next()) {
    registry::Region region = registry::find_region(*service_.facts().registry, reader.text(of_members));
    region.name = std::string(reader.text(of_name));
    if (region.name.empty() || kept(region.name) != nullptr) reader.refuse(of_name, "each name once");
    regions_.push_back(std::move(region));
  }
}

const registry::Region* NamedRegions::kept(std::string_view name) const {
  const auto found = std::find_if(regions_.begin(), regions_.end(), [&](const registry::Region& each) {
    return registry::fold(each.name) == registry::fold(name);
  });
  return found == regions_.end() ? nullptr : &*found;
}

registry::Region NamedRegions::find(std::string_view text) const {
  if (const registry::Region* region = kept(text)) return *region;
  return registry::find_region(*service_.facts().registry, text);
}

void NamedRegions::keep(const std::string& name, std::string_view members) {
  const bool writable = !registry::fold(name).empty() && name.find_first_of(",:\"\r\n") == std::string::npos;
  if (!writable || is_municipality(*service_.facts().registry, name))
    throw Error(ErrorCode::bad_input, "region_name", {{"found", name}});
  registry::Region region = registry::find_region(*service_.facts().registry, members);
  region.name = name;
  std::erase_if(regions_,
                [&](const registry::Region& each) { return registry::fold(each.name) == registry::fold(name); });
  regions_.push_back(std::move(region));
  std::sort(regions_.begin(), regions_.end(),
            [](const registry::Region& a, const registry::Region& b) { return a.name < b.name; });
  write();
}

void NamedRegions::forget(std::string_view name) {
  if (kept(name) == nullptr) {
    throw Error(ErrorCode::unknown_name, "region_not_kept",
                {{"found", std::string(name)}, {"expected", names_of(regions_)}});
  }
  std::erase_if(regions_,
                [&](const registry::Region& each) { return registry::fold(each.name) == registry::fold(name); });
  write();
}

void NamedRegions::write() const {
  std::string text = "name,members\n";
  for (const registry::Region& region : regions_) text += region.name + ",\"" + region.id + "\"\n";
  write_file(file_, text);
}

}  // namespace handlingsrom::api
