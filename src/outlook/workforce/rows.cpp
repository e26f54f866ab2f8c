// FTE needed and to be had, row by row.
#include <fmt/format.h>

#include "base/error.hpp"
#include "outlook/workforce/workforce.hpp"
#include "standing/facts/sector_cell.hpp"
#include "standing/facts/series.hpp"

namespace handlingsrom::workforce {
namespace {

using facts::Cell;
using facts::ModelSheet;
using facts::Place;
using facts::Sector;
using population::PersonRows;
using sheet::Term;

constexpr Unit fte = Unit::full_time_equivalents;

// The latest that is published. Throws Error(internal) where the bundle has none.
const facts::NationalFigure& national_figure(const facts::Facts& facts, std::string_view quantity,
                                             std::string_view group) {
  const facts::NationalFigure* latest = nullptr;
  for (const facts::NationalFigure& figure : facts.national_figures) {
    const bool named = figure.quantity == quantity && figure.group == group;
    if (named && (latest == nullptr || figure.period > latest->period)) latest = &figure;
  }
  if (latest == nullptr)
    throw Error(ErrorCode::internal, "internal", {{"reason", "the bundle lacks " + std::string(quantity)}});
  return *latest;
}

Cell nurse_fte(const Place& place) {
  return {place.facts.care_users.latest(place.municipality).nurse_fte,
          {"ssb_12292_users", fmt::format("{}, {}, nurse FTE", place.number(), place.facts.care_users.latest().value)}};
}

// Sums over the municipalities that have both figures.
Cell national_nurse_share(const facts::Facts& facts) {
  double nurses = 0;
  double all = 0;
  for (std::size_t m = 0; m < facts.care_users.size(); ++m) {
    const double nurse = facts.care_users[m].back().nurse_fte;
    const double user_facing = facts.care_services[m].back().user_facing_fte;
    if (facts::is_missing(nurse) || facts::is_missing(user_facing)) continue;
    nurses += nurse;
    all += user_facing;
  }
  return {
      all > 0 ? nurses / all : sheet::no_figure,
      {"ssb_12292_users", fmt::format("country, {}, nurse FTE per user-facing FTE", facts.care_users.latest().value)},
      Provenance::national};
}

/// Writes the room's expressions; the members are what several of them share.
class Writer {
 public:
  Writer(ModelSheet& sheet, PersonRows& persons, const services::Rows& services, const care::Rows& care)
      : sheet_(sheet), persons_(persons), services_(services), care_(care) {}

  Rows write() {
    const Term school_model = school();
    const Term teachers_share = first_known(teachers_ / school_model, sheet_.constant(0));
    const Term school_row = sector(Sector::school, school_model);
    const Term children_per_fte = key_figure("workforce.children_per_fte", "Antall barn per årsverk (grunnbemanning)",
                                             1, sheet::persons / sheet::fte);
    const Term by_children = (services_.kindergarten_children / children_per_fte).named("workforce.kindergarten");
    // One that is open needs adults all day, however few the children; never more than there are children, and none without any.
    const Term least = minimum(sheet_.parameter("workforce.least_kindergarten_fte"),
                               (services_.kindergarten_children / sheet_.constant(1, sheet::persons / sheet::fte))
                                   .named("workforce.children_alone"));
    const Term kindergarten_row = sector(Sector::kindergarten, maximum(by_children, least));
    unadjusted_.push_back(care_.fte_unmoved);
    const Term care_row = sheet_.row(row_id("care"), fte, care_.fte);
    std::vector<Term> all{school_row, kindergarten_row, care_row};
    all.push_back(sector(Sector::health, health()));
    all.push_back(sector(Sector::child_protection,
                         (services_.child_protection_clients * per_client("workforce.child_protection_fte_per_client"))
                             .named("workforce.child_protection")));
    all.push_back(
        sector(Sector::social,
               (services_.social_clients * per_client("workforce.social_fte_per_client")).named("workforce.social")));
    all.push_back(sector(
        Sector::administration,
        (share_of_all("workforce.administration_share") * administration_level()).named("workforce.share_of_all")));
    unadjusted_.push_back(share_of_all("workforce.other_share").named("workforce.share_of_all"));
    all.push_back(sheet_.row(row_id("other"), fte, unadjusted_.back()));

    const Term nurses = nurse_share();
    const Term health_workers =
        (maximum(health_educated_, nurses) - nurses).named("workforce.health_worker_share", Unit::share);
    const Term kindergarten_teachers =
        key_figure("workforce.kindergarten_teacher_share", "Andel barnehagelærere av grunnbemanning", 0.01);
    // Each group's part of those who work in a sector; the rest are others. `sectors` in the order in which they were written.
    const auto groups = [&](const std::vector<Term>& sectors) {
      const std::array<Term, group_count - 1> educated{
          (sectors[2] * nurses).named("workforce.nurses"),
          (sectors[2] * health_workers).named("workforce.health_workers"),
          (sectors[0] * teachers_share.named("workforce.teachers_share", Unit::share))
              .named("workforce.teachers_needed"),
          (sectors[1] * kindergarten_teachers).named("workforce.kindergarten_teachers")};
      return educated;
    };
    Rows rows;
    const auto educated = groups(all);
    for (std::size_t g = 0; g < educated.size(); ++g)
      rows.needed[g] = sheet_.row(fmt::format("workforce.needed.{}", key_of(static_cast<Group>(g))), fte, educated[g]);
    const Term total = sum(all).named("workforce.needed_total");
    rows.needed[group_count - 1] = sheet_.row(
        "workforce.needed.other", fte,
        (total - rows.needed[0] - rows.needed[1] - rows.needed[2] - rows.needed[3]).named("workforce.others"));
    rows.needed_total = sheet_.row("workforce.needed.total", fte, total);
    // Staff to be had is measured on today's need as it is, whatever is changed about the need.
    const auto today = groups(unadjusted_);
    for (std::size_t g = 0; g < today.size(); ++g) today_[g] = at_start(today[g]);
    today_[group_count - 1] =
        (at_start(sum(unadjusted_).named("workforce.needed_total")) - today_[0] - today_[1] - today_[2] - today_[3])
            .named("workforce.others");
    available(rows);
    return rows;
  }

 private:
  static std::string row_id(std::string_view sector) { return fmt::format("workforce.needed_by_sector.{}", sector); }

  Term key_figure(const char* key, std::string_view indicator, double scale,
                  sheet::Dimension dimension = sheet::number) {
    return sheet_.national(key, Unit::none, dimension, facts::country_key_figure(sheet_.facts(), indicator, scale));
  }

  Term per_client(std::string_view id) { return sheet_.parameter(id); }

  // The user's own count of a sector replaces today's level; the movement is the model's.
  Term sector(Sector sector, Term model) {
    const Term own = sheet_.own("workforce.own_fte", fte, facts::OwnQuantity::full_time_equivalents, sector);
    const Term moved = (own * growth(model).named("workforce.need_growth")).named("workforce.needed_own");
    const Term need = first_known(moved, model);
    unadjusted_.push_back(need);
    return sheet_.row(row_id(facts::key_of(sector)), fte, need);
  }

  Term school() {
    const Term by_pupils =
        (services_.pupils / sheet_.national("workforce.group_size", Unit::persons,
                                            facts::country_key_figure(sheet_.facts(), "Gruppestørrelse 2", 1)))
            .named("workforce.groups");
    // A school teaches all its grades, however few the pupils are; no pupils at all, no school.
    const Term least = minimum(services_.school_stages * sheet_.parameter("workforce.least_groups_per_stage"),
                               (services_.pupils / sheet_.constant(1, sheet::persons)).named("workforce.pupils_alone"))
                           .named("workforce.least_groups");
    const Term groups = maximum(by_pupils, least).named("workforce.groups_needed");
    teachers_ = (groups * sheet_.parameter("workforce.teaching_fte_per_group")).named("workforce.teachers");
    const Term others =
        (services_.pupils * sheet_.parameter("workforce.school_other_fte_per_pupil")).named("workforce.school_other");
    const Term after_school =
        (services_.sfo_children * sheet_.parameter("workforce.sfo_fte_per_child")).named("workforce.sfo");
    return (teachers_ + others + after_school).named("workforce.school");
  }

  Term health() {
    constexpr sheet::Dimension per_person = sheet::fte / sheet::persons;
    const Term rates =
        key_figure("workforce.doctors", "Avtalte legeårsverk per 10 000 innbyggere", 0.0001, per_person) +
        key_figure("workforce.physiotherapists", "Avtalte fysioterapeutårsverk per 10 000 innb.", 0.0001, per_person);
    const Term centre =
        key_figure("workforce.health_centre_rate",
                   "Avtalte årsverk i helsestasjons-/skolehelsetj. per 10 000 innb. 0-20", 0.0001, per_person);
    const Term doctors =
        (persons_.all() * rates.named("workforce.rates", Unit::none)).named("workforce.doctors_and_physiotherapists");
    const Term centres = (persons_.persons(0, 20) * centre).named("workforce.health_centre");
    return ((doctors + centres).named("workforce.health_at_national_level") *
            facts::sector_index(sheet_, Sector::health))
        .named("workforce.health");
  }

  Term share_of_all(std::string_view share) {
    const facts::NationalFigure& counted = national_figure(sheet_.facts(), "Årsverk", "alle stillinger i kommuner");
    // A count of 1 December goes with the inhabitants of the January after.
    const Year count_year{std::stoi(counted.period) + 1};
    const Term all =
        sheet_.national("workforce.national_fte", fte,
                        {counted.value,
                         {"care_rates", fmt::format("{}, {}, {}", counted.quantity, counted.group, counted.period)},
                         Provenance::national});
    const Term inhabitants = sheet_.national("population.country", Unit::persons,
                                             {sheet_.facts().nation.total(0, count_year),
                                              {"ssb_07459", fmt::format("0, {}, F+M, all", count_year.value)},
                                              Provenance::national});
    return persons_.all() * (all / inhabitants).named("workforce.national_per_inhabitant", Unit::none) *
           sheet_.parameter(share);
  }

  // What the municipality spends on administration per inhabitant against the country, in the accounts; else the need index.
  Term administration_level() {
    constexpr std::string_view quantity = "accounts.net.administration";
    const facts::SeriesTable& series = *sheet_.facts().series;
    const facts::Series* all = series.find(quantity);
    const Term own = sheet_.published("workforce.administration_accounts", Unit::kroner, quantity);
    Cell of_country;
    if (all != nullptr)
      of_country = {
          all->at(series.country(), all->latest()) / sheet_.facts().nation.total(0, sheet_.facts().nation.last_year()),
          all->reference(series.country(), all->latest()), Provenance::national};
    const Term country =
        sheet_.national("workforce.administration_country", Unit::kroner_per_person, std::move(of_country));
    const Term level = maximum((own / at_start(persons_.all())) / country, sheet_.constant(0));
    return first_known(level, facts::sector_index(sheet_, Sector::administration))
        .named("workforce.administration_level");
  }

  // Nurses' part of user-facing FTE today, at most the share with health education.
  Term nurse_share() {
    health_educated_ = sheet_.national(
        "workforce.health_educated_share", Unit::share,
        facts::country_key_figure(sheet_.facts(), "Andel brukerrettede årsverk m/ helsefaglig utd.", 0.01));
    const Term own = (sheet_.cell("workforce.nurse_fte", fte, nurse_fte) / at_start(care_.fte_unmoved))
                         .named("workforce.nurse_share_own", Unit::share);
    const Term national =
        sheet_.national("workforce.nurse_share_country", Unit::share, national_nurse_share(sheet_.facts()));
    return minimum(first_known(own, national), health_educated_).named("workforce.nurse_share", Unit::share);
  }

  void available(Rows& rows) {
    using facts::OwnQuantity;
    constexpr std::array vacant_of{OwnQuantity::vacant_nurses, OwnQuantity::vacant_health_workers,
                                   OwnQuantity::vacant_teachers, OwnQuantity::vacant_kindergarten_teachers,
                                   OwnQuantity::vacant_others};
    rows.own_labour = static_cast<std::uint32_t>(sheet_.engines().size());
    const Term own =
        growth(sheet_.engine("workforce.labour_in_municipality", Unit::persons)).named("workforce.own_growth");
    rows.area_labour = static_cast<std::uint32_t>(sheet_.engines().size());
    const Term around = sheet_.engine("workforce.labour_in_area", Unit::persons);
    const Term area = (around / at_start(around)).named("workforce.area_growth");
    const Term weight = sheet_.parameter("workforce.local_weight");
    const Term weighted = (weight * own + (1.0 - weight) * area).named("workforce.labour_weighted");
    const Term presence = growth(1.0 - sheet_.condition("workforce.sick_leave")).named("workforce.presence");
    const Term recruitment = compounded(sheet_.parameter("workforce.recruitment_trend")).named("workforce.recruitment");
    const Term moved = first_known(weighted, own) * presence * recruitment;
    std::vector<Term> all, all_assumed;
    for (std::size_t g = 0; g < rows.available.size(); ++g) {
      const std::string_view key = key_of(static_cast<Group>(g));
      // The user's own count of posts without staff, else the share that is known for the country.
      const Term counted = (sheet_.own("workforce.own_vacant", fte, vacant_of[g]) / today_[g])
                               .named("workforce.vacant_counted", Unit::share);
      const Term vacant = first_known(minimum(counted, sheet_.constant(1)),
                                      at_start(sheet_.parameter(fmt::format("workforce.vacancy_{}", key))));
      const Term filled = (1.0 - vacant).named("workforce.filled_share", Unit::share);
      // Nothing is assumed where the posts are counted.
      const Term assumed = first_known(counted * sheet_.constant(0), vacant);
      rows.assumed_vacant[g] =
          sheet_.row(fmt::format("workforce.assumed_vacant.{}", key), fte,
                     (today_[g] * assumed).named(fmt::format("workforce.assumed_vacant_of.{}", key)));
      all_assumed.push_back(rows.assumed_vacant[g]);
      rows.available[g] = sheet_.row(fmt::format("workforce.available.{}", key), fte,
                                     (today_[g] * filled * moved).named(fmt::format("workforce.available_of.{}", key)));
      all.push_back(rows.available[g]);
    }
    rows.available_total = sheet_.row("workforce.available.total", fte, sum(all).named("workforce.available_total"));
    // From when a lack beyond today's is read as one.
    sheet_.row("workforce.noticed_lack", Unit::share, sheet_.parameter("workforce.noticed_lack"));
    rows.assumed_vacant_total =
        sheet_.row("workforce.assumed_vacant.total", fte, sum(all_assumed).named("workforce.assumed_vacant_total"));
  }

  ModelSheet& sheet_;
  PersonRows& persons_;
  const services::Rows& services_;
  const care::Rows& care_;
  Term teachers_, health_educated_;
  std::vector<Term> unadjusted_;  // need by sector before adjustments: school, kindergarten, care, …
  std::array<Term, group_count> today_;
};

}  // namespace

std::string_view key_of(Group group) noexcept {
  switch (group) {
    case Group::nurse: return "nurse";
    case Group::health_worker: return "health_worker";
    case Group::teacher: return "teacher";
    case Group::kindergarten_teacher: return "kindergarten_teacher";
    case Group::other: return "other";
  }
  return "other";
}

Rows declare(ModelSheet& sheet, PersonRows& persons, const services::Rows& services, const care::Rows& care) {
  return Writer(sheet, persons, services, care).write();
}

}  // namespace handlingsrom::workforce
