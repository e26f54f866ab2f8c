// Of a programme's page: who was heard, what consultations answered, and the way from proposal to result.
#include "surface/api/programme_follow.hpp"
#include "surface/api/programme_page_parts.hpp"

namespace handlingsrom::api {
namespace {

class Voices : public PagePart {
 public:
  using PagePart::PagePart;

  void add(Json& page) {
    page["steps"] = steps();
    page["involvement"] = involvement();
    page["consultations"] = consultations();
    page["timeline"] = timeline();
  }

 private:
  Json steps() const {
    using Step = programme::Step;
    Json list = Json::array();
    for (const Step step : {Step::inform, Step::consult, Step::dialogue, Step::cooperate, Step::co_decide}) {
      const auto count = std::count_if(programme_.involvement.begin(), programme_.involvement.end(),
                                       [&](const programme::Involvement& one) { return one.step == step; });
      list.push_back({{"step", key_of(step)}, {"name", step_name(programme_, step, catalogue_)}, {"count", count}});
    }
    return list;
  }

  Json involvement() const {
    std::vector<const programme::Involvement*> order;
    for (const programme::Involvement& one : programme_.involvement) order.push_back(&one);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->date > b->date; });
    if (order.size() > wish_.most) order.resize(wish_.most);
    Json list = Json::array();
    for (const programme::Involvement* one : order)
      list.push_back({{"id", one->id},
                      {"step", key_of(one->step)},
                      {"step_name", step_name(programme_, one->step, catalogue_)},
                      {"date", day(one->date)},
                      {"who_name", role(one->who)},
                      {"arena", one->arena},
                      {"asked", one->asked},
                      {"said", one->said},
                      {"changed", one->changed},
                      {"answer", one->answer},
                      {"answered", day_or_null(one->answered)},
                      {"form_name", one->form.empty() ? "" : named("programme.form.", one->form)},
                      {"keep_until", day_or_null(one->keep_until)},
                      {"to_be_deleted", !one->said.empty() && one->keep_until && *one->keep_until < answer_.on}});
    return list;
  }

  Json consultations() const {
    const std::vector<ConsultationResult> results = consultation_results(answer_);
    Json list = Json::array();
    for (std::size_t i = 0; i < shown(programme_.consultations); ++i) {
      const programme::Consultation& one = programme_.consultations[i];
      Json questions = Json::array(), themes = Json::array();
      for (std::size_t k = 0; k < one.questions.size(); ++k) {
        Json choices = Json::array();
        int all = 0;
        for (const ConsultationResult& each : results) {
          if (each.consultation != i || each.question != k) continue;
          all += each.page + each.paper;
          choices.push_back({{"text", each.choice},
                             {"page", each.page},
                             {"paper", each.paper},
                             {"share", number(each.share)},
                             {"chosen", each.chosen}});
        }
        questions.push_back({{"id", one.questions[k].id},
                             {"text", one.questions[k].text},
                             {"of_alternatives", one.questions[k].of_alternatives},
                             {"count", all},
                             {"choices", std::move(choices)}});
      }
      for (const programme::AnswerTheme& theme : one.themes)
        themes.push_back({{"text", theme.text}, {"count", theme.count}});
      const char* state = answer_.on < one.opens ? "coming" : answer_.on <= one.closes ? "open" : "closed";
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"state", state},
                      {"opens", day(one.opens)},
                      {"closes", day(one.closes)},
                      {"keep_until", day_or_null(one.keep_until)},
                      {"to_be_deleted", one.keep_until && *one.keep_until < answer_.on},
                      {"answer", one.answer},
                      {"answered", day_or_null(one.answered)},
                      {"decision", one.decision},
                      {"questions", std::move(questions)},
                      {"themes", std::move(themes)}});
    }
    return list;
  }

  /// From proposal to result; the latest that a page has room for.
  Json timeline() const {
    const std::vector<TimelineEntry> entries = programme_timeline(answer_, {}, catalogue_);
    Json list = Json::array();
    for (std::size_t i = entries.size() - shown(entries); i < entries.size(); ++i)
      list.push_back({{"date", day(entries[i].day)},
                      {"kind_name", text(fmt::format("programme.timeline.{}", key_of(entries[i].kind)))},
                      {"what", entries[i].what},
                      {"about", entries[i].about}});
    return list;
  }
};

}  // namespace

void add_page_voices(nlohmann::ordered_json& page, const ProgrammeAnswer& answer, const ProgrammePageWish& wish,
                     const messages::Catalogue& catalogue) {
  Voices(answer, wish, catalogue).add(page);
}

}  // namespace handlingsrom::api
