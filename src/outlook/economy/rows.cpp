// Spending, income and what is left, written once.
#include <fmt/format.h>

#include "base/error.hpp"
#include "standing/facts/function_accounts.hpp"
#include "outlook/economy/income_rows.hpp"

namespace handlingsrom::economy {
namespace {

using facts::Cell;
using facts::ModelSheet;
using facts::OwnQuantity;
using facts::Place;
using facts::Sector;
using sheet::Term;

// The country's net operating expenditure of a sector, kr per inhabitant.
Cell national_spending(const facts::Facts& facts, Sector sector) {
  const auto& series = facts.national_spending[static_cast<std::size_t>(sector)];
  if (series.empty() || facts::is_missing(series.back()))
    throw Error(ErrorCode::internal, "internal",
                {{"reason", "the bundle lacks the spending on " + std::string(facts::key_of(sector))}});
  return {series.back(),
          {"ssb_12367", fmt::format("EAK, {}, {}", facts::key_of(sector), facts.national_spending.latest().value)},
          Provenance::national};
}

// A KOSTRA key figure in per cent of the municipality's own, as a share.
Cell municipal_key_figure(const Place& place, std::string_view indicator) {
  const int year = place.facts.key_figure_year.value;
  const auto published = place.facts.key_figure(indicator, place.number(), year);
  return {published ? *published * 0.01 : sheet::no_figure,
          {"ssb_kostra_key_figures", fmt::format("{}, {}, {}", indicator, place.number(), year)}};
}

class RowWriter {
 public:
  RowWriter(ModelSheet& sheet, population::PersonRows& persons, const services::Rows& services, const care::Rows& care)
      : sheet_(sheet), services_(services), care_(care), need_(sheet, persons), inhabitants_(persons.all()) {}

  Rows write() {
    equalised_need();
    health_and_care_ = accounts("health_and_care", "accounts.net.health_and_care");
    accounts_total_ = accounts("total", "accounts.net_expenditure");
    // Not where the user gives a result of their own: the rest of the account is another's then.
    accounts_result_ = sheet_.cell("economy.accounts.result", Unit::kroner, [](const Place& place) {
      const bool own = facts::own_cell(place.own, OwnQuantity::net_operating_result).known();
      return own ? Cell{} : facts::series_cell(place.facts, place.municipality, "accounts.net_result");
    });
    for (const Sector sector : facts::sectors) of_accounts_[static_cast<std::size_t>(sector)] = accounts_of(sector);
    const Term spending = spending_rows();
    income(spending);
    results();
    rows_.country_population = need_.country_population_engine();
    rows_.country_ages = need_.country_ages_engine();
    return rows_;
  }

 private:
  Term country(const char* key, std::string_view indicator, Unit unit, double scale) {
    return sheet_.national(key, unit, facts::country_key_figure(sheet_.facts(), indicator, scale));
  }
  Term population_growth() { return growth(inhabitants_).named("economy.population_growth"); }

  void equalised_need() {
    std::vector<Term> all;
    for (const Sector sector : facts::sectors) {
      const auto s = static_cast<std::size_t>(sector);
      national_[s] = sheet_.national(fmt::format("economy.national_spending.{}", facts::key_of(sector)),
                                     Unit::kroner_per_person, national_spending(sheet_.facts(), sector));
      all.push_back(national_[s]);
    }
    equalised_need_ = sum(all).named("economy.equalised_need");
  }

  Term accounts(const char* key, std::string_view quantity) {
    return sheet_.published(fmt::format("economy.accounts.{}", key), Unit::kroner, quantity);
  }

  Term national_level(Sector sector) {
    return (national_[static_cast<std::size_t>(sector)] * need_.published_index(sector) * at_start(inhabitants_))
        .named("economy.spending_today");
  }

  // A sector's net operating expenditure in the municipality's accounts. Health and care stand as one there: they are divided by the accounts' functions where those are at hand
  // (Statistics Norway 12367), else in the proportion of the country's level × need.
  Term accounts_of(Sector sector) {
    switch (sector) {
      case Sector::school: return accounts("school", "accounts.net.school");
      case Sector::kindergarten: return accounts("kindergarten", "accounts.net.kindergarten");
      case Sector::child_protection: return accounts("child_protection", "accounts.net.child_protection");
      case Sector::social: return accounts("social", "accounts.net.social");
      case Sector::administration: return accounts("administration", "accounts.net.administration");
      case Sector::care:
      case Sector::health: break;
    }
    const Term part = (national_level(sector) / (national_level(Sector::care) + national_level(Sector::health)))
                          .named("economy.part_of_health_and_care", Unit::share);
    const auto area = sector == Sector::care ? facts::FunctionArea::care : facts::FunctionArea::health;
    const Term by_function =
        sheet_.cell(fmt::format("economy.accounts.{}_functions", facts::key_of(sector)), Unit::kroner,
                    [area](const Place& place) { return facts::of_functions(place, area); });
    return first_known(by_function, (health_and_care_ * part).named("economy.accounts_divided"));
  }

  // Today's spending of a sector: the user's own, the accounts', or the country's level × the need index × inhabitants.
  Term level(Sector sector) {
    const Term own = sheet_.own("economy.own_spending", Unit::kroner, OwnQuantity::net_spending, sector);
    return first_known(own, first_known(of_accounts_[static_cast<std::size_t>(sector)], national_level(sector)));
  }

  // What the accounts hold beside the seven sectors: culture, technical services, leadership, business, church, fire.
  Term level_of_others() {
    std::vector<Term> sectors;
    for (const Sector sector : facts::sectors) {
      if (sector != Sector::care && sector != Sector::health)
        sectors.push_back(of_accounts_[static_cast<std::size_t>(sector)]);
    }
    sectors.push_back(health_and_care_);
    const Term rest =
        (accounts_total_ - sum(sectors).named("economy.accounts_sectors")).named("economy.accounts_others");
    const Term school = national_[static_cast<std::size_t>(Sector::school)];
    const Term total =
        (school / country("economy.school_share", "Netto driftsutgifter grunnskole i % av tot. netto driftsutgifter",
                          Unit::share, 0.01))
            .named("economy.national_total");
    const Term model = ((total - equalised_need_).named("economy.outside_index") * at_start(inhabitants_))
                           .named("economy.spending_today");
    return first_known(rest, model);
  }

  // The part that varies moves with its driver, the rest stands still.
  Term partly_variable(std::string_view share, Term driver_growth) {
    return partly(sheet_.parameter(share), driver_growth).named("economy.partly_variable");
  }

  // A house stands with its own cost, whatever its users; what is left follows the users. At most nine tenths stand.
  Term beside_what_stands(Term standing, const char* variable, Term today, Term user_growth) {
    constexpr double most = 0.9;
    const Term share = minimum(first_known(standing / today, sheet_.constant(0)), sheet_.constant(most));
    return partly((1.0 - share).named(variable, Unit::share), user_growth).named("economy.partly_variable");
  }

  Term school_driver(Term today) {
    return beside_what_stands(
        (services_.schools * sheet_.parameter("economy.cost_per_school")).named("economy.schools_stand"),
        "economy.school_variable", today, growth(services_.pupils).named("economy.pupil_growth"));
  }

  // No register tells how many kindergartens there are: they lie where the public primary schools lie, and in one place at least.
  Term kindergarten_driver(Term today) {
    const Term places = maximum(services_.primary_schools, sheet_.constant(1)).named("economy.kindergarten_places");
    return beside_what_stands(
        (places * sheet_.parameter("economy.kindergarten_cost_per_place")).named("economy.kindergartens_stand"),
        "economy.kindergarten_variable", today, growth(services_.kindergarten_children).named("economy.child_growth"));
  }

  Term driver_of(Sector sector, Term today) {
    switch (sector) {
      case Sector::school: return school_driver(today);
      case Sector::kindergarten: return kindergarten_driver(today);
      case Sector::care: return growth(care_.cost, care_.cost_unmoved).named("economy.care_growth");
      default: return need_.need_growth(sector);
    }
  }

  // Rows of every sector; gives the sum.
  Term spending_rows() {
    std::vector<Term> all;
    const auto add = [&](int sector, Term today, Term driver) {
      const Term expression = (today * driver).named(fmt::format("economy.spending_of.{}", key_of_spending(sector)));
      const Term row =
          sheet_.row(fmt::format("economy.spending.{}", key_of_spending(sector)), Unit::kroner, expression);
      rows_.spending[static_cast<std::size_t>(sector)] = row;
      all.push_back(row);
      today_.push_back(today);
      if (sector == static_cast<int>(Sector::care)) {
        // What the ladder costs moves in step with what care costs.
        const Term in_step = first_known(row / expression, sheet_.constant(1));
        sheet_.row("care.cost", Unit::kroner, care_.cost * in_step);
      }
    };
    for (const Sector sector : facts::sectors) {
      const Term today = level(sector);
      add(static_cast<int>(sector), today, driver_of(sector, today));
    }
    add(other_sector, level_of_others(), partly_variable("economy.other_variable_share", population_growth()));
    spending_total_ = sheet_.row("economy.spending.total", Unit::kroner,
                                 known_as(sum(all).named("economy.spending_total"), accounts_total_));
    const Term school = rows_.spending[static_cast<std::size_t>(Sector::school)];
    sheet_.row("economy.spending_per_pupil", Unit::kroner_per_user,
               (school / services_.pupils).named("economy.spending_per_pupil"));
    return sum(today_).named("economy.spending_total");
  }

  void income(Term spending_today) {
    const FreeIncome free = declare_free_income(sheet_, need_, inhabitants_, equalised_need_);
    compensation_ = free.compensation;
    whole_compensation_ = free.whole_compensation;
    rows_.mean_index = free.mean_index;
    rows_.mean_tax = free.mean_tax;
    rows_.tax_deduction = free.tax_deduction;

    const Term free_today = at_start(free.unadjusted);
    const Term by_share =
        (free_today / at_start(sheet_.parameter("economy.free_income_share"))).named("economy.revenue_today");
    const Term revenue_today =
        first_known(sheet_.own("economy.own_revenue", Unit::kroner, OwnQuantity::gross_operating_revenue),
                    first_known(accounts("revenue", "accounts.revenue"), by_share));
    revenue_today_ = revenue_today;
    const Term finance = finance_cost();
    const Term result_share = at_start(sheet_.parameter("economy.net_result_share"));
    const Term of_accounts = first_known(accounts_result_, (result_share * revenue_today).named("economy.money_today"));
    const Term money_today =
        first_known(sheet_.own("economy.own_result", Unit::kroner, OwnQuantity::net_operating_result), of_accounts);
    const Term uses = (spending_today + at_start(finance) + money_today).named("economy.uses_today");
    const Term other_today = (uses - free_today).named("economy.other_income_today");
    // Property tax, where the user gives it, follows what is taxed and not how many live here.
    const Term property_tax = sheet_.own("economy.own_property_tax", Unit::kroner, OwnQuantity::property_tax);
    const Term beside_tax = ((other_today - property_tax) * free.local).named("economy.other_beside_property_tax");
    const Term other_model =
        first_known(((property_tax + beside_tax) * free.growth).named("economy.other_with_property_tax"),
                    (other_today * free.local * free.growth).named("economy.other_income"));
    const Term other = sheet_.row("economy.income.other", Unit::kroner, other_model);

    income_ = sheet_.row("economy.income.total", Unit::kroner, (free.row + other).named("economy.income_total"));
    finance_ = sheet_.row("economy.finance_cost", Unit::kroner, finance);
    // Revenue moves with income; what is added to other income is added to revenue.
    const Term unmoved = (free.row + other_model).named("economy.income_total");
    const Term moved_with =
        (revenue_today * growth(unmoved).named("economy.income_growth_total")).named("economy.gross_revenue");
    revenue_before_ = moved_with;
    const Term added = income_ - unmoved;
    revenue_ = sheet_.row("economy.gross_revenue", Unit::kroner, moved_with + added.named("economy.income_added"));
  }

  Term finance_cost() {
    constexpr std::string_view exposure = "Netto renteeksponering i % av br. driftsinnt.";
    const Term own_exposure = sheet_.cell("economy.own_interest_exposure", Unit::share, [exposure](const Place& place) {
      return municipal_key_figure(place, exposure);
    });
    const Term interest =
        (first_known(own_exposure, country("economy.interest_exposure", exposure, Unit::share, 0.01)) *
         sheet_.condition("economy.interest_rate"))
            .named("economy.net_interest", Unit::share);
    const Term share =
        (interest + sheet_.condition("economy.instalment_share")).named("economy.finance_share", Unit::share);
    const Term model = (revenue_today_ * share).named("economy.finance_model");
    const Term own = first_known(sheet_.own("economy.own_finance_cost", Unit::kroner, OwnQuantity::net_finance_cost),
                                 accounts("finance", "finance.net_finance"));
    return first_known((own * growth(model).named("economy.finance_growth")).named("economy.finance_cost"), model);
  }

  void results() {
    const auto share_of_revenue = [&](std::uint32_t& number, const char* key) {
      number = static_cast<std::uint32_t>(sheet_.engines().size());
      return sheet_.engine(key, Unit::share);
    };
    const Term to_base =
        sheet_.row("economy.base_year", Unit::kroner,
                   (share_of_revenue(rows_.beside_the_account, "economy.beside_the_account") * revenue_before_)
                       .named("economy.to_ordinary_year"));
    const Term by_chance = (share_of_revenue(rows_.result_chance, "economy.result_chance") * revenue_before_)
                               .named("economy.result_by_chance");
    // Today's room is the accounts' result, whatever its parts.
    const Term money =
        sheet_.row("rooms.money", Unit::kroner,
                   known_as((income_ - spending_total_ - finance_ + to_base + by_chance).named("economy.money"),
                            accounts_result_));
    rows_.money = money;
    sheet_.row("rooms.money_per_inhabitant", Unit::kroner_per_person,
               (money / inhabitants_).named("rooms.money_per_inhabitant"));
    sheet_.row("economy.net_result_share", Unit::share, (money / revenue_).named("economy.net_result_share"));
    const Term rule = (sheet_.parameter("economy.rule_net_result_share") * revenue_).named("economy.rule_amount");
    sheet_.row("economy.rule_margin", Unit::kroner, (money - rule).named("economy.rule_margin"));

    // The two courses beside each other: nothing more per inhabitant, and the state pays what ages cost the country.
    const Term without = (money - compensation_).named("economy.course.nothing_more");
    sheet_.row("economy.course.nothing_more", Unit::kroner, without);
    sheet_.row("economy.course.state_pays", Unit::kroner,
               (without + whole_compensation_).named("economy.course.state_pays"));

    // Today's reserve holds today's result already.
    const auto of_revenue = [&](Term share, const char* key) { return (share * revenue_today_).named(key); };
    const Term fund_published = sheet_.cell("economy.published_fund", Unit::share, [](const Place& place) {
      Cell share = facts::series_cell(place.facts, place.municipality, "finance.fund");
      share.value *= 0.01;
      return share;
    });
    const Term fund_share =
        first_known(fund_published,
                    country("economy.free_equity", "Fri egenkapital drift i % av br. driftsinnt.", Unit::share, 0.01));
    const Term fund_today = first_known(sheet_.own("economy.own_fund", Unit::kroner, OwnQuantity::disposable_fund),
                                        of_revenue(fund_share, "economy.free_equity_today"));
    const Term fund = (fund_today + accumulated(money).named("economy.fund_added")).named("economy.fund");
    sheet_.row("economy.fund_share", Unit::share, (fund / revenue_).named("economy.fund_share"));
    const Term country_debt = of_revenue(
        country("economy.debt", "Langsiktig gjeld (ekskl. pensjonsforpl.) i % av br. driftsinnt.", Unit::share, 0.01),
        "economy.debt_today");
    const Term today = first_known(sheet_.own("economy.own_debt", Unit::kroner, OwnQuantity::long_term_debt),
                                   first_known(accounts("net_debt", "accounts.net_debt"), country_debt));
    const Term debt_by_chance =
        (share_of_revenue(rows_.debt_chance, "economy.debt_chance") * revenue_before_).named("economy.debt_by_chance");
    const Term debt = sheet_.row("economy.debt", Unit::kroner, (today + debt_by_chance).named("economy.debt_of_year"));
    sheet_.row("economy.debt_share", Unit::share, (debt / revenue_).named("economy.debt_share"));

    // (costs / income)^(1 / years) − 1: all income follows economy.income_growth, and what an ordinary year brings with it, so this is exact. 0
    // today and where there is no income.
    const Term resources = income_ + to_base;
    const Term costs = resources - money;
    const Term rate = power(costs / resources, sheet_.constant(1) / sheet_.elapsed_years()) - 1.0;
    sheet_.row("economy.closing_growth", Unit::share,
               first_known(rate.named("economy.closing_growth", Unit::share), sheet_.constant(0)));
  }

  ModelSheet& sheet_;
  const services::Rows& services_;
  const care::Rows& care_;
  NeedRows need_;
  Term inhabitants_, equalised_need_, spending_total_, income_, finance_, revenue_, revenue_before_, revenue_today_;
  Term compensation_, whole_compensation_;
  Term health_and_care_, accounts_total_, accounts_result_;
  std::array<Term, facts::sector_count> national_, of_accounts_;
  std::vector<Term> today_;
  Rows rows_;
};

}  // namespace

std::string_view key_of_spending(int sector) noexcept {
  return sector == other_sector ? "other" : facts::key_of(facts::sectors[static_cast<std::size_t>(sector)]);
}

Rows declare(ModelSheet& sheet, population::PersonRows& persons, const services::Rows& services,
             const care::Rows& care) {
  return RowWriter(sheet, persons, services, care).write();
}

NeedBase prepare_need(const facts::Facts& facts, MunicipalityIndex municipality) {
  const Year first = facts.population.last_year();
  std::array<double, facts::sector_count> index{};
  for (const Sector sector : facts::sectors)
    index[static_cast<std::size_t>(sector)] = facts::need_index_cell(facts, municipality, sector).value;
  AgeCounts own_counts{};
  AgeCounts country_counts{};
  for (std::size_t k = 0; k < age_criterion_count; ++k) {
    own_counts[k] = facts.population.total(municipality.value, first, age_criteria[k].from, age_criteria[k].to);
    country_counts[k] = facts.nation.total(0, first, age_criteria[k].from, age_criteria[k].to);
  }
  return need_base(weights_of(facts.cost_key), index, facts.need_index.latest(municipality).total, own_counts,
                   country_counts, facts.nation.total(0, first), facts.registry->size());
}

}  // namespace handlingsrom::economy
