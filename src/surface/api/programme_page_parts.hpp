// What the parts of a programme's page share. Not for clients of the façade.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "surface/api/programme_page.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {

/// "done", "late" … of a task: the end of `followup.task.<state>`.
const char* task_state(const ProgrammeAnswer& answer, std::size_t task);
/// The tasks in the order in which a page has them.
std::vector<std::size_t> task_order(const ProgrammeAnswer& answer);

/// Gains, time line and wheel as LiveChart of docs/api/openapi.json; null where there is nothing to draw.
nlohmann::ordered_json programme_page_charts(const ProgrammeAnswer& answer, const ProgrammePageWish& wish,
                                             const messages::Catalogue& catalogue);

/// An answer as one page has it: what every part is written with.
class PagePart {
 public:
  using Json = nlohmann::ordered_json;
  using Day = programme::Day;

  PagePart(const ProgrammeAnswer& answer, const ProgrammePageWish& wish, const messages::Catalogue& catalogue)
      : answer_(answer), programme_(answer.programme), wish_(wish), catalogue_(catalogue), words_(catalogue) {}

 protected:
  static Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
  static Json day(Day day) { return roster::text_of(day); }
  static Json day_or_null(const std::optional<Day>& day) { return day ? Json(roster::text_of(*day)) : Json(nullptr); }
  static std::string clock(int minutes) {
    constexpr int hour = 60, hours = 24;
    return fmt::format("{:02}:{:02}", minutes / hour % hours, minutes % hour);
  }
  static Json years(const std::vector<gains::YearValue>& values) {
    Json list = Json::array();
    for (const gains::YearValue& one : values)
      list.push_back({{"year", one.year}, {"value", one.value}, {"source", one.source}});
    return list;
  }
  std::string text(std::string_view key, const messages::Arguments& arguments = {}) const {
    return catalogue_.text(key, arguments);
  }
  /// The catalogue's name of a key of ours, else the word as it stands.
  std::string named(const std::string& prefix, const std::string& key) const {
    const auto found = catalogue_.find(prefix + key);
    return found ? std::string(*found) : key;
  }
  std::string role(const std::string& id) const { return id.empty() ? std::string() : role_name(id, catalogue_); }
  template <class List>
  std::size_t shown(const List& list) const {
    return std::min(list.size(), wish_.most);
  }

  const ProgrammeAnswer& answer_;
  const programme::Programme& programme_;
  const ProgrammePageWish& wish_;
  const messages::Catalogue& catalogue_;
  const report::Words words_;
};

// Each adds its parts to the page. Defined in sources of their own.
void add_page_plan(nlohmann::ordered_json& page, const ProgrammeAnswer& answer, const ProgrammePageWish& wish,
                   const messages::Catalogue& catalogue);  // phases, projects, groups, tasks, plan, risks, events
void add_page_decisions(nlohmann::ordered_json& page, const ProgrammeAnswer& answer, const ProgrammePageWish& wish,
                        const messages::Catalogue& catalogue);  // mandate, decisions
void add_page_voices(nlohmann::ordered_json& page, const ProgrammeAnswer& answer, const ProgrammePageWish& wish,
                     const messages::Catalogue& catalogue);  // steps, involvement, consultations, timeline
void add_page_gains(
    nlohmann::ordered_json& page, const ProgrammeAnswer& answer, const ProgrammePageWish& wish,
    const messages::Catalogue& catalogue);  // gains, portfolio, promises, indicators, supports, capacity, learning

}  // namespace handlingsrom::api
