#include "surface/report/backtest_page.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "surface/messages/numbers.hpp"
#include "surface/report/html.hpp"
#include "surface/report/svg/bars.hpp"
#include "surface/report/svg/drawing.hpp"

namespace handlingsrom::report {

namespace {

using population::ErrorRow;
using population::Method;
using population::Places;

/// Methods that a reader compares; the others split our own error and stand in the table.
bool compared(Method method) {
  return method == Method::ours || method == Method::hamilton_perry || method == Method::constant ||
         method == Method::statistics_norway;
}

std::string group_name(const messages::Catalogue& catalogue, std::size_t group) {
  const auto& range = population::backtest_groups[group];
  if (range.from == 0 && range.to == oldest_age) return catalogue.text("population.page.everybody");
  const std::string ages =
      range.to == oldest_age ? fmt::format("{}+", range.from) : fmt::format("{}–{}", range.from, range.to);
  return catalogue.text("population.page.ages", {{"ages", ages}});
}

/// Small pictures side by side, as many as have room.
constexpr std::string_view grid =
    ".backtest{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:0 2rem}";

class Page {
 public:
  Page(const messages::Catalogue& catalogue, const std::vector<ErrorRow>& rows) : catalogue_(catalogue), rows_(rows) {}

  std::string text(std::string_view key, const messages::Arguments& arguments = {}) const {
    return catalogue_.text(key, arguments);
  }
  std::string number(double value) const { return messages::number(value, 1, catalogue_.language()); }
  std::string method(Method which) const { return text("population.method." + std::string(population::key_of(which))); }

  /// The five charts of one set: rows with the same places, base and horizon.
  std::string charts(Places places, int base, int horizon, const std::string& heading) const {
    std::vector<const ErrorRow*> chosen;
    for (const ErrorRow& row : rows_) {
      if (row.places == places && row.base == base && row.horizon == horizon && compared(row.method))
        chosen.push_back(&row);
    }
    if (chosen.size() < 2) return {};
    std::string out = "<section><h2>" + svg::escape(heading) + "</h2>\n<div class=\"backtest\">\n";
    for (std::size_t g = 0; g < population::backtest_groups.size(); ++g) {
      const auto by_error = [g](const ErrorRow* a, const ErrorRow* b) { return a->error[g] < b->error[g]; };
      std::vector<const ErrorRow*> order = chosen;
      std::stable_sort(order.begin(), order.end(), by_error);
      svg::BarChart chart;
      chart.width = 300;
      chart.id = fmt::format("error-{}-{}-{}-{}", population::key_of(places), base, horizon, g);
      chart.title =
          text(order.front()->method == Method::ours ? "population.page.ours_closest" : "population.page.other_closest",
               {{"group", group_name(catalogue_, g)},
                {"method", method(order.front()->method)},
                {"error", number(order.front()->error[g])}});
      for (const ErrorRow* row : order) {
        chart.rows.push_back({method(row->method),
                              row->error[g],
                              std::numeric_limits<double>::quiet_NaN(),
                              number(row->error[g]) + " %",
                              {}});
        chart.description += fmt::format("{}: {} %. ", method(row->method), number(row->error[g]));
      }
      out += "<figure><h3>" + svg::escape(chart.title) + "</h3>\n" + svg::draw(chart) + "<figcaption>" +
             svg::escape(text("population.page.unit", {{"count", std::to_string(order.front()->municipalities)},
                                                       {"years", std::to_string(horizon)}})) +
             "</figcaption></figure>\n";
    }
    return out + "</div></section>\n";
  }

  std::string coverage(const population::Coverage& held) const {
    std::string out = "<section><h2>" +
                      svg::escape(text("population.page.coverage", {{"overall", number(held.overall())}})) +
                      "</h2>\n<table><thead><tr><th scope=\"col\">" + svg::escape(text("column.age")) + "</th>";
    for (int h = 1; h <= population::Coverage::horizons; ++h) out += fmt::format("<th scope=\"col\">{}</th>", h);
    out += "</tr></thead><tbody>\n";
    for (std::size_t g = 0; g < population::backtest_groups.size(); ++g) {
      out += "<tr><th scope=\"row\">" + svg::escape(group_name(catalogue_, g)) + "</th>";
      for (int h = 1; h <= population::Coverage::horizons; ++h) {
        out +=
            held.all[g][static_cast<std::size_t>(h)] > 0 ? "<td>" + number(held.share(g, h)) + "</td>" : "<td>–</td>";
      }
      out += "</tr>\n";
    }
    return out + "</tbody></table></section>\n";
  }

  std::string table() const {
    std::string out = "<section><h2>" + svg::escape(text("population.page.table")) + "</h2>\n<table><thead><tr>";
    for (const char* key : {"places", "base", "horizon", "method", "municipalities"})
      out += "<th scope=\"col\">" + svg::escape(text(std::string("column.") + key)) + "</th>";
    for (std::size_t g = 0; g < population::backtest_groups.size(); ++g)
      out += "<th scope=\"col\">" + svg::escape(group_name(catalogue_, g)) + "</th>";
    out += "</tr></thead><tbody>\n";
    for (const ErrorRow& row : rows_) {
      std::string places = text("population.places." + std::string(population::key_of(row.places)));
      if (row.size_class >= 0)
        places += fmt::format(" {}+", population::size_class_from[static_cast<std::size_t>(row.size_class)]);
      out += "<tr><th scope=\"row\">" + svg::escape(places) + "</th><td>" +
             svg::escape(row.base == 0 ? text("population.mean_of_vintages") : std::to_string(row.base)) +
             fmt::format("</td><td>{}</td><td>{}</td><td>{}</td>", row.horizon, svg::escape(method(row.method)),
                         row.municipalities);
      for (const double error : row.error) out += "<td>" + number(error) + "</td>";
      out += "</tr>\n";
    }
    return out + "</tbody></table></section>\n";
  }

 private:
  const messages::Catalogue& catalogue_;
  const std::vector<ErrorRow>& rows_;
};

}  // namespace

std::string backtest_page(const messages::Catalogue& catalogue, const std::vector<ErrorRow>& rows,
                          const population::Coverage* coverage) {
  const Page page(catalogue, rows);
  const std::string title = catalogue.text("population.page.title");
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
      "<title>{}</title><style>{}{}</style></head><body><main>\n<h1>{}</h1>\n<p>{}</p>\n",
      messages::code_of(catalogue.language()), svg::escape(title), page_style(), grid, svg::escape(title),
      svg::escape(catalogue.text("population.page.about")));
  std::vector<std::pair<int, int>> sets;
  for (const ErrorRow& row : rows) {
    if (row.places == Places::all && row.method == Method::ours) sets.emplace_back(row.base, row.horizon);
  }
  for (const auto& [base, horizon] : sets) {
    out += page.charts(
        Places::all, base, horizon,
        page.text("population.page.all", {{"base", std::to_string(base)}, {"years", std::to_string(horizon)}}));
  }
  for (const int horizon : {5, 10}) {
    out += page.charts(Places::telemark, 0, horizon,
                       page.text("population.page.telemark", {{"years", std::to_string(horizon)}}));
  }
  if (coverage != nullptr) out += page.coverage(*coverage);
  out += page.table();
  out += "<p>" + svg::escape(catalogue.text("population.page.sources")) + "</p>\n</main></body></html>\n";
  return out;
}

}  // namespace handlingsrom::report
