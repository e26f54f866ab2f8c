// …/municipalities/{}/comparison?with=…: the municipality beside its group, and what explains the difference.
#include <array>
#include <charconv>

#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/api/comparison.hpp"
#include "surface/report/words.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_list = 4000;

/// `name` in the query, or what stands. Throws Error(bad_input, "comparison_not_a_number").
double number_asked(const http::Request& request, std::string_view name, double otherwise) {
  const auto text = request.target.parameter(name);
  if (!text) return otherwise;
  double value = 0;
  const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (failure != std::errc{} || end != text->data() + text->size())
    throw Error(ErrorCode::bad_input, "comparison_not_a_number",
                {{"name", std::string(name)}, {"found", shortened(*text)}});
  return value;
}

api::ComparisonRequest asked(const http::Request& request) {
  api::ComparisonRequest wanted;
  if (const auto with = request.target.parameter("with")) {
    if (with->size() > longest_list) throw Error(ErrorCode::bad_input, "comparison_list");
    wanted.with = *with;
  }
  comparison::SimilarOptions& options = wanted.options;
  options.count = number_asked(request, "count", options.count);
  options.weight_population = number_asked(request, "weight_population", options.weight_population);
  options.weight_centrality = number_asked(request, "weight_centrality", options.weight_centrality);
  options.weight_need = number_asked(request, "weight_need", options.weight_need);
  return wanted;
}

std::string number_of(const Context& context, MunicipalityIndex index) {
  return to_string(context.service->municipality(index).number);
}

Json group(const Context& context, const api::Compared& compared, const messages::Catalogue& catalogue) {
  Json members = Json::array();
  for (std::size_t i = 0; i < compared.group.members.size(); ++i) {
    const MunicipalityIndex member = compared.group.members[i];
    members.push_back({{"number", number_of(context, member)},
                       {"name", context.service->municipality(member).name},
                       {"distance", compared.near.empty() ? Json(nullptr) : number(compared.near[i].distance)}});
  }
  const std::string key(comparison::key_of(compared.group.kind));
  return {{"id", key},
          {"name", api::group_name(*context.service, catalogue, compared.municipality, compared.group)},
          {"method", catalogue.text("comparison.method." + key)},
          {"members", std::move(members)}};
}

Json parameters(const comparison::SimilarOptions& options, const messages::Catalogue& catalogue) {
  const std::array values{options.count, options.weight_population, options.weight_centrality, options.weight_need};
  Json list = Json::array();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const ParameterSpec& spec = comparison::similar_parameters()[i];
    const std::string id(spec.id.substr(spec.id.find('.') + 1));
    list.push_back({{"id", id},
                    {"name", catalogue.text("comparison.parameter." + id)},
                    {"value", number(values[i])},
                    {"default", number(spec.value)},
                    {"low", number(spec.low)},
                    {"high", number(spec.high)},
                    {"minimum", number(spec.minimum)},
                    {"maximum", number(spec.maximum)}});
  }
  return list;
}

Json figures(const Context& context, const api::Compared& compared, const messages::Catalogue& catalogue) {
  Json list = Json::array();
  for (const api::ComparedFigure& one : compared.figures) {
    const comparison::Measure& measure = *one.measure;
    list.push_back({{"id", measure.id},
                    {"name", report::Words(catalogue).figure(measure.id)},
                    {"unit", unit(measure.unit, catalogue)},
                    {"decimals", measure.decimals},
                    {"year", api::year_of(*context.service, measure).value},
                    {"source", source(context.service->source(measure.source_id))},
                    {"own", number(one.own)},
                    {"country", number(one.country)},
                    {"mean", number(one.group.mean)},
                    {"median", number(one.group.median)},
                    {"known", one.group.known}});
  }
  return list;
}

Json position(const comparison::Position& one) {
  const auto place = [](int value) { return value > 0 ? Json(value) : Json(nullptr); };
  return {{"rank", place(one.rank.rank)},  {"of", one.rank.of},
          {"best", place(one.rank.best)},  {"worst", place(one.rank.worst)},
          {"median", number(one.median)},  {"p10", number(one.spread.p10)},
          {"p25", number(one.spread.p25)}, {"p75", number(one.spread.p75)},
          {"p90", number(one.spread.p90)}};
}

Json accounts(const Context& context, const api::Compared& compared, const messages::Catalogue& catalogue) {
  Json list = Json::array();
  for (const comparison::AccountsTrend& one : compared.accounts) {
    const comparison::AccountsFigure& figure = *one.figure;
    const api::AccountsWords words = api::words_of(*context.service, catalogue, compared, one);
    Json years = Json::array(), sources = Json::array();
    for (const std::string& id : one.source_ids) sources.push_back(source(*context.service->find_source(id)));
    for (const comparison::AccountsYear& year : one.years) {
      years.push_back({{"year", year.year.value},
                       {"own", number(year.own)},
                       {"group", number(year.group)},
                       {"country", number(year.country)},
                       {"own_adjusted", number(year.own_adjusted)},
                       {"group_adjusted", number(year.group_adjusted)},
                       {"known", year.known}});
    }
    list.push_back({{"id", figure.id},
                    {"name", words.name},
                    {"unit", unit(figure.unit, catalogue)},
                    {"decimals", figure.decimals},
                    {"sentence", words.sentence},
                    {"rank", words.rank},
                    {"wider_tasks", one.wider_tasks},
                    {"sources", std::move(sources)},
                    {"years", std::move(years)},
                    {"in_group", position(one.in_group)},
                    {"in_country", position(one.in_country)},
                    {"adjusted_in_group", position(one.adjusted_in_group)},
                    {"adjusted_in_country", position(one.adjusted_in_country)}});
  }
  return list;
}

Json decomposition(const Context& context, const api::Compared& compared, const comparison::Group& against,
                   const comparison::Decomposition& one, const messages::Catalogue& catalogue) {
  const api::DecompositionWords words = api::words_of(*context.service, catalogue, compared, against, one);
  Json sources = Json::array(), parts = Json::array(), left_out = Json::array();
  for (const std::string_view id : one.source_ids) sources.push_back(source(context.service->source(id)));
  for (const MunicipalityIndex member : one.left_out) left_out.push_back(number_of(context, member));
  for (const comparison::Part& part : one.parts) {
    parts.push_back({{"id", part.id},
                     {"name", api::part_name(catalogue, part)},
                     {"level", api::level_name(catalogue, part)},
                     {"unit", unit(part.unit, catalogue)},
                     {"decimals", part.decimals},
                     {"own", number(part.own)},
                     {"base", number(part.base)},
                     {"effect", number(part.effect)}});
  }
  return {{"id", one.id},
          {"name", words.name},
          {"title", words.title},
          {"why", words.why},
          {"shown", words.shown},
          {"notes", words.notes},
          {"unit", unit(one.unit, catalogue)},
          {"decimals", one.decimals},
          {"year", one.year},
          {"sources", std::move(sources)},
          {"own", number(one.own)},
          {"base", number(one.base)},
          {"base_name", api::group_name(*context.service, catalogue, compared.municipality, against)},
          {"chance", number(one.chance)},
          {"marked", one.marked},
          {"known", one.known},
          {"left_out", std::move(left_out)},
          {"parts", std::move(parts)}};
}

Json comparison_json(const Context& context, MunicipalityIndex index, const api::ComparisonRequest& wanted,
                     const messages::Catalogue& catalogue) {
  const api::Compared compared = api::compare(*context.service, index, wanted);
  Json against_group = Json::array(), against_country = Json::array();
  for (const comparison::Decomposition& one : compared.against_group)
    against_group.push_back(decomposition(context, compared, compared.group, one, catalogue));
  for (const comparison::Decomposition& one : compared.against_country)
    against_country.push_back(decomposition(context, compared, compared.country, one, catalogue));
  return {{"municipality", municipality(context.service->municipality(index))},
          {"group", group(context, compared, catalogue)},
          {"parameters", parameters(wanted.options, catalogue)},
          {"accounts", accounts(context, compared, catalogue)},
          {"accounts_notes", {catalogue.text("comparison.note.accounts"), catalogue.text("comparison.note.rank")}},
          {"figures", figures(context, compared, catalogue)},
          {"against_group", std::move(against_group)},
          {"against_country", std::move(against_country)}};
}

}  // namespace

void add_comparison(http::Router& router, const SharedContext& context) {
  router.add(http::Method::get, "/api/v1/municipalities/{}/comparison", [context](const http::Request& request) {
    return respond_lasting(comparison_json(*context, context->municipality(request.captures.at(0)), asked(request),
                                           context->catalogue(request)));
  });
}

}  // namespace handlingsrom::routes
