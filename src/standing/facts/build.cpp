#include "standing/facts/build.hpp"

#include <fstream>
#include <system_error>

#include "base/error.hpp"
#include "standing/facts/build_series.hpp"
#include "standing/facts/bundle.hpp"

namespace handlingsrom::facts {
namespace {

constexpr int areas_in_block = 45;  // eight blocks of the population, for two to eight threads

std::vector<std::pair<std::size_t, Bytes>> blocks_of(const AgeCounts& counts) {
  std::vector<std::pair<std::size_t, Bytes>> blocks;
  for (int from = 0; from < counts.areas; from += areas_in_block) {
    AgeCounts part;
    part.areas = std::min(areas_in_block, counts.areas - from);
    part.first = counts.first;
    part.years = counts.years;
    const std::ptrdiff_t area_years = static_cast<std::ptrdiff_t>(part.areas) * counts.years;
    const std::ptrdiff_t skipped = static_cast<std::ptrdiff_t>(from) * counts.years;
    const std::ptrdiff_t cells = std::ptrdiff_t{sex_count} * age_count;
    part.present.assign(counts.present.begin() + skipped, counts.present.begin() + skipped + area_years);
    part.persons.assign(counts.persons.begin() + skipped * cells,
                        counts.persons.begin() + (skipped + area_years) * cells);
    ByteWriter raw;
    encode_age_counts(part, raw);
    blocks.emplace_back(static_cast<std::size_t>(part.areas), raw.take());
  }
  return blocks;
}

}  // namespace

BuildResult build_bundle(const std::filesystem::path& data, const std::filesystem::path& specification_file) {
  const build::Specification specification = build::read_specification(specification_file);
  BuildResult result;
  BundleWriter writer(specification.version, specification.sources);
  std::vector<Table> tables;
  std::vector<std::int64_t> numbers;
  AgeCounts population;
  AgeCounts nation;
  const build::TableSpec* population_spec = nullptr;
  const build::TableSpec* nation_spec = nullptr;
  const Table* municipalities = nullptr;
  std::optional<build::SeriesBuilder> series;
  tables.reserve(specification.tables.size());
  for (const build::TableSpec& spec : specification.tables) {
    if (spec.kind == "municipalities") {
      municipalities = &tables.emplace_back(build::read_municipalities(data, spec));
      numbers = municipalities->integers("kommunenr");
    } else if (spec.kind == "former_municipalities" && municipalities != nullptr) {
      tables.push_back(build::read_former_municipalities(data, spec, *municipalities));
    } else if (spec.kind == "boundary_arcs") {
      tables.push_back(build::read_boundary_arcs(data, spec));
    } else if (spec.kind == "boundary_rings") {
      tables.push_back(build::read_boundary_rings(data, spec));
    } else if (spec.kind == "population") {
      population_spec = &spec;
    } else if (spec.kind == "nation") {
      nation_spec = &spec;
      nation = build::read_nation(data, spec);
    } else if (spec.kind == "series" && municipalities != nullptr) {
      if (!series) series.emplace(numbers, result.checks);
      tables.push_back(series->read(data, spec));
    } else if (spec.kind == "csv") {
      tables.push_back(build::read_csv_table(data, spec));
    } else {
      throw Error(ErrorCode::bad_input, "build_specification",
                  {{"file", specification_file.filename().string()},
                   {"line", "?"},
                   {"expected", "kind of table " + spec.name}});
    }
  }
  if (population_spec == nullptr || nation_spec == nullptr || municipalities == nullptr) {
    throw Error(ErrorCode::bad_input, "build_table_missing", {{"table", "population, nation, municipalities"}});
  }
  population = build::read_population(data, *population_spec, numbers);
  build::check_population(population, nation, *population_spec, numbers, result.checks);
  build::check_tables(tables, result.checks);
  for (const Table& table : tables) {
    for (const build::TableSpec& spec : specification.tables) {
      if (spec.name == table.name) build::check_controls(table, spec, result.checks);
    }
  }

  writer.add_ages(population_spec->name, population_spec->source_ids, blocks_of(population));
  writer.add_ages(nation_spec->name, nation_spec->source_ids, blocks_of(nation));
  for (const Table& table : tables) writer.add(table);
  if (series) {
    writer.add(series->index());
    writer.add(series->marks());
  }
  result.bytes = writer.finish();
  return result;
}

void write_bundle(const Bytes& bytes, const std::filesystem::path& file) {
  const std::filesystem::path beside = file.string() + ".part";
  std::ofstream output(beside, std::ios::binary | std::ios::trunc);
  output.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  output.close();
  std::error_code fault;
  if (output) std::filesystem::rename(beside, file, fault);
  if (!output || fault) {
    std::error_code ignored;
    std::filesystem::remove(beside, ignored);
    throw Error(ErrorCode::cannot_write, "cannot_write",
                {{"file", file.string()}, {"reason", fault ? fault.message() : "write"}});
  }
}

}  // namespace handlingsrom::facts
