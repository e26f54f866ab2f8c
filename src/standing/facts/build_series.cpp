#include "standing/facts/build_series.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"

namespace handlingsrom::facts::build {
namespace {

constexpr const char* country_code = "EAK";
// Largest difference between a printed total and the sum of its parts, in units of the source: three decimals of some
// thousand parts.
constexpr double sum_tolerance = 0.02;

// "EKG07" → 7.
double number_after(const csv::Reader& reader, std::size_t column, const std::string& prefix) {
  const std::string_view text = reader.text(column);
  int value = 0;
  const char* const end = text.data() + text.size();
  if (!text.starts_with(prefix) ||
      std::from_chars(text.data() + std::min(prefix.size(), text.size()), end, value).ptr != end) {
    reader.refuse(column, prefix + " and a whole number");
  }
  return value;
}

struct CellValue {
  double value = missing;
  CellStatus status = CellStatus::absent;
};

}  // namespace

struct SeriesBuilder::Grid {
  std::map<std::string, std::size_t> position;                  // of a quantity
  std::map<std::pair<Code, int>, std::vector<CellValue>> rows;  // [area, year][quantity]
  std::map<std::pair<std::string, int>, std::pair<std::string, std::string>>
      origins;                                                                 // [quantity, year]: source, place
  std::map<std::pair<Code, int>, std::map<std::size_t, std::string>> reasons;  // of marks

  CellValue& at(const Code& area, int year, std::size_t quantity) {
    std::vector<CellValue>& row = rows[{area, year}];
    row.resize(position.size());
    return row[quantity];
  }
  const CellValue* find(const Code& area, int year, std::size_t quantity) const {
    const auto row = rows.find({area, year});
    return row == rows.end() ? nullptr : &row->second[quantity];
  }
  std::set<int> years() const {
    std::set<int> all;
    for (const auto& [key, row] : rows) all.insert(key.second);
    return all;
  }
};

SeriesBuilder::SeriesBuilder(const std::vector<std::int64_t>& municipality_numbers, std::vector<BuildCheck>& checks)
    : checks_(checks) {
  for (const std::int64_t number : municipality_numbers) municipalities_.push_back(fmt::format("{:04}", number));
  municipality_set_.insert(municipalities_.begin(), municipalities_.end());
  index_ = {"series",
            {},
            0,
            {text_column("quantity"), text_column("unit"), number_column("scale"), text_column("table"),
             integer_column("year"), text_column("source"), text_column("place")}};
  marks_ = {"series_marks",
            {},
            0,
            {text_column("quantity"), text_column("area"), integer_column("year"), text_column("status"),
             text_column("why")}};
}

Table SeriesBuilder::read(const std::filesystem::path& folder, const TableSpec& spec) {
  const SeriesSpec& series = *spec.series;
  Grid grid;
  for (const SeriesSpec::Quantity& quantity : series.quantities) {
    grid.position.emplace(quantity.id, grid.position.size());
  }
  for (const SeriesRead& each : series.reads) read_file(folder, series, each, grid);
  derive(series, grid);
  sum_up(spec, grid);
  control(spec, grid);
  mark(series, grid);
  return table_of(spec, grid);
}

void SeriesBuilder::read_file(const std::filesystem::path& folder, const SeriesSpec& spec, const SeriesRead& read,
                              Grid& grid) {
  Input input(folder, read.file);
  const std::size_t area_at = input->column(read.area_column);
  const std::size_t year_at = read.years.empty() ? input->column(read.year_column) : 0;
  const bool is_long = !read.quantity_column.empty();
  const std::size_t quantity_at = is_long ? input->column(read.quantity_column) : 0;
  const std::size_t keep_at = read.keep_column.empty() ? 0 : input->column(read.keep_column);
  std::vector<std::size_t> value_at;
  std::vector<std::optional<std::size_t>> hidden_at;
  for (const SeriesRead::Column& column : read.columns) {
    value_at.push_back(input->column(is_long ? read.value_column : column.from));
    hidden_at.push_back(column.hidden.empty() ? std::nullopt : std::optional(input->column(column.hidden)));
  }
  while (input->next()) {
    if (!read.keep_column.empty() && input->text(keep_at) != read.keep_value) continue;
    const Code area(input->text(area_at));
    if (!municipality_set_.contains(area) &&
        std::find(spec.regions.begin(), spec.regions.end(), area) == spec.regions.end()) {
      input->refuse(area_at, "a municipality of the registry or one of the table's regions");
    }
    const std::vector<int> years =
        read.years.empty() ? std::vector<int>{static_cast<int>(input->integer(year_at))} : read.years;
    for (std::size_t i = 0; i < read.columns.size(); ++i) {
      const SeriesRead::Column& column = read.columns[i];
      if (is_long && input->text(quantity_at) != column.from) continue;
      CellValue cell;
      const bool hidden = hidden_at[i] && !input->empty(*hidden_at[i]);
      if (hidden) {
        cell.status = CellStatus::suppressed;
      } else if (!input->empty(value_at[i])) {
        cell.value =
            column.prefix.empty() ? input->number(value_at[i]) : number_after(*input, value_at[i], column.prefix);
        cell.status = read.status;
      }
      const std::size_t quantity = grid.position.at(column.quantity);
      for (const int year : years) {
        CellValue& known = grid.at(area, year, quantity);
        if (is_known(known.status) && is_known(cell.status) && known.value != cell.value) {
          input->refuse(value_at[i], fmt::format("{}, as another file has it", known.value));
        }
        if (!is_known(known.status)) known = cell;
        if (cell.status == read.status && !read.why.empty()) grid.reasons[{area, year}][quantity] = read.why;
        if (cell.status != CellStatus::absent) {
          grid.origins.try_emplace({column.quantity, year}, read.source_id, column.place);
        }
      }
    }
  }
}

void SeriesBuilder::derive(const SeriesSpec& spec, Grid& grid) const {
  for (const SeriesSpec::Derived& derived : spec.derived) {
    const std::size_t target = grid.position.at(derived.quantity);
    std::string formula;
    for (const std::string& part : derived.plus) formula += (formula.empty() ? "" : " + ") + part;
    for (const std::string& part : derived.minus) formula += " − " + part;
    for (auto& entry : grid.rows) {
      auto& row = entry.second;
      const auto& key = entry.first;
      CellValue sum{0, CellStatus::published};
      const auto add = [&](const std::string& part, double sign) {
        const CellValue& cell = row[grid.position.at(part)];
        sum.status = sum_status(sum.status, cell.status);
        sum.value += is_known(cell.status) ? sign * cell.value : 0;
      };
      for (const std::string& part : derived.plus) add(part, 1);
      for (const std::string& part : derived.minus) add(part, -1);
      if (sum.status == CellStatus::absent) continue;
      // Published sums have at most three decimals; what binary fractions add behind them is not data.
      sum.value = is_known(sum.status) ? std::round(sum.value * 1000) / 1000 : missing;
      row[target] = sum;
      const auto first = grid.origins.find({derived.plus.front(), key.second});
      if (first != grid.origins.end()) {
        grid.origins.try_emplace({derived.quantity, key.second}, first->second.first, formula);
      }
    }
  }
}

// Where the country and the groups are printed the parts must give them; where they are not, the parts become them.
void SeriesBuilder::sum_up(const TableSpec& table, Grid& grid) {
  const SeriesSpec& spec = *table.series;
  if (const auto own = grid.position.find(spec.group_quantity); own != grid.position.end()) {
    for (const Code& municipality : municipalities_) {
      for (const int year : grid.years()) {
        const CellValue* cell = grid.find(municipality, year, own->second);
        if (cell != nullptr && is_known(cell->status)) groups_[municipality] = static_cast<int>(cell->value);
      }
    }
  }
  if (spec.group_quantity.empty() ||
      std::find(spec.regions.begin(), spec.regions.end(), country_code) == spec.regions.end())
    return;
  std::vector<std::pair<Code, Code>> members;  // area, its group
  for (const Code& code : municipalities_) {
    const auto group = groups_.find(code);
    if (group == groups_.end()) {
      throw Error(ErrorCode::bad_input, "build_table_missing", {{"table", spec.group_quantity + " " + code}});
    }
    members.emplace_back(code, fmt::format("EKG{:02}", group->second));
  }
  for (const auto& [region, group] : spec.group_of_region) members.emplace_back(region, group);
  double compared = 0;
  for (const auto& [quantity, position] : grid.position) {
    for (const int year : grid.years()) {
      std::map<Code, CellValue> sums;
      for (const auto& [code, group] : members) {
        const CellValue* cell = grid.find(code, year, position);
        // An area that did not exist that year is no part; a hidden one hides the sum.
        if (cell == nullptr || cell->status == CellStatus::absent) continue;
        for (const Code& total : {Code(country_code), group}) {
          CellValue& sum = sums.try_emplace(total, CellValue{0, CellStatus::published}).first->second;
          sum.status = sum_status(sum.status, cell->status);
          sum.value += is_known(cell->status) ? cell->value : 0;
        }
      }
      for (auto& [code, sum] : sums) {
        CellValue& printed = grid.at(code, year, position);
        sum.value = is_known(sum.status) ? std::round(sum.value * 1000) / 1000 : missing;
        if (!is_known(printed.status)) {
          printed = sum;
          continue;
        }
        if (is_known(sum.status) && !(std::abs(printed.value - sum.value) <= sum_tolerance)) {
          check(checks_, fmt::format("{} {}: sum of {}", quantity, year, code), sum.value, printed.value,
                sum_tolerance);
        }
        ++compared;
      }
    }
  }
  checks_.push_back({fmt::format("{}: printed totals that the parts give", table.name), fmt::format("{}", compared)});
}

void SeriesBuilder::control(const TableSpec& table, const Grid& grid) {
  const SeriesSpec& spec = *table.series;
  for (const SeriesSpec::Control& each : spec.controls) {
    const std::size_t position = grid.position.at(each.quantity);
    double sum = 0;
    for (const auto& [key, row] : grid.rows) {
      const bool part = key.second == each.year &&
                        (municipality_set_.contains(key.first) || spec.group_of_region.contains(key.first));
      if (part && is_known(row[position].status)) sum += row[position].value;
    }
    check(checks_, fmt::format("{} {}", each.quantity, each.year), std::round(sum * 1000) / 1000, each.sum,
          each.tolerance);
  }
}

void SeriesBuilder::mark(const SeriesSpec& spec, Grid& grid) const {
  for (const SeriesMark& each : spec.marks) {
    for (const Code& area : each.areas) {
      for (const int year : each.years.empty() ? grid.years() : std::set<int>(each.years.begin(), each.years.end())) {
        for (const std::string& quantity : each.quantities) {
          const std::size_t position = grid.position.at(quantity);
          CellValue& cell = grid.at(area, year, position);
          if (!is_known(cell.status)) continue;
          cell.status = each.status;
          grid.reasons[{area, year}][position] = each.why;
        }
      }
    }
  }
}

Table SeriesBuilder::table_of(const TableSpec& table, const Grid& grid) {
  const SeriesSpec& spec = *table.series;
  Table result{
      table.name, table.source_ids, 0, {integer_column("kommunenr"), text_column("region"), integer_column("year")}};
  for (const SeriesSpec::Quantity& quantity : spec.quantities) result.columns.push_back(number_column(quantity.id));
  const auto add_row = [&](const Code& area, int year) {
    const auto found = grid.rows.find({area, year});
    if (found == grid.rows.end()) return;
    const bool any = std::any_of(found->second.begin(), found->second.end(),
                                 [](const CellValue& cell) { return cell.status != CellStatus::absent; });
    if (!any) return;
    ++result.rows;
    const bool municipal = municipality_set_.contains(area);
    result.columns[0].integers.push_back(municipal ? std::stoll(area) : missing_integer);
    add_text(result.columns[1], municipal ? "" : area);
    result.columns[2].integers.push_back(year);
    const auto reasons = grid.reasons.find({area, year});
    for (std::size_t i = 0; i < spec.quantities.size(); ++i) {
      const CellValue& cell = found->second[i];
      result.columns[3 + i].numbers.push_back(cell.value);
      if (cell.status == CellStatus::published || cell.status == CellStatus::absent) continue;
      ++marks_.rows;
      add_text(marks_.columns[0], spec.quantities[i].id);
      add_text(marks_.columns[1], area);
      marks_.columns[2].integers.push_back(year);
      add_text(marks_.columns[3], key_of(cell.status));
      std::string why;
      if (reasons != grid.reasons.end() && reasons->second.contains(i)) why = reasons->second.at(i);
      add_text(marks_.columns[4], why);
    }
  };
  std::vector<Code> areas = municipalities_;
  areas.insert(areas.end(), spec.regions.begin(), spec.regions.end());
  const std::set<int> years = grid.years();
  for (const Code& area : areas) {
    for (const int year : years) add_row(area, year);
  }
  for (const SeriesSpec::Quantity& quantity : spec.quantities) {
    for (const int year : years) {
      const auto origin = grid.origins.find({quantity.id, year});
      if (origin == grid.origins.end()) continue;
      ++index_.rows;
      add_text(index_.columns[0], quantity.id);
      add_text(index_.columns[1], key_of(quantity.unit));
      index_.columns[2].numbers.push_back(quantity.scale);
      add_text(index_.columns[3], table.name);
      index_.columns[4].integers.push_back(year);
      add_text(index_.columns[5], origin->second.first);
      add_text(index_.columns[6], origin->second.second);
    }
  }
  for (Table* shared : {&index_, &marks_}) {
    for (const std::string& id : table.source_ids) {
      if (std::find(shared->source_ids.begin(), shared->source_ids.end(), id) == shared->source_ids.end()) {
        shared->source_ids.push_back(id);
      }
    }
  }
  return result;
}

}  // namespace handlingsrom::facts::build
