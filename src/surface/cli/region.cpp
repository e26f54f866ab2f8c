// `handlingsrom region list|keep|forget|lacks`: regions with names of the user's own, and who lacks in one.
#include <cmath>
#include <memory>

#include <fmt/format.h>

#include "surface/api/named_regions.hpp"
#include "surface/api/regions.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::cli {
namespace {

struct RegionOptions {
  std::string name, members;
  std::string room = "rooms.people.nurse";
  int paths = 200;
};

api::NamedRegions kept(const Context& context) { return {context.service(), api::default_regions()}; }

void list_regions(const Context& context) {
  Table table{"regions", {{"name"}, {"members"}}, {}};
  const api::NamedRegions regions = kept(context);
  for (const registry::Region& region : regions.all()) {
    std::string members;
    for (const MunicipalityIndex member : region.members)
      members += (members.empty() ? "" : ", ") + context.service().municipality(member).name;
    table.rows.push_back({region.name, members});
  }
  context.show(table);
}

void lacks(const Context& context, const RegionOptions& options) {
  const api::Service& service = context.service();
  const registry::Region region = kept(context).find(options.name);
  const api::WhoLacks answer =
      api::who_lacks(service, region, options.room, options.paths, context.options().seed, context.options().threads);
  const bool as_table = output_format(context.options().format) == Format::table;
  constexpr int step = 5;
  std::vector<int> shown;
  for (int t = 0; t < answer.years; ++t) {
    const int year = answer.first_year.value + t;
    if (!as_table || t == 0 || (year % step == 0 && t >= step / 2)) shown.push_back(t);
  }
  Table table{"who_lacks", {{"number"}, {"name"}, {"closes"}, {"earliest"}, {"latest"}}, {}};
  for (const int t : shown)
    table.columns.push_back({fmt::format("{}", answer.first_year.value + t), Unit::none, 1,
                             fmt::format("{}", answer.first_year.value + t)});
  const auto year_cell = [](const std::optional<Year>& year) {
    return year ? Cell{std::int64_t{year->value}} : Cell{};
  };
  std::vector<double> sum(static_cast<std::size_t>(answer.years), 0.0);
  int lacking = 0;
  double missing = 0;
  const int read = shown.empty() ? 0 : std::min(answer.years - 1, rooms::shown_year.value - answer.first_year.value);
  for (const api::Lacking& member : answer.members) {
    const registry::Municipality& place = service.municipality(member.municipality);
    std::vector<Cell> row{to_string(place.number), place.name, year_cell(member.reading.closes),
                          year_cell(member.reading.earliest), year_cell(member.reading.latest)};
    for (const int t : shown) row.emplace_back(member.left[static_cast<std::size_t>(t)]);
    for (std::size_t t = 0; t < sum.size(); ++t) sum[t] += member.left[t];
    const double left = member.left[static_cast<std::size_t>(read)];
    if (left < 0) {
      ++lacking;
      missing -= left;
    }
    table.rows.push_back(std::move(row));
  }
  const report::Words words(context.catalogue());
  const Unit unit = answer.members.front().reading.unit;
  table.notes.push_back(context.text(
      "region.lacks",
      {{"figure", words.figure(options.room)},
       {"year", std::to_string(answer.first_year.value + read)},
       {"lacking", std::to_string(lacking)},
       {"all", std::to_string(answer.members.size())},
       {"missing", words.amount(missing, unit, unit == Unit::kroner ? 1000 : 0.1)},
       {"sum", words.amount(sum[static_cast<std::size_t>(read)], unit, unit == Unit::kroner ? 1000 : 0.1)}}));
  context.show(table);
}

}  // namespace

void add_region(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "region");
  add_verb(noun, context, "list", [&context] { list_regions(context); });
  const auto options = std::make_shared<RegionOptions>();
  CLI::App& keep = add_verb(noun, context, "keep", [&context, options] {
    kept(context).keep(options->name, options->members);
    list_regions(context);
  });
  add_argument(keep, context, "name", options->name).required();
  add_argument(keep, context, "--members", options->members).required();
  CLI::App& forget = add_verb(noun, context, "forget", [&context, options] {
    kept(context).forget(options->name);
    list_regions(context);
  });
  add_argument(forget, context, "name", options->name).required();
  CLI::App& who = add_verb(noun, context, "lacks", [&context, options] { lacks(context, *options); });
  add_argument(who, context, "place", options->name).required();
  add_argument(who, context, "--room", options->room);
  add_argument(who, context, "--paths", options->paths).option_text(context.text("cli.label.number"));
}

}  // namespace handlingsrom::cli
