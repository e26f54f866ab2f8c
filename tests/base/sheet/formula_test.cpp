// Formulas are held against the tape: a small spreadsheet works out what is written, and every line must come to what the sheet says.
#include "base/sheet/formula.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/sheet/spreadsheet.hpp"

namespace handlingsrom::sheet {
namespace {

constexpr ParameterSpec rate{"test.rate", Unit::share, 0.5, 0, 1, "judgement", 0, 2};

constexpr std::size_t years = 4;

/// "c0" a cell, "p0Y2" an assumption in year 2, "s0" its default, "l7Y1" a line.
std::string layout(const Reference& reference) {
  constexpr std::string_view letters = "cpsealy";
  std::string text{letters[static_cast<std::size_t>(reference.what)]};
  text += std::to_string(reference.index);
  if (reference.what == Reference::What::cell || reference.what == Reference::What::standard) return text;
  return text + (reference.fixed ? "$Y" : "Y") + std::to_string(reference.t);
}

struct World {
  World() : sheet({&rate}) {
    const Term people = sheet.engine("people", Unit::persons);
    const Term price = sheet.cell("price", Unit::kroner_per_person);
    const Term own = sheet.cell("own", Unit::kroner);
    const Term spread = sheet.parameter("test.rate") - 0.25;
    sheet.row("people", Unit::persons, people);
    const Term model = (people * price).named("model");
    const Term cost = sheet.row("cost", Unit::kroner, first_known(own, model) * partly(spread, growth(people)));
    const Term other = sheet.row("other", Unit::kroner, cost - (model - cost) - maximum(cost, model));
    sheet.row("added", Unit::kroner, accumulated(cost - other));
    sheet.row("compound", Unit::share, compounded(sheet.condition("test.rate")) * sheet.constant(1e-7));
    sheet.row("change", Unit::kroner, change(cost + other));
    sheet.row("smaller", Unit::kroner, minimum(cost, model));
    sheet.row("relative", Unit::none, power(sheet.relative("test.rate"), sheet.constant(-0.5) + 1.0));
    sheet.row("each", Unit::kroner_per_person,
              cost / people / sheet.constant(2) * at_start(people) / people * (people / people));
    sheet.row("last", Unit::persons, previous(people));
    sheet.row("whole", Unit::kroner, known_as(cost - model, own));
    sheet.row("places", Unit::places, measured_in(Unit::places, people));
    sheet.row("grown", Unit::none, growth(own) + growth(cost, model) / (sheet.elapsed_years() + 1.0));
  }

  void expect_formulas_agree(std::span<const Adjustment> adjustments) {
    const std::vector<Column> parameters{{rates.data(), 1, 0}};
    const std::vector<Column> engines{{persons.data(), 1, 0}};
    Values values;
    evaluate(sheet, {years, 1, cells, parameters, engines}, adjustments, values);
    const Formulas formulas(sheet, values, adjustments);
    const auto look = [&](const std::string& reference) -> double {
      const auto index = static_cast<std::size_t>(std::stoi(reference.substr(1)));
      const std::size_t mark = reference.find('Y');
      const auto t = mark == std::string::npos ? 0 : static_cast<std::size_t>(std::stoi(reference.substr(mark + 1)));
      switch (reference[0]) {
        case 'c': return cells[index];
        case 'p': return rates[t];
        case 's': return rate.value;
        case 'e': return persons[t];
        case 'a': return adjustments[index].amount[t];
        case 'y': return 2026 + static_cast<double>(t);
        default: return written.at({static_cast<std::uint32_t>(index), t});
      }
    };
    written.clear();
    for (const std::uint32_t line : formulas.lines()) {
      for (std::size_t t = 0; t < years; ++t) {
        const std::string text = formulas.formula(line, t, layout);
        const double value = Formula::value(text, look);
        written[{line, t}] = value;
        const double expected = values.at(line, t);
        if (expected != expected) {
          RC_ASSERT(value != value);
        } else {
          RC_ASSERT(std::abs(value - expected) <= 1e-12 * std::max(1.0, std::abs(expected)));
        }
      }
    }
    for (const Row& row : sheet.rows()) RC_ASSERT(written.contains({row.node, 0}));
  }

  Sheet sheet;
  std::vector<double> persons{10, 5, 30, 0};
  std::vector<double> rates{0.5, 0.4, 0.3, 0.2};
  std::vector<double> cells{100, no_figure};
  std::map<std::pair<std::uint32_t, std::size_t>, double> written;
};

RC_GTEST_PROP(Formulas, ASpreadsheetComesToWhatTheSheetSays, ()) {
  World world;
  const auto figure = [] { return *rc::gen::inRange(-40, 400) / 10.0; };
  for (double& value : world.persons) value = figure();
  for (double& value : world.rates) value = *rc::gen::inRange(0, 20) / 10.0;
  for (double& value : world.cells) value = *rc::gen::arbitrary<bool>() ? figure() : no_figure;
  std::vector<Adjustment> adjustments;
  const int count = *rc::gen::inRange(0, 4);
  for (int k = 0; k < count; ++k) {
    const char* rows[] = {"cost", "other", "smaller", "places"};
    Adjustment one{world.sheet.find(rows[*rc::gen::inRange(0, 4)]), Adjustment::How::add, {0, 0, 0, 0}, -1, "a"};
    for (double& amount : one.amount) amount = *rc::gen::inRange(-20, 20) / 10.0;
    if (*rc::gen::arbitrary<bool>()) one.how = Adjustment::How::scale;
    if (*rc::gen::arbitrary<bool>()) one.driver = world.sheet.find("people");
    one.within = *rc::gen::arbitrary<bool>();
    adjustments.push_back(one);
  }
  world.expect_formulas_agree(adjustments);
}

TEST(Formulas, AreWhatAnAnalystWouldWrite) {
  Sheet sheet({&rate});
  const Term pupils = sheet.engine("pupils", Unit::persons);
  const Term today = sheet.cell("today", Unit::kroner);
  const Term own = sheet.cell("own", Unit::kroner);
  sheet.row("school", Unit::kroner, first_known(own, today) * partly(sheet.parameter("test.rate"), growth(pupils)));
  const std::vector<double> persons{10, 20}, rates{0.5, 0.5}, cells{100, no_figure};
  const std::vector<Column> engines{{persons.data(), 1, 0}}, parameters{{rates.data(), 1, 0}};
  Values values;
  evaluate(sheet, {2, 1, cells, parameters, engines}, {}, values);
  const Formulas formulas(sheet, values, {});
  ASSERT_EQ(formulas.lines().size(), 1U);
  EXPECT_EQ(formulas.formula(formulas.lines()[0], 1, layout), "IFERROR(c1,c0)*(1+p0Y1*(IF(e0$Y0>0,e0Y1/e0$Y0,1)-1))");
}

}  // namespace
}  // namespace handlingsrom::sheet
