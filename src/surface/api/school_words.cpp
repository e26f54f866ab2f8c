// What an alternative for the schools says, in sentences made from its figures.
#include <algorithm>
#include <cmath>

#include "surface/api/schools.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {
namespace {

constexpr double million = 1e6;
// Below these a saving is not told from none.
constexpr double least_money = 0.05 * million, least_staff = 0.05;

class SchoolWriter {
 public:
  SchoolWriter(const SchoolAnswer& answer, Year year, const messages::Catalogue& catalogue)
      : answer_(answer),
        catalogue_(catalogue),
        year_(year),
        t_(static_cast<std::size_t>(year - answer.alternative.first)) {}

  std::string headline() const {
    const structure::Alternative& all = answer_.alternative;
    const std::string year = std::to_string(year_.value);
    if (answer_.closures.empty() && !any_known()) return text("nothing_known");
    if (answer_.closures.empty()) return text("nothing_closed", {{"year", year}, {"classes", classes_today()}});
    if (year_ < all.from) return text("not_yet", {{"from", std::to_string(all.from.value)}});
    return text(gain_key(), {{"year", year},
                             {"money", number(std::abs(answer_.effect.spending[t_]) / million, 1)},
                             {"staff", number(std::abs(answer_.effect.staff[t_]), 1)}}) +
           " " + way();
  }

  std::vector<std::string> notes() const {
    std::vector<std::string> all;
    if (!answer_.closures.empty()) {
      all.push_back(text("note_homes"));
      if (answer_.alternative.closed + answer_.alternative.closed_unknown > 0)
        all.push_back(text("note_lever", {{"share", number(100 * answer_.rules.fixed_share, 0)},
                                          {"schools", number(answer_.effect.schools[t_], 1)},
                                          {"closed", std::to_string(answer_.alternative.closed +
                                                                    answer_.alternative.closed_unknown)}}));
      for (const structure::Move& move : answer_.alternative.moves) {
        if (move.over_sea > 0) {
          all.push_back(text("note_sea", {{"school", name(move.from)},
                                          {"to", name(move.to)},
                                          {"sea", number(move.over_sea, 1)},
                                          {"km", number(move.road, 1)}}));
        }
        if (move.nearer_unknown)
          all.push_back(
              text("note_nearer",
                   {{"school", name(move.from)}, {"nearer", name(*move.nearer_unknown)}, {"to", name(move.to)}}));
      }
      all.push_back(text("note_not_counted"));
    }
    const OwnSchools& own = answer_.own;
    if (!own.used.empty())
      all.push_back(text("note_own", {{"count", std::to_string(own.used.size())}, {"year", own.autumn}}));
    if (!own.not_found.empty()) all.push_back(text("note_own_not_found", {{"names", joined(own.not_found)}}));
    if (!own.other_grades.empty()) all.push_back(text("note_own_grades", {{"names", joined(own.other_grades)}}));
    list_of(
        "note_unplaced_map", [](const structure::School& one) { return one.counted() && !one.placed(); }, all);
    list_of(
        "note_estimate",
        [](const structure::School& one) { return one.counted() && one.known == structure::Known::estimate; }, all);
    list_of(
        "note_unknown",
        [](const structure::School& one) { return one.counted() && one.known == structure::Known::unknown; }, all);
    list_of(
        "note_grades", [](const structure::School& one) { return one.grades_assumed; }, all);
    list_of(
        "note_outside", [](const structure::School& one) { return !one.counted(); }, all);
    if (answer_.alternative.unplaced[t_] >= 0.5)
      all.push_back(text("note_left_over", {{"pupils", number(answer_.alternative.unplaced[t_], 0)}}));
    return all;
  }

 private:
  bool any_known() const {
    return std::any_of(answer_.schools.begin(), answer_.schools.end(), [](const structure::School& one) {
      return one.counted() && one.known != structure::Known::unknown;
    });
  }
  const char* gain_key() const {
    const double money = answer_.effect.spending[t_], staff = answer_.effect.staff[t_];
    if (money < -least_money || staff < -least_staff) return "costs";
    return money < least_money && staff < least_staff ? "no_gain" : "gain";
  }

  std::string way() const {
    const structure::Alternative& all = answer_.alternative;
    const std::string moved = number(all.moved[t_], 0);
    if (all.moved[t_] < 0.5) return text("way_unknown");
    if (std::isnan(all.kilometres[t_])) return text("way_no_place", {{"moved", moved}});
    double longest = 0;
    for (const structure::Move& move : all.moves) {
      if (!std::isnan(move.road)) longest = std::max(longest, move.road);
    }
    const bool same = std::abs(longest - all.kilometres[t_]) < 0.05;
    const bool none = all.beyond[t_]<0.5, every = all.beyond[t_]> all.moved[t_] - 0.5;
    const char* key = none    ? (same ? "way_near_one" : "way_near")
                      : every ? (same ? "way_far_all" : "way_far_every")
                              : (same ? "way_far_one" : "way_far");
    return text(key, {{"moved", moved},
                      {"kilometres", number(all.kilometres[t_], 1)},
                      {"longest", number(longest, 1)},
                      {"beyond", number(all.beyond[t_], 0)},
                      {"limit_first", number(answer_.rules.transport_limit[0], 0)},
                      {"limit", number(answer_.rules.transport_limit[1], 0)}});
  }

  template <class Test>
  void list_of(const char* key, Test test, std::vector<std::string>& all) const {
    constexpr std::size_t most = 8;
    std::string names;
    std::size_t count = 0;
    for (const structure::School& one : answer_.schools) {
      if (!test(one)) continue;
      if (++count <= most) names += (names.empty() ? "" : ", ") + one.name;
    }
    if (count == 0) return;
    if (count > most) names += text("and_more", {{"count", std::to_string(count - most)}});
    all.push_back(text(key, {{"names", names}, {"count", std::to_string(count)}}));
  }

  static std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& one : names) all += (all.empty() ? "" : ", ") + one;
    return all;
  }

  std::string classes_today() const {
    double classes = 0;
    for (const structure::SchoolYears& one : answer_.alternative.today) {
      if (!std::isnan(one.classes[t_])) classes += one.classes[t_];
    }
    return number(classes, 0);
  }

  const std::string& name(std::size_t school) const { return answer_.schools[school].name; }
  std::string number(double value, int decimals) const {
    return messages::number(value, decimals, catalogue_.language());
  }
  std::string text(const std::string& key, const messages::Arguments& arguments = {}) const {
    return catalogue_.text("structure." + key, arguments);
  }

  const SchoolAnswer& answer_;
  const messages::Catalogue& catalogue_;
  Year year_;
  std::size_t t_;
};

}  // namespace

SchoolWords school_words(const SchoolAnswer& answer, Year year, const messages::Catalogue& catalogue) {
  const SchoolWriter writer(answer, year, catalogue);
  return {writer.headline(), writer.notes()};
}

}  // namespace handlingsrom::api
