// FTE needed and to be had, row by row. The year loops read arrays only.
#include "outlook/workforce/labour.hpp"
#include "outlook/workforce/workforce.hpp"

namespace handlingsrom::workforce {
namespace {

double per_inhabitant(const Base& base) { return base.national_fte.value / base.national_population.value; }

}  // namespace

void project(const population::Projection& projection, const LabourArea& area, const Drivers& drivers,
             const Assumptions& assumptions, const Base& base, YearTable& result) {
  using facts::Sector;
  const auto years = static_cast<std::size_t>(projection.years());
  const auto row_of = [&](Sector sector) { return result.row(sector_first + static_cast<int>(sector)); };
  const auto group_of = [&](Group group) { return result.row(needed_first + static_cast<int>(group)); };
  const auto teaching = assumptions.series("workforce.teaching_fte_per_group");
  const auto school_other = assumptions.series("workforce.school_other_fte_per_pupil");
  const auto sfo = assumptions.series("workforce.sfo_fte_per_child");
  const auto child_protection = assumptions.series("workforce.child_protection_fte_per_client");
  const auto social = assumptions.series("workforce.social_fte_per_client");
  const auto administration = assumptions.series("workforce.administration_share");
  const auto other = assumptions.series("workforce.other_share");
  const auto school_row = row_of(Sector::school);
  const auto kindergarten_row = row_of(Sector::kindergarten);
  const auto care_row = row_of(Sector::care);
  const auto health_row = row_of(Sector::health);
  const auto child_protection_row = row_of(Sector::child_protection);
  const auto social_row = row_of(Sector::social);
  const auto administration_row = row_of(Sector::administration);
  const auto other_row = result.row(sector_first + other_sector);
  const auto nurses = group_of(Group::nurse);
  const auto health_workers = group_of(Group::health_worker);
  const auto teachers = group_of(Group::teacher);
  const auto kindergarten_teachers = group_of(Group::kindergarten_teacher);
  for (std::size_t t = 0; t < years; ++t) {
    const double population = projection.total(static_cast<int>(t));
    const double young = projection.total(static_cast<int>(t), 0, 20);
    teachers[t] = drivers.pupils[t] / base.group_size.value * teaching[t];
    school_row[t] = teachers[t] + drivers.pupils[t] * school_other[t] + drivers.sfo_children[t] * sfo[t];
    kindergarten_row[t] = drivers.kindergarten_children[t] / base.children_per_fte.value;
    kindergarten_teachers[t] = kindergarten_row[t] * base.kindergarten_teacher_share.value;
    care_row[t] = drivers.care_fte[t];
    health_row[t] = base.health_index.value * (population * (base.doctors.value + base.physiotherapists.value) +
                                               young * base.health_centre.value);
    child_protection_row[t] = drivers.child_protection_clients[t] * child_protection[t];
    social_row[t] = drivers.social_clients[t] * social[t];
    administration_row[t] = population * per_inhabitant(base) * administration[t] * base.administration_index.value;
    other_row[t] = population * per_inhabitant(base) * other[t];
  }
  // The user's own count of a sector replaces today's level; the movement is the model's.
  for (std::size_t s = 0; s < facts::sector_count; ++s) {
    if (!base.own_fte[s].known() || static_cast<Sector>(s) == Sector::care) continue;
    const auto row = result.row(sector_first + static_cast<int>(s));
    if (row[0] <= 0) continue;
    const double scale = base.own_fte[s].value / row[0];
    for (double& value : row) value *= scale;
    if (static_cast<Sector>(s) == Sector::school) {
      for (double& value : teachers) value *= scale;
    }
    if (static_cast<Sector>(s) == Sector::kindergarten) {
      for (double& value : kindergarten_teachers) value *= scale;
    }
  }
  const double nurse_share = nurse_share_of(base, drivers.care_fte[0]);
  const double health_share =
      base.health_educated_share.value > nurse_share ? base.health_educated_share.value - nurse_share : 0;
  for (std::size_t t = 0; t < years; ++t) {
    nurses[t] = care_row[t] * nurse_share;
    health_workers[t] = care_row[t] * health_share;
  }
  result.sum_rows(needed_total, sector_first, sector_first + staff_sector_count);
  const auto rest = group_of(Group::other);
  for (std::size_t t = 0; t < years; ++t) {
    rest[t] = result.row(needed_total)[t] - nurses[t] - health_workers[t] - teachers[t] - kindergarten_teachers[t];
  }

  for (std::size_t t = 0; t < years; ++t) {
    const double factor = (1 - assumptions.first("workforce.vacancy_rate")) *
                          labour_factor(projection, area, assumptions, static_cast<int>(t));
    for (int g = 0; g < group_count; ++g) {
      result.row(available_first + g)[t] = result.row(needed_first + g)[0] * factor;
      result.row(room_first + g)[t] = result.row(available_first + g)[t] - result.row(needed_first + g)[t];
    }
  }
  result.sum_rows(available_total, available_first, available_total);
  result.sum_rows(room_total, room_first, room_total);
}

Provenance provenance_of(int row, const Base& base, Provenance care) {
  const auto sector_provenance = [&](int s) {
    if (s < facts::sector_count && base.own_fte[static_cast<std::size_t>(s)].known()) return Provenance::own;
    if (s == static_cast<int>(facts::Sector::care)) return care;
    if (s == static_cast<int>(facts::Sector::school) || s == static_cast<int>(facts::Sector::kindergarten))
      return Provenance::national;
    return s == other_sector ? Provenance::national : Provenance::national_times_index;
  };
  if (row < needed_first) return sector_provenance(row - sector_first);
  if (row == needed_first || row == available_first || row == room_first)
    return weaker(care, base.nurse_fte.provenance);
  return Provenance::national;
}

}  // namespace handlingsrom::workforce
