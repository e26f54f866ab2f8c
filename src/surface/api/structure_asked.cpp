// What a study's file asks for beside its places: demands, service levels, alternatives.
#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "standing/registry/fold.hpp"
#include "surface/api/schools.hpp"
#include "surface/api/structure_study_file.hpp"

namespace handlingsrom::api {

using structure_study::Site;
using structure_study::Study;

std::pair<int, int> grades_of(const toml::Value& given) {
  const std::string text = given.some_text();
  const auto dash = text.find('-');
  const auto number = [&](const std::string& part) {
    if (part.empty() || part.size() > 2 || part.find_first_not_of("0123456789") != std::string::npos)
      given.refuse("1-7");
    return std::stoi(part);
  };
  const int lowest = number(text.substr(0, dash));
  const int highest = dash == std::string::npos ? lowest : number(text.substr(dash + 1));
  if (lowest < 1 || highest > structure::grades || lowest > highest) given.refuse("1-7");
  return {lowest, highest};
}

std::size_t site_named(const Study& study, const toml::Value& name) {
  const std::u32string wanted = registry::fold_to_ascii(registry::fold(name.some_text()));
  std::vector<std::size_t> found;
  std::string names;
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    const std::u32string here = registry::fold_to_ascii(registry::fold(study.sites[s].name));
    names += (names.empty() ? "" : ", ") + study.sites[s].name;
    if (here == wanted) return s;
    if (here.find(wanted) != std::u32string::npos) found.push_back(s);
  }
  if (found.size() != 1) name.refuse(names);
  return found.front();
}

void read_demands(const toml::Value& root, Study& study) {
  if (const auto most = root.find("most_schools"))
    study.most_open = static_cast<int>(most->whole(1, static_cast<std::int64_t>(study.sites.size())));
  if (const auto changes = root.find("changes_a_year"))
    study.most_changes = static_cast<int>(changes->whole(1, structure_study::most_sites));
  if (const auto longest = root.find("longest")) {
    if (study.service != structure_study::Service::school) {
      longest->only({"km"});
      study.longest.fill(longest->need("km").number(0, 1000));
      return;
    }
    longest->only({"km_1_4", "km_5_7", "km_8_10"});
    constexpr std::array keys{"km_1_4", "km_5_7", "km_8_10"};
    for (std::size_t k = 0; k < keys.size(); ++k) {
      if (const auto given = longest->find(keys[k])) study.longest[k] = given->number(0, 1000);
    }
  }
}

std::vector<ServiceLevel> read_levels(const toml::Value& root, const Study& study) {
  std::vector<ServiceLevel> levels;
  for (const toml::Value& table : root.tables_or_none("service_level")) {
    table.only({"area", "grades", "most_km"});
    ServiceLevel level;
    const toml::Value area = table.need("area");
    const std::string wanted = area.some_text();
    std::string names;
    level.area = study.areas.size();
    for (std::size_t a = 0; a < study.areas.size(); ++a) {
      const std::string& name = study.areas[a].name;
      if (registry::fold(name) == registry::fold(wanted)) level.area = a;
      names += (names.empty() ? "" : ", ") + name;
    }
    if (level.area == study.areas.size()) area.refuse(names);
    if (study.service == structure_study::Service::school) {
      std::tie(level.lowest, level.highest) = grades_of(table.need("grades"));
    } else if (study.service == structure_study::Service::kindergarten) {
      level.highest = 2;
    }
    level.most_kilometres = table.need("most_km").number(0, 1000);
    levels.push_back(level);
  }
  return levels;
}

std::vector<AskedAlternative> read_alternatives(const toml::Value& root, const Study& study) {
  std::vector<AskedAlternative> alternatives;
  for (const toml::Value& table : root.tables_or_none("alternative")) {
    table.only({"title", "close", "open"});
    AskedAlternative asked;
    asked.title = table.need("title").some_text();
    if (const auto close = table.find("close")) {
      for (const toml::Value& item : close->items()) {
        const std::string text = item.some_text();
        structure::Closure closure;
        std::vector<structure::School> named;
        for (const Site& site : study.sites) {
          structure::School one;
          one.name = site.name;
          named.push_back(one);
        }
        if (study.service != structure_study::Service::school) {
          asked.closed.push_back({site_named(study, item), 1, structure::grades});
          continue;
        }
        closure = closure_of(named, text);
        const Site& site = study.sites[closure.school];
        // A school has neighbouring grades: what is taken from the middle would leave two.
        if (closure.lowest > site.lowest && closure.highest < site.highest)
          item.refuse(fmt::format("{0}:{1}-{2}, {0}:{3}-{4}", site.name, site.lowest, closure.highest, closure.lowest,
                                  site.highest));
        if (closure.to && *closure.to == closure.school) item.refuse(text.substr(0, text.find('=')));
        asked.closed.push_back(closure);
      }
    }
    if (const auto open = table.find("open")) {
      for (const toml::Value& item : open->items()) asked.opened.push_back(site_named(study, item));
    }
    alternatives.push_back(std::move(asked));
  }
  return alternatives;
}

}  // namespace handlingsrom::api
