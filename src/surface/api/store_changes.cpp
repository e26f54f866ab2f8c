#include "surface/api/store_changes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "base/store/documents.hpp"
#include "outlook/rooms/reading.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/own_in_force.hpp"
#include "surface/api/in_force.hpp"
#include "surface/api/municipality_changes.hpp"
#include "surface/api/programmes.hpp"
#include "surface/report/room_reading.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

constexpr double same_within = 1e-9;

bool is_same(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) == std::isnan(b);
  return std::abs(a - b) <= same_within * std::max({1.0, std::abs(a), std::abs(b)});
}

/// The figures as the report reads them, without paths.
std::vector<std::string> sentences_of(const Service& service, MunicipalityIndex place, const report::Words& words) {
  const rooms::Figures& figures = service.with_chance(place);
  std::vector<std::string> sentences;
  for (const std::string_view room : rooms::room_figures)
    sentences.push_back(report::room_sentence(figures, rooms::read_room(figures, room), words));
  return sentences;
}

class Comparing {
 public:
  Comparing(const store::Store& store, const InForce& before, const InForce& after, const report::Words& words,
            StoreChanges& changes)
      : store_(store),
        own_{before.own.get(), after.own.get()},
        before_(*before.service),
        after_(*after.service),
        words_(words),
        changes_(changes) {}

  void figures() {
    std::map<std::string, std::string> titles;
    for (const store::SeriesName& name : store::Lines(store_).names()) titles[name.series] = name.title;
    for (ledger::Moved& moved : ledger::moved(store::Lines(store_).changed_since(changes_.since))) {
      places_.insert(moved.place);
      const auto title = titles.find(moved.series);
      changes_.moved.push_back(
          {name_of(moved.place), title == titles.end() ? moved.series : title->second, std::move(moved)});
    }
  }

  void readings() {
    for (const facts::OwnInForce* own : own_)
      for (const MunicipalityIndex place : own->all()) places_.insert(to_string(after_.municipality(place).number));
    for (const store::Document& programme : store::Documents(store_).list("programme"))
      places_.insert(programme.name.municipality);
    for (const MunicipalityIndex place : after_.all_municipalities()) {
      if (places_.count(to_string(after_.municipality(place).number)) == 0) continue;
      if (changes_.municipalities == StoreChanges::most_read) {
        ++changes_.not_read;
        continue;
      }
      ++changes_.municipalities;
      const std::vector<std::string> was = sentences_of(before_, place, words_);
      const std::vector<std::string> is = sentences_of(after_, place, words_);
      for (std::size_t room = 0; room < is.size(); ++room) {
        if (was[room] != is[room])
          changes_.readings.push_back(
              {after_.municipality(place).name, std::string(rooms::room_figures[room]), was[room], is[room]});
      }
    }
  }

  void decisions() {
    const store::Documents documents(store_);
    for (const store::Document& listed : documents.list("programme")) {
      const auto document = documents.find(listed.name);
      if (!document) continue;
      try {
        decisions_of(document->body, listed.name.name);
      } catch (const Error&) {
        changes_.programmes_unread.push_back(listed.name.name);
      }
    }
  }

 private:
  void decisions_of(const std::string& text, const std::string& name) {
    const ProgrammeAnswer was = read_programme_text(before_, text, name, "");
    const ProgrammeAnswer is = read_programme_text(after_, text, name, "");
    for (std::size_t i = 0; i < is.figures.size() && i < was.figures.size(); ++i) {
      const DecisionFigureNow& now = is.figures[i];
      if (is_same(was.figures[i].now, now.now)) continue;
      const programme::Decision& decision = is.programme.decisions.at(now.decision);
      const programme::DecisionFigure& figure = decision.figures.at(now.figure);
      changes_.decisions.push_back({name, after_.municipality(is.municipality).name, decision.name,
                                    words_.figure(figure.figure), roster::text_of(decision.date), figure.year,
                                    figure.value, was.figures[i].now, now.now});
    }
  }

  std::string name_of(const std::string& code) const {
    for (const MunicipalityIndex place : after_.all_municipalities())
      if (to_string(after_.municipality(place).number) == code) return after_.municipality(place).name;
    return code;
  }

  const store::Store& store_;
  const std::array<const facts::OwnInForce*, 2> own_;
  const Service& before_;
  const Service& after_;
  const report::Words& words_;
  StoreChanges& changes_;
  std::set<std::string> places_;
};

/// Changes of municipalities that were fetched since; not one by one where none had been fetched before.
void tell_municipalities(const store::Store& store, std::int64_t since, StoreChanges& changes) {
  const std::vector<registry::Change> before = municipality_changes(store, store::Lines(store).as_of_delivery(since));
  if (before.empty()) return;
  for (const registry::Change& each : municipality_changes(store)) {
    if (std::find(before.begin(), before.end(), each) != before.end()) continue;
    changes.readings.push_back({each.old_name, "registry.municipality", to_string(each.old_number),
                                to_string(each.new_number) + " " + each.new_name + " (" + each.date + ")"});
  }
}

}  // namespace

StoreChanges changes_since(const std::filesystem::path& bundle, const std::filesystem::path& declarations,
                           const store::Store& store, std::int64_t since, const messages::Catalogue& catalogue) {
  StoreChanges changes;
  changes.since = since;
  const std::vector<store::Delivery> deliveries = store::Lines(store).deliveries();
  changes.until = deliveries.empty() ? 0 : deliveries.back().number;
  const InForce before = service_with_store(bundle, declarations, store, store::Lines(store).as_of_delivery(since));
  const InForce after = service_with_store(bundle, declarations, store);
  const report::Words words(catalogue);
  Comparing comparing(store, before, after, words, changes);
  comparing.figures();
  comparing.readings();
  comparing.decisions();
  tell_municipalities(store, since, changes);
  return changes;
}

}  // namespace handlingsrom::api
