// Who pays what: the picture, the tables, and what one leaving does to each.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "surface/api/council_parts.hpp"
#include "surface/api/live_json.hpp"
#include "surface/api/study_names.hpp"
#include "surface/api/study_view.hpp"
#include "surface/api/study_words.hpp"
#include "surface/report/svg/shares.hpp"
#include "surface/report/svg/swings.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;
using cooperation::Range;
using cooperation::SharedOut;
using report::Words;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::string way_name(cooperation::Sharing way, const Words& words) {
  return words.entry(fmt::format("study.sharing.{}", key_of(way)));
}

/// To the nearest krone.
std::string per_head(double value, const Words& words) {
  return words.exact_amount(report::round_to(value, 1), Unit::kroner, 0);
}

struct Row {
  std::string name;
  double heads = 0;
  Range alone;
  std::optional<std::size_t> member;  // of shown(); none: it has left
};

std::vector<Row> rows_of(const StudyView& view) {
  std::vector<Row> rows;
  const StudyAnswer& shown = view.shown();
  for (std::size_t i = 0; i < shown.study.members.size(); ++i)
    rows.push_back(
        {shown.study.members[i].name, shown.outcome.members[i].basis.inhabitants, shown.outcome.alone[i], i});
  if (view.rest)
    rows.push_back({view.whole.study.members[*view.leaver].name,
                    view.whole.outcome.members[*view.leaver].basis.inhabitants, view.whole.outcome.alone[*view.leaver],
                    std::nullopt});
  return rows;
}

svg::Shares picture(const StudyView& view, const std::vector<Row>& rows, const SharedOut* own, const Words& words,
                    double width) {
  svg::Shares shares;
  shares.id = "together-shares";
  shares.width = width;
  shares.alone_name = words.entry("together.alone");
  shares.paid_name = own == nullptr ? "" : way_name(own->sharing, words);
  shares.range_name = own == nullptr ? "" : words.entry("together.shares.range");
  shares.others_name = words.entry("together.shares.others");
  shares.format = [words](double value, double) { return words.number(value, 0); };
  for (const Row& row : rows) {
    svg::Shares::Row drawn;
    drawn.name = row.name;
    drawn.alone = row.alone.value / row.heads;
    drawn.paid = drawn.low = drawn.high = none;
    if (own != nullptr && row.member) {
      const Range& paid = own->paid[*row.member];
      drawn.paid = paid.value / row.heads;
      drawn.low = paid.low / row.heads;
      drawn.high = paid.high / row.heads;
      drawn.text = words.entry("together.shares.row",
                               {{"paid", per_head(drawn.paid, words)},
                                {"change", words.signed_number(report::round_to(drawn.paid - drawn.alone, 1), 0)}});
    } else {
      drawn.text = words.entry(row.member ? "together.shares.none" : "together.shares.left",
                               {{"alone", per_head(drawn.alone, words)}});
    }
    for (const SharedOut& other : view.shown().outcome.shared) {
      if (!row.member || other.paid.empty() || &other == own) continue;
      drawn.others.push_back(other.paid[*row.member].value / row.heads);
    }
    shares.description += fmt::format("{}: {}. ", drawn.name, drawn.text);
    shares.rows.push_back(std::move(drawn));
  }
  return shares;
}

/// Every way side by side: kr per inhabitant, or thousand kr.
report::Table table_of(const StudyView& view, const std::vector<Row>& rows, const Words& words, bool by_head) {
  report::Table table;
  table.id = by_head ? "shares_per_inhabitant" : "shares_kroner";
  table.caption = words.entry(by_head ? "together.shares.per_head" : "together.shares.kroner");
  const std::string unit = by_head ? "kr" : "1000 kr";
  const double divisor = by_head ? 1 : 1000;
  table.columns = {{words.entry("paper.head.member"), "", 0, 1, false},
                   {words.entry("together.inhabitants"), "", 0, 1, false},
                   {words.entry("together.alone"), unit, 0, divisor, false}};
  const auto& shared = view.shown().outcome.shared;
  for (const SharedOut& out : shared) {
    if (!out.paid.empty()) table.columns.push_back({way_name(out.sharing, words), unit, 0, divisor, false});
  }
  for (const Row& row : rows) {
    const double by = by_head ? row.heads : 1;
    std::vector<report::Cell> cells{report::Cell::words(row.name), report::Cell::figure(row.heads),
                                    report::Cell::figure(row.alone.value / by)};
    for (const SharedOut& out : shared) {
      if (out.paid.empty()) continue;
      cells.push_back(row.member ? report::Cell::figure(out.paid[*row.member].value / by, Provenance::assumption)
                                 : report::Cell::words("–"));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

std::string message(const std::vector<Row>& rows, const SharedOut* own, const Words& words) {
  if (own == nullptr) return words.entry("together.shares.title_none");
  const Row *most = nullptr, *least = nullptr;
  const auto paid = [&](const Row& row) { return own->paid[*row.member].value / row.heads; };
  for (const Row& row : rows) {
    if (!row.member) continue;
    if (most == nullptr || paid(row) > paid(*most)) most = &row;
    if (least == nullptr || paid(row) < paid(*least)) least = &row;
  }
  return words.entry("together.shares.title", {{"way", way_name(own->sharing, words)},
                                               {"most", most->name},
                                               {"most_paid", per_head(paid(*most), words)},
                                               {"least", least->name},
                                               {"least_paid", per_head(paid(*least), words)}});
}

std::vector<std::string> names_of(const cooperation::Study& study, cooperation::Coalition coalition) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < study.members.size(); ++i) {
    if ((coalition >> i & 1U) != 0) names.push_back(study.members[i].name);
  }
  return names;
}

}  // namespace

std::string told_money(double kroner, const Range& range, const Words& words) {
  const bool ranged = range.high > range.low;
  return words.amount(
      kroner, Unit::kroner,
      report::known_step(
          kroner, ranged ? std::optional<std::pair<double, double>>{{range.low, range.high}} : std::nullopt, 1000));
}

std::string lead_sentence(const StudyView& view, const messages::Catalogue& catalogue) {
  const Words words(catalogue);
  const std::string leaver = view.leaver ? view.whole.study.members[*view.leaver].name : "";
  if (view.falls_apart())
    return words.entry(
        view.whole.study.members.size() == 2 ? "together.lead.nothing_left" : "together.lead.falls_apart",
        {{"name", leaver}});
  const StudyAnswer& shown = view.shown();
  const Range& gain = shown.outcome.gain;
  constexpr double same = 0.002;  // of the cost: less is not told apart
  const char* const key = std::abs(gain.value) < same * shown.outcome.together.value ? "same"
                          : gain.low > 0                                             ? "saves"
                          : gain.value > 0                                           ? "may_save"
                          : gain.high > 0                                            ? "may_cost"
                                                                                     : "costs";
  const SharedOut* own = chosen_sharing(shown.study, shown.outcome);
  const std::string tail =
      own == nullptr ? words.entry("together.tail.none")
      : own->departures.empty()
          ? words.entry("together.tail.stays")
          : words.entry(
                "together.tail.leaves",
                {{"members", members_words(names_of(shown.study, own->departures.front().coalition), catalogue)}});
  const std::string sentence = words.entry(fmt::format("together.lead.{}", key),
                                           {{"members", members_words(view.names(), catalogue)},
                                            {"service", service_words(std::string(shown.study.service->id), catalogue)},
                                            {"gain", told_money(std::abs(gain.value), gain, words)},
                                            {"chance", words.number(100 * shown.outcome.chance, 0)},
                                            {"tail", tail}});
  if (!view.leaver) return sentence;
  // The others begin with a name.
  const bool begins_small = gain.value <= 0 || std::string_view(key) == "same";
  return words.entry("together.lead.without",
                     {{"name", leaver}, {"sentence", begins_small ? Words::small(sentence) : sentence}});
}

Json shares_section(const StudyView& view, const messages::Catalogue& catalogue, double wide) {
  const Words words(catalogue);
  const StudyAnswer& shown = view.shown();
  const SharedOut* own = chosen_sharing(shown.study, shown.outcome);
  const std::vector<Row> rows = rows_of(view);
  report::Section section;
  section.id = "section-shares";
  section.heading = words.entry("paper.part.sharing");
  report::Chart heads = table_alone(table_of(view, rows, words, true));
  heads.title = message(rows, own, words);
  heads.shown = words.entry("together.shares.shown");
  section.charts.push_back(std::move(heads));
  section.charts.push_back(table_alone(table_of(view, rows, words, false)));
  const PaperMaterial paper{shown.study, shown.outcome, view.own, nullptr, nullptr};
  for (report::Part& part : CouncilParts(words, paper).parts()) {
    for (report::Section& each : part.sections) {
      if (each.id != "section-own_shares") continue;
      std::move(each.charts.begin(), each.charts.end(), std::back_inserter(section.charts));
      section.paragraphs = std::move(each.paragraphs);
    }
  }
  for (const SharedOut& out : shown.outcome.shared) {
    if (!out.none) continue;
    const std::string way = way_name(out.sharing, words);
    section.notes.push_back(
        out.none->key() == "study_key_lacks"
            ? words.entry("together.way_lacks", {{"way", way}})
            : words.entry("cooperation.none", {{"name", way}, {"reason", messages::sentence(catalogue, *out.none)}}));
  }
  Json json = std::move(live_sections({section}, words).front());
  svg::Shares drawing = picture(view, rows, own, words, wide);
  drawing.title = json["charts"][0]["title"].get<std::string>();
  json["charts"][0]["svg"] = svg::draw(drawing);
  return json;
}

Json leaving_chart(const StudyView& view, const messages::Catalogue& catalogue, double width) {
  if (!view.leaver || *view.leaver >= view.whole.outcome.leaving.size()) return nullptr;
  const Words words(catalogue);
  const cooperation::OneLeaves& leaves = view.whole.outcome.leaving[*view.leaver];
  const auto& members = view.whole.study.members;
  report::Chart chart;
  chart.table.id = "one_leaves";
  chart.title = words.entry(leaves.falls_apart ? "together.leaves.title_apart" : "together.leaves.title",
                            {{"name", members[*view.leaver].name}});
  chart.shown = words.entry("together.leaves.shown");
  chart.table.caption = chart.title;
  chart.table.columns = {{words.entry("paper.head.member"), "", 0, 1, false},
                         {words.entry("paper.head.change"), "1000 kr", 0, 1000, false}};
  svg::Swings swings;
  swings.id = "together-leaves";
  swings.title = chart.title;
  swings.width = width;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const double change = i == *view.leaver ? leaves.leaver : leaves.others[i];
    const std::string text = words.signed_amount(change, Unit::kroner, report::known_step(change, std::nullopt, 1000));
    // To the right what is better for it: less to pay.
    swings.rows.push_back({members[i].name, 0, -change, text});
    swings.description += fmt::format("{}: {}. ", members[i].name, text);
    chart.table.rows.push_back(
        {report::Cell::words(members[i].name), report::Cell::figure(change, Provenance::assumption)});
  }
  Json json = chart_json(chart, words);
  json["svg"] = svg::draw(swings);
  return json;
}

}  // namespace handlingsrom::api
