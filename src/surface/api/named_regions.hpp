// Regions that the user has given a name: regional councils, health communities. No list of them is published with members, so the user keeps it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "standing/registry/region.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

/// Where they are kept: regions.csv in the user's data folder ($XDG_DATA_HOME/handlingsrom, else ~/.local/share/handlingsrom); empty where there is no home.
std::filesystem::path default_regions();

/// The regions of a file with the columns `name` and `members` (numbers with commas between). A file that is not there holds none.
class NamedRegions {
 public:
  NamedRegions(const Service& service, std::filesystem::path file);

  /// By name.
  const std::vector<registry::Region>& all() const { return regions_; }
  /// As find_region, and a kept name too; names are compared as municipalities' are (case and hyphens aside). A kept region has its `name`, and the `id` of its list.
  registry::Region find(std::string_view text) const;

  /// Writes the file anew, whole or not at all. `members` is what find_region reads. A name that is kept already gets the new members. Throws Error(bad_input,
  /// "region_name") for a name that is empty, has a comma, colon or line break, or is a municipality's, and what find_region throws.
  void keep(const std::string& name, std::string_view members);
  /// Throws Error(unknown_name, "region_not_kept").
  void forget(std::string_view name);

 private:
  const registry::Region* kept(std::string_view name) const;
  void write() const;

  const Service& service_;
  std::filesystem::path file_;
  std::vector<registry::Region> regions_;
};

}  // namespace handlingsrom::api
