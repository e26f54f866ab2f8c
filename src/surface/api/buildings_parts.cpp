#include "surface/api/buildings_parts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/api/council_parts.hpp"

namespace handlingsrom::api {
namespace {

using buildings::Building;
using report::Cell;
using report::Column;
using report::Table;

class BuildingsPaper {
 public:
  BuildingsPaper(const BuildingsAnswer& answer, const report::Words& words, double width)
      : answer_(answer), words_(words), width_(width) {}

  std::vector<report::Part> parts() const {
    return {{"standing", text("part.standing"), "", {by_use(), one_by_one(), serves()}},
            {"ahead", text("part.ahead"), "", {choices(), room(), money(), unsure()}}};
  }

 private:
  std::string text(const std::string& key, const messages::Arguments& arguments = {}) const {
    return words_.entry("buildings." + key, arguments);
  }
  Column plain(const std::string& key) const { return {text("column." + key), "", 0, 1, false}; }
  Column number(const std::string& key, int decimals = 0) const {
    return {text("column." + key), "", decimals, 1, false};
  }
  Column millions(const std::string& key) const { return {text("column." + key), text("millions"), 1, 1e6, false}; }
  report::Section section(const std::string& id, Table table = {}) const {
    report::Section made;
    made.id = "buildings_" + id;
    made.heading = text("section." + id);
    if (table.columns.empty()) return made;
    table.id = made.id;
    table.caption = text("caption." + id);
    made.charts.push_back(table_alone(std::move(table)));
    return made;
  }
  /// The section's table with lines over the years beside it.
  void draw(report::Section& made, std::vector<svg::Line> lines, const std::vector<std::string>& said) const {
    svg::LineChart drawing;
    drawing.id = made.id;
    drawing.title = made.charts.front().title;
    drawing.width = width_;
    drawing.height = std::clamp(width_ * 0.5, 220.0, 320.0);
    drawing.first_year = answer_.first.value;
    drawing.last_year = answer_.first.value + static_cast<int>(said.size()) - 1;
    drawing.format = [words = words_](double value, double step) {
      return words.number(value, report::decimals_of(step));
    };
    for (svg::Line& line : lines) {
      line.first_year = answer_.first.value;
      line.hue = static_cast<int>(drawing.lines.size()) + 1;
      drawing.description += fmt::format("{}: {}–{}. ", line.name, words_.number(line.values.front(), 0),
                                         words_.number(line.values.back(), 0));
      drawing.lines.push_back(std::move(line));
    }
    drawing.said = said;
    made.charts.front().drawing = std::move(drawing);
  }
  static Cell own(double value) { return Cell::figure(value, Provenance::own); }
  static Cell assumed(double value) { return Cell::figure(value, Provenance::assumption); }
  static Cell year_of(int year) { return Cell::figure(year == 0 ? buildings::missing : year, Provenance::own); }

  report::Section by_use() const {
    Table rows;
    rows.columns = {plain("use"),        number("buildings"),        number("area"),
                    number("users"),     number("area_per_user", 1), number("condition", 1),
                    millions("backlog"), millions("running")};
    for (const buildings::UseSum& sum : answer_.sums) {
      rows.rows.push_back({Cell::words(use_name(sum.use, words_.catalogue())), own(sum.buildings), own(sum.area),
                           own(sum.users > 0 ? sum.users : buildings::missing),
                           own(sum.users > 0 ? sum.area / sum.users : buildings::missing), own(sum.condition),
                           assumed(sum.backlog), assumed(sum.running)});
    }
    report::Section made = section("by_use", std::move(rows));
    made.paragraphs.push_back(text("about.condition"));
    return made;
  }

  report::Section one_by_one() const {
    Table rows;
    rows.columns = {plain("name"),
                    plain("use"),
                    {text("column.built"), "", 0, 1, true},
                    number("area"),
                    number("condition", 1),
                    number("capacity"),
                    number("fill"),
                    number("area_per_user", 1),
                    number("energy_per_area"),
                    millions("backlog")};
    for (std::size_t k = 0; k < answer_.all.buildings.size(); ++k) {
      const Building& one = answer_.all.buildings[k];
      const buildings::Assessed& worth = answer_.each[k];
      rows.rows.push_back({Cell::words(one.name), Cell::words(use_name(one.use, words_.catalogue())),
                           year_of(one.built), own(one.area), own(one.condition), own(one.capacity),
                           own(100 * worth.fill), own(worth.area_per_user), own(one.energy / one.area),
                           assumed(worth.backlog)});
    }
    return section("one_by_one", std::move(rows));
  }

  report::Section serves() const {
    Table rows;
    rows.columns = {
        plain("name"), plain("use"), plain("serves"), plain("tenure"), {text("column.empty_from"), "", 0, 1, true}};
    for (const Building& one : answer_.all.buildings) {
      rows.rows.push_back({Cell::words(one.name), Cell::words(use_name(one.use, words_.catalogue())),
                           Cell::words(one.serves.empty() ? "–" : one.serves),
                           Cell::words(text(one.rented ? "rented" : "owned")),
                           Cell::words(one.empty_from == 0 ? "–" : std::to_string(one.empty_from))});
    }
    return section("serves", std::move(rows));
  }

  report::Section choices() const {
    Table rows;
    rows.columns = {plain("name"),    millions("renew"), millions("keep"),
                    millions("rent"), millions("sold"),  plain("cheapest")};
    for (std::size_t k = 0; k < answer_.all.buildings.size(); ++k) {
      const Building& one = answer_.all.buildings[k];
      const buildings::Assessed& worth = answer_.each[k];
      const std::string best = cheapest_for(one, worth);
      rows.rows.push_back({Cell::words(one.name), assumed(worth.renew), assumed(worth.keep), assumed(worth.rented),
                           assumed(worth.sold), Cell::words(best.empty() ? "–" : text("choice." + best))});
    }
    report::Section made = section("choices", std::move(rows));
    made.paragraphs.push_back(text("about.choices"));
    return made;
  }

  report::Section room() const {
    Table rows;
    rows.columns = {{text("column.year"), "", 0, 1, true}};
    for (const RoomNeeded& needed : answer_.needed) {
      const std::string use = use_name(needed.use, words_.catalogue());
      rows.columns.push_back({use, text("column.users"), 0, 1, false});
      rows.columns.push_back({use, text("column.capacity"), 0, 1, false});
    }
    const std::size_t years = answer_.needed.empty() ? 0 : answer_.needed.front().users.size();
    for (std::size_t t = 0; t < years; ++t) {
      std::vector<Cell> row{Cell::figure(answer_.first.value + static_cast<int>(t))};
      for (const RoomNeeded& needed : answer_.needed) {
        row.push_back(Cell::figure(needed.users[t]));
        row.push_back(own(needed.capacity[t]));
      }
      rows.rows.push_back(std::move(row));
    }
    report::Section made = section("room", std::move(rows));
    made.charts.front().shown = text("about.room");
    std::vector<svg::Line> lines;
    std::vector<std::string> said(years);
    for (std::size_t t = 0; t < years; ++t) said[t] = std::to_string(answer_.first.value + static_cast<int>(t)) + ": ";
    for (const RoomNeeded& needed : answer_.needed) {
      if (years == 0 || !(needed.capacity.front() > 0)) continue;
      const std::string use = use_name(needed.use, words_.catalogue());
      svg::Line line;
      line.name = use;
      for (std::size_t t = 0; t < years; ++t) {
        line.values.push_back(100 * needed.users[t] / needed.capacity[t]);
        said[t] += fmt::format("{}{} {}\u00a0%", lines.empty() ? "" : ", ", use, words_.number(line.values.back(), 0));
      }
      lines.push_back(std::move(line));
    }
    if (!lines.empty()) draw(made, std::move(lines), said);
    return made;
  }

  report::Section money() const {
    Table rows;
    rows.columns = {{text("column.year"), "", 0, 1, true},
                    millions("investment"),
                    millions("loan_cost"),
                    millions("loan_left"),
                    millions("money_before"),
                    millions("money_after")};
    for (std::size_t t = 0; t < answer_.investment.size(); ++t) {
      rows.rows.push_back({Cell::figure(answer_.first.value + static_cast<int>(t)), assumed(answer_.investment[t]),
                           assumed(answer_.loan_cost[t]), assumed(answer_.loan_left[t]),
                           Cell::figure(answer_.money_before[t]), Cell::figure(answer_.money_after[t])});
    }
    report::Section made = section("money", std::move(rows));
    made.charts.front().shown = text("about.money_shown");
    svg::Line before, after;
    before.name = text("column.money_before");
    after.name = text("column.money_after");
    std::vector<std::string> said;
    for (std::size_t t = 0; t < answer_.investment.size(); ++t) {
      before.values.push_back(answer_.money_before[t] / 1e6);
      after.values.push_back(answer_.money_after[t] / 1e6);
      said.push_back(fmt::format("{}: {} {}, {} {}", answer_.first.value + static_cast<int>(t), before.name,
                                 words_.number(before.values.back(), 1), after.name,
                                 words_.number(after.values.back(), 1)));
    }
    if (!said.empty()) draw(made, {std::move(before), std::move(after)}, said);
    made.paragraphs.push_back(
        text("about.money", {{"renewal", words_.number(answer_.renewal / 1e6, 1)}, {"file", text("scenario_file")}}));
    return made;
  }

  report::Section unsure() const {
    report::Section made = section("unsure");
    made.notes = buildings_notices(answer_, words_.catalogue());
    return made;
  }

  const BuildingsAnswer& answer_;
  const report::Words& words_;
  double width_;
};

}  // namespace

std::vector<report::Part> buildings_parts(const BuildingsAnswer& answer, const report::Words& words, double width) {
  return BuildingsPaper(answer, words, width).parts();
}

}  // namespace handlingsrom::api
