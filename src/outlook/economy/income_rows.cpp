#include "outlook/economy/income_rows.hpp"

namespace handlingsrom::economy {
namespace {

using facts::ModelSheet;
using facts::OwnQuantity;
using sheet::Term;

class Writer {
 public:
  Writer(ModelSheet& sheet, NeedRows& need, Term inhabitants, Term equalised_need)
      : sheet_(sheet), need_(need), inhabitants_(inhabitants), equalised_need_(equalised_need) {}

  FreeIncome write() {
    result_.growth = compounded(sheet_.parameter("economy.income_growth")).named("economy.growth_factor");
    const Term by_inhabitants = growth(inhabitants_).named("economy.population_growth");
    result_.local = partly(sheet_.parameter("economy.local_income_variable_share"), by_inhabitants)
                        .named("economy.partly_variable");
    country();
    const Term tax = own_tax(by_inhabitants);
    const Term tax_equalisation = moving_from("tax_equalisation", equalised_tax(tax));
    const Term grant = (inhabitants_ * (free_income_ - mean_tax_).named("economy.grant_per_inhabitant"))
                           .named("economy.inhabitant_grant");
    const Term equalisation =
        moving_from("expenditure_equalisation",
                    (inhabitants_ * (equalised_need_ * gap_).named("economy.equalisation")).named("economy.equalised"));
    compensation();
    const Term parts = sheet::sum({tax, tax_equalisation, grant, equalisation}).named("economy.national_rates");
    const Term known = first_known(sheet_.own("economy.own_free_income", Unit::kroner, OwnQuantity::free_income),
                                   accounts("free_income"));
    const Term per_person =
        (free_income_ + (equalised_need_ * gap_).named("economy.equalisation")).named("economy.free_income_per_person");
    const Term level = first_known(known, at_start((inhabitants_ * per_person).named("economy.free_income_model")));
    const Term others =
        ((level - at_start(parts)).named("economy.other_grants_today") * result_.local).named("economy.other_grants");

    const std::vector<Term> rows{row("tax", tax),
                                 row("tax_equalisation", tax_equalisation),
                                 row("inhabitant_grant", grant),
                                 row("expenditure_equalisation", equalisation),
                                 row("demographic_compensation", result_.compensation),
                                 row("other_grants", others)};
    result_.unadjusted =
        (sheet::sum({parts, result_.compensation, others}).named("economy.free_income_before_growth") * result_.growth)
            .named("economy.free_income");
    result_.row = sheet_.row("economy.income.block_grant_and_tax", Unit::kroner,
                             known_as(sum(rows).named("economy.free_income"), known));
    result_.compensation = result_.compensation * result_.growth;
    result_.whole_compensation = result_.whole_compensation * result_.growth;
    return result_;
  }

 private:
  Term row(const char* key, Term before_growth) {
    const Term expression = (before_growth * result_.growth).named(fmt_key("economy.income_of", key));
    return sheet_.row(fmt_key("economy.income", key), Unit::kroner, expression);
  }
  static std::string fmt_key(std::string_view room, std::string_view key) {
    return std::string(room) + "." + std::string(key);
  }
  Term accounts(const char* key) {
    return sheet_.published(fmt_key("economy.accounts", key), Unit::kroner, fmt_key("income", key));
  }
  /// Today's is what was settled; it moves as the rule does, and stands for itself where nothing is settled.
  Term moving_from(const char* key, Term rule) {
    return first_known(
        (accounts(key) + change(rule).named("economy.change_by_rule")).named("economy.settled_and_moved"), rule);
  }

  void country() {
    const Term index = sheet_.row("economy.need_index", Unit::none, need_.total_index());
    const auto engine = [&](std::uint32_t& number, const char* key, Unit unit) {
      number = static_cast<std::uint32_t>(sheet_.engines().size());
      return sheet_.engine(key, unit, true);
    };
    gap_ = (index - engine(result_.mean_index, "economy.mean_index", Unit::none)).named("economy.index_gap");
    mean_tax_ = engine(result_.mean_tax, "economy.mean_tax", Unit::kroner_per_person);
    deduction_ = engine(result_.tax_deduction, "economy.tax_deduction", Unit::kroner_per_person);
    free_income_ = sheet_.national("economy.national_free_income", Unit::kroner_per_person,
                                   facts::country_key_figure(sheet_.facts(), "Frie inntekter per innbygger", 1));
  }

  Term own_tax(Term by_inhabitants) {
    const Term today =
        first_known(accounts("tax"), at_start((inhabitants_ * mean_tax_).named("economy.tax_as_in_the_country")));
    return (today * by_inhabitants * sheet_.condition("economy.tax_base")).named("economy.tax");
  }

  // s · (t̄ − t) + 0.35 · max(0, 0.9 · t̄ − t) − c, kr per inhabitant; the rule's two numbers are the rule's own.
  Term equalised_tax(Term tax) {
    const auto of_rule = [&](const char* key, double value) {
      return sheet_.national(key, Unit::share, {value, {"kdd_inntektsutjevning", "2025"}, Provenance::national});
    };
    const Term own = first_known((tax / inhabitants_).named("economy.own_tax_per_person"), mean_tax_);
    const Term to_mean = (mean_tax_ - own).named("economy.tax_gap");
    const Term to_floor = maximum((of_rule("economy.tax_floor", tax_floor) * mean_tax_) - own,
                                  sheet_.constant(0, sheet::dimension_of(Unit::kroner_per_person)))
                              .named("economy.tax_gap_to_floor");
    const Term per_person = (sheet_.condition("economy.tax_equalisation_rate") * to_mean +
                             of_rule("economy.tax_floor_compensation", tax_floor_compensation) * to_floor - deduction_)
                                .named("economy.tax_equalisation_per_person");
    return (inhabitants_ * per_person).named("economy.tax_equalised");
  }

  // What ages cost the country per inhabitant by the cost key, beyond today; each municipality's part follows its need.
  void compensation() {
    const Term cost = (equalised_need_ * need_.country_growth()).named("economy.demographic_cost_per_person");
    result_.whole_compensation =
        (inhabitants_ * cost * (1.0 + gap_).named("economy.part_by_need")).named("economy.demographic_cost");
    result_.compensation = (sheet_.parameter("economy.demographic_compensation") * result_.whole_compensation)
                               .named("economy.compensated");
  }

  ModelSheet& sheet_;
  NeedRows& need_;
  Term inhabitants_, equalised_need_, gap_, mean_tax_, deduction_, free_income_;
  FreeIncome result_;
};

}  // namespace

FreeIncome declare_free_income(ModelSheet& sheet, NeedRows& need, Term inhabitants, Term equalised_need) {
  return Writer(sheet, need, inhabitants, equalised_need).write();
}

}  // namespace handlingsrom::economy
