// Days and years in an order that cannot be: each pair of which one must come first, in one place.
#include <algorithm>

#include "followup/programme/fields.hpp"

namespace handlingsrom::programme {
namespace {

int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

class Dates {
 public:
  Dates(const toml::Value& root, const Programme& programme) : root_(root), programme_(programme) {}

  void check() {
    mandates();
    groups();
    tasks();
    supports();
    involvement();
    consultations();
    decisions();
    gains();
    learning();
    series();
  }

 private:
  void not_before(const toml::Value& at, Day found, const char* of, Day bound) const {
    if (found < bound)
      at.fail("programme_dates_of",
              {{"found", roster::text_of(found)}, {"of", of}, {"expected", roster::text_of(bound)}});
  }
  void not_after(const toml::Value& at, Day found, const char* of, Day bound) const {
    if (found > bound)
      at.fail("programme_dates_latest",
              {{"found", roster::text_of(found)}, {"of", of}, {"expected", roster::text_of(bound)}});
  }
  /// What has happened lies before the file was last changed.
  void happened(const toml::Value& table, std::string_view key) const {
    if (const auto at = table.find(key)) not_after(*at, day_of(*at), "updated", programme_.updated);
  }
  void year_ends_after(const toml::Value& at, const char* of, Day bound) const {
    const auto year = static_cast<int>(at.whole());
    const Day end = std::chrono::year{year} / std::chrono::December / std::chrono::day{31};
    if (end <= bound)
      at.fail("programme_year_after",
              {{"found", std::to_string(year)}, {"of", of}, {"expected", roster::text_of(bound)}});
  }
  void year_has_come(const toml::Value& at, const char* of, Day bound) const {
    if (at.whole() > year_of(bound))
      at.fail("programme_year_future",
              {{"found", std::to_string(at.whole())}, {"of", of}, {"expected", roster::text_of(bound)}});
  }

  void mandates() const {
    const auto mandate = root_.find("mandate");
    if (!mandate) return;
    happened(*mandate, "adopted");
    std::optional<Day> before;
    for (const toml::Value& earlier : mandate->tables_or_none("earlier")) {
      const auto at = earlier.find("adopted");
      if (!at) continue;
      if (before) not_before(*at, day_of(*at), "mandate.earlier.adopted", *before);
      before = day_of(*at);
    }
    const auto at = mandate->find("adopted");
    if (at && before) not_before(*at, day_of(*at), "mandate.earlier.adopted", *before);
  }

  void groups() const {
    for (const toml::Value& group : root_.tables_or_none("group")) {
      for (const toml::Value& meeting : group.tables_or_none("meeting")) {
        // There are no minutes of a meeting that has not been held.
        if (!meeting.text_or("minutes").empty()) happened(meeting, "date");
      }
    }
  }

  void tasks() const {
    for (const toml::Value& task : root_.tables_or_none("task")) happened(task, "done");
  }

  void supports() const {
    const std::vector<toml::Value> tables = root_.tables_or_none("support");
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const Support& one = programme_.supports[i];
      if (one.report_by && one.from) not_before(tables[i].need("report_by"), *one.report_by, "from", *one.from);
      if (one.used > 0 && one.from) not_after(tables[i].need("from"), *one.from, "updated", programme_.updated);
    }
  }

  void involvement() const {
    const std::vector<toml::Value> tables = root_.tables_or_none("involvement");
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const Involvement& one = programme_.involvement[i];
      if (!(one.said + one.changed).empty()) happened(tables[i], "date");
      happened(tables[i], "answered");
    }
  }

  void consultations() const {
    const std::vector<toml::Value> tables = root_.tables_or_none("consultation");
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const Consultation& one = programme_.consultations[i];
      if (one.answered) not_before(tables[i].need("answered"), *one.answered, "closes", one.closes);
      happened(tables[i], "answered");
      const bool has_answers =
          !one.themes.empty() || std::any_of(one.questions.begin(), one.questions.end(), [](const Question& question) {
            return std::any_of(question.choices.begin(), question.choices.end(),
                               [](const AnswerCount& each) { return each.page + each.paper > 0; });
          });
      if (has_answers) happened(tables[i], "opens");
      for (const Decision& decision : programme_.decisions) {
        if (!one.decision.empty() && decision.id == one.decision)
          not_after(tables[i].need("closes"), one.closes, "decision.date", decision.date);
      }
    }
  }

  void decisions() const {
    const std::vector<toml::Value> tables = root_.tables_or_none("decision");
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const Decision& one = programme_.decisions[i];
      // It can rest on nothing that came after it.
      for (std::size_t k = 0; k < one.involvement.size(); ++k) {
        const Involvement& heard = programme_.involvement[one.involvement[k]];
        if (heard.date > one.date)
          tables[i].need("date").fail("programme_dates_of", {{"found", roster::text_of(one.date)},
                                                             {"of", "involvement." + heard.id + ".date"},
                                                             {"expected", roster::text_of(heard.date)}});
      }
      if (!(one.chosen + one.minutes).empty()) happened(tables[i], "date");
    }
  }

  void gains() const {
    const std::vector<toml::Value> tables = root_.tables_or_none("gain");
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const gains::Gain& gain = programme_.gains[i];
      happened(tables[i].need("baseline").table(), "date");
      constexpr const char* of = "baseline.date";
      for (const toml::Value& target : tables[i].tables_or_none("target"))
        year_ends_after(target.need("year"), of, gain.baseline_date);
      if (const auto measure = tables[i].find("measure"))
        year_ends_after(measure->need("from"), of, gain.baseline_date);
      for (const char* key : {"realised", "realised_money"}) {
        for (const toml::Value& each : tables[i].tables_or_none(key)) {
          const toml::Value year = each.need("year");
          year_ends_after(year, of, gain.baseline_date);
          year_has_come(year, "updated", programme_.updated);
          const auto recorded = each.find("recorded");
          if (!recorded) continue;
          happened(each, "recorded");
          year_has_come(year, "recorded", day_of(*recorded));
        }
      }
      for (const toml::Value& outcome : tables[i].tables_or_none("outcome")) {
        year_ends_after(outcome.need("year"), of, gain.baseline_date);
        year_has_come(outcome.need("year"), "updated", programme_.updated);
      }
    }
  }

  void learning() const {
    const auto told = [](const toml::Value& table, std::initializer_list<const char*> keys) {
      return std::any_of(keys.begin(), keys.end(), [&](const char* key) { return table.find(key).has_value(); });
    };
    for (const toml::Value& one : root_.tables_or_none("gathering")) {
      if (told(one, {"lessons", "reflection"})) happened(one, "from");
    }
    for (const toml::Value& one : root_.tables_or_none("evaluation")) {
      if (told(one, {"lessons", "changes", "question"})) happened(one, "date");
    }
  }

  /// By year, in order, and what is measured has come.
  void series() const {
    const auto in_order = [](const std::vector<toml::Value>& values) {
      for (std::size_t k = 1; k < values.size(); ++k) {
        const toml::Value year = values[k].need("year");
        const std::int64_t before = values[k - 1].need("year").whole();
        if (year.whole() <= before)
          year.fail("gain_years", {{"found", year.written()}, {"expected", std::to_string(before + 1)}});
      }
    };
    for (const toml::Value& one : root_.tables_or_none("promise")) in_order(one.tables_or_none("possible"));
    for (const toml::Value& one : root_.tables_or_none("indicator")) {
      in_order(one.tables_or_none("value"));
      for (const toml::Value& value : one.tables_or_none("value"))
        year_has_come(value.need("year"), "updated", programme_.updated);
    }
  }

  const toml::Value& root_;
  const Programme& programme_;
};

}  // namespace

void check_dates(const toml::Value& root, const Programme& programme) { Dates(root, programme).check(); }

}  // namespace handlingsrom::programme
