// A figure of the accounts in one sentence: own, the difference from the group, the same need taken into account, the rank.
#include <cmath>

#include <fmt/format.h>

#include "surface/api/comparison.hpp"
#include "surface/api/comparison_rounding.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

struct Writer {
  const messages::Catalogue& catalogue;
  const comparison::AccountsFigure& figure;
  report::Words words{catalogue};

  double step() const { return published_step(figure.unit, figure.decimals); }
  std::string level(double value) const {
    return words.exact_amount(report::round_to(value, step()), figure.unit, figure.decimals);
  }
  /// Kroner without "per inhabitant", which the level has said; points of per cent.
  std::string difference(double value) const {
    const double size = std::abs(value);
    if (figure.unit == Unit::percent)
      return catalogue.text("comparison.accounts.points", {{"value", words.number(size, figure.decimals)}});
    return words.exact_amount(report::round_to(size, step()), Unit::kroner, figure.decimals);
  }
  std::string_view direction(double value) const {
    if (std::abs(value) < step() / 2) return "same";
    return value > 0 ? "more" : "less";
  }
};

std::string rank_words(const messages::Catalogue& catalogue, const comparison::RankInterval& rank) {
  const bool known = rank.best > 0;
  const int best = known ? rank.best : rank.rank, worst = known ? rank.worst : rank.rank;
  return catalogue.text(
      best == worst ? "comparison.accounts.rank_one" : "comparison.accounts.rank",
      {{"best", std::to_string(best)}, {"worst", std::to_string(worst)}, {"of", std::to_string(rank.of)}});
}

}  // namespace

AccountsWords words_of(const Service& service, const messages::Catalogue& catalogue, const Compared& compared,
                       const comparison::AccountsTrend& trend) {
  const Writer write{catalogue, *trend.figure};
  const comparison::AccountsYear& year = trend.latest();
  const std::string place = service.municipality(compared.municipality).name;
  AccountsWords result;
  result.name = catalogue.text(fmt::format("accounts_figure.{}", trend.figure->id));
  messages::Arguments arguments{{"figure", result.name},
                                {"place", place},
                                {"group", group_name(service, catalogue, compared.municipality, compared.group)}};
  const auto say = [&](std::string_view key) {
    return catalogue.text(fmt::format("comparison.accounts.{}", key), arguments);
  };
  if (facts::is_missing(year.own)) {
    result.sentence = say("missing") + ".";
    return result;
  }
  arguments.emplace_back("own", write.level(year.own));
  const double difference = year.own - year.group;
  const bool compares = !facts::is_missing(difference);
  if (compares) arguments.emplace_back("difference", write.difference(difference));
  result.sentence = say(compares ? write.direction(difference) : "alone");
  const double adjusted = year.own_adjusted - year.group_adjusted;
  const bool by_need = !facts::is_missing(adjusted);
  if (by_need) {
    result.sentence += catalogue.text(fmt::format("comparison.accounts.adjusted_{}", write.direction(adjusted)),
                                      {{"difference", write.difference(adjusted)}});
  }
  const comparison::Position& position = by_need ? trend.adjusted_in_group : trend.in_group;
  if (position.rank.of > 1) {
    result.rank = rank_words(catalogue, position.rank);
    arguments.emplace_back("rank", result.rank);
    result.sentence += say(by_need ? "lies_adjusted" : "lies");
  }
  result.sentence += ".";
  return result;
}

}  // namespace handlingsrom::api
