#include "surface/api/programmes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/reading.hpp"
#include "surface/api/programme_origins.hpp"

namespace handlingsrom::api {
namespace {

int calendar_year(programme::Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

/// What had to be closed by year, kr: what is missing on today's course; nothing where something is left.
std::vector<double> needed_by_year(const rooms::Figures& figures, int first, int last) {
  std::vector<double> needed;
  const rooms::Figure* money = figures.find(rooms::room_figures[0]);
  if (money == nullptr) return needed;
  for (int year = first; year <= last; ++year) {
    const int at = year - figures.first_year().value;
    needed.push_back(at < 0 || at >= figures.years() ? std::numeric_limits<double>::quiet_NaN()
                                                     : std::max(0.0, -money->middle[static_cast<std::size_t>(at)]));
  }
  return needed;
}

/// The years that the portfolio speaks of: from the first gain's money to the last; without any, the four of the economic plan.
std::pair<int, int> portfolio_years(const std::vector<gains::Gain>& all, int now) {
  constexpr int plan_years = 4;
  int first = std::numeric_limits<int>::max(), last = std::numeric_limits<int>::min();
  for (const gains::Gain& gain : all) {
    for (const auto* years : {&gain.planned_money, &gain.realised_money}) {
      for (const gains::YearValue& value : *years) {
        first = std::min(first, value.year);
        last = std::max(last, value.year);
      }
    }
  }
  return first > last ? std::pair(now + 1, now + plan_years) : std::pair(first, last);
}

}  // namespace

ProgrammeAnswer read_programme_text(const Service& service, const std::string& text, const std::string& name,
                                    const std::string& on) {
  ProgrammeAnswer answer;
  answer.programme = programme::read_programme(text, name);
  const programme::Programme& programme = answer.programme;
  answer.municipality = service.find(programme.municipality);
  answer.bundle_version = service.bundle_version();
  const auto day = on.empty() ? std::optional(programme.updated) : roster::day_from(on);
  if (!day) throw Error(ErrorCode::usage, "programme_day", {{"found", on}});
  answer.on = *day;
  answer.plan = programme::plan_of(programme, answer.on);
  const rooms::Figures figures = service.chain().run({answer.municipality});
  take_origins(service, figures, answer);
  const auto unit_of = [&](const std::string& id) { answer.units.emplace(id, figures.at(id).unit); };
  for (const programme::Promise& promise : programme.promises) {
    if (!promise.figure.empty()) unit_of(promise.figure);
  }
  answer.first_year = figures.first_year();
  answer.promises = programme::kept_promises(programme.promises, figures);
  const auto now = [&](std::string_view id, int year) -> std::optional<double> {
    const rooms::Figure* figure = figures.find(id);
    const int at = year - figures.first_year().value;
    if (figure == nullptr || at < 0 || at >= figures.years()) return std::nullopt;
    return figure->middle[static_cast<std::size_t>(at)];
  };
  for (std::size_t i = 0; i < programme.decisions.size(); ++i) {
    for (std::size_t k = 0; k < programme.decisions[i].figures.size(); ++k) {
      const programme::DecisionFigure& then = programme.decisions[i].figures[k];
      // A figure may have had another name when it was decided on; then it is told as lost.
      if (const rooms::Figure* figure = figures.find(then.figure)) answer.units.emplace(then.figure, figure->unit);
      const double value = now(then.figure, then.year).value_or(std::numeric_limits<double>::quiet_NaN());
      answer.figures.push_back({i, k, value, std::abs(value - then.value) > then.tolerance});
    }
  }
  answer.findings = programme::check(programme, answer.plan, programme::representation(), answer.on, now,
                                     answer.promises, answer.first_year);
  answer.status = gains::status_of(programme.gains, answer.on);
  const auto [first, last] = portfolio_years(programme.gains, calendar_year(answer.on));
  answer.portfolio = gains::portfolio(programme.gains, answer.on, first, needed_by_year(figures, first, last));
  return answer;
}

ProgrammeAnswer read_programme(const Service& service, const std::filesystem::path& file, const std::string& on) {
  return read_programme_text(service, read_file(file), file.filename().string(), on);
}

std::string new_programme(const Service& service, const std::string& model, const std::string& municipality,
                          const messages::Catalogue& catalogue) {
  if (model != programme::key_of(programme::Model::three_phases) &&
      model != programme::key_of(programme::Model::prosjektveiviseren))
    throw Error(ErrorCode::usage, "programme_model", {{"found", model}});
  const registry::Municipality& place = service.municipality(service.find(municipality));
  std::string found_by = place.name;
  try {
    service.find(found_by);
  } catch (const Error&) {
    found_by = to_string(place.number);  // two have the name
  }
  return catalogue.text("programme.template." + model, {{"municipality", place.name}, {"place", found_by}});
}

std::vector<programme::Event> programme_events(const ProgrammeAnswer& answer, int first_year, int last_year,
                                               const messages::Catalogue& catalogue) {
  std::vector<programme::Event> events = programme::events_of(answer.programme, answer.plan, first_year, last_year,
                                                              catalogue.text("programme.papers_due"));
  for (programme::Event& event : events) event.about = role_name(event.about, catalogue);
  return events;
}

std::string programme_calendar(const ProgrammeAnswer& answer, int first_year, int last_year,
                               const messages::Catalogue& catalogue) {
  return programme::icalendar(answer.programme.title, programme_events(answer, first_year, last_year, catalogue),
                              answer.programme.updated);
}

}  // namespace handlingsrom::api
