// Of a programme's page: what the gains gave and are to give, and what else tells whether the programme got there.
#include "surface/api/programme_follow.hpp"
#include "surface/api/programme_page_parts.hpp"

namespace handlingsrom::api {
namespace {

class Gains : public PagePart {
 public:
  using PagePart::PagePart;

  void add(Json& page) {
    page["gains"] = gains();
    page["portfolio"] = portfolio();
    page["splits"] = splits();
    page["promises"] = promises();
    page["indicators"] = indicators();
    page["supports"] = supports();
    page["capacity"] = capacity();
    page["gatherings"] = gatherings();
    page["evaluations"] = evaluations();
  }

 private:
  Json gains() const {
    std::vector<gains::Status> order = answer_.status;
    std::stable_partition(order.begin(), order.end(), [](const gains::Status& status) {
      return status.standing == gains::Standing::behind || status.standing == gains::Standing::unmeasured;
    });
    if (order.size() > wish_.most) order.resize(wish_.most);
    Json list = Json::array();
    for (const gains::Status& status : order) {
      const gains::Gain& one = programme_.gains[status.gain];
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"owner_name", role(one.owner)},
                      {"unit", one.unit},
                      {"type_name", text(fmt::format("programme.gain_type.{}", key_of(one.type)))},
                      {"settled", key_of(one.settled)},
                      {"settled_name", text(fmt::format("programme.settled.{}", key_of(one.settled)))},
                      {"baseline", number(one.baseline)},
                      {"baseline_date", day(one.baseline_date)},
                      {"baseline_source", one.baseline_source},
                      {"standing", key_of(status.standing)},
                      {"standing_name", text(fmt::format("programme.standing.{}", key_of(status.standing)))},
                      {"year", status.year},
                      {"target", number(status.target)},
                      {"value", number(status.value)},
                      {"targets", years(one.targets)},
                      {"realised", years(one.realised)},
                      {"planned_money", years(one.planned_money)},
                      {"realised_money", years(one.realised_money)},
                      {"decimals", decimals_of(one, status)},
                      {"not_released", one.planned_money.empty() ? "" : not_released_words(one, catalogue_)},
                      {"corrections", corrections(one)},
                      {"effect", effect_of(status.gain)},
                      {"preconditions", one.preconditions},
                      {"disadvantages", one.disadvantages},
                      {"chain", chain_of(one)},
                      {"typed",
                       {{"target", !one.measure || one.measure->figure.empty()},
                        {"realised", !one.published},
                        {"planned_money", !one.measure},
                        {"realised_money", !one.published || one.published->kroner_per == 0}}},
                      {"deviation", one.deviation},
                      {"action", one.action}});
    }
    return list;
  }

  Json portfolio() const {
    Json list = Json::array();
    for (const gains::PortfolioYear& one : answer_.portfolio)
      list.push_back({{"year", one.year},
                      {"needed", number(one.needed)},
                      {"planned", number(one.planned)},
                      {"counted_on", number(one.counted_on)},
                      {"realised", number(one.realised)},
                      {"recorded", one.recorded},
                      {"expected", one.expected},
                      {"provisional", provisional_words(one, catalogue_)},
                      {"moved", number(one.moved)},
                      {"rest", number(one.rest)}});
    return list;
  }

  Json corrections(const gains::Gain& gain) const {
    Json list = Json::array();
    for (const gains::Correction& one : gain.corrections)
      list.push_back(correction_words(answer_, gain, one, catalogue_));
    return list;
  }

  /// What turns behind a gain that comes of a measure.
  std::string effect_of(std::size_t gain) const {
    for (const GainEffect& effect : answer_.effects) {
      if (effect.gain == gain) return effect_words(answer_, effect, catalogue_);
    }
    return {};
  }

  /// The result chain in its order; what is not said is left out.
  Json chain_of(const gains::Gain& gain) const {
    Json list = Json::array();
    const auto add = [&](const char* key, const std::string& said) {
      if (!said.empty()) list.push_back({{"name", text(fmt::format("programme.report.head.{}", key))}, {"text", said}});
    };
    add("input", gain.chain.input);
    add("activity", gain.chain.activity);
    add("product_of", gain.chain.product);
    add("user_effect", gain.chain.user_effect);
    add("society_effect", gain.chain.society_effect);
    return list;
  }

  Json splits() const {
    Json list = Json::array();
    for (const gains::Gain& gain : programme_.gains) {
      for (const gains::Outcome& outcome : gain.outcomes) {
        if (list.size() == wish_.most) return list;
        const gains::Split split = gains::split_of(outcome);
        list.push_back({{"gain", gain.name},
                        {"year", outcome.year},
                        {"difference", split.difference},
                        {"demography", split.demography},
                        {"price", split.price},
                        {"measure", split.measure},
                        {"rest", split.rest}});
      }
    }
    return list;
  }

  /// The expectation gap: what was promised against what is possible.
  Json promises() const {
    Json list = Json::array();
    for (std::size_t i = 0; i < shown(programme_.promises); ++i) {
      const programme::Promise& one = programme_.promises[i];
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"source", one.source},
                      {"place", one.place},
                      {"from", one.from.value},
                      {"promised", promised_words(answer_, i, catalogue_)},
                      {"possible", report::Words::capital(promise_words(answer_, i, catalogue_)) + "."},
                      {"holds", !answer_.promises[i].first_broken},
                      {"own", one.figure.empty() && !one.lever}});
    }
    return list;
  }

  /// How far a digital change has come.
  Json indicators() const {
    Json list = Json::array();
    for (std::size_t i = 0; i < shown(programme_.indicators); ++i) {
      const programme::Indicator& one = programme_.indicators[i];
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"kind_name", text("programme.indicator." + one.kind)},
                      {"unit", one.unit},
                      {"target", one.target},
                      {"target_year", one.target_year},
                      {"values", years(one.values)},
                      {"risk_borne_by", one.risk_borne_by}});
    }
    return list;
  }

  Json supports() const {
    Json list = Json::array();
    for (std::size_t i = 0; i < shown(programme_.supports); ++i) {
      const programme::Support& one = programme_.supports[i];
      const bool has_amount = one.amount > 0;
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"kind_name", text("programme.support." + one.kind)},
                      {"from_whom", one.from_whom},
                      {"use", one.use},
                      {"from", day_or_null(one.from)},
                      {"to", day_or_null(one.to)},
                      {"report_by", day_or_null(one.report_by)},
                      {"amount", has_amount ? Json(one.amount) : Json(nullptr)},
                      {"used", has_amount ? Json(one.used) : Json(nullptr)}});
    }
    return list;
  }

  /// Time set aside against what is asked of it.
  Json capacity() const {
    Json list = Json::array();
    for (std::size_t i = 0; i < shown(programme_.capacities); ++i) {
      const programme::Capacity& one = programme_.capacities[i];
      double left = 0;
      for (const programme::Task& task : programme_.tasks)
        left += task.role == one.role && !task.done ? task.effort : 0;
      const auto weeks = std::count_if(answer_.plan.overloads.begin(), answer_.plan.overloads.end(),
                                       [&](const programme::Overload& overload) { return overload.role == one.role; });
      list.push_back({{"role", one.role},
                      {"role_name", role(one.role)},
                      {"days_per_week", one.days_per_week},
                      {"effort_left", left},
                      {"weeks_short", weeks}});
    }
    return list;
  }

  Json evaluations() const {
    Json list = Json::array();
    for (std::size_t i = 0; i < shown(programme_.evaluations); ++i) {
      const programme::Evaluation& one = programme_.evaluations[i];
      Json questions = Json::array();
      for (const programme::Reflection& each : one.questions)
        questions.push_back({{"question", each.question}, {"found", each.thoughts}});
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"of_name", text("programme.evaluation." + one.of)},
                      {"by_name", role(one.by)},
                      {"date", day(one.date)},
                      {"questions", std::move(questions)},
                      {"lessons", one.lessons},
                      {"changes", one.changes},
                      {"shared", one.shared}});
    }
    return list;
  }

  static Json reflections_of(const programme::Gathering& one) {
    Json list = Json::array();
    for (const programme::Reflection& each : one.reflections)
      list.push_back({{"question", each.question}, {"thoughts", each.thoughts}});
    return list;
  }

  Json gatherings() const {
    Json list = Json::array();
    for (const programme::Gathering& one : programme_.gatherings)
      list.push_back({{"id", one.name + " " + roster::text_of(one.from)},
                      {"name", one.name},
                      {"place", one.place},
                      {"from", day(one.from)},
                      {"to", day(one.to)},
                      {"themes", one.themes},
                      {"before_next", one.before_next},
                      {"lessons", one.lessons},
                      {"way_ahead", one.way_ahead},
                      {"reflections", reflections_of(one)},
                      {"shared", one.shared}});
    return list;
  }
};

}  // namespace

void add_page_gains(nlohmann::ordered_json& page, const ProgrammeAnswer& answer, const ProgrammePageWish& wish,
                    const messages::Catalogue& catalogue) {
  Gains(answer, wish, catalogue).add(page);
}

}  // namespace handlingsrom::api
