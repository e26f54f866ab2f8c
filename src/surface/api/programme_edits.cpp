#include "surface/api/programme_edits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/toml_draft.hpp"
#include "choice/roster/calendar.hpp"
#include "followup/gains/record.hpp"
#include "followup/programme/programme.hpp"
#include "outlook/rooms/chain.hpp"
#include "surface/api/programmes.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;
using roster::Day;
using toml::Item;

[[noreturn]] void refuse(std::string where, std::string expected) {
  throw Error(ErrorCode::bad_input, "body_invalid", {{"where", std::move(where)}, {"expected", std::move(expected)}});
}

Day day_of(const std::string& text) {
  const auto day = roster::day_from(text);
  if (!day) throw Error(ErrorCode::bad_input, "programme_day", {{"found", visible(text.substr(0, 40))}});
  return *day;
}

/// Keys whose text is a day in the file.
bool is_day_key(std::string_view key) {
  static constexpr std::array keys{"date",     "from",    "to",    "earliest", "deadline",   "done",     "adopted",
                                   "answered", "updated", "opens", "closes",   "keep_until", "report_by"};
  return std::any_of(keys.begin(), keys.end(), [&](const char* one) { return key == one; });
}

Item item_of(const std::string& key, const Json& value, int depth = 0) {
  constexpr int deepest = 5;
  constexpr std::size_t longest = 20'000, most = 200;
  const std::string where = "/values/" + visible(key.substr(0, 60));
  if (value.is_boolean()) return {value.get<bool>(), {}, {}};
  if (value.is_number_integer()) return {value.get<std::int64_t>(), {}, {}};
  if (value.is_number()) {
    if (!std::isfinite(value.get<double>())) refuse(where, "number");
    return {value.get<double>(), {}, {}};
  }
  if (value.is_string()) {
    std::string text = value.get<std::string>();
    if (text.size() > longest || !is_plain_text(text, Lines::several))
      refuse(where, "text without control characters or characters that do not show");
    if (is_day_key(key) && roster::day_from(text)) return {Item::Time{std::move(text)}, {}, {}};
    return {std::move(text), {}, {}};
  }
  if (depth == deepest || value.size() > most) refuse(where, "number");
  if (value.is_array()) {
    Item list = Item::of_list();
    for (const Json& one : value) list.items().push_back(item_of(key, one, depth + 1));
    return list;
  }
  if (value.is_object()) {
    Item table = Item::of_table();
    for (const auto& [name, member] : value.items()) table.set(name, item_of(name, member, depth + 1));
    return table;
  }
  refuse(where, "text");
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  if (!found->is_string()) refuse(std::string("/") + key, "text");
  return found->get<std::string>();
}

/// "Kartlegging av tenester" → "kartlegging-av-tenester"; another number where that is taken.
std::string new_id(const Item* list, std::string_view name) {
  std::string id;
  for (std::size_t i = 0; i < name.size() && id.size() < 40; ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      id += name[i];
    } else if (c >= 'A' && c <= 'Z') {
      id += static_cast<char>(c - 'A' + 'a');
    } else if (c == 0xc3 && i + 1 < name.size()) {
      // The three Norwegian letters, large or small.
      const auto next = static_cast<unsigned char>(name[++i]) | 0x20U;
      id += next == 0xa6 ? "ae" : next == 0xb8 ? "o" : next == 0xa5 ? "a" : "";
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  if (id.empty()) id = "1";
  const auto taken = [&](const std::string& wanted) {
    return list != nullptr && std::any_of(list->items().begin(), list->items().end(),
                                          [&](const Item& one) { return one.text_or("id") == wanted; });
  };
  if (!taken(id)) return id;
  for (int number = 2;; ++number) {
    if (const std::string other = fmt::format("{}-{}", id, number); !taken(other)) return other;
  }
}

bool is_working_day(Day day) {
  const std::chrono::weekday weekday{day};
  return weekday != std::chrono::Saturday && !roster::is_sunday_or_holiday(day);
}

/// A task's first and last day as the file has them: the earliest, and how many working days.
void days_of_task(Json& values) {
  const std::string from = text_of(values, "from"), to = text_of(values, "to");
  if (from.empty() && to.empty()) return;
  values.erase("from");
  values.erase("to");
  if (!from.empty()) values["earliest"] = from;
  if (to.empty()) return;
  const Day first = day_of(from.empty() ? to : from), last = day_of(to);
  if (last < first) throw Error(ErrorCode::bad_input, "programme_task_dates", {{"found", to}, {"expected", from}});
  if (values.value("milestone", false)) return;
  int days = 0;
  for (Day day = first; day <= last; day += std::chrono::days{1}) days += is_working_day(day) ? 1 : 0;
  values["days"] = std::max(1, days);
}

/// The least that a figure may move before anybody is told, in its own unit: below that it is rounding.
double least_of(Unit unit) {
  constexpr double kroner = 100'000, others = 1;
  return unit == Unit::kroner ? kroner : unit == Unit::none || unit == Unit::share ? 0.01 : others;
}

void figures_of_decision(const Service& service, MunicipalityIndex municipality, Json& values, double share) {
  const auto ids = values.find("figures");
  if (ids == values.end()) return;
  if (!ids->is_array()) refuse("/values/figures", "list, at most 200");
  const auto year = values.find("year");
  if (year == values.end() || !year->is_number_integer()) refuse("/values/year", "number");
  if (const auto own = values.find("tolerance_percent"); own != values.end()) {
    constexpr double least = 1, most = 100;
    if (!own->is_number() || own->get<double>() < least || own->get<double>() > most)
      refuse("/values/tolerance_percent", "1 - 100");
    share = own->get<double>() / 100;
  }
  const rooms::Figures now = service.chain().run({municipality});
  Json figures = Json::array();
  for (const Json& id : *ids) {
    if (!id.is_string()) refuse("/values/figures", "text");
    const rooms::Figure& figure = now.at(id.get<std::string>());
    const int at = year->get<int>() - now.first_year().value;
    if (at < 0 || at >= now.years())
      throw Error(ErrorCode::bad_input, "year_invalid", {{"year", std::to_string(year->get<int>())}});
    const double value = figure.middle[static_cast<std::size_t>(at)];
    const double tolerance = report::round_step(std::max(std::abs(value) * share, least_of(figure.unit)));
    constexpr double finest = 100;  // a hundredth of what it may move: finer says nothing
    figures.push_back({{"figure", id},
                       {"year", *year},
                       {"value", report::round_to(value, report::round_step(tolerance / finest))},
                       {"tolerance", tolerance}});
  }
  values.erase("figures");
  values.erase("year");
  values.erase("tolerance_percent");
  values["version"] = service.bundle_version();
  values["digest"] = service.bundle_digest();
  values["figure"] = std::move(figures);
}

Item& list_in(Item& table, std::string_view key) {
  if (Item* there = table.find(key)) {
    if (!there->is_list()) refuse("/what", "list");
    return *there;
  }
  table.set(key, Item::of_list());
  return *table.find(key);
}

Item& find_by_id(Item& root, const std::string& what, const std::string& id) {
  if (Item* found = toml::find_by_id(root, what, id)) return *found;
  throw Error(ErrorCode::unknown_name, "programme_edit_id", {{"found", visible(id.substr(0, 60))}});
}

double number_of(const Item* item) {
  if (item == nullptr) return 0;
  if (const auto* whole = std::get_if<std::int64_t>(&item->value)) return static_cast<double>(*whole);
  if (const auto* number = std::get_if<double>(&item->value)) return *number;
  return 0;
}
std::string written(const Item* item) {
  if (item == nullptr) return {};
  if (const auto* text = std::get_if<std::string>(&item->value)) return *text;
  if (const auto* time = std::get_if<Item::Time>(&item->value)) return time->words;
  return fmt::format("{:020.4f}", number_of(item));
}

class Editor {
 public:
  Editor(const Service& service, const std::string& text, const std::string& name, const DecisionRules& rules)
      : service_(service), rules_(rules), draft_(text, name), name_(name) {}

  EditedProgramme run(const Json& edit, const std::string& today) {
    if (!edit.is_object()) refuse("/edit", "object");
    for (const auto& [key, unused] : edit.items()) {
      static constexpr std::array known{"do", "what", "id", "list", "by", "values"};
      if (std::none_of(known.begin(), known.end(), [&name = key](const char* one) { return name == one; }))
        refuse("/edit/" + visible(key.substr(0, 60)), "do, what, id, list, by, values");
    }
    values_ = edit.value("values", Json::object());
    if (!values_.is_object()) refuse("/values", "object");
    what_ = text_of(edit, "what");
    id_ = text_of(edit, "id");
    today_ = today;
    day_of(today);
    const std::string how = text_of(edit, "do");
    if (how == "add") {
      add();
    } else if (how == "change") {
      change();
    } else if (how == "remove") {
      remove();
    } else if (how == "put") {
      put(text_of(edit, "list"), text_of(edit, "by"));
    } else if (how == "count") {
      count();
    } else {
      refuse("/edit/do", "add, change, remove, put, count");
    }
    Item& root = draft_.root();
    root.set("version", {static_cast<std::int64_t>(number_of(root.find("version"))) + 1, {}, {}});
    root.set("updated", {Item::Time{today}, {}, {}});
    EditedProgramme made{draft_.text(), id_};
    programme::read_programme(made.text, name_);
    return made;
  }

 private:
  void prepare() {
    if (what_ == "task") days_of_task(values_);
    if (what_ == "decision")
      figures_of_decision(service_, service_.find(draft_.root().text_or("municipality")), values_, rules_.tolerance);
  }

  void write(Item& table) {
    for (const auto& [key, value] : values_.items()) {
      if (value.is_null()) {
        table.remove(key);
      } else {
        table.set(key, item_of(key, value));
      }
    }
  }

  void add() {
    prepare();
    Item& list = list_in(draft_.root(), what_);
    id_ = text_of(values_, "id");
    if (id_.empty() && what_ != "capacity" && what_ != "gathering") {
      const std::string name = text_of(values_, "name");
      id_ = new_id(&list, name.empty() ? text_of(values_, "arena") : name);
    }
    Item table = Item::of_table();
    if (!id_.empty()) table.set("id", {id_, {}, {}});
    write(table);
    list.items().push_back(std::move(table));
  }

  void change() {
    prepare();
    if (!id_.empty()) return write(find_by_id(draft_.root(), what_, id_));
    if (what_.empty()) return write(draft_.root());
    if (draft_.root().find(what_) == nullptr) draft_.root().set(what_, Item::of_table());
    Item& table = *draft_.root().find(what_);
    if (!table.is_table()) refuse("/edit/id", "text");
    write(table);
  }

  void remove() {
    find_by_id(draft_.root(), what_, id_);
    Item& list = *draft_.root().find(what_);
    std::erase_if(list.items(), [&](const Item& one) { return one.is_table() && one.text_or("id") == id_; });
    if (list.items().empty()) draft_.root().remove(what_);
  }

  /// What came in a year is never written over: a correction has its reason, and both stay.
  void record(bool money) {
    Item& gain = find_by_id(draft_.root(), what_, id_);
    const auto year = values_.find("year"), value = values_.find("value");
    if (year == values_.end() || !year->is_number_integer()) refuse("/values/year", "number");
    if (value == values_.end() || !value->is_number()) refuse("/values/value", "number");
    for (const auto& [key, unused] : values_.items()) {
      static constexpr std::array known{"year", "value", "source", "reason"};
      if (std::none_of(known.begin(), known.end(), [&name = key](const char* one) { return name == one; }))
        refuse("/values/" + visible(key.substr(0, 60)), "year, value, source, reason");
    }
    const auto words = [&](const char* key) {
      const std::string said = text_of(values_, key);
      (void)item_of(key, said);  // refuses what is no plain text
      return said;
    };
    gains::record(gain, money,
                  {year->get<int>(), value->get<double>(), words("source"), words("reason"), roster::day_from(today_)});
  }

  /// Answers to a consultation, counted in: {"answers": [{"question", "choice", "page", "paper"}, …]}.
  void count() {
    Item& asked = find_by_id(draft_.root(), what_, id_);
    const auto answers = values_.find("answers");
    constexpr std::size_t most = 200;
    if (answers == values_.end() || !answers->is_array() || answers->size() > most)
      refuse("/values/answers", "list, at most 200");
    for (const Json& answer : *answers) {
      if (!answer.is_object()) refuse("/values/answers", "object");
      Item* question = toml::find_by_id(asked, "question", text_of(answer, "question"));
      Item* choices = question == nullptr ? nullptr : question->find("choice");
      Item* chosen = nullptr;
      const std::string said = text_of(answer, "choice");
      if (choices != nullptr && choices->is_list()) {
        for (Item& one : choices->items()) {
          if (one.is_table() && one.text_or("text") == said) chosen = &one;
        }
      }
      if (chosen == nullptr)
        throw Error(ErrorCode::unknown_name, "programme_edit_id", {{"found", visible(said.substr(0, 60))}});
      for (const char* key : {"page", "paper"}) {
        const auto more = answer.find(key);
        if (more == answer.end() || more->is_null()) continue;
        if (!more->is_number_integer()) refuse(std::string("/values/answers/") + key, "number");
        const std::int64_t count = static_cast<std::int64_t>(number_of(chosen->find(key))) + more->get<std::int64_t>();
        if (count < 0) refuse(std::string("/values/answers/") + key, "0 - 1000000");
        chosen->set(key, {count, {}, {}});
      }
    }
  }

  void put(const std::string& name, const std::string& by) {
    if (name.empty() || by.empty()) refuse("/edit/list", "text");
    if (what_ == "gain" && (name == "realised" || name == "realised_money")) return record(name == "realised_money");
    Item& list = list_in(find_by_id(draft_.root(), what_, id_), name);
    Item table = Item::of_table(!list.items().empty() && list.items().front().is_table() &&
                                list.items().front().table().inlined);
    write(table);
    const std::string key = written(table.find(by));
    if (key.empty()) refuse("/values/" + visible(by.substr(0, 60)), "text");
    auto place = list.items().begin();
    for (; place != list.items().end() && place->is_table(); ++place) {
      const std::string there = written(place->find(by));
      if (there == key) {
        for (const toml::Entry& entry : table.table().entries) place->set(entry.key, entry.item);
        return;
      }
      // Years and days stand in order; roles as they come.
      if (by != "role" && there > key) break;
    }
    list.items().insert(place, std::move(table));
  }

  const Service& service_;
  const DecisionRules& rules_;
  toml::Draft draft_;
  const std::string& name_;
  Json values_;
  std::string what_, id_, today_;
};

void shift_days(Item& table, std::initializer_list<const char*> keys, std::chrono::days by) {
  for (const char* key : keys) {
    Item* item = table.find(key);
    if (auto* time = item == nullptr ? nullptr : std::get_if<Item::Time>(&item->value))
      if (const auto day = roster::day_from(time->words)) time->words = roster::text_of(*day + by);
  }
}

/// Phases and decisions begin on the day; what was only an example goes.
void adapt(Item& root, const NewProgramme& wanted, Day begins) {
  const Item* first = root.find("phase");
  const auto* from = first == nullptr || first->items().empty() ? nullptr : first->items().front().find("from");
  const auto* time = from == nullptr ? nullptr : std::get_if<Item::Time>(&from->value);
  const auto model_begins = time == nullptr ? std::nullopt : roster::day_from(time->words);
  const std::chrono::days by = model_begins ? begins - *model_begins : std::chrono::days{0};
  for (const char* list : {"phase", "decision"}) {
    if (Item* all = root.find(list))
      for (Item& one : all->items()) shift_days(one, {"from", "to", "date"}, by);
  }
  for (const char* example : {"task", "involvement", "gain", "decision"}) root.remove(example);
  root.set("title", {wanted.title, {}, {}});
  root.set("updated", {Item::Time{roster::text_of(begins)}, {}, {}});
  root.set("version", {std::int64_t{1}, {}, {}});
  if (wanted.mandate.empty()) {
    root.remove("mandate");
  } else {
    Item mandate = Item::of_table();
    mandate.set("text", {wanted.mandate, {}, {}});
    root.set("mandate", std::move(mandate));
  }
  if (Item* projects = root.find("project"); projects != nullptr && !projects->items().empty()) {
    projects->items().front().set("name", {wanted.project.empty() ? wanted.title : wanted.project, {}, {}});
    if (!wanted.owner.empty()) projects->items().front().set("owner", {wanted.owner, {}, {}});
  }
}

}  // namespace

std::string begin_programme(const Service& service, const NewProgramme& wanted, const messages::Catalogue& catalogue) {
  if (is_blank(wanted.title)) refuse("/title", "text");
  const Day begins = day_of(wanted.begins);
  toml::Draft draft(new_programme(service, wanted.model, wanted.municipality, catalogue), "programme.toml");
  Item& root = draft.root();
  for (toml::Entry& entry : root.table().entries) entry.item.before.clear();
  adapt(root, wanted, begins);
  std::string text = draft.text();
  programme::read_programme(text, "programme.toml");
  return text;
}

EditedProgramme edit_programme(const Service& service, const std::string& text, const std::string& name,
                               const nlohmann::ordered_json& edit, const std::string& today,
                               const DecisionRules& rules) {
  return Editor(service, text, name, rules).run(edit, today);
}

}  // namespace handlingsrom::api
