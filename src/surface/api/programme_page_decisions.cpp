// Of a programme's page: the mandate, and decisions with the figures under them then and now.
#include <map>

#include "surface/api/programme_follow.hpp"
#include "surface/api/programme_page_parts.hpp"

namespace handlingsrom::api {
namespace {

class Decisions : public PagePart {
 public:
  using PagePart::PagePart;

  void add(Json& page) {
    page["mandate"] = mandate();
    page["decisions"] = decisions();
  }

 private:
  Json mandate() const {
    const programme::Mandate& one = programme_.mandate;
    Json earlier = Json::array();
    for (const programme::Mandate& each : programme_.earlier_mandates)
      earlier.push_back({{"version", each.version},
                         {"text", each.text},
                         {"adopted", day_or_null(each.adopted)},
                         {"adopted_by_name", role(each.adopted_by)}});
    return {{"text", one.text},
            {"adopted_by", one.adopted_by},
            {"adopted_by_name", one.adopted_by.empty() ? "" : role(one.adopted_by)},
            {"adopted", day_or_null(one.adopted)},
            {"version", one.version},
            {"case", one.matter},
            {"earlier", std::move(earlier)}};
  }

  /// How many chose which of the case's alternatives, where a consultation for it asked.
  Json support_of(const programme::Decision& decision) const {
    Json list = Json::array();
    for (const ConsultationResult& one : results_) {
      const programme::Consultation& asked = programme_.consultations[one.consultation];
      if (asked.decision != decision.id || !asked.questions[one.question].of_alternatives) continue;
      list.push_back({{"alternative", one.choice},
                      {"count", one.page + one.paper},
                      {"share", number(one.share)},
                      {"chosen", one.chosen},
                      {"consultation", asked.name}});
    }
    return list;
  }

  /// The newest first.
  Json decisions() const {
    std::vector<std::size_t> order(programme_.decisions.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return programme_.decisions[a].date > programme_.decisions[b].date;
    });
    if (order.size() > wish_.most) order.resize(wish_.most);
    std::map<std::size_t, std::vector<const DecisionFigureNow*>> figures;
    for (const DecisionFigureNow& one : answer_.figures) figures[one.decision].push_back(&one);
    Json list = Json::array();
    for (const std::size_t i : order) {
      const programme::Decision& one = programme_.decisions[i];
      Json heard = Json::array(), rests_on = Json::array();
      for (const std::size_t at : one.involvement) {
        const programme::Involvement& voice = programme_.involvement[at];
        heard.push_back(fmt::format("{}, {}", role(voice.who), voice.arena));
      }
      bool moved = false;
      for (const DecisionFigureNow* now : figures[i]) {
        const programme::DecisionFigure& then = one.figures[now->figure];
        const auto said = [&](double value) {
          return std::isfinite(value) ? figure_words(answer_, then.figure, value, then.tolerance, catalogue_) : "–";
        };
        moved = moved || now->moved;
        rests_on.push_back({{"figure", then.figure},
                            {"name", report::Words::capital(words_.figure(then.figure))},
                            {"year", then.year},
                            {"then", said(then.value)},
                            {"now", said(now->now)},
                            {"tolerance", said(then.tolerance)},
                            {"moved", now->moved},
                            {"state", text(now->moved ? "programme.report.moved" : "programme.report.stands")}});
      }
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"body_name", role(one.body)},
                      {"date", day(one.date)},
                      {"case", one.matter},
                      {"asked", one.asked},
                      {"point", one.point},
                      {"version", one.version},
                      {"alternatives", one.alternatives},
                      {"chosen", one.chosen},
                      {"minutes", one.minutes},
                      {"changes", one.changes},
                      {"support", support_of(one)},
                      {"measures", one.measures},
                      {"heard", std::move(heard)},
                      {"moved", moved},
                      {"figures", std::move(rests_on)}});
    }
    return list;
  }

  const std::vector<ConsultationResult> results_ = consultation_results(answer_);
};

}  // namespace

void add_page_decisions(nlohmann::ordered_json& page, const ProgrammeAnswer& answer, const ProgrammePageWish& wish,
                        const messages::Catalogue& catalogue) {
  Decisions(answer, wish, catalogue).add(page);
}

}  // namespace handlingsrom::api
