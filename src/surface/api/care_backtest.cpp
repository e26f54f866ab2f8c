// The care ladder's forecasts held against what came.
#include "base/error.hpp"
#include "surface/api/care.hpp"

namespace handlingsrom::api {

std::vector<care::BacktestRow> care_backtest(const Service& service, int base) {
  std::vector<int> years = care::backtest_years(service.facts());
  const int target = years.back();
  years.pop_back();
  std::vector<care::BacktestRow> rows;
  std::string expected;
  for (const int year : years) {
    expected += (expected.empty() ? "" : ", ") + std::to_string(year);
    if (base != 0 && base != year) continue;
    for (const care::Quantity quantity : care::quantities)
      rows.push_back(care::backtest(service.facts(), quantity, year, target));
  }
  if (rows.empty()) {
    throw Error(ErrorCode::bad_input, "care_backtest_years",
                {{"found", std::to_string(base)}, {"expected", std::move(expected)}});
  }
  return rows;
}

std::vector<care::PanelRow> care_panel(const Service& service) {
  std::vector<care::PanelRow> rows;
  for (const care::Quantity quantity : care::quantities)
    rows.push_back(care::panel_backtest(service.facts(), quantity));
  return rows;
}

}  // namespace handlingsrom::api
