#include "surface/api/study_request.hpp"

#include <algorithm>
#include <cmath>
#include <list>
#include <mutex>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/toml_text.hpp"
#include "surface/api/study_names.hpp"

namespace handlingsrom::api {
namespace {

using toml::quoted;

std::string plain_number(double value) {
  constexpr double exact = 1e15;
  if (value == std::trunc(value) && std::abs(value) < exact) return fmt::format("{:.0f}", value);
  return fmt::format("{}", value);
}

/// The name that people use, where it means one municipality; what is not known stands as it was written and is refused by the reader.
std::string place_name(const Service& service, const std::string& asked) {
  try {
    const MunicipalityIndex found = service.find_number_or_name(asked);
    const std::string& name = service.municipality(found).name;
    try {
      if (service.find(name) == found) return name;
    } catch (const Error&) {
      // Two have that name.
    }
    return to_string(service.municipality(found).number);
  } catch (const Error&) {
    return asked;
  }
}

class StudyFileWriter {
 public:
  StudyFileWriter(const Service& service, const StudyRequest& request, const messages::Catalogue& catalogue)
      : service_(service), request_(request), catalogue_(catalogue) {}

  std::string write() {
    std::vector<std::string> names;
    for (const std::string& each : request_.municipalities) names.push_back(place_name(service_, each));
    const std::string service_name = service_words(request_.service, catalogue_);
    text_ = fmt::format("# {}\n", catalogue_.text("together.file.head"));
    line("title", quoted(request_.title.empty()
                             ? catalogue_.text("together.file.title", {{"service", service_name},
                                                                       {"members", members_words(names, catalogue_)}})
                             : request_.title));
    if (!request_.about.empty()) line("about", quoted(request_.about));
    line("service", quoted(request_.service));
    list("municipalities", names);
    if (request_.hosts) {
      std::vector<std::string> hosts;
      for (const std::string& each : *request_.hosts) hosts.push_back(place_name(service_, each));
      list("hosts", hosts);
    } else {
      list("hosts", names);
    }
    line("sharing", quoted(request_.sharing));
    line("first_year", std::to_string(request_.first_year.value_or(first_year_of_studies(service_))));
    whole("needed", request_.needed);
    whole("transition_years", request_.transition_years);
    whole("notice_months", request_.notice_months);
    number("most_minutes", request_.most_minutes);
    number("most_km", request_.most_km);
    number("obligations", request_.obligations);
    number("deposit", request_.deposit);
    number("least", request_.least);
    if (request_.through_neighbours) line("through_neighbours", "true");
    if (!request_.form.empty()) line("form", quoted(request_.form));
    line("quality",
         quoted(request_.quality.empty() ? catalogue_.text("together.unwritten.quality") : request_.quality));
    line("nearness",
         quoted(request_.nearness.empty() ? catalogue_.text("together.unwritten.nearness") : request_.nearness));
    for (const StudyRequest::Own& own : request_.own) {
      text_ += "\n[[member]]\n";
      line("name", quoted(place_name(service_, own.municipality)));
      number("cost", own.cost);
      number("direct", own.direct);
      number("fte", own.fte);
      number("use", own.use);
      number("places_used", own.places_used);
      number("agreed", own.agreed);
    }
    for (const StudyRequest::Road& road : request_.roads) {
      text_ += "\n[[distance]]\n";
      line("from", quoted(place_name(service_, road.from)));
      line("to", quoted(place_name(service_, road.to)));
      number("km", road.km);
      number("minutes", road.minutes);
    }
    for (const StudyRequest::Setting& setting : request_.settings)
      replaced("assumption." + quoted(setting.id), setting);
    if (request_.scale) replaced("scale", *request_.scale);
    if (!request_.agreement.empty()) {
      text_ += "\n[agreement]\n";
      for (const auto& [field, said] : request_.agreement) line(quoted(field), quoted(said));
    }
    std::vector<StudyRequest::Key> keys = request_.history;
    std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    for (const StudyRequest::Key& key : keys) {
      text_ += "\n[[history]]\n";
      line("from", std::to_string(key.from));
      line("key", quoted(key.text.empty() ? catalogue_.text("study.sharing." + key.sharing) : key.text));
      if (!key.sharing.empty()) line("sharing", quoted(key.sharing));
      number("fixed_share", key.fixed_share);
    }
    return std::move(text_);
  }

 private:
  void line(const std::string& key, const std::string& value) { text_ += fmt::format("{} = {}\n", key, value); }
  void whole(const char* key, const std::optional<int>& value) {
    if (value) line(key, std::to_string(*value));
  }
  void number(const char* key, const std::optional<double>& value) {
    if (value) line(key, plain_number(*value));
  }
  void list(const char* key, const std::vector<std::string>& names) {
    std::string items;
    for (const std::string& name : names) items += (items.empty() ? "" : ", ") + quoted(name);
    line(key, "[" + items + "]");
  }
  void replaced(const std::string& table, const StudyRequest::Setting& setting) {
    text_ += fmt::format("\n[{}]\n", table);
    line("value", plain_number(setting.value));
    number("low", setting.low);
    number("high", setting.high);
    line("reason", quoted(setting.reason.empty() ? catalogue_.text("together.set_by_user") : setting.reason));
  }

  const Service& service_;
  const StudyRequest& request_;
  const messages::Catalogue& catalogue_;
  std::string text_;
};

}  // namespace

std::string study_file(const Service& service, const StudyRequest& request, const messages::Catalogue& catalogue) {
  return StudyFileWriter(service, request, catalogue).write();
}

StudyRequest without(const Service& service, const StudyRequest& request, const std::string& member) {
  const std::string leaver = place_name(service, member);
  const auto is_leaver = [&](const std::string& name) { return place_name(service, name) == leaver; };
  StudyRequest rest = request;
  rest.leaves.clear();
  if (is_leaver(rest.seen_from)) rest.seen_from.clear();
  std::erase_if(rest.municipalities, is_leaver);
  if (rest.hosts) std::erase_if(*rest.hosts, is_leaver);
  std::erase_if(rest.own, [&](const StudyRequest::Own& own) { return is_leaver(own.municipality); });
  std::erase_if(rest.roads, [&](const StudyRequest::Road& road) { return is_leaver(road.from) || is_leaver(road.to); });
  double agreed = 0;
  for (const StudyRequest::Own& own : rest.own) agreed += own.agreed.value_or(0);
  constexpr double whole = 100;
  for (StudyRequest::Own& own : rest.own) {
    if (own.agreed && agreed > 0) *own.agreed *= whole / agreed;
  }
  return rest;
}

namespace {

/// The answers that were worked out last: a page asks for its shares, its rooms and its papers of one study, and goes back and forth between two.
class LastAnswers {
 public:
  std::optional<StudyAnswer> find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const auto& each) { return each.first == key; });
    if (found == kept_.end()) return std::nullopt;
    kept_.splice(kept_.begin(), kept_, found);
    return kept_.front().second;
  }
  void keep(std::string key, const StudyAnswer& answer) {
    constexpr std::size_t most = 6;
    const std::lock_guard lock(mutex_);
    kept_.emplace_front(std::move(key), answer);
    if (kept_.size() > most) kept_.pop_back();
  }

 private:
  std::mutex mutex_;
  std::list<std::pair<std::string, StudyAnswer>> kept_;
};

}  // namespace

StudyAnswer study_of(const Service& service, const StudyRequest& request, const messages::Catalogue& catalogue,
                     std::uint64_t seed, int draws) {
  static LastAnswers last;
  const std::string text = study_file(service, request, catalogue);
  // Of one service's facts: another in the same process may have others.
  const std::string key =
      fmt::format("{} {} {} {} {}", fmt::ptr(&service), service.bundle_version(), seed, draws, text);
  if (auto known = last.find(key)) return std::move(*known);
  StudyAnswer answer = study_cooperation_text(service, text, study_file_name, seed, draws);
  last.keep(key, answer);
  return answer;
}

}  // namespace handlingsrom::api
