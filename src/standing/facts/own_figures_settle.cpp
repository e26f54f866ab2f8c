// Own figures against published ones: slips of unit are found before they count, and older money is brought to today's level.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "base/error.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/cell.hpp"
#include "standing/facts/facts.hpp"
#include "standing/facts/own_figures_collector.hpp"
#include "standing/facts/price_level.hpp"
#include "standing/facts/series.hpp"

namespace handlingsrom::facts {
namespace {

Year latest_price_year(const Facts& facts) { return facts.national_spending.latest(); }

double national_spending(const Facts& facts, Sector sector, Year year) {
  const std::vector<Year>& years = facts.national_spending.years;
  const auto found = std::find(years.begin(), years.end(), year);
  if (found == years.end()) return missing;
  return facts.national_spending[static_cast<std::size_t>(sector)][static_cast<std::size_t>(found - years.begin())];
}

// All sectors together where none is named.
double national_spending(const Facts& facts, std::optional<Sector> sector, Year year) {
  if (sector) return national_spending(facts, *sector, year);
  double sum = 0;
  for (const Sector each : sectors) sum += national_spending(facts, each, year);
  return sum;
}

double need_of(const Facts& facts, MunicipalityIndex municipality, std::optional<Sector> sector) {
  if (sector) return need_index_cell(facts, municipality, *sector).value;
  const double total = facts.need_index.latest(municipality).total;
  return is_missing(total) ? 1.0 : total;
}

double spending_level(const Facts& facts, MunicipalityIndex municipality, std::optional<Sector> sector) {
  const double persons = facts.population.total(municipality.value, facts.population.last_year());
  return national_spending(facts, sector, latest_price_year(facts)) * need_of(facts, municipality, sector) * persons;
}

double pupils(const Facts& facts, MunicipalityIndex municipality) {
  return facts.population.total(municipality.value, facts.population.last_year(), 6, 15);
}
// "nursing_home/80–89", "home_nursing/90 og over": inhabitants of those ages.
double persons_of_ages(const Facts& facts, MunicipalityIndex municipality, std::string_view part) {
  const std::string_view ages = part.substr(std::min(part.find('/') + 1, part.size()));
  int from = 0, to = oldest_age;
  const auto [end, fault] = std::from_chars(ages.data(), ages.data() + ages.size(), from);
  if (fault != std::errc{}) return missing;
  if (const std::size_t dash = ages.find("–"); dash != std::string_view::npos)
    std::from_chars(ages.data() + dash + std::string_view("–").size(), ages.data() + ages.size(), to);
  return facts.population.total(municipality.value, facts.population.last_year(), from, to);
}

// Those who are of an age to be in the grade.
double persons_of_grade(const Facts& facts, MunicipalityIndex municipality, std::string_view grade) {
  int number = 0;
  constexpr int age_before_first = 5;
  if (std::from_chars(grade.data(), grade.data() + grade.size(), number).ec != std::errc{}) return missing;
  return facts.population.total(municipality.value, facts.population.last_year(), number + age_before_first,
                                number + age_before_first);
}

double children(const Facts& facts, MunicipalityIndex municipality) {
  return facts.population.total(municipality.value, facts.population.last_year(), 1, 5);
}

std::string name_of(const OwnFigure& figure) {
  std::string name(key_of(figure.quantity));
  if (figure.sector) name.append(", ").append(key_of(*figure.sector));
  if (!figure.part.empty()) name.append(", ").append(figure.part);
  return name;
}

std::string amount(const OwnFigure& figure, double value) {
  return fmt::format("{:.0f}{}", value, is_money(figure.quantity) ? " kr" : "");
}

// Sums that can be anything around zero, and stocks that can be nothing, are held against the size of the whole economy.
bool may_be_nothing(OwnQuantity quantity) {
  return quantity == OwnQuantity::net_operating_result || quantity == OwnQuantity::net_finance_cost ||
         quantity == OwnQuantity::disposable_fund || quantity == OwnQuantity::long_term_debt ||
         quantity == OwnQuantity::property_tax;
}

bool is_likely(const OwnFigure& figure, double value, double level, const OwnFigureRules& rules) {
  if (is_missing(level)) return true;
  switch (figure.quantity) {
    case OwnQuantity::care_users: return value <= level;  // no more than live there
    case OwnQuantity::pupils: return value <= level * rules.times_off + rules.few_pupils;
    case OwnQuantity::new_inhabitants: return value <= level * rules.most_new_inhabitants;
    case OwnQuantity::care_spending: return value <= level * rules.times_off;
    default: break;
  }
  if (level <= 0) return true;
  if (is_vacant_posts(figure.quantity)) return value <= level / 2;  // more than half of all who work there
  if (may_be_nothing(figure.quantity)) {
    // A net result or finance cost beyond a third of the free income, a fund or a debt beyond five times it, is a slip; so is an amount that is no more than dust.
    const double most =
        figure.quantity == OwnQuantity::net_operating_result || figure.quantity == OwnQuantity::net_finance_cost
            ? level / 3
            : level * 5;
    const double least = level / 100'000;
    return std::abs(value) <= most && (value == 0 || std::abs(value) >= least);
  }
  if (figure.quantity == OwnQuantity::net_spending && figure.sector == Sector::social) {
    // Net of state grants it can be little, or less than nothing; only an amount a thousand times too small is a slip.
    return std::abs(value) <= level * rules.times_off && (value == 0 || std::abs(value) >= level / 300);
  }
  const bool staff_by_money = figure.quantity == OwnQuantity::full_time_equivalents && figure.sector != Sector::care;
  const double times = staff_by_money ? rules.times_off_staff : rules.times_off;
  return value >= level / times && value <= level * times;
}

[[noreturn]] void refuse_unlikely(const OwnFigures& figures, const OwnFigure& figure, double level, std::size_t more) {
  Error::Arguments arguments{{"file", figures.file},           {"line", std::to_string(figure.line)},
                             {"own_figure", name_of(figure)},  {"found", amount(figure, figure.value)},
                             {"level", amount(figure, level)}, {"more", std::to_string(more)}};
  if (is_vacant_posts(figure.quantity)) throw Error(ErrorCode::bad_input, "own_unlikely_vacant", std::move(arguments));
  if (is_missing(figure.other)) throw Error(ErrorCode::bad_input, "own_unlikely", std::move(arguments));
  arguments.emplace_back("other", amount(figure, figure.other));
  throw Error(ErrorCode::bad_input, figure.unit_given ? "own_unlikely_either" : "own_unlikely_unit",
              std::move(arguments));
}

// Whether a figure is of the year that its part says, not of the year of the file.
bool is_dated(const OwnFigure& figure) { return figure.quantity == OwnQuantity::new_inhabitants; }

// An amount of an earlier year at the level of the latest published one.
void bring_to_today(OwnFigures& figures, const Facts& facts, const OwnFigureRules& rules) {
  if (!figures.empty() && std::all_of(figures.figures.begin(), figures.figures.end(), is_dated)) return;
  const Year today = latest_price_year(facts);
  if (figures.year < today - rules.oldest_years) {
    throw Error(ErrorCode::bad_input, "own_year_old",
                {{"file", figures.file},
                 {"found", std::to_string(figures.year.value)},
                 {"expected", std::to_string(today.value - rules.oldest_years)}});
  }
  if (today + 1 < figures.year) {
    throw Error(ErrorCode::bad_input, "own_year_ahead",
                {{"file", figures.file},
                 {"found", std::to_string(figures.year.value)},
                 {"expected", std::to_string(today.value + 1)}});
  }
  if (figures.year == today) return;
  if (today < figures.year) return to_price_level(figures, today, {});
  bool any = false;
  for (OwnFigure& figure : figures.figures) {
    if (!is_money(figure.quantity)) continue;
    const double factor =
        national_spending(facts, figure.sector, today) / national_spending(facts, figure.sector, figures.year);
    if (!std::isfinite(factor)) continue;
    figure.value *= factor;
    if (!is_missing(figure.other)) figure.other *= factor;
    any = true;
  }
  figures.notices.push_back({any ? "indexed" : "earlier_year",
                             {{"year", std::to_string(figures.year.value)}, {"today", std::to_string(today.value)}}});
}

}  // namespace

namespace {

// All users of a step that is published by itself.
double users_of_step(const Facts& facts, MunicipalityIndex municipality, std::string_view step) {
  const CareUsers& users = facts.care_users.latest(municipality);
  if (step == "nursing_home") return users.long_stay_all;
  if (step == "staffed_home") return users.staffed_homes_all;
  return step == "short_stay" ? facts.care_services.latest(municipality).short_stay : missing;
}

}  // namespace

double published_level(const Facts& facts, MunicipalityIndex municipality, OwnQuantity quantity,
                       std::optional<Sector> sector, const OwnFigureRules& rules, std::string_view part) {
  const auto m = static_cast<std::size_t>(municipality.value);
  const double persons = facts.population.total(municipality.value, facts.population.last_year());
  const double free_income =
      facts.key_figure("Frie inntekter per innbygger", "EAK", facts.key_figure_year.value).value_or(missing) *
      need_of(facts, municipality, std::nullopt) * persons;
  const auto staff = [&](Sector of) {
    return published_level(facts, municipality, OwnQuantity::full_time_equivalents, of, rules);
  };
  switch (quantity) {
    case OwnQuantity::net_spending:
    case OwnQuantity::gross_spending: return spending_level(facts, municipality, sector);
    case OwnQuantity::full_time_equivalents:
      if (!part.empty())
        return missing;  // a group's, by age, or who left (workforce/own_staff.hpp): nothing is published
      if (sector == Sector::care && !is_missing(facts.care_services.latest(municipality).user_facing_fte))
        return facts.care_services.latest(municipality).user_facing_fte;
      return spending_level(facts, municipality, sector) / rules.kroner_per_fte;
    case OwnQuantity::places:
      if (sector == Sector::care) return facts.care_places[m].institution;
      return sector == Sector::school         ? pupils(facts, municipality)
             : sector == Sector::kindergarten ? children(facts, municipality)
                                              : missing;
    case OwnQuantity::staffed_home_places: return facts.care_users.latest(municipality).staffed_homes_all;
    case OwnQuantity::users:
      return sector == Sector::school         ? pupils(facts, municipality)
             : sector == Sector::kindergarten ? children(facts, municipality)
                                              : missing;
    case OwnQuantity::care_users: return persons_of_ages(facts, municipality, part);
    case OwnQuantity::pupils: return persons_of_grade(facts, municipality, part);
    case OwnQuantity::schools:
    case OwnQuantity::school_stages: return missing;
    case OwnQuantity::care_spending: return spending_level(facts, municipality, sector);
    case OwnQuantity::new_inhabitants: return persons;
    case OwnQuantity::net_operating_result:
    case OwnQuantity::gross_operating_revenue:
    case OwnQuantity::free_income:
    case OwnQuantity::net_finance_cost:
    case OwnQuantity::disposable_fund:
    case OwnQuantity::property_tax:
    case OwnQuantity::long_term_debt: return free_income;
    case OwnQuantity::vacant_nurses:
    case OwnQuantity::vacant_health_workers: return staff(Sector::care);
    case OwnQuantity::vacant_teachers: return staff(Sector::school);
    case OwnQuantity::vacant_kindergarten_teachers: return staff(Sector::kindergarten);
    case OwnQuantity::vacant_others: return spending_level(facts, municipality, std::nullopt) / rules.kroner_per_fte;
  }
  return missing;
}

double published_figure(const Facts& facts, MunicipalityIndex municipality, OwnQuantity quantity,
                        std::optional<Sector> sector, std::string_view part) {
  const auto series = [&](std::string_view id) { return series_cell(facts, municipality, id).value; };
  switch (quantity) {
    case OwnQuantity::net_operating_result: return series("accounts.net_result");
    case OwnQuantity::gross_operating_revenue: return series("accounts.revenue");
    case OwnQuantity::free_income: return series("income.free_income");
    case OwnQuantity::net_finance_cost: return series("finance.net_finance");
    case OwnQuantity::long_term_debt: return series("accounts.net_debt");
    case OwnQuantity::disposable_fund: return series("finance.fund") / 100 * series("accounts.revenue");
    case OwnQuantity::care_users: return users_of_step(facts, municipality, part);
    case OwnQuantity::care_spending:
    case OwnQuantity::new_inhabitants:
    case OwnQuantity::property_tax:
    case OwnQuantity::vacant_nurses:
    case OwnQuantity::vacant_health_workers:
    case OwnQuantity::vacant_teachers:
    case OwnQuantity::vacant_kindergarten_teachers:
    case OwnQuantity::vacant_others: return missing;
    default: return published_level(facts, municipality, quantity, sector, {}, part);
  }
}

OwnFigures settle_own_figures(OwnFigures figures, const Facts& facts, MunicipalityIndex municipality, bool accept,
                              const OwnFigureRules& rules) {
  bring_to_today(figures, facts, rules);
  const OwnFigure* first = nullptr;
  double first_level = missing;
  std::size_t unlikely = 0;
  for (const OwnFigure& figure : figures.figures) {
    const double level = published_level(facts, municipality, figure.quantity, figure.sector, rules, figure.part);
    if (is_likely(figure, figure.value, level, rules)) continue;
    if (accept) {
      figures.notices.push_back({"accepted",
                                 {{"line", std::to_string(figure.line)},
                                  {"own_figure", name_of(figure)},
                                  {"found", amount(figure, figure.value)},
                                  {"level", amount(figure, level)}}});
      continue;
    }
    if (unlikely++ == 0) {
      first = &figure;
      first_level = level;
    }
  }
  if (first != nullptr) refuse_unlikely(figures, *first, first_level, unlikely - 1);
  return figures;
}

}  // namespace handlingsrom::facts
