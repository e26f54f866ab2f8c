// What municipalities need in places alone and together, as columns.
#include "surface/api/care.hpp"
#include "surface/messages/numbers.hpp"
#include "surface/report/svg/picture.hpp"

namespace handlingsrom::api {

std::string pool_picture(const Service& service, const CarePool& pool, std::size_t year,
                         const messages::Catalogue& catalogue) {
  svg::ColumnChart chart;
  chart.id = "pool";
  const auto& last = pool.growth.back()[year];
  chart.title = catalogue.text("care.picture.title", {{"count", std::to_string(pool.members.size())},
                                                      {"together", std::to_string(last.second)},
                                                      {"alone", std::to_string(last.first)}});
  chart.description =
      catalogue.text("care.picture.description", {{"year", std::to_string(pool.first.value + static_cast<int>(year))}});
  for (std::size_t n = 0; n < pool.growth.size(); ++n) {
    const std::string& name = service.municipality(pool.members[n].municipality).name;
    chart.categories.push_back(n == 0 ? name : "+ " + name);
    chart.now.push_back(pool.growth[n][year].first);
    chart.later.push_back(pool.growth[n][year].second);
  }
  chart.now_name = catalogue.text("care.picture.alone");
  chart.later_name = catalogue.text("care.picture.together");
  chart.format = [&](double value, double) { return messages::number(value, 0, catalogue.language()); };
  chart.smallest_step = 1;
  chart.width = 760;
  chart.height = 320;
  return svg::standalone(svg::draw(chart));
}

}  // namespace handlingsrom::api
