#include <algorithm>
#include <map>
#include <set>

#include "standing/facts/build_input.hpp"

namespace handlingsrom::facts::build {
namespace {

// "Nordreisa - Ráisa - Raisi" and "Nordreisa-Ráisa-Raisi" alike, but not "Aurskog-Høland": names are told apart by
// " - " in Klass; Kartverket writes no spaces, so its text is only split when it has as many parts.
std::vector<std::string> parts_of(const std::string& names, const std::string& separator) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t to = names.find(separator); to != std::string::npos; to = names.find(separator, from)) {
    parts.push_back(names.substr(from, to - from));
    from = to + separator.size();
  }
  parts.push_back(names.substr(from));
  return parts;
}

std::string without_county(const std::string& name) { return name.substr(0, name.find(" (")); }

std::map<std::int64_t, std::pair<std::string, std::string>> read_klass(const std::filesystem::path& folder,
                                                                       const std::string& file) {
  std::map<std::int64_t, std::pair<std::string, std::string>> names;
  Input input(folder, file);
  const std::size_t number = input->column("kommunenr");
  const std::size_t official = input->column("kommune_offisielt_navn");
  const std::size_t norwegian = input->column("kommune_norsk");
  while (input->next()) {
    names[input->integer(number)] = {std::string(input->text(official)), std::string(input->text(norwegian))};
  }
  return names;
}

std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> read_centrality(const std::filesystem::path& folder,
                                                                              const std::string& file) {
  std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> centrality;
  Input input(folder, file);
  const std::size_t number = input->column("kommunenr");
  const std::size_t of_class = input->column("centrality_class");
  const std::size_t index = input->column("centrality_index");
  while (input->next()) {
    const std::int64_t value = input->integer(of_class);
    if (value < 1 || value > 6) input->refuse(of_class, "1 … 6");
    centrality[input->integer(number)] = {value, input->integer(index)};
  }
  return centrality;
}

struct Former {
  std::set<std::string> names;
  std::int64_t last_year = missing_integer;
  std::set<std::int64_t> successors;
};

}  // namespace

Table read_municipalities(const std::filesystem::path& folder, const TableSpec& spec) {
  const auto klass = read_klass(folder, spec.files.at(1));
  const auto centrality = read_centrality(folder, spec.files.at(2));
  Input input(folder, spec.files.at(0));
  const std::size_t number = input->column("kommunenr");
  const std::size_t all_languages = input->column("name_all_languages");
  const std::size_t kartverket = input->column("name");
  const std::size_t county_number = input->column("fylkesnr");
  const std::size_t county = input->column("county");
  const std::size_t latitude = input->column("lat");
  const std::size_t longitude = input->column("lon");
  Table table{spec.name, spec.source_ids, 0, {}};
  table.columns = {integer_column("kommunenr"),
                   text_column("name"),
                   text_column("official_name"),
                   text_column("names"),
                   text_column("fylkesnr"),
                   text_column("county"),
                   integer_column("centrality_class"),
                   integer_column("centrality_index"),
                   number_column("lat"),
                   number_column("lon")};
  std::int64_t previous = 0;
  while (input->next()) {
    const std::int64_t code = input->integer(number);
    const auto names = klass.find(code);
    const auto central = centrality.find(code);
    if (names == klass.end() || central == centrality.end() || code <= previous) {
      input->refuse(number, "a number in order, of Klass 131 and with a centrality index");
    }
    previous = code;
    const auto& [official, norwegian] = names->second;
    std::vector<std::string> all{without_county(norwegian)};
    const auto add = [&](const std::string& name) {
      if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
    };
    for (const std::string& part : parts_of(official, " - ")) add(without_county(part));
    const std::string registered(input->text(all_languages));
    const auto kartverket_parts = parts_of(registered, "-");
    if (kartverket_parts.size() == parts_of(official, " - ").size()) {
      for (const std::string& part : kartverket_parts) add(part);
    }
    if (input->text(kartverket).find('-') == std::string_view::npos) add(std::string(input->text(kartverket)));
    std::string joined;
    for (const std::string& name : all) joined += (joined.empty() ? "" : "|") + name;

    ++table.rows;
    table.columns[0].integers.push_back(code);
    add_text(table.columns[1], all.front());
    add_text(table.columns[2], without_county(official));
    add_text(table.columns[3], joined);
    add_text(table.columns[4], input->text(county_number));
    add_text(table.columns[5], parts_of(std::string(input->text(county)), " - ").front());
    table.columns[6].integers.push_back(central->second.first);
    table.columns[7].integers.push_back(central->second.second);
    table.columns[8].numbers.push_back(input->number(latitude));
    table.columns[9].numbers.push_back(input->number(longitude));
  }
  return table;
}

Table read_former_municipalities(const std::filesystem::path& folder, const TableSpec& spec,
                                 const Table& municipalities) {
  const std::vector<std::int64_t>& numbers = municipalities.integers("kommunenr");
  const std::set<std::int64_t> current(numbers.begin(), numbers.end());
  std::map<std::int64_t, Former> former;
  {
    Input input(folder, spec.files.at(1));
    const std::size_t code = input->column("code");
    const std::size_t name = input->column("name");
    const std::size_t end = input->column("end_year");
    const std::size_t successor = input->column("code_2024");
    while (input->next()) {
      if (input->empty(end)) continue;
      Former& entry = former[input->integer(code)];
      entry.names.emplace(input->text(name));
      entry.last_year = std::max(entry.last_year, input->integer(end));
      if (!input->empty(successor) && current.contains(input->integer(successor))) {
        entry.successors.insert(input->integer(successor));
      }
    }
  }
  {
    // The redistricting table knows every code since 1977 and every split, so it decides; the list of names fills the rest.
    Input input(folder, spec.files.at(0));
    const std::size_t code = input->column("code_original");
    const std::size_t successor = input->column("code_2024");
    std::map<std::int64_t, std::set<std::int64_t>> redistricted;
    while (input->next()) {
      if (!current.contains(input->integer(successor))) input->refuse(successor, "a municipality of 2024");
      redistricted[input->integer(code)].insert(input->integer(successor));
    }
    for (const auto& [number, successors] : redistricted) {
      if (const auto found = former.find(number); found != former.end()) found->second.successors = successors;
    }
  }
  for (const auto& [number, successor] : spec.corrections) former.at(number).successors = {successor};

  Table table{spec.name, spec.source_ids, 0, {}};
  table.columns = {integer_column("kommunenr"), text_column("name"), integer_column("last_year"),
                   integer_column("successor")};
  for (const auto& each : former) {  // no structured binding: clang 14 does not let a lambda capture one
    const auto& number = each.first;
    const auto& entry = each.second;
    if (current.contains(number)) continue;
    for (const std::string& name : entry.names) {
      const auto add = [&](std::int64_t successor) {
        ++table.rows;
        table.columns[0].integers.push_back(number);
        add_text(table.columns[1], name);
        table.columns[2].integers.push_back(entry.last_year);
        table.columns[3].integers.push_back(successor);
      };
      if (entry.successors.empty()) add(missing_integer);
      for (const std::int64_t successor : entry.successors) add(successor);
    }
  }
  return table;
}

}  // namespace handlingsrom::facts::build
