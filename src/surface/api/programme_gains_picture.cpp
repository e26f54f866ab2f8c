// Measures and their gains as one picture: planned, realised, rest.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "surface/api/programme_page.hpp"
#include "surface/api/programme_pictures.hpp"
#include "surface/report/build.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t most_measures = 8;

double sum(const std::vector<gains::YearValue>& values, int last) {
  return std::accumulate(values.begin(), values.end(), 0.0, [&](double all, const gains::YearValue& one) {
    return all + (one.year <= last ? one.value : 0);
  });
}

class Painter {
 public:
  Painter(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue)
      : answer_(answer), words_(catalogue), year_(static_cast<int>(std::chrono::year_month_day{answer.on}.year())) {}

  svg::GainsChart chart() {
    svg::GainsChart chart;
    chart.id = "gains-" + answer_.programme.id;
    double largest = 0;
    for (const gains::PortfolioYear& one : answer_.portfolio) {
      const bool has_any =
          one.planned > 0 || std::isfinite(one.realised) || (std::isfinite(one.needed) && one.needed > 0);
      if (!has_any) continue;
      largest = std::max({largest, one.planned, std::isfinite(one.needed) ? one.needed : 0});
      chart.years.push_back({one.year, one.needed, one.planned, one.realised, year_words(one)});
    }
    const report::ShownUnit unit = report::shown_unit(words_, Unit::kroner, largest);
    chart.format = report::axis_format(words_, unit);
    const auto text = [&](const char* key, const messages::Arguments& arguments = {}) {
      return words_.entry(fmt::format("followup.gains_chart.{}", key), arguments);
    };
    chart.title = text("title");
    chart.description = text("description", {{"unit", unit.text}});
    chart.realised_name = text("realised");
    chart.planned_name = text("planned");
    chart.rest_name = text("rest");
    chart.due_name = text("due");
    chart.measures_name = text("measures");
    for (const std::size_t i : order()) {
      if (chart.measures.size() == most_measures) {
        chart.more = text(
            "more", {{"count", words_.number(static_cast<double>(answer_.programme.gains.size() - most_measures))}});
        break;
      }
      chart.measures.push_back(measure(i));
    }
    return chart;
  }

 private:
  std::string kroner(double value) const { return told_kroner(value, words_.catalogue()); }

  std::string year_words(const gains::PortfolioYear& one) const {
    const bool has_come = std::isfinite(one.realised), known = std::isfinite(one.needed);
    const char* what = one.is_provisional() ? "provisional" : has_come ? "realised" : "planned";
    return words_.entry(fmt::format("followup.gains_chart.year_{}{}", what, known ? "" : "_alone"),
                        {{"year", std::to_string(one.year)},
                         {"needed", known ? kroner(one.needed) : ""},
                         {"planned", kroner(one.planned)},
                         {"realised", has_come ? kroner(one.realised) : ""},
                         {"provisional", provisional_words(one, words_.catalogue())},
                         {"rest", known ? kroner(std::max(0.0, one.rest)) : ""}});
  }

  /// Those behind or not measured first, then the largest in kroner.
  std::vector<std::size_t> order() const {
    std::vector<std::size_t> all(answer_.status.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<double> money;
    for (const gains::Status& status : answer_.status)
      money.push_back(sum(answer_.programme.gains[status.gain].planned_money, std::numeric_limits<int>::max()));
    const auto asks = [&](std::size_t i) {
      return answer_.status[i].standing == gains::Standing::behind ||
             answer_.status[i].standing == gains::Standing::unmeasured;
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](std::size_t a, std::size_t b) { return asks(a) != asks(b) ? asks(a) : money[a] > money[b]; });
    return all;
  }

  /// Without kroner: the way from how it was to the last target.
  void take_way(const gains::Gain& gain, const gains::Status& status, svg::GainsChart::Measure& one) const {
    const double target = gain.targets.empty() ? none : gain.targets.back().value;
    const double way = target - gain.baseline;
    if (!std::isfinite(way) || way == 0) return;
    if (std::isfinite(status.value)) one.share = (status.value - gain.baseline) / way;
    if (std::isfinite(status.target) && status.year < year_) one.due = (status.target - gain.baseline) / way;
  }

  svg::GainsChart::Measure measure(std::size_t at) const {
    const gains::Status& status = answer_.status[at];
    const gains::Gain& gain = answer_.programme.gains[status.gain];
    const std::string standing = words_.entry(fmt::format("programme.standing.{}", key_of(status.standing)));
    svg::GainsChart::Measure one{gain.name, {}, none, none};
    const int decimals = decimals_of(gain, status);
    if (!gain.planned_money.empty()) {
      // What is said of years after the day has not come.
      int last = year_ - 1;
      bool any = false;
      for (const gains::YearValue& each : gain.realised_money) {
        if (each.year > year_) continue;
        any = true;
        last = std::max(last, each.year);
      }
      const double planned = sum(gain.planned_money, std::numeric_limits<int>::max());
      const double due = sum(gain.planned_money, last), realised = sum(gain.realised_money, year_);
      const bool is_time = gain.settled == gains::Settled::time_only;
      if (planned > 0 && !is_time) {
        one.share = any ? realised / planned : none;
        one.due = due / planned;
      }
      // Time alone has no kroner to realise: its way is that of what is measured.
      if (is_time) take_way(gain, status, one);
      const char* what = is_time                                 ? "time_only"
                         : gain.settled == gains::Settled::moved ? any ? "moved" : "moved_planned"
                         : any                                   ? "money"
                                                                 : "money_planned";
      one.text = words_.entry(fmt::format("followup.gains_chart.{}", what),
                              {{"realised", kroner(realised)},
                               {"planned", kroner(planned)},
                               {"due", kroner(due)},
                               {"rest", kroner(std::max(0.0, planned - realised))},
                               {"standing", standing}});
      return one;
    }
    take_way(gain, status, one);
    const double target = gain.targets.empty() ? none : gain.targets.back().value;
    const bool measured = std::isfinite(status.value);
    const auto said = [&](double value) {
      constexpr double small = 100;  // above that a tenth says nothing by itself
      const bool whole = value == std::round(value) || std::abs(value) >= small;
      return words_.number(value, whole ? decimals : std::max(1, decimals));
    };
    one.text = words_.entry(measured ? "followup.gains_chart.way" : "followup.gains_chart.way_unmeasured",
                            {{"baseline", said(gain.baseline)},
                             {"value", measured ? said(status.value) : ""},
                             {"target", std::isfinite(target) ? said(target) : "–"},
                             {"year", gain.targets.empty() ? "–" : std::to_string(gain.targets.back().year)},
                             {"unit", gain.unit},
                             {"standing", standing}});
    return one;
  }

  const ProgrammeAnswer& answer_;
  const report::Words words_;
  const int year_;
};

}  // namespace

svg::GainsChart programme_gains_chart(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue) {
  return Painter(answer, catalogue).chart();
}

}  // namespace handlingsrom::api
