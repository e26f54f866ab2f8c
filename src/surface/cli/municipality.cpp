// `handlingsrom municipality find|list`: numbers, names and what became of old ones.
#include <memory>

#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

Table heads() {
  return {"municipalities",
          {{"number"}, {"name"}, {"county"}, {"centrality"}, {"inhabitants", Unit::persons}, {"neighbours"}},
          {}};
}

void add_row(Table& table, const api::Service& service, MunicipalityIndex index) {
  const registry::Municipality& place = service.municipality(index);
  std::string neighbours;
  for (const MunicipalityIndex neighbour : place.neighbours) {
    neighbours += (neighbours.empty() ? "" : ", ") + service.municipality(neighbour).name;
  }
  table.rows.push_back({to_string(place.number), place.name, place.county, std::int64_t{place.centrality_class},
                        service.inhabitants(index), neighbours});
}

}  // namespace

void add_municipality(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "municipality");
  const auto wanted = std::make_shared<std::string>();
  CLI::App& find = add_verb(noun, context, "find", [&context, wanted] {
    const api::Service& service = context.service();
    Table table = heads();
    add_row(table, service, service.find(*wanted));
    context.show(table);
  });
  add_argument(find, context, "municipality", *wanted).required();
  add_verb(noun, context, "list", [&context] {
    const api::Service& service = context.service();
    Table table = heads();
    for (const MunicipalityIndex index : service.all_municipalities()) add_row(table, service, index);
    context.show(table);
  });
}

}  // namespace handlingsrom::cli
