#include "standing/facts/facts_held.hpp"

#include "base/error.hpp"
#include "standing/facts/facts_parts.hpp"

namespace handlingsrom::facts {

Facts::Facts(std::unique_ptr<const Parts> parts)
    : parts_(std::move(parts)),
      sources(parts_->sources),
      registry(parts_->registry.get()),
      population(parts_->population),
      nation(parts_->nation),
      vital(parts_->vital),
      published(parts_->published),
      care_users(parts_->care_users),
      care_services(parts_->care_services),
      care_places(parts_->care_places),
      national_figures(parts_->national_figures),
      key_figures(parts_->key_figures),
      key_figure_year(parts_->key_figure_year),
      cost_key(parts_->cost_key),
      need_index(parts_->need_index),
      national_spending(parts_->national_spending),
      net_result_percent(parts_->net_result_percent.values),
      net_result_year(parts_->net_result_percent.year),
      sick_leave_percent(parts_->sick_leave_percent),
      in_robek(parts_->in_robek),
      series(parts_->series.get()),
      archive(parts_->archive),
      version(parts_->version),
      digest(parts_->digest) {}

Facts::~Facts() = default;

double PublishedProjection::main(MunicipalityIndex municipality, Year year) const {
  const auto m = static_cast<std::size_t>(municipality.value);
  const int at = year - municipal_first;
  if (m >= main_total.size() || at < 0 || at >= static_cast<int>(main_total[m].size())) return missing;
  return main_total[m][static_cast<std::size_t>(at)];
}

const Source& Facts::source(std::string_view id) const {
  for (const Source& each : sources) {
    if (each.id == id) return each;
  }
  throw Error(ErrorCode::internal, "internal", {{"reason", "no source " + std::string(id)}});
}

std::optional<double> Facts::key_figure(std::string_view indicator, std::string_view region_code, int year) const {
  for (const KeyFigure& figure : key_figures) {
    if (figure.year == year && figure.region_code == region_code && figure.indicator == indicator &&
        !is_missing(figure.value)) {
      return figure.value;
    }
  }
  return std::nullopt;
}

}  // namespace handlingsrom::facts
