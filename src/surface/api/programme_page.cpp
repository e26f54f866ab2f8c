#include "surface/api/programme_page.hpp"

#include <map>

#include "surface/api/programme_page_parts.hpp"

namespace handlingsrom::api {
namespace {

class Head : public PagePart {
 public:
  using PagePart::PagePart;

  Json page(const registry::Municipality& place) {
    return {{"title", programme_.title},
            {"about", programme_.about},
            {"note", programme_.note},
            {"model", key_of(programme_.model)},
            {"model_name", named("followup.model.", std::string(key_of(programme_.model)))},
            {"municipality", {{"number", to_string(place.number)}, {"name", place.name}}},
            {"file_version", programme_.version},
            {"updated", day(programme_.updated)},
            {"on", day(answer_.on)},
            {"figures_version", answer_.bundle_version},
            {"sentence", programme_sentence(answer_, catalogue_)},
            {"state", programme_state(answer_, catalogue_)},
            {"counts", counts()},
            {"findings", findings()}};
  }

 private:
  Json counts() const {
    const programme::Programme& all = programme_;
    return {{"findings", answer_.findings.size()},
            {"projects", all.projects.size()},
            {"groups", all.groups.size()},
            {"tasks", all.tasks.size()},
            {"decisions", all.decisions.size()},
            {"involvement", all.involvement.size()},
            {"gains", all.gains.size()}};
  }

  /// What a finding is about, so that a page can open it.
  Json about(const programme::Finding& finding) {
    const std::map<std::string, std::string> texts(finding.texts.begin(), finding.texts.end());
    const auto in = [&](const char* what, const auto& list) -> Json {
      const auto name = texts.find(what);
      if (name == texts.end()) return nullptr;
      for (const auto& one : list) {
        if (one.name == name->second) return {{"what", what}, {"id", one.id}};
      }
      return nullptr;
    };
    for (Json found :
         {in("group", programme_.groups), in("task", programme_.tasks), in("decision", programme_.decisions),
          in("gain", programme_.gains), in("risk", programme_.risks), in("project", programme_.projects)}) {
      if (!found.is_null()) {
        if (const auto with = texts.find("role"); with != texts.end()) found["role"] = with->second;
        return found;
      }
    }
    if (const auto arena = texts.find("arena"); arena != texts.end()) {
      for (const programme::Involvement& one : programme_.involvement) {
        if (one.arena == arena->second) return {{"what", "involvement"}, {"id", one.id}};
      }
    }
    return nullptr;
  }

  Json findings() {
    Json list = Json::array();
    for (std::size_t i = 0; i < shown(answer_.findings); ++i) {
      const programme::Finding& finding = answer_.findings[i];
      const std::string kind(key_of(finding.kind));
      programme::Finding plain = with_day_words(finding, catalogue_);
      plain.basis.clear();  // stands by itself
      list.push_back(
          {{"kind", kind},
           {"weight", key_of(finding.weight)},
           {"weight_name", text(fmt::format("programme.weight.{}", key_of(finding.weight)))},
           {"text", finding_words(answer_, plain, catalogue_)},
           {"todo", catalogue_.find("followup.todo." + kind) ? text("followup.todo." + kind) : std::string()},
           {"basis", basis_words(finding.basis, catalogue_)},
           {"about", about(finding)}});
    }
    return list;
  }
};

}  // namespace

nlohmann::ordered_json programme_page_json(const Service& service, const ProgrammeAnswer& answer,
                                           const ProgrammePageWish& wish, const messages::Catalogue& catalogue) {
  nlohmann::ordered_json page = Head(answer, wish, catalogue).page(service.municipality(answer.municipality));
  add_page_decisions(page, answer, wish, catalogue);
  add_page_plan(page, answer, wish, catalogue);
  add_page_voices(page, answer, wish, catalogue);
  add_page_gains(page, answer, wish, catalogue);
  page["charts"] = programme_page_charts(answer, wish, catalogue);
  return page;
}

}  // namespace handlingsrom::api
