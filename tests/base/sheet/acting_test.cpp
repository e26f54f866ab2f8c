// An assumption acts where changing it can change a row, and only there.
#include "base/sheet/acting.hpp"

#include <gtest/gtest.h>

namespace handlingsrom::sheet {
namespace {

constexpr ParameterSpec taken{"test.taken", Unit::share, 0.5, 0, 1, "judgement", 0, 1};
constexpr ParameterSpec stand_in{"test.stand_in", Unit::share, 0.5, 0, 1, "judgement", 0, 1};
constexpr ParameterSpec unread{"test.unread", Unit::share, 0.5, 0, 1, "judgement", 0, 1};
constexpr ParameterSpec of_mark{"test.of_mark", Unit::share, 0.5, 0, 1, "judgement", 0, 1};

TEST(ActingParameters, AStandInActsOnlyWhereTheFigureIsMissing) {
  Sheet sheet({&taken, &stand_in, &unread, &of_mark});
  const Term published = sheet.cell("published", Unit::kroner);
  const Term people = sheet.engine("people", Unit::persons);
  const Term price = sheet.cell("price", Unit::kroner_per_person);
  const Term model = people * price * sheet.parameter("test.stand_in");
  const Term level = first_known(published, model);
  (void)(level * sheet.parameter("test.unread"));  // no row is made of it
  sheet.row("cost", Unit::kroner,
            known_as(level * sheet.relative("test.taken"), price * people * sheet.parameter("test.of_mark")));

  const std::vector<double> half(3, 0.5), persons{10, 11, 12};
  const std::vector<Column> parameters(4, Column{half.data(), 1, 0});
  const std::vector<Column> engines{{persons.data(), 1, 0}};
  const auto acting = [&](double published_value) {
    const std::vector<double> cells{published_value, 100};
    Values values;
    evaluate(sheet, {3, 1, cells, parameters, engines}, {}, values);
    return acting_parameters(sheet, &values);
  };
  EXPECT_EQ(acting(5000), (std::vector<char>{1, 0, 0, 0}));
  EXPECT_EQ(acting(no_figure), (std::vector<char>{1, 1, 0, 0}));
  EXPECT_EQ(acting_parameters(sheet), (std::vector<char>{1, 0, 0, 0}));
}

}  // namespace
}  // namespace handlingsrom::sheet
