// The chapter for the four-year economic and action plan.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/build.hpp"
#include "surface/report/perspective_parts.hpp"

namespace handlingsrom::report {
namespace {

constexpr const char* result_id = "economy.net_result_share";
constexpr std::array spending_ids{"economy.spending.school",
                                  "economy.spending.kindergarten",
                                  "economy.spending.care",
                                  "economy.spending.health",
                                  "economy.spending.child_protection",
                                  "economy.spending.social",
                                  "economy.spending.administration",
                                  "economy.spending.other"};

/// The chapter's figures in one place.
class Plan {
 public:
  Plan(const Material& material, const Words& words, const std::vector<Course>& courses)
      : material_(material), words_(words), courses_(courses), first_(material.figures.first_year() + 1) {}

  Section rooms_section() const {
    Section section{"plan-rooms", words_.say("perspective.plan_rooms"), {}, {}, {}};
    std::vector<std::string> held, within_rule;
    const double rule = material_.assumptions.first("economy.rule_net_result_share");
    for (const Course& course : courses_) {
      section.paragraphs.push_back(line(course));
      if (all_years(course, room_id(0), 0)) held.push_back(course.said);
      if (all_years(course, result_id, rule)) within_rule.push_back(course.said);
    }
    section.paragraphs.push_back(
        words_.say(within_rule.empty() ? "perspective.rule_broken" : "perspective.rule_kept",
                   {{"rule", words_.amount(rule, Unit::share, 0.0001)}, {"names", joined(words_, within_rule)}}));
    Chart chart;
    chart.layout = Chart::Layout::wide;
    chart.title = words_.say(held.empty()                     ? "perspective.plan_rooms_title.broken"
                             : held.size() == courses_.size() ? "perspective.plan_rooms_title.all"
                                                              : "perspective.plan_rooms_title.held",
                             {{"names", joined(words_, held)}});
    chart.shown = words_.say("perspective.plan_rooms_shown", {{"price_year", year_text(price_year(material_))}});
    chart.source = source_line(material_, words_, {}, true);
    Table& table = start(chart, "plan-rooms-table", words_.say("perspective.sheet.plan_rooms"));
    table.columns.push_back({words_.say("perspective.sum"), "", 1});
    for (std::size_t room = 0; room < room_names.size(); ++room) {
      const RoomScale scale(words_, room);
      for (const Course& course : courses_) {
        table.rows.push_back(
            row(*course.figures, room_id(room),
                words_.say("perspective.room_of", {{"room", words_.say(fmt::format("room.{}.name", room_names[room]))},
                                                   {"unit", scale.unit_text},
                                                   {"course", course.name}}),
                scale.divisor));
        table.rows.back().push_back(room == 0 ? Cell::figure(sum(*course.figures, room_id(0)) / scale.divisor,
                                                             course.figures->at(room_id(0)).provenance)
                                              : Cell::words(""));
      }
      if (room != 0) continue;
      for (const Course& course : courses_) {
        table.rows.push_back(
            row(*course.figures, result_id, words_.say("perspective.result", {{"course", course.name}}), 0.01));
        table.rows.back().push_back(Cell::words(""));
      }
    }
    section.charts.push_back(std::move(chart));
    return section;
  }

  Section fixed_section() const {
    Section section{"plan-fixed",
                    words_.say("perspective.plan"),
                    {words_.say("perspective.plan_lead", {{"price_year", year_text(price_year(material_))}})},
                    {},
                    {},
                    true};
    for (std::size_t c = 0; c < courses_.size(); ++c) section.charts.push_back(account(courses_[c], c));
    return section;
  }

  Section measures_section() const {
    Section section{"plan-measures",
                    words_.say("perspective.measures"),
                    {words_.say("perspective.measures_lead", {{"price_year", year_text(price_year(material_))},
                                                              {"to", year_text((first_ + (plan_years - 1)).value)}})},
                    {},
                    {},
                    true};
    for (std::size_t c = 1; c < courses_.size(); ++c) section.charts.push_back(measures(*courses_[c].direction, c));
    return section;
  }

  Section current_section(double growth) const {
    Section section{"plan-current",
                    words_.say("perspective.current"),
                    {words_.say("perspective.current_lead", {{"price_year", year_text(price_year(material_))},
                                                             {"growth", words_.amount(growth, Unit::share, 0.0001)}})},
                    {},
                    {}};
    Chart chart;
    chart.layout = Chart::Layout::wide;
    chart.title = words_.say("perspective.current_title");
    chart.source = source_line(material_, words_, {}, true);
    Table& table = start(chart, "plan-current-table", words_.say("perspective.sheet.current"));
    for (const Course& course : courses_) {
      for (const char* id : {"economy.income.total", "economy.spending.total", "economy.finance_cost", "rooms.money"}) {
        const std::string name =
            std::string_view(id) == "rooms.money" ? words_.say("perspective.room_row") : words_.figure(id);
        table.rows.push_back(row(*course.figures, id,
                                 words_.say("perspective.current_row", {{"course", course.name}, {"figure", name}}),
                                 1e6, growth));
        if (std::string_view(id) == "rooms.money") table.totals.push_back(table.rows.size() - 1);
      }
    }
    section.charts.push_back(std::move(chart));
    return section;
  }

  Year first() const { return first_; }

 private:
  Table& start(Chart& chart, std::string id, std::string sheet) const {
    Table& table = chart.table;
    table.id = std::move(id);
    table.sheet = std::move(sheet);
    table.caption = chart.title;
    table.columns.push_back({words_.say("perspective.figure"), "", 0});
    for (int k = 0; k < plan_years; ++k) table.columns.push_back({year_text((first_ + k).value), "", 1});
    return table;
  }

  /// A figure's four years in the given unit, with price growth from the fixed prices' year.
  std::vector<Cell> row(const rooms::Figures& figures, std::string_view id, const std::string& name, double divisor,
                        double growth = 0) const {
    std::vector<Cell> cells{Cell::words(name)};
    for (int k = 0; k < plan_years; ++k) {
      const Year year = first_ + k;
      cells.push_back(
          Cell::figure(value_in(figures, id, year) * std::pow(1 + growth, year.value - price_year(material_)) / divisor,
                       figures.find(id) != nullptr ? figures.at(id).provenance : Provenance::assumption));
    }
    return cells;
  }

  double sum(const rooms::Figures& figures, std::string_view id) const {
    double total = 0;
    for (int k = 0; k < plan_years; ++k) total += value_in(figures, id, first_ + k);
    return total;
  }

  bool all_years(const Course& course, std::string_view id, double at_least) const {
    for (int k = 0; k < plan_years; ++k) {
      if (!(value_in(*course.figures, id, first_ + k) >= at_least)) return false;
    }
    return true;
  }

  std::string line(const Course& course) const {
    const double total = sum(*course.figures, room_id(0));
    const auto state = [&](double value) {
      const RoomScale scale(words_, 0, value);
      return words_.say(scale.rounded(value) < 0 ? "perspective.amount_missing" : "perspective.amount_left",
                        {{"amount", scale.amount(words_, std::abs(value), false)}});
    };
    const Year last = first_ + (plan_years - 1);
    return words_.say("perspective.plan_line", {{"name", course.said},
                                                {"first", year_text(first_.value)},
                                                {"last", year_text(last.value)},
                                                {"first_amount", state(value_in(*course.figures, room_id(0), first_))},
                                                {"last_amount", state(value_in(*course.figures, room_id(0), last))},
                                                {"sum", state(total)}});
  }

  /// Income and spending so that every line adds up to the room.
  Chart account(const Course& course, std::size_t number) const {
    Chart chart;
    chart.title = words_.say("perspective.plan_title", {{"name", course.said},
                                                        {"from", year_text(first_.value)},
                                                        {"to", year_text((first_ + (plan_years - 1)).value)}});
    chart.source = source_line(material_, words_, {}, true);
    Table& table = start(chart, fmt::format("plan-{}", number),
                         words_.say("perspective.sheet.plan", {{"number", fmt::format("{}", number)}}));
    const rooms::Figures& figures = *course.figures;
    const auto add = [&](const char* id, const std::string& name, double divisor = 1e6) {
      table.rows.push_back(row(figures, id, name, divisor));
    };
    for (const char* id : {"economy.income.block_grant_and_tax", "economy.income.other"}) add(id, words_.figure(id));
    add("economy.income.total", words_.say("perspective.income_sum"));
    table.totals.push_back(table.rows.size() - 1);
    for (const char* id : spending_ids) add(id, words_.figure(id));
    add("economy.spending.total", words_.say("perspective.spending_sum"));
    table.totals.push_back(table.rows.size() - 1);
    if (course.direction != nullptr) add_costs(table, "perspective.one_off_row", course.direction->one_off);
    add("economy.finance_cost", words_.figure("economy.finance_cost"));
    add("economy.base_year", words_.figure("economy.base_year"));
    add("rooms.money", words_.say("perspective.room_row"));
    table.totals.push_back(table.rows.size() - 1);
    if (course.direction != nullptr) add_costs(table, "perspective.loan_row", course.direction->by_loan);
    add("rooms.people", words_.say("perspective.people_row"), 1);
    add("rooms.places", words_.say("perspective.places_row"), 1);
    return chart;
  }

  void add_costs(Table& table, const char* key, const std::vector<double>& costs) const {
    if (costs.size() <= plan_years) return;
    const auto from = costs.begin() + 1, to = from + plan_years;
    if (std::all_of(from, to, [](double cost) { return cost == 0; })) return;
    std::vector<Cell> cells{Cell::words(words_.say(key))};
    for (auto cost = from; cost != to; ++cost) cells.push_back(Cell::figure(*cost / 1e6, Provenance::assumption));
    table.rows.push_back(std::move(cells));
  }

  /// What every lever adds to the room for money, year by year, and to the room for people in the last of them.
  Chart measures(const Direction& direction, std::size_t number) const {
    Chart chart;
    chart.title = words_.say("perspective.measures_title", {{"name", quoted(words_, direction.name)}});
    Table& table = start(chart, fmt::format("plan-{}-levers", number),
                         words_.say("perspective.sheet.measures", {{"number", fmt::format("{}", number)}}));
    table.columns.front().head = words_.say("perspective.lever");
    const Year last = first_ + (plan_years - 1);
    table.columns.push_back({words_.say("perspective.measures_people", {{"year", year_text(last.value)}}), "", 1});
    std::array<double, plan_years + 1> total{};
    for (const Direction::Turn& turn : direction.turns) {
      std::vector<Cell> cells{Cell::words(words_.entry(fmt::format("lever.{}.name", turn.lever)))};
      for (int k = 0; k <= plan_years; ++k) {
        const Year year = k == plan_years ? last : first_ + k;
        const auto& shares = turn.share[k == plan_years ? 1 : 0];
        const auto t = static_cast<std::size_t>(year - material_.figures.first_year());
        const double value = t < shares.size() ? shares[t] / (k == plan_years ? 1 : 1e6) : std::nan("");
        total[static_cast<std::size_t>(k)] += value;
        cells.push_back(Cell::figure(std::abs(value) < 1e-9 ? 0 : value, Provenance::assumption));
      }
      table.rows.push_back(std::move(cells));
    }
    std::vector<Cell> cells{Cell::words(words_.say("perspective.measures_sum"))};
    for (const double value : total) cells.push_back(Cell::figure(value, Provenance::assumption));
    table.rows.push_back(std::move(cells));
    table.totals.push_back(table.rows.size() - 1);
    return chart;
  }

  const Material& material_;
  const Words& words_;
  const std::vector<Course>& courses_;
  Year first_;
};

}  // namespace

Part plan_part(const Material& material, const Words& words, const std::vector<Course>& courses, double price_growth) {
  const Plan plan(material, words, courses);
  const messages::Arguments years{{"from", year_text(plan.first().value)},
                                  {"to", year_text((plan.first() + (plan_years - 1)).value)}};
  Part part{"plan", words.say("perspective.plan_part", years), words.say("perspective.plan_part_lead", years), {}};
  part.sections.push_back(plan.rooms_section());
  part.sections.push_back(plan.fixed_section());
  if (courses.size() > 1) part.sections.push_back(plan.measures_section());
  part.sections.push_back(plan.current_section(price_growth));
  return part;
}

}  // namespace handlingsrom::report
