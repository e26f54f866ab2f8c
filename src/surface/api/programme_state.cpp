// Where a programme is, in sentences.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/api/programme_page.hpp"
#include "surface/messages/numbers.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
std::string told_kroner(double value, const messages::Catalogue& catalogue) {
  constexpr double million = 1e6, tenth = 1e5, finest = 1000;
  const double step = report::round_step(std::abs(value) / 100, std::abs(value) < million ? finest : tenth);
  return report::Words(catalogue).amount(value, Unit::kroner, step);
}

programme::Finding with_day_words(programme::Finding finding, const messages::Catalogue& catalogue) {
  for (auto& [name, value] : finding.texts) {
    if (const auto dated = roster::day_from(value)) value = day_words(*dated, catalogue);
  }
  return finding;
}

std::string realised_sentence(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue,
                              std::string (*said)(double, const messages::Catalogue&)) {
  double realised = 0, planned = 0;
  std::string years;
  for (const gains::PortfolioYear& one : answer.portfolio) {
    if (!std::isfinite(one.realised)) continue;
    realised += one.realised;
    planned += one.planned;
    if (one.is_provisional())
      years += fmt::format("{}{}: {}", years.empty() ? "" : "; ", one.year, provisional_words(one, catalogue));
  }
  if (planned <= 0) return {};
  return catalogue.text(
      years.empty() ? "programme.report.realised" : "programme.report.realised_provisional",
      {{"realised", said(realised, catalogue)}, {"planned", said(planned, catalogue)}, {"years", years}});
}

std::vector<std::string> programme_state(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue) {
  const programme::Programme& programme = answer.programme;
  const report::Words words(catalogue);
  std::vector<std::string> sentences;
  for (const programme::Phase& phase : programme.phases) {
    if (phase.from <= answer.on && answer.on <= phase.to)
      sentences.push_back(
          catalogue.text("programme.report.phase", {{"phase", phase.name}, {"date", day_words(phase.to, catalogue)}}));
  }
  if (!programme.tasks.empty()) {
    const auto done = std::count_if(programme.tasks.begin(), programme.tasks.end(),
                                    [](const programme::Task& task) { return task.done.has_value(); });
    sentences.push_back(
        catalogue.text("programme.report.tasks", {{"done", words.number(static_cast<double>(done))},
                                                  {"count", words.number(static_cast<double>(programme.tasks.size()))},
                                                  {"date", day_words(answer.plan.ends, catalogue)}}));
  }
  for (const std::size_t i : answer.plan.critical) {
    if (answer.plan.tasks[i].to < answer.on) continue;
    sentences.push_back(
        catalogue.text("programme.report.next",
                       {{"task", programme.tasks[i].name}, {"date", day_words(answer.plan.tasks[i].to, catalogue)}}));
    break;
  }
  if (std::string realised = realised_sentence(answer, catalogue, told_kroner); !realised.empty())
    sentences.push_back(std::move(realised));
  return sentences;
}

std::string programme_sentence(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue) {
  const int year = static_cast<int>(std::chrono::year_month_day{answer.on}.year());
  // This year, else the first that the plan speaks of.
  const gains::PortfolioYear* now = nullptr;
  for (const gains::PortfolioYear& one : answer.portfolio) {
    if (!std::isfinite(one.needed)) continue;
    if (now == nullptr || one.year <= year) now = &one;
    if (one.year >= year) break;
  }
  const bool has_money = std::any_of(answer.portfolio.begin(), answer.portfolio.end(),
                                     [](const gains::PortfolioYear& one) { return one.planned > 0; });
  if (now == nullptr || !has_money) {
    if (now != nullptr && now->needed > 0)
      return catalogue.text("followup.sentence.no_gains",
                            {{"year", std::to_string(now->year)}, {"needed", told_kroner(now->needed, catalogue)}});
    const std::vector<std::string> state = programme_state(answer, catalogue);
    return state.empty() ? catalogue.text("followup.sentence.begun") : state.front();
  }
  const bool has_come = std::isfinite(now->realised);
  const double gives = has_come ? now->realised : now->planned;
  const messages::Arguments arguments{{"year", std::to_string(now->year)},
                                      {"needed", told_kroner(now->needed, catalogue)},
                                      {"gives", told_kroner(gives, catalogue)},
                                      {"rest", told_kroner(std::max(0.0, now->rest), catalogue)}};
  if (now->is_provisional() && now->needed > 0)
    return catalogue.text("followup.sentence.provisional", {{"year", std::to_string(now->year)},
                                                            {"needed", told_kroner(now->needed, catalogue)},
                                                            {"gives", told_kroner(gives, catalogue)},
                                                            {"provisional", provisional_words(*now, catalogue)}});
  const char* what = now->needed <= 0 ? "nothing_needed"
                     : now->rest <= 0 ? has_come ? "closed" : "planned_closes"
                     : has_come       ? "realised"
                                      : "planned";
  return catalogue.text(fmt::format("followup.sentence.{}", what), arguments);
}

}  // namespace handlingsrom::api
