#include "surface/routes/study_body.hpp"

#include <algorithm>

#include "surface/routes/body.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_study_text = 4000, longest_study_title = 300, most_places = 60, most_settings = 60;

std::vector<std::string> texts(const Json& object, const char* key) {
  std::vector<std::string> all;
  for (const Json& item : read_list(object, key, most_places)) {
    const Json held{{key, item}};
    all.push_back(read_text(held, key, longest_id).value_or(""));
  }
  return all;
}

std::string needed_text(const Json& item, const char* where, const char* key) {
  const auto text = read_text(item, key, longest_id);
  if (!text || text->empty()) refuse_body(std::string("/") + where + "/" + key, "text");
  return *text;
}

double needed_number(const Json& item, const char* where, const char* key) {
  const auto number = read_number(item, key);
  if (!number) refuse_body(std::string("/") + where + "/" + key, "number");
  return *number;
}

api::StudyRequest::Setting setting(const Json& item, const char* where, bool named) {
  if (named)
    only_keys(item, where, {"id", "value", "low", "high", "reason"});
  else
    only_keys(item, where, {"value", "low", "high", "reason"});
  return {named ? needed_text(item, where, "id") : "", needed_number(item, where, "value"), read_number(item, "low"),
          read_number(item, "high"), read_text(item, "reason", longest_study_text, Lines::several).value_or("")};
}

void read_lists(const Json& object, api::StudyRequest& asked) {
  for (const Json& item : read_list(object, "own", most_places)) {
    only_keys(item, "own", {"municipality", "cost", "direct", "fte", "use", "places_used", "agreed"});
    asked.own.push_back({needed_text(item, "own", "municipality"), read_number(item, "cost"),
                         read_number(item, "direct"), read_number(item, "fte"), read_number(item, "use"),
                         read_number(item, "places_used"), read_number(item, "agreed")});
  }
  for (const Json& item : read_list(object, "settings", most_settings))
    asked.settings.push_back(setting(item, "settings", true));
  for (const Json& item : read_list(object, "distances", most_places * most_places)) {
    only_keys(item, "distances", {"from", "to", "km", "minutes"});
    asked.roads.push_back({needed_text(item, "distances", "from"), needed_text(item, "distances", "to"),
                           read_number(item, "km"), read_number(item, "minutes")});
  }
  for (const Json& item : read_list(object, "history", most_places)) {
    only_keys(item, "history", {"from", "key", "sharing", "fixed_share"});
    constexpr int earliest = 1900, latest = 2200;
    const auto from = read_integer(item, "from", earliest, latest);
    if (!from) refuse_body("/history/from", "number");
    api::StudyRequest::Key key{*from, read_text(item, "key", longest_study_text).value_or(""),
                               read_text(item, "sharing", longest_id).value_or(""), read_number(item, "fixed_share")};
    if (key.text.empty() && key.sharing.empty()) refuse_body("/history/key", "text");
    asked.history.push_back(std::move(key));
  }
  if (const auto scale = object.find("scale"); scale != object.end() && !scale->is_null())
    asked.scale = setting(*scale, "scale", false);
  if (const auto agreement = object.find("agreement"); agreement != object.end() && !agreement->is_null()) {
    if (!agreement->is_object() || agreement->size() > most_settings) refuse_body("/agreement", "object");
    for (const auto& [field, said] : agreement->items())
      asked.agreement[field] = read_text(*agreement, field, longest_study_text, Lines::several).value_or("");
  }
}

}  // namespace

StudyBody read_study_body(std::string_view body) {
  StudyBody read{read_object(body, {"title",
                                    "about",
                                    "service",
                                    "municipalities",
                                    "hosts",
                                    "sharing",
                                    "form",
                                    "first_year",
                                    "needed",
                                    "leaves",
                                    "seen_from",
                                    "most_minutes",
                                    "most_km",
                                    "obligations",
                                    "deposit",
                                    "notice_months",
                                    "transition_years",
                                    "quality",
                                    "nearness",
                                    "own",
                                    "settings",
                                    "scale",
                                    "distances",
                                    "agreement",
                                    "history",
                                    "least",
                                    "through_neighbours",
                                    "width",
                                    "wide",
                                    "inquiry"}),
                 {}};
  const Json& object = read.object;
  api::StudyRequest& asked = read.asked;
  const auto text = [&](const char* key, std::string otherwise = "") {
    return read_text(object, key, longest_id).value_or(std::move(otherwise));
  };
  asked.title = read_text(object, "title", longest_study_title).value_or("");
  asked.about = read_text(object, "about", longest_study_text, Lines::several).value_or("");
  asked.service = text("service", asked.service);
  asked.municipalities = texts(object, "municipalities");
  if (const auto hosts = object.find("hosts"); hosts != object.end() && !hosts->is_null())
    asked.hosts = texts(object, "hosts");
  asked.sharing = text("sharing", asked.sharing);
  asked.form = text("form");
  asked.leaves = text("leaves");
  asked.seen_from = text("seen_from");
  constexpr int earliest = 1900, latest = 2200, most = 1000;
  asked.first_year = read_integer(object, "first_year", earliest, latest);
  asked.needed = read_integer(object, "needed", 0, most);
  asked.transition_years = read_integer(object, "transition_years", 0, most);
  asked.notice_months = read_integer(object, "notice_months", 0, most);
  asked.most_minutes = read_number(object, "most_minutes");
  asked.most_km = read_number(object, "most_km");
  asked.obligations = read_number(object, "obligations");
  asked.deposit = read_number(object, "deposit");
  asked.least = read_number(object, "least");
  asked.through_neighbours = read_flag(object, "through_neighbours");
  asked.quality = read_text(object, "quality", longest_study_text, Lines::several).value_or("");
  asked.nearness = read_text(object, "nearness", longest_study_text, Lines::several).value_or("");
  read_lists(object, asked);
  return read;
}

}  // namespace handlingsrom::routes
