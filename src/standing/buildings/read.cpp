// The table of buildings: which head is which, and each cell as what it must be.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "standing/buildings/buildings.hpp"
#include "standing/reading/document.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::buildings {
namespace {

constexpr std::uint32_t searched_rows = 30;

struct Head {
  const char* key;
  std::vector<const char*> names;
};

const std::vector<Head>& heads() {
  static const std::vector<Head> all{
      {"name",
       {"navn", "namn", "name", "bygg", "building", "eiendom", "eigedom", "barnehage", "kindergarten", "sykehjem",
        "sjukeheim", "nursing home", "omsorgsbolig", "omsorgsbustad", "sted", "stad", "place"}},
      {"use", {"bruk", "formal", "føremål", "use", "tjeneste", "teneste", "service", "type"}},
      {"serves", {"betjener", "tener", "serves", "virksomhet", "verksemd"}},
      {"tenure",
       {"eie", "eige", "eie eller leie", "eige eller leige", "tenure", "eierform", "eigarform", "owned or rented"}},
      {"area", {"areal", "area", "bta", "kvadratmeter", "m2", "areal m2", "area m2", "bruttoareal"}},
      {"built", {"byggeår", "byggjeår", "built", "år", "year", "oppført"}},
      {"renewed", {"rehabilitert", "renewed", "fornyet", "fornya", "oppgradert"}},
      {"condition", {"tilstand", "tilstandsgrad", "tg", "condition", "condition grade"}},
      {"capacity", {"kapasitet", "plasser", "plassar", "capacity", "seats", "places"}},
      {"users",
       {"brukere", "brukarar", "elever", "elevar", "users", "pupils", "barn", "antall barn", "antal barn", "children",
        "beboere", "bebuarar", "residents"}},
      {"energy", {"energi", "energy", "kwh", "energi kwh", "energy kwh"}},
      {"running", {"drift", "driftskostnad", "running", "running cost", "fdv"}},
      {"rent", {"leie", "leige", "husleie", "husleige", "rent"}},
      {"renew", {"fornying", "rehabilitering", "investering", "renew", "renewal", "investment"}},
      {"sale", {"salg", "sal", "salgsverdi", "salsverdi", "sale", "sale value"}},
      {"empty_from", {"tom fra", "tom frå", "empty from", "står tomt fra", "står tomt frå"}},
  };
  return all;
}

/// Letters and digits; "Areal (m²)" is the same as "areal".
std::string folded(std::string_view text) {
  constexpr char32_t last_plain = 127;
  std::string made;
  for (const char32_t c : registry::fold_to_ascii(registry::fold(text.substr(0, text.find_first_of("([,")))))
    made += c == U'_' ? ' ' : c <= last_plain ? static_cast<char>(c) : '?';
  return made;
}

std::optional<std::string> head_of(std::string_view text) {
  const std::string wanted = folded(text);
  if (wanted.empty()) return std::nullopt;
  for (const Head& head : heads()) {
    for (const char* name : head.names) {
      if (folded(name) == wanted) return head.key;
    }
  }
  return std::nullopt;
}

class Table {
 public:
  Table(const reading::Document& document, const reading::Sheet& sheet, std::uint32_t head_row,
        std::map<std::string, std::uint32_t> columns, std::optional<Use> usual)
      : document_(document), sheet_(sheet), head_row_(head_row), columns_(std::move(columns)), usual_(usual) {}

  std::vector<Building> buildings() const {
    std::vector<Building> all;
    std::set<std::string> names;
    for (std::uint32_t row = head_row_ + 1; row < sheet_.rows(); ++row) {
      const std::string name = text(row, "name");
      if (name.empty()) {
        // A row of sums or a remark has no name; one with a use is a building that lacks it.
        if (!text(row, "use").empty()) refuse(row, "name", "", "a name");
        continue;
      }
      const std::string use = text(row, "use");
      if (row_is_sum(name) && (use.empty() || usual_)) continue;
      Building one;
      one.name = name;
      one.line = sheet_.line(row);
      if (!names.insert(folded(name) + name).second)
        throw Error(ErrorCode::bad_input, "buildings_double",
                    {{"file", document_.file}, {"line", std::to_string(one.line)}, {"name", name}});
      const auto found = columns_.contains("use") ? use_of(use) : usual_;
      if (!found)
        refuse(row, "use", use,
               "school, kindergarten, care_home, staffed_home, administration, culture, technical, other");
      one.use = *found;
      one.serves = text(row, "serves");
      read_figures(row, one);
      all.push_back(std::move(one));
    }
    return all;
  }

 private:
  static bool row_is_sum(const std::string& name) {
    const std::string word = folded(name);
    return word == "sum" || word == "i alt" || word == "total" || word == "totalt";
  }

  void read_figures(std::uint32_t row, Building& one) const {
    constexpr int oldest = 1000, latest = 2200;
    one.area = figure(row, "area", 1, 1e6);
    one.built = year(row, "built", oldest, latest);
    one.renewed = year(row, "renewed", oldest, latest);
    if (one.renewed != 0 && one.built != 0 && one.renewed < one.built)
      refuse(row, "renewed", std::to_string(one.renewed), fmt::format("≥ {}", one.built));
    one.condition = figure(row, "condition", 0, 3);
    one.capacity = figure(row, "capacity", 0, 1e5);
    one.users = figure(row, "users", 0, 1e5);
    one.energy = figure(row, "energy", 0, 1e9);
    one.running = figure(row, "running", 0, 1e10);
    one.rent = figure(row, "rent", 0, 1e10);
    one.renew = figure(row, "renew", 0, 1e11);
    one.sale = figure(row, "sale", 0, 1e11);
    one.empty_from = year(row, "empty_from", oldest, latest);
    const std::string tenure = folded(text(row, "tenure"));
    const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
      return std::find(words.begin(), words.end(), tenure) != words.end();
    };
    if (is_one_of({"leie", "leid", "leige", "leigd", "rented", "rent", "privat", "private"})) {
      one.rented = true;
    } else if (!tenure.empty() &&
               !is_one_of({"eie", "eid", "eige", "eigd", "owned", "offentlig", "kommunal", "public", "municipal"})) {
      refuse(row, "tenure", text(row, "tenure"), "owned, rented");
    } else if (tenure.empty() && one.rent > 0) {
      one.rented = true;
    }
  }

  std::string text(std::uint32_t row, const char* key) const {
    const auto at = columns_.find(key);
    if (at == columns_.end()) return {};
    return std::string(reading::trimmed(sheet_.text(row, at->second)));
  }

  double figure(std::uint32_t row, const char* key, double low, double high) const {
    const auto at = columns_.find(key);
    if (at == columns_.end()) return missing;
    const reading::Cell& cell = sheet_.at(row, at->second);
    if (cell.kind == reading::Kind::empty || cell.kind == reading::Kind::mark || text(row, key).empty()) return missing;
    std::string said = text(row, key);
    double value = cell.number;
    if (cell.kind != reading::Kind::number) {
      // "TG 2", "1 250 m²"
      const std::string word = folded(said);
      if (word.starts_with("tg")) said = said.substr(2);
      const auto number = reading::read_number(reading::trimmed(said));
      if (!number) refuse(row, key, text(row, key), fmt::format("{:.0f}–{:.0f}", low, high));
      value = number->value(document_.recognised.decimal_mark);
    }
    if (!(value >= low && value <= high)) refuse(row, key, text(row, key), fmt::format("{:.0f}–{:.0f}", low, high));
    return value;
  }

  int year(std::uint32_t row, const char* key, int low, int high) const {
    const double value = figure(row, key, low, high);
    if (std::isnan(value)) return 0;
    if (value != std::floor(value)) refuse(row, key, text(row, key), "a year");
    return static_cast<int>(value);
  }

  [[noreturn]] void refuse(std::uint32_t row, const char* key, const std::string& found,
                           const std::string& expected) const {
    const auto at = columns_.find(key);
    throw Error(ErrorCode::bad_input, "buildings_cell",
                {{"file", document_.file},
                 {"place", at == columns_.end()
                               ? fmt::format("{}", sheet_.line(row))
                               : reading::address(static_cast<std::uint32_t>(sheet_.line(row) - 1), at->second)},
                 {"found", found.empty() ? "–" : shortened(found)},
                 {"expected", expected}});
  }

  const reading::Document& document_;
  const reading::Sheet& sheet_;
  std::uint32_t head_row_;
  std::map<std::string, std::uint32_t> columns_;
  std::optional<Use> usual_;
};

Register from(const reading::Document& document, std::optional<Use> usual) {
  Register made;
  made.file = document.file;
  for (const reading::Sheet& sheet : document.sheets) {
    for (std::uint32_t row = 0; row < std::min(sheet.rows(), searched_rows); ++row) {
      std::map<std::string, std::uint32_t> columns;
      std::vector<std::string> ignored;
      for (std::uint32_t column = 0; column < sheet.columns(); ++column) {
        const std::string head = sheet.text(row, column);
        const auto key = head_of(head);
        if (key && !columns.contains(*key))
          columns[*key] = column;
        else if (!reading::trimmed(head).empty())
          ignored.emplace_back(reading::trimmed(head));
      }
      if (!columns.contains("name") || !(columns.contains("use") || (usual && columns.size() > 1))) continue;
      made.buildings = Table(document, sheet, row, std::move(columns), usual).buildings();
      made.ignored = std::move(ignored);
      if (!made.buildings.empty()) return made;
    }
  }
  throw Error(ErrorCode::bad_input, "buildings_no_table", {{"file", document.file}});
}

}  // namespace

std::string_view key_of(Use use) noexcept {
  constexpr std::array<std::string_view, uses> keys{"school",         "kindergarten", "care_home", "staffed_home",
                                                    "administration", "culture",      "technical", "other"};
  return keys[static_cast<std::size_t>(use)];
}

std::optional<Use> use_of(std::string_view text) {
  static const std::vector<std::pair<Use, std::vector<const char*>>> names{
      {Use::school, {"school", "skole", "skule", "grunnskole", "grunnskule"}},
      {Use::kindergarten, {"kindergarten", "barnehage"}},
      {Use::care_home, {"care_home", "care home", "sykehjem", "sjukeheim", "institusjon", "nursing home"}},
      {Use::staffed_home,
       {"staffed_home", "staffed home", "omsorgsbolig", "omsorgsbustad", "bemannet bolig", "bemanna bustad"}},
      {Use::administration, {"administration", "administrasjon", "kontor", "radhus", "rådhus", "office"}},
      {Use::culture, {"culture", "kultur", "idrett", "hall", "bibliotek", "kulturhus", "sport"}},
      {Use::technical, {"technical", "teknisk", "brannstasjon", "verksted", "verkstad"}},
      {Use::other, {"other", "annet", "anna", "andre", "bolig", "bustad"}}};
  const std::string wanted = folded(text);
  for (const auto& [use, words] : names) {
    for (const char* word : words) {
      if (folded(word) == wanted) return use;
    }
  }
  return std::nullopt;
}

Register read(const std::filesystem::path& file) { return from(reading::read_file(file), std::nullopt); }
Register read_bytes(std::string_view bytes, const std::string& name, std::optional<Use> usual) {
  return from(reading::read_bytes(bytes, name), usual);
}

}  // namespace handlingsrom::buildings
