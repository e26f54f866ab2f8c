// The entries of data/bundle.toml that say where a series' figures stand. Grammar: README.md of this room.
#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "standing/facts/build_specification.hpp"

namespace handlingsrom::facts::build {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t from = text.find_first_not_of(' ');
    if (from == std::string_view::npos) break;
    text.remove_prefix(from);
    const std::size_t to = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, to));
    text.remove_prefix(to);
  }
  return words;
}

// Reads one array of tables, each entry with the file and line of its fault.
class Entries {
 public:
  Entries(const toml::table& table, const std::filesystem::path& file) : table_(table), file_(file) {}

  [[noreturn]] void refuse(std::string expected) const {
    refuse_specification(file_, table_.source(), std::move(expected));
  }
  std::string text(std::string_view key) const { return text_of(table_, key, file_); }
  std::string text_or_none(std::string_view key) const { return table_[key].value_or(std::string{}); }
  std::vector<std::string> texts(std::string_view key) const { return texts_of(table_, key); }
  std::vector<int> years(std::string_view key) const {
    std::vector<int> years;
    if (const auto one = table_[key].value<int>()) years.push_back(*one);
    if (const toml::array* array = table_[key].as_array()) {
      for (const toml::node& node : *array) years.push_back(node.value_or(0));
    }
    return years;
  }
  template <class Read>
  void each(std::string_view key, Read read) const {
    const toml::array* array = table_[key].as_array();
    if (array == nullptr) return;
    for (const toml::node& node : *array) {
      if (node.as_table() == nullptr) refuse("[[table." + std::string(key) + "]]");
      read(Entries(*node.as_table(), file_));
    }
  }
  double number(std::string_view text) const {
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size()) refuse("a number, not " + std::string(text));
    return value;
  }

 private:
  const toml::table& table_;
  const std::filesystem::path& file_;
};

template <class Value>
Value required(std::optional<Value> value, const std::string& what, const std::string& name, const Entries& entries) {
  if (!value) entries.refuse(what + ", not " + name);
  return *value;
}

// "accounts.revenue kroner x1000"
SeriesSpec::Quantity quantity_of(const std::string& text, const Entries& entries) {
  const auto words = words_of(text);
  if (words.size() < 2 || words.size() > 3 || (words.size() == 3 && words[2].front() != 'x')) {
    entries.refuse("quantity unit [xSCALE], not " + text);
  }
  return {words[0], required(unit_named(words[1]), "a unit", words[1], entries),
          words.size() == 3 ? entries.number(words[2].substr(1)) : 1};
}

// "accounts.revenue = driftsinntekter_2025 @AGD13", and "!column" for a column that says where cells are hidden,
// "-EKG" for a prefix to take off.
SeriesRead::Column column_of(const std::string& text, const Entries& entries) {
  auto words = words_of(text);
  if (words.size() < 3 || words[1] != "=") {
    entries.refuse("quantity = column [@code] [!hidden] [-prefix], not " + text);
  }
  SeriesRead::Column column{words[0], words[2], words[2], {}, {}};
  for (std::size_t i = 3; i < words.size(); ++i) {
    const std::string rest = words[i].substr(1);
    switch (words[i].front()) {
      case '@': column.place = rest; break;
      case '!': column.hidden = rest; break;
      case '-': column.prefix = rest; break;
      default: column.from += " " + words[i]; column.place = column.from;  // names of indicators have spaces
    }
  }
  return column;
}

SeriesRead read_of(const Entries& entries, const TableSpec& spec) {
  SeriesRead read;
  read.file = entries.text("file");
  read.source_id = entries.text_or_none("source");
  if (read.source_id.empty()) read.source_id = spec.source_ids.front();
  if (std::find(spec.source_ids.begin(), spec.source_ids.end(), read.source_id) == spec.source_ids.end()) {
    entries.refuse("one of the table's sources, not " + read.source_id);
  }
  read.area_column = entries.text("area");
  read.years = entries.years("year");
  if (read.years.empty()) read.year_column = entries.text("year");
  if (const auto of_long = entries.texts("long"); of_long.size() == 2) {
    read.quantity_column = of_long[0];
    read.value_column = of_long[1];
  }
  if (const auto keep = entries.texts("keep"); keep.size() == 2) {
    read.keep_column = keep[0];
    read.keep_value = keep[1];
  }
  if (const std::string status = entries.text_or_none("status"); !status.empty()) {
    read.status = required(status_named(status), "a cell status", status, entries);
    read.why = entries.text("why");
  }
  for (const std::string& column : entries.texts("columns")) read.columns.push_back(column_of(column, entries));
  if (read.columns.empty()) entries.refuse("columns");
  return read;
}

}  // namespace

std::shared_ptr<const SeriesSpec> read_series_spec(const toml::table& table, TableSpec& spec,
                                                   const std::filesystem::path& file) {
  auto series = std::make_shared<SeriesSpec>();
  const Entries whole(table, file);
  for (const std::string& text : whole.texts("quantities")) series->quantities.push_back(quantity_of(text, whole));
  series->regions = whole.texts("regions");
  series->group_quantity = whole.text_or_none("groups");
  for (const std::string& text : whole.texts("group_of")) {  // "1507 = EKG11"
    const auto words = words_of(text);
    if (words.size() != 3) whole.refuse("region = group, not " + text);
    series->group_of_region[words[0]] = words[2];
  }
  whole.each("read", [&](const Entries& entry) { series->reads.push_back(read_of(entry, spec)); });
  whole.each("derive", [&](const Entries& entry) {
    series->derived.push_back({entry.text("quantity"), entry.texts("plus"), entry.texts("minus")});
  });
  whole.each("mark", [&](const Entries& entry) {
    const std::string status = entry.text("status");
    series->marks.push_back({entry.texts("quantities"), entry.texts("areas"), entry.years("years"),
                             required(status_named(status), "a cell status", status, entry), entry.text("why")});
  });
  for (const std::string& text : whole.texts("controls")) {  // "accounts.revenue 2020 612345678 [±0.5]"
    const auto words = words_of(text);
    if (words.size() < 3) whole.refuse("quantity year sum [tolerance], not " + text);
    series->controls.push_back({words[0], static_cast<int>(whole.number(words[1])), whole.number(words[2]),
                                words.size() > 3 ? whole.number(words[3]) : 0});
  }
  const auto known = [&](const std::string& id) {
    return std::any_of(series->quantities.begin(), series->quantities.end(),
                       [&](const SeriesSpec::Quantity& each) { return each.id == id; });
  };
  const auto require = [&](const std::string& id) {
    if (!known(id)) whole.refuse("a listed quantity, not " + id);
  };
  for (const SeriesRead& read : series->reads) {
    spec.files.push_back(read.file);
    for (const SeriesRead::Column& column : read.columns) require(column.quantity);
  }
  for (const SeriesSpec::Derived& derived : series->derived) {
    require(derived.quantity);
    for (const std::string& part : derived.plus) require(part);
    for (const std::string& part : derived.minus) require(part);
  }
  for (const SeriesMark& mark : series->marks) {
    for (const std::string& id : mark.quantities) require(id);
  }
  for (const SeriesSpec::Control& control : series->controls) require(control.quantity);
  return series;
}

}  // namespace handlingsrom::facts::build
