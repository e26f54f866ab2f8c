// What people call the figures, sectors and units of their own file, in bokmål, nynorsk and English.
#include <algorithm>
#include <array>
#include <string>

#include "standing/facts/own_figures_collector.hpp"
#include "standing/reading/money_unit.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::facts {
namespace {

template <class Meaning>
struct Name {
  Meaning meaning;
  std::string_view name;
};

// Case, spaces, hyphens and dots do not count.
template <class Meaning, std::size_t Count>
const Name<Meaning>* find(const std::array<Name<Meaning>, Count>& names, std::string_view text) {
  const std::u32string folded = registry::fold(text);
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&](const Name<Meaning>& each) { return registry::fold(each.name) == folded; });
  return folded.empty() || found == names.end() ? nullptr : &*found;
}

using Q = OwnQuantity;
constexpr auto quantity_names = std::to_array<Name<Q>>({
    {Q::net_spending, "net spending"},
    {Q::net_spending, "netto driftsutgifter"},
    {Q::net_spending, "netto driftsutgift"},
    {Q::net_spending, "net operating expenditure"},
    {Q::net_spending, "nettoutgift"},
    {Q::net_spending, "nettoutgifter"},
    {Q::gross_spending, "gross spending"},
    {Q::gross_spending, "brutto driftsutgifter"},
    {Q::gross_spending, "brutto driftsutgift"},
    {Q::gross_spending, "gross operating expenditure"},
    {Q::full_time_equivalents, "full time equivalents"},
    {Q::full_time_equivalents, "fte"},
    {Q::full_time_equivalents, "årsverk"},
    {Q::full_time_equivalents, "avtalte årsverk"},
    {Q::places, "places"},
    {Q::places, "plasser"},
    {Q::places, "plassar"},
    {Q::places, "antall plasser"},
    {Q::places, "tal på plassar"},
    {Q::staffed_home_places, "staffed home places"},
    {Q::staffed_home_places, "plasser i omsorgsbolig med heldøgns bemanning"},
    {Q::staffed_home_places, "plassar i omsorgsbustad med heildøgns bemanning"},
    {Q::staffed_home_places, "omsorgsbolig med heldøgns bemanning"},
    {Q::staffed_home_places, "omsorgsbustad med heildøgns bemanning"},
    {Q::users, "users"},
    {Q::users, "brukere"},
    {Q::users, "brukarar"},
    {Q::users, "elever"},
    {Q::users, "elevar"},
    {Q::net_operating_result, "net operating result"},
    {Q::net_operating_result, "netto driftsresultat"},
    {Q::net_operating_result, "driftsresultat"},
    {Q::gross_operating_revenue, "gross operating revenue"},
    {Q::gross_operating_revenue, "brutto driftsinntekter"},
    {Q::gross_operating_revenue, "brutto driftsinntekt"},
    {Q::gross_operating_revenue, "sum driftsinntekter"},
    {Q::gross_operating_revenue, "sum driftsinntekter brutto"},
    {Q::free_income, "free income"},
    {Q::free_income, "frie inntekter"},
    {Q::free_income, "frie inntekt"},
    {Q::free_income, "unrestricted income"},
    {Q::net_finance_cost, "net finance cost"},
    {Q::net_finance_cost, "net finance costs"},
    {Q::net_finance_cost, "netto finansutgifter"},
    {Q::net_finance_cost, "netto finanskostnader"},
    {Q::net_finance_cost, "netto finanskostnad"},
    {Q::net_finance_cost, "netto finansutgift"},
    {Q::disposable_fund, "disposable fund"},
    {Q::disposable_fund, "disposisjonsfond"},
    {Q::disposable_fund, "free disposable fund"},
    {Q::long_term_debt, "long term debt"},
    {Q::long_term_debt, "langsiktig gjeld"},
    {Q::long_term_debt, "langsiktig gjeld uten pensjonsforpliktelser"},
    {Q::long_term_debt, "langsiktig gjeld utan pensjonsplikter"},
    {Q::long_term_debt, "lånegjeld"},
    {Q::property_tax, "property tax"},
    {Q::property_tax, "eiendomsskatt"},
    {Q::property_tax, "eigedomsskatt"},
    {Q::vacant_nurses, "vacant nurses"},
    {Q::vacant_nurses, "ledige årsverk sykepleiere"},
    {Q::vacant_nurses, "ledige årsverk sjukepleiarar"},
    {Q::vacant_nurses, "ledige stillinger sykepleiere"},
    {Q::vacant_nurses, "ledige stillingar sjukepleiarar"},
    {Q::vacant_health_workers, "vacant health workers"},
    {Q::vacant_health_workers, "ledige årsverk helsefagarbeidere"},
    {Q::vacant_health_workers, "ledige årsverk helsefagarbeidarar"},
    {Q::vacant_health_workers, "ledige stillinger helsefagarbeidere"},
    {Q::vacant_health_workers, "ledige stillingar helsefagarbeidarar"},
    {Q::vacant_teachers, "vacant teachers"},
    {Q::vacant_teachers, "ledige årsverk lærere"},
    {Q::vacant_teachers, "ledige årsverk lærarar"},
    {Q::vacant_teachers, "ledige stillinger lærere"},
    {Q::vacant_teachers, "ledige stillingar lærarar"},
    {Q::vacant_kindergarten_teachers, "vacant kindergarten teachers"},
    {Q::vacant_kindergarten_teachers, "ledige årsverk barnehagelærere"},
    {Q::vacant_kindergarten_teachers, "ledige årsverk barnehagelærarar"},
    {Q::vacant_kindergarten_teachers, "ledige stillinger barnehagelærere"},
    {Q::vacant_kindergarten_teachers, "ledige stillingar barnehagelærarar"},
    {Q::vacant_others, "vacant others"},
    {Q::vacant_others, "ledige årsverk andre"},
    {Q::vacant_others, "ledige stillinger andre"},
    {Q::vacant_others, "ledige stillingar andre"},
});

using S = Sector;
constexpr auto sector_names = std::to_array<Name<S>>({
    {S::school, "school"},
    {S::school, "schools"},
    {S::school, "skole"},
    {S::school, "skule"},
    {S::school, "grunnskole"},
    {S::school, "grunnskule"},
    {S::school, "oppvekst skole"},
    {S::kindergarten, "kindergarten"},
    {S::kindergarten, "kindergartens"},
    {S::kindergarten, "barnehage"},
    {S::kindergarten, "barnehager"},
    {S::kindergarten, "barnehagar"},
    {S::care, "care"},
    {S::care, "omsorg"},
    {S::care, "pleie og omsorg"},
    {S::care, "omsorgstjenester"},
    {S::care, "omsorgstenester"},
    {S::care, "helse og omsorg"},
    {S::care, "pleie og omsorgstjenester"},
    {S::health, "health"},
    {S::health, "municipal health"},
    {S::health, "helse"},
    {S::health, "kommunehelse"},
    {S::health, "kommunehelsetjeneste"},
    {S::health, "kommunehelseteneste"},
    {S::child_protection, "child protection"},
    {S::child_protection, "barnevern"},
    {S::child_protection, "barneverntjeneste"},
    {S::child_protection, "barnevernteneste"},
    {S::social, "social"},
    {S::social, "social services"},
    {S::social, "sosial"},
    {S::social, "sosialtjeneste"},
    {S::social, "sosialteneste"},
    {S::social, "sosialtjenester"},
    {S::administration, "administration"},
    {S::administration, "administrasjon"},
    {S::administration, "administrasjon og styring"},
});

constexpr auto heading_names = std::to_array<Name<std::string_view>>({
    {"municipality", "municipality"},
    {"municipality", "kommune"},
    {"municipality", "kommunenummer"},
    {"year", "year"},
    {"year", "år"},
    {"year", "regnskapsår"},
    {"source", "source"},
    {"source", "kilde"},
    {"source", "kjelde"},
});

constexpr auto column_names = std::to_array<Name<std::string_view>>({
    {"figure", "figure"},
    {"figure", "tall"},
    {"figure", "tal"},
    {"figure", "størrelse"},
    {"figure", "storleik"},
    {"figure", "nøkkeltall"},
    {"figure", "nøkkeltal"},
    {"sector", "sector"},
    {"sector", "sektor"},
    {"sector", "tjenesteområde"},
    {"sector", "tenesteområde"},
    {"value", "value"},
    {"value", "verdi"},
    {"value", "beløp"},
    {"unit", "unit"},
    {"unit", "enhet"},
    {"unit", "eining"},
    {"unit", "måleenhet"},
    {"unit", "måleeining"},
    {"unit", "nemning"},
    {"note", "note"},
    {"note", "merknad"},
    {"note", "kommentar"},
    {"note", "notat"},
});

constexpr auto staff_names = std::to_array<std::string_view>(
    {"årsverk", "fte", "ftes", "årsverk avtalt", "avtalte årsverk", "full time equivalents"});
constexpr auto count_names = std::to_array<std::string_view>(
    {"plasser", "plassar", "places", "brukere", "brukarar", "elever", "elevar", "barn", "users", "pupils", "stk"});

template <std::size_t Count>
bool among(const std::array<std::string_view, Count>& names, std::string_view text) {
  const std::u32string folded = registry::fold(text);
  return std::any_of(names.begin(), names.end(), [&](std::string_view each) { return registry::fold(each) == folded; });
}

}  // namespace

std::optional<OwnQuantity> own_quantity_of(std::string_view name) {
  const auto* found = find(quantity_names, name);
  return found == nullptr ? std::nullopt : std::optional(found->meaning);
}

std::optional<Sector> own_sector_of(std::string_view name) {
  const auto* found = find(sector_names, name);
  return found == nullptr ? std::nullopt : std::optional(found->meaning);
}

std::string_view own_heading_of(std::string_view name) {
  const auto* found = find(heading_names, name);
  return found == nullptr ? std::string_view{} : found->meaning;
}

std::string_view own_column_of(std::string_view name) {
  const auto* found = find(column_names, name);
  return found == nullptr ? std::string_view{} : found->meaning;
}

std::optional<double> own_unit_factor(OwnQuantity quantity, std::string_view unit) {
  if (unit.empty()) return 1.0;
  if (is_money(quantity)) {
    return reading::money_unit(unit);
  }
  const bool known = quantity == OwnQuantity::full_time_equivalents || is_vacant_posts(quantity)
                         ? among(staff_names, unit)
                         : among(count_names, unit);
  return known ? std::optional(1.0) : std::nullopt;
}

}  // namespace handlingsrom::facts
