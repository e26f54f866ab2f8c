// What helps a programme along: help that is bought, money that is granted, indicators of a digital change.
#include "followup/programme/fields.hpp"

namespace handlingsrom::programme {

std::vector<Support> read_supports(const toml::Value& root, const Names& projects) {
  std::vector<Support> supports;
  Names names;
  for (const toml::Value& table : root.tables_or_none("support")) {
    table.only({"id", "name", "kind", "project", "from_whom", "use", "from", "to", "report_by", "amount", "used"});
    names.add(table.need("id"), supports.size());
    projects.check(table, "project");
    Support one;
    one.id = table.need("id").text();
    one.name = table.need("name").some_text();
    table.need("kind", "outside_help or grant");
    one.kind = one_of(table, "kind", {"outside_help", "grant"});
    one.project = table.text_or("project");
    one.from_whom = table.need("from_whom", "the firm or body that gives it").some_text();
    one.use = table.text_or("use");
    one.from = day_or_none(table, "from");
    one.to = day_or_none(table, "to");
    if (one.from && one.to) check_order(table.need("to"), *one.from, *one.to);
    one.report_by = day_or_none(table, "report_by");
    if (const auto amount = table.find("amount")) one.amount = amount->number(0);
    if (const auto used = table.find("used")) one.used = used->number(0);
    supports.push_back(std::move(one));
  }
  return supports;
}

std::vector<Indicator> read_indicators(const toml::Value& root, const Names& projects) {
  constexpr int earliest = 2000, latest = 2100;
  std::vector<Indicator> indicators;
  Names names;
  for (const toml::Value& table : root.tables_or_none("indicator")) {
    table.only({"id", "name", "project", "unit", "risk_borne_by", "target", "target_year", "value", "kind"});
    names.add(table.need("id"), indicators.size());
    projects.check(table, "project");
    Indicator one;
    one.id = table.need("id").text();
    one.name = table.need("name").some_text();
    one.project = table.text_or("project");
    one.unit = table.text_or("unit");
    one.risk_borne_by = table.text_or("risk_borne_by");
    one.kind =
        one_of(table, "kind", {"training", "go_live", "e_message", "standard", "welfare_technology", "other"}, "other");
    one.target = table.need("target").number();
    one.target_year = static_cast<int>(table.need("target_year").whole(earliest, latest));
    for (const toml::Value& value : table.tables_or_none("value")) {
      value.only({"year", "value", "source"});
      one.values.push_back({static_cast<int>(value.need("year").whole(earliest, latest)), value.need("value").number(),
                            value.need("source").some_text()});
    }
    indicators.push_back(std::move(one));
  }
  return indicators;
}

}  // namespace handlingsrom::programme
