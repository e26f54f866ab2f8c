#include "surface/api/study_page.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/council_parts.hpp"
#include "surface/api/live_json.hpp"
#include "surface/api/study_names.hpp"
#include "surface/api/study_view.hpp"
#include "surface/api/study_words.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;
using cooperation::Range;
using cooperation::SharedOut;
using report::Words;

Json rounded(double value) { return std::isfinite(value) ? Json(std::round(value * 100) / 100) : Json(nullptr); }

Json range(const Range& range) {
  return {{"value", rounded(range.value)}, {"low", rounded(range.low)}, {"high", rounded(range.high)}};
}

std::optional<std::size_t> member_at(const StudyAnswer& answer, MunicipalityIndex municipality) {
  for (std::size_t i = 0; i < answer.study.members.size(); ++i) {
    if (answer.study.members[i].municipality == municipality) return i;
  }
  return std::nullopt;
}

std::size_t member_named(const Service& service, const StudyAnswer& answer, const std::string& asked) {
  const auto found = member_at(answer, service.find_number_or_name(asked));
  if (found) return *found;
  std::string names;
  for (const cooperation::StudyMember& member : answer.study.members)
    names += (names.empty() ? "" : ", ") + member.name;
  throw Error(ErrorCode::bad_input, "together_not_a_member", {{"found", asked}, {"expected", names}});
}

Json leaving_json(const StudyAnswer& answer, std::size_t member, const Words& words) {
  if (member >= answer.outcome.leaving.size()) return nullptr;
  const cooperation::OneLeaves& leaves = answer.outcome.leaving[member];
  double others = 0;
  for (const double each : leaves.others) others += each;
  const std::string key = leaves.falls_apart  ? "study.member.falls_apart"
                          : leaves.leaver > 0 ? "study.member.leaving_costs"
                                              : "study.member.leaving_gains";
  return {{"change", rounded(leaves.leaver)},
          {"others", rounded(others)},
          {"falls_apart", leaves.falls_apart},
          {"liable", rounded(leaves.liable)},
          {"redeemed", rounded(leaves.redeemed)},
          {"sentence", words.entry(key, {{"name", answer.study.members[member].name},
                                         {"value", told_money(std::abs(leaves.leaver), {}, words)}})}};
}

Json members_json(const Service& service, const StudyView& view, const Words& words) {
  Json list = Json::array();
  const StudyAnswer &whole = view.whole, &shown = view.shown();
  const SharedOut* out = view.falls_apart() ? nullptr : chosen_sharing(shown.study, shown.outcome);
  for (std::size_t i = 0; i < whole.study.members.size(); ++i) {
    const cooperation::StudyMember& member = whole.study.members[i];
    const cooperation::MemberBasis& basis = whole.outcome.members[i];
    const auto there = view.leaver == i ? std::nullopt : member_at(shown, member.municipality);
    const Range& alone = whole.outcome.alone[i];
    const bool pays = out != nullptr && there;
    list.push_back({{"number", to_string(service.municipality(member.municipality).number)},
                    {"name", member.name},
                    {"host", member.host},
                    {"leaves", view.leaver == i},
                    {"inhabitants", rounded(basis.basis.inhabitants)},
                    {"alone", range(alone)},
                    {"paid", pays ? range(out->paid[*there]) : Json(nullptr)},
                    {"change", pays ? rounded(out->paid[*there].value - alone.value) : Json(nullptr)},
                    {"fte", rounded(basis.fte)},
                    {"rests_on", key_of(basis.cost_mark)},
                    {"days_alone", rounded(whole.outcome.days_alone[i])},
                    {"leaving", leaving_json(whole, i, words)}});
  }
  return list;
}

Json sharing_ways_json(const StudyAnswer& answer, const Words& words) {
  Json list = Json::array();
  for (const SharedOut& out : answer.outcome.shared) {
    const std::string id(key_of(out.sharing));
    Json paid = Json::array(), departures = Json::array();
    for (const Range& each : out.paid) paid.push_back(range(each));
    for (const cooperation::Departure& departure : out.departures)
      departures.push_back(
          {{"members", coalition_text(answer.study, departure.coalition, words)}, {"gain", rounded(departure.gain)}});
    const bool exists = !out.paid.empty();
    list.push_back({{"id", id},
                    {"name", words.entry("study.sharing." + id)},
                    {"promise", words.entry("study.promise." + id)},
                    {"chosen", out.sharing == answer.study.sharing},
                    {"paid", exists ? std::move(paid) : Json(nullptr)},
                    {"in_core", exists ? Json(out.departures.empty()) : Json(nullptr)},
                    {"stable", exists ? rounded(out.stable) : Json(nullptr)},
                    {"departures", std::move(departures)},
                    {"none", out.none ? Json(messages::sentence(words.catalogue(), *out.none)) : Json(nullptr)}});
  }
  return list;
}

Json coalitions_json(const StudyAnswer& answer, const Words& words) {
  Json list = Json::array();
  const auto add = [&](const cooperation::LikelyCoalition& each, const char* kind) {
    list.push_back({{"kind", kind},
                    {"members", coalition_text(answer.study, each.coalition, words)},
                    {"gain", range(each.gain)},
                    {"per_inhabitant", rounded(each.per_inhabitant)},
                    {"chance", rounded(each.chance)}});
  };
  for (const cooperation::LikelyCoalition& each : answer.outcome.likely) add(each, "likely");
  for (const cooperation::LikelyCoalition& each : answer.outcome.best_by_head) add(each, "best_by_head");
  return list;
}

/// Between all members, the leaver too, so that what is typed of it stands when it stays.
Json distances_json(const Service& service, const StudyAnswer& answer) {
  Json list = Json::array();
  for (const cooperation::PairDistance& each : answer.distances) {
    const auto &from = answer.study.members[static_cast<std::size_t>(each.from)],
               &to = answer.study.members[static_cast<std::size_t>(each.to)];
    const auto sea = std::find_if(answer.over_sea.begin(), answer.over_sea.end(), [&](const auto& line) {
      return std::minmax(line.from, line.to) == std::minmax(each.from, each.to);
    });
    list.push_back({{"from", to_string(service.municipality(from.municipality).number)},
                    {"to", to_string(service.municipality(to.municipality).number)},
                    {"from_name", from.name},
                    {"to_name", to.name},
                    {"km", std::round(each.km)},
                    {"minutes", std::round(each.minutes)},
                    {"given", each.given},
                    {"timed", each.timed},
                    {"over_sea", sea == answer.over_sea.end() ? 0.0 : std::round(sea->over_sea)}});
  }
  return list;
}

/// The council paper's sections, of which the page shows these: the same tables and words.
report::Section taken(std::vector<report::Section>& sections, const std::string& id) {
  for (report::Section& section : sections) {
    if (section.id == id) return std::move(section);
  }
  return {};
}

void draw_costs(report::Section& section, const StudyAnswer& answer, const Words& words, double width) {
  const cooperation::CostParts &alone = answer.outcome.alone_parts, &together = answer.outcome.parts;
  svg::Waterfall waterfall;
  waterfall.id = "together-costs";
  waterfall.width = width;
  waterfall.from_zero = false;
  waterfall.start = alone.total();
  const auto total = [&](double value) { return told_money(value, {}, words); };
  waterfall.start_name = words.entry("together.alone");
  waterfall.start_text = total(alone.total());
  waterfall.end_name = words.entry("paper.together");
  waterfall.end_text = total(together.total());
  const auto add = [&](const char* key, double change) {
    if (std::abs(change) < 500) return;
    const std::string text = words.signed_amount(change, Unit::kroner, report::known_step(change, std::nullopt, 1000));
    waterfall.causes.push_back({words.entry(fmt::format("paper.cost.{}", key)), change, text, change < 0});
    waterfall.description += fmt::format("{}: {}. ", waterfall.causes.back().name, text);
  };
  const auto before = alone.named(), after = together.named();
  for (std::size_t i = 0; i + 1 < after.size(); ++i) add(after[i].first, after[i].second - before[i].second);
  const double joint = together.joint - alone.joint;
  const std::string title =
      words.entry(joint <= 0 ? "together.costs.cheaper" : "together.costs.dearer",
                  {{"joint", told_money(std::abs(joint), {}, words)},
                   {"extra", told_money(together.coordination + together.travel + together.one_off, {}, words)}});
  waterfall.title = title;
  if (section.charts.empty()) return;
  section.charts.front().title = title;
  section.charts.front().shown = words.entry("together.costs.shown");
  section.charts.front().drawing = std::move(waterfall);
}

void draw_days(report::Section& section, const StudyAnswer& answer, const Words& words, double width) {
  if (section.charts.empty()) return;
  svg::BarChart bars;
  bars.id = "together-days";
  bars.width = width;
  bars.reference_name = words.entry("paper.together");
  for (std::size_t i = 0; i < answer.study.members.size(); ++i) {
    const double days = answer.outcome.days_alone[i];
    bars.rows.push_back({answer.study.members[i].name, days, answer.outcome.days_together,
                         days_words(days, words.catalogue()), words.say("missing")});
    bars.description += fmt::format("{}: {}. ", bars.rows.back().name, bars.rows.back().text);
  }
  report::Chart& chart = section.charts.front();
  chart.title =
      words.entry("together.days.title", {{"together", days_words(answer.outcome.days_together, words.catalogue())}});
  chart.shown = words.entry("together.days.shown", {{"needed", words.number(answer.study.needed)}});
  bars.title = chart.title;
  chart.drawing = std::move(bars);
}

void say_law(report::Section& section, const StudyAnswer& answer, const Words& words) {
  const cooperation::LegalForm* form = answer.study.form;
  if (form == nullptr) {
    section.id = "section-agreement";
    section.heading = words.entry("together.law.heading");
    section.paragraphs.push_back(words.entry("together.law.none"));
    return;
  }
  section.heading = words.entry("together.law.heading");
  const std::string name = Words::capital(words.entry("cooperation.form." + form->id));
  const bool must = answer.study.service->decides_cases;
  if (must)
    section.paragraphs.push_back(
        words.entry(form->individual_decisions ? "together.law.cases" : "together.law.no_cases",
                    {{"form", name}, {"paragraph", form->individual_paragraph}}));
  section.paragraphs.push_back(notice_sentence(answer.study, answer.outcome, words));
  const char* const leaving = form->leaving == cooperation::LegalForm::Leaving::settled  ? "settled"
                              : form->leaving == cooperation::LegalForm::Leaving::liable ? "liable"
                                                                                         : "redeemed";
  section.paragraphs.push_back(
      words.entry(fmt::format("together.law.{}", leaving), {{"paragraph", form->leaving_paragraph}}));
}

Json sections_json(const StudyView& view, const messages::Catalogue& catalogue, const StudyPage& page) {
  const double width = page.width;
  const Words words(catalogue);
  const StudyAnswer& shown = view.shown();
  const PaperMaterial paper{shown.study, shown.outcome, view.own, nullptr, nullptr};
  std::vector<report::Section> all;
  for (report::Part& part : CouncilParts(words, paper).parts())
    std::move(part.sections.begin(), part.sections.end(), std::back_inserter(all));
  Json list = Json::array();
  if (!view.falls_apart()) list.push_back(shares_section(view, catalogue, page.wide));

  report::Section leaving = taken(all, "section-leaving");
  if (!leaving.id.empty()) {
    leaving.heading = words.entry("together.leaving.heading");
    // The most tempted group is told, the others are listed.
    if (leaving.paragraphs.size() > 1) {
      leaving.notes.insert(leaving.notes.begin(), leaving.paragraphs.begin() + 1, leaving.paragraphs.end());
      leaving.paragraphs.resize(1);
    }
    Json json = std::move(live_sections({leaving}, words).front());
    if (Json chart = leaving_chart(view, catalogue, width); !chart.is_null())
      json["charts"].insert(json["charts"].begin(), std::move(chart));
    list.push_back(std::move(json));
  }
  report::Section money = taken(all, "section-money"), people = taken(all, "section-people"),
                  law = taken(all, "section-agreement"), basis = taken(all, "section-basis");
  money.paragraphs.clear();  // they are the answer's sentences
  draw_costs(money, shown, words, width);
  draw_days(people, shown, words, width);
  say_law(law, shown, words);
  basis.heading = words.entry("together.basis.heading");
  basis.paragraphs.push_back(words.entry("paper.quality", {{"text", shown.study.quality}}));
  basis.paragraphs.push_back(words.entry("paper.nearness", {{"text", shown.study.nearness}}));
  std::vector<report::Section> rest;
  for (report::Section* each : {&people, &money, &law, &basis}) {
    if (!each->heading.empty()) rest.push_back(std::move(*each));
  }
  for (Json& each : live_sections(rest, words)) list.push_back(std::move(each));
  return list;
}

}  // namespace

std::vector<std::string> StudyView::names() const {
  std::vector<std::string> names;
  for (const cooperation::StudyMember& member : shown().study.members) names.push_back(member.name);
  return names;
}

StudyView view_of(const Service& service, const StudyPage& page, const messages::Catalogue& catalogue) {
  StudyView view;
  view.whole = study_of(service, page.asked, catalogue, page.seed, page.draws);
  if (!page.asked.seen_from.empty()) view.own = member_named(service, view.whole, page.asked.seen_from);
  if (page.asked.leaves.empty()) return view;
  view.leaver = member_named(service, view.whole, page.asked.leaves);
  constexpr std::size_t fewest = 3;  // of whom two are left
  if (view.whole.study.members.size() < fewest) return view;
  const MunicipalityIndex own = view.whole.study.members[view.own].municipality;
  try {
    view.rest = study_of(service, without(service, page.asked, page.asked.leaves), catalogue, page.seed, page.draws);
    view.own = member_at(*view.rest, own).value_or(0);
  } catch (const Error& error) {
    // Nobody is left who could be host for the others.
    if (error.key() != "study_no_joint_unit" && error.key() != "study_no_host") throw;
  }
  return view;
}

Json study_page_json(const Service& service, const StudyPage& page, const messages::Catalogue& catalogue) {
  const Words words(catalogue);
  const StudyView view = view_of(service, page, catalogue);
  const StudyAnswer& shown = view.shown();
  const cooperation::Outcome& outcome = shown.outcome;
  std::vector<std::string> own;
  if (!view.falls_apart()) own = member_sentences(shown.study, outcome, view.own, words);
  return {{"title", view.whole.study.title},
          {"service", view.whole.study.service->id},
          {"first_year", view.whole.study.first_year},
          {"sentence", lead_sentence(view, catalogue)},
          {"own_name", shown.study.members[view.own].name},
          {"own_sentences", std::move(own)},
          {"sentences", study_sentences(shown.study, outcome, words)},
          {"falls_apart", view.falls_apart()},
          {"host",
           outcome.host < 0 ? Json(nullptr) : Json(shown.study.members[static_cast<std::size_t>(outcome.host)].name)},
          {"together", range(outcome.together)},
          {"gain", range(outcome.gain)},
          {"chance", rounded(outcome.chance)},
          {"days_together", rounded(outcome.days_together)},
          {"members", members_json(service, view, words)},
          {"ways", sharing_ways_json(shown, words)},
          {"coalitions", coalitions_json(shown, words)},
          {"distances", distances_json(service, view.whole)},
          {"sections", sections_json(view, catalogue, page)}};
}

Json study_choices_json(const messages::Catalogue& catalogue) { return study_choices(catalogue); }

}  // namespace handlingsrom::api
