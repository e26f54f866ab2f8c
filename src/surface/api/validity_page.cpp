// The page about validity: one table for each check, what was aimed at beside what was reached.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/api/validity.hpp"
#include "standing/facts/missing.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

class Page {
 public:
  explicit Page(const messages::Catalogue& catalogue) : catalogue_(catalogue), words_(catalogue) {}

  std::string text(std::string_view key, const messages::Arguments& arguments = {}) const {
    return catalogue_.text(fmt::format("validity.{}", key), arguments);
  }
  std::string entry(const std::string& key) const { return catalogue_.text(key); }
  std::string number(double value, int decimals = 1) const { return words_.number(value, decimals); }
  std::string percent(double share) const { return number(100 * share, 0) + " %"; }
  std::string met(bool yes) const { return text(yes ? "met" : "missed"); }

  void heading(std::string_view key) { out_ += "\n## " + text(key) + "\n"; }
  void paragraph(const std::string& words) { out_ += "\n" + words + "\n"; }
  void columns(std::initializer_list<std::string_view> keys) {
    std::string head = "\n|", line = "|";
    for (const std::string_view key : keys) {
      head += " " + text(fmt::format("column.{}", key)) + " |";
      line += " --- |";
    }
    out_ += head + "\n" + line + "\n";
  }
  void row(std::initializer_list<std::string> cells) {
    out_ += "|";
    for (const std::string& cell : cells) out_ += " " + cell + " |";
    out_ += "\n";
  }
  void start(const std::string& title) { out_ += "# " + title + "\n"; }
  std::string take() { return std::move(out_); }

 private:
  const messages::Catalogue& catalogue_;
  report::Words words_;
  std::string out_;
};

std::string area_name(const Page& page, std::string_view id) {
  return page.entry(fmt::format("accounts_figure.{}", id));
}

void today(Page& page, const rooms::ValidityCheck& check) {
  page.heading("today.title");
  page.paragraph(page.text("today.read"));
  page.columns({"figure", "known", "exact", "largest", "goal", "met"});
  for (const rooms::TodayCheck& one : check.today) {
    page.row({page.text(fmt::format("today.{}", one.quantity.substr(one.quantity.rfind('.') + 1))),
              std::to_string(one.known), std::to_string(one.exact), page.number(one.largest, 0), page.text("all"),
              page.met(one.exact == one.known)});
  }
}

void lines(Page& page, const rooms::ValidityCheck& check) {
  page.heading("line.title");
  page.paragraph(page.text("line.read", {{"paths", std::to_string(check.paths)}}));
  page.columns({"check", "of", "violations", "goal", "met"});
  const auto add = [&](std::string_view key, const std::string& of, long count) {
    page.row({page.text(key), of, std::to_string(count), "0", page.met(count == 0)});
  };
  const std::string figures = std::to_string(check.figures), read = std::to_string(check.read);
  add("line.half", figures, check.outside_half);
  add("line.most", figures, check.outside_most);
  add("line.holds", read, check.holds_against_risk);
  add("line.used_up", read, check.used_up_against_risk);
}

/// Error and bias, or nothing where the method has no forecast.
std::string score_cell(const Page& page, const rooms::SpendingScore& score) {
  return facts::is_missing(score.error) ? "–"
                                        : fmt::format("{}, {}", page.number(score.error), page.number(score.bias));
}

/// Published ways beside constant standard: what they gain.
void other_forecasts(Page& page, const Validity& validity) {
  page.paragraph(page.text("spending.others_read"));
  page.columns({"figure", "years", "constant_standard", "smoothed", "towards_group", "adjusting", "gain"});
  int all = 0, better = 0, half = 0;
  double gained = 0;
  for (const rooms::SpendingBacktest& row : validity.spending) {
    const auto score = [&](rooms::SpendingMethod method) { return row.score[static_cast<std::size_t>(method)]; };
    const rooms::SpendingScore standard = score(rooms::SpendingMethod::constant_standard);
    const rooms::SpendingScore late = score(rooms::SpendingMethod::adjusting);
    if (facts::is_missing(late.error)) continue;  // from the first year
    const double gain = 1 - late.error / standard.error;
    page.row({area_name(page, row.area), fmt::format("{}–{}", row.base, row.target), score_cell(page, standard),
              score_cell(page, score(rooms::SpendingMethod::smoothed)),
              score_cell(page, score(rooms::SpendingMethod::towards_group)), score_cell(page, late),
              page.number(100 * gain, 0) + " %"});
    ++all;
    better += gain > 0 ? 1 : 0;
    half += gain >= 0.5 ? 1 : 0;
    gained += gain;
  }
  page.paragraph(page.text("spending.others_found", {{"better", std::to_string(better)},
                                                     {"all", std::to_string(all)},
                                                     {"half", std::to_string(half)},
                                                     {"percent", page.number(100 * gained / std::max(1, all), 0)}}));
}

void spending(Page& page, const Validity& validity) {
  page.heading("spending.title");
  page.paragraph(page.text("spending.read", {{"years", std::to_string(validity.request.years)}}));
  page.columns({"figure", "years", "known", "constant_standard", "chain", "mean_of_years", "floor", "best_of_past",
                "goal", "met"});
  constexpr double half = 0.5, most_bias = 3;
  for (const rooms::SpendingBacktest& row : validity.spending) {
    const auto cell = [&](std::size_t k) {
      return fmt::format("{}, {}", page.number(row.score[k].error), page.number(row.score[k].bias));
    };
    const double goal = half * row.score[0].error;
    const rooms::SpendingScore& ours = row.score[2];
    const bool error = ours.error <= goal, bias = std::abs(ours.bias) <= most_bias;
    page.row({area_name(page, row.area), fmt::format("{}–{}", row.base, row.target), std::to_string(row.municipalities),
              cell(0), cell(1), cell(2), page.number(row.floor), page.number(row.best_of_past),
              fmt::format("{}, ±3", page.number(goal)),
              page.text(error && bias ? "met"
                        : bias        ? "bias_only"
                        : error       ? "error_only"
                                      : "missed")});
  }
  int beyond = 0, past_beyond = 0;
  for (const rooms::SpendingBacktest& row : validity.spending) {
    beyond += row.floor > half * row.score[0].error ? 1 : 0;
    past_beyond += row.best_of_past > half * row.score[0].error ? 1 : 0;
  }
  page.paragraph(page.text("spending.floor",
                           {{"beyond", std::to_string(beyond)}, {"all", std::to_string(validity.spending.size())}}));
  page.paragraph(page.text("spending.best_of_past", {{"beyond", std::to_string(past_beyond)},
                                                     {"all", std::to_string(validity.spending.size())}}));
  other_forecasts(page, validity);
  if (validity.request.deflator <= 0) {
    page.paragraph(page.text("spending.nominal"));
  } else {
    page.paragraph(page.text("spending.fixed", {{"percent", page.number(100 * validity.request.deflator, 2)}}));
  }
  page.columns({"figure", "years", "growth", "fixed"});
  for (const rooms::SpendingBacktest& row : validity.spending) {
    const double prices = std::pow(1 + validity.request.deflator, row.target - row.base);
    const bool fixed = validity.request.deflator > 0;
    page.row({area_name(page, row.area), fmt::format("{}–{}", row.base, row.target),
              page.number(100 * (row.growth - 1)) + " %",
              fixed ? page.number(100 * (prices / row.growth - 1)) + " %" : "–"});
  }
}

void results(Page& page, const Validity& validity) {
  page.heading("result.title");
  page.paragraph(page.text("result.read", {{"years", std::to_string(validity.request.years)}}));
  page.columns({"years", "known", "unchanged", "mean_of_years", "country", "forecast", "floor", "goal", "met"});
  for (const rooms::ResultBacktest& row : validity.results) {
    const double goal = row.unchanged / 2;
    const auto ours = std::find_if(validity.money.begin(), validity.money.end(), [&](const rooms::MoneyBacktest& one) {
      return one.base == row.base && one.target == row.target;
    });
    page.row({fmt::format("{}–{}", row.base, row.target), std::to_string(row.municipalities),
              page.number(row.unchanged, 2), page.number(row.mean_of_years, 2), page.number(row.country, 2),
              page.number(ours->error, 2), page.number(row.floor, 2), page.number(goal, 2),
              page.met(ours->error <= goal)});
  }
  page.heading("money.title");
  page.paragraph(page.text("money.read"));
  page.columns({"years", "estimated", "known", "half", "most", "debt_half", "debt_most", "goal", "met"});
  constexpr double near = 0.05;
  for (const rooms::MoneyBacktest& one : validity.money) {
    const auto holds = [](const rooms::RangeCoverage& range) {
      return std::abs(range.half - 0.5) <= near && std::abs(range.most - 0.8) <= near;
    };
    page.row({fmt::format("{}–{}", one.base, one.target), std::to_string(one.estimated_to),
              std::to_string(one.result.municipalities), page.percent(one.result.half), page.percent(one.result.most),
              page.percent(one.debt.half), page.percent(one.debt.most), "50 %, 80 %",
              page.text(holds(one.result) && holds(one.debt) ? "met"
                        : holds(one.result)                  ? "result_only"
                        : holds(one.debt)                    ? "debt_only"
                                                             : "missed")});
  }
  page.paragraph(page.text("money.process"));
  page.columns({"estimated", "lasting", "passing", "left", "spread", "by_size", "tails"});
  int shown = 0;
  for (const rooms::MoneyBacktest& one : validity.money) {
    if (one.estimated_to == shown) continue;
    shown = one.estimated_to;
    const economy::ResultProcess& process = one.process;
    page.row({std::to_string(shown), page.number(process.lasting, 2), page.number(process.passing, 2),
              page.number(process.left, 2), page.number(process.spread, 3), page.number(process.by_size, 2),
              page.number(process.tails, 1)});
  }
}

void care_rows(Page& page, const Validity& validity) {
  page.heading("care.title");
  page.paragraph(page.text("care.read"));
  page.columns({"figure", "years", "known", "constant_rates", "forecast", "goal", "floor", "met"});
  constexpr double most_bias = 5;
  for (const care::BacktestRow& row : validity.care) {
    const auto cell = [&](const care::Score& score) {
      return fmt::format("{}, {}", page.number(100 * score.error), page.number(100 * score.bias));
    };
    const bool error = row.forecast.error <= row.constant_rate.error / 2,
               bias = std::abs(100 * row.forecast.bias) <= most_bias;
    page.row({page.entry(fmt::format("care.quantity.{}", care::key_of(row.quantity))),
              fmt::format("{}–{}", row.base, row.target), std::to_string(row.municipalities), cell(row.constant_rate),
              cell(row.forecast), fmt::format("{}, ±5", page.number(50 * row.constant_rate.error)),
              page.number(100 * row.floor),
              page.text(error && bias ? "met"
                        : bias        ? "bias_only"
                        : error       ? "error_only"
                                      : "missed")});
  }
}

void population_rows(Page& page, const Validity& validity) {
  page.heading("population.title");
  page.paragraph(page.text("population.read"));
  page.columns({"places", "ages", "years", "error", "goal", "floor", "met"});
  for (const PopulationFloor& one : validity.population) {
    const std::string ages = one.ages.to == oldest_age ? fmt::format("{}+", one.ages.from)
                                                       : fmt::format("{}–{}", one.ages.from, one.ages.to);
    page.row({page.text(one.county.empty() ? "population.all" : "population.telemark"), ages,
              one.base == 0 ? page.text("population.vintages", {{"years", std::to_string(one.years)}})
                            : fmt::format("{}–{}", one.base, one.base + one.years),
              page.number(one.error, 2), page.number(one.goal, 2), page.number(one.floor, 2),
              page.met(one.error <= one.goal)});
  }
}

}  // namespace

std::string validity_page(const Validity& validity, const messages::Catalogue& catalogue) {
  Page page(catalogue);
  page.start(page.text("title"));
  page.paragraph(page.text("lead", {{"municipalities", std::to_string(validity.check.municipalities)},
                                    {"paths", std::to_string(validity.check.paths)},
                                    {"seed", std::to_string(validity.request.seed)}}));
  today(page, validity.check);
  lines(page, validity.check);
  spending(page, validity);
  results(page, validity);
  care_rows(page, validity);
  population_rows(page, validity);
  return page.take();
}

}  // namespace handlingsrom::api
