// /api/v1/rota/…: the annual rota of a unit. The unit's file and the rota come with each question; nothing is kept.
#include <cmath>
#include <optional>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "surface/api/annual_measure.hpp"
#include "surface/api/annual_rotas.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/json.hpp"
#include "surface/routes/report_stream.hpp"
#include "surface/routes/rota.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_unit = 1'000'000, longest_rota = 4'000'000, most_edits = 400;  // bytes, bytes, cells

api::RotaFile sent_file(const Json& body, const char* key, const char* name, std::size_t longest) {
  api::RotaFile file{read_text(body, key, longest, Lines::several).value_or(""), name};
  if (file.text.empty()) refuse_body(std::string("/") + key, "text");
  return file;
}

Json person_json(const api::RotaPerson& each) {
  return {{"id", each.id},
          {"role", each.role},
          {"position", each.position},
          {"hours", each.hours},
          {"target", each.target},
          {"weekends", each.weekends},
          {"weekend_one_in", each.weekend_one_in},
          {"evenings", each.evenings},
          {"nights", each.nights},
          {"holidays", each.holidays},
          {"wish_days", each.wish_days},
          {"wish_days_met", each.wish_days_met},
          {"days", each.days}};
}

Json rota_json(const api::AnnualRota& rota, const messages::Catalogue& catalogue) {
  Json people = Json::array(), empty = Json::array(), shifts = Json::array(), findings = Json::array();
  for (const api::RotaPerson& each : rota.people) people.push_back(person_json(each));
  for (const api::RotaEmpty& each : rota.empty)
    empty.push_back({{"day", roster::text_of(each.day)},
                     {"shift", each.shift},
                     {"people", each.people},
                     {"competence", each.competence}});
  for (std::size_t s = 0; s < rota.shift_ids.size(); ++s)
    shifts.push_back({{"id", rota.shift_ids[s]}, {"name", rota.shift_names[s]}});
  for (const roster::WorkerReport& worker : rota.check.workers) {
    for (const roster::Finding& each : worker.findings) {
      const bool failed = each.outcome == roster::Outcome::failed;
      if (!failed && each.outcome != roster::Outcome::warning) continue;
      Json days = Json::array();
      for (const roster::Day day : each.days) days.push_back(roster::text_of(day));
      findings.push_back({{"person", worker.name},
                          {"rule", each.rule},
                          {"failed", failed},
                          {"days", std::move(days)},
                          {"text", api::finding_words(worker, each, catalogue)}});
    }
  }
  Json red = Json::array();
  for (const roster::Day day : rota.red) red.push_back(roster::text_of(day));
  return {{"unit", rota.unit},
          {"red", std::move(red)},
          {"invented", rota.invented},
          {"first", roster::text_of(rota.first)},
          {"weeks", rota.weeks},
          {"shifts", std::move(shifts)},
          {"people", std::move(people)},
          {"empty", std::move(empty)},
          {"findings", std::move(findings)},
          {"words", api::rota_words(rota, catalogue)},
          {"csv", rota.csv}};
}

/// What the rota gives as a measure; nothing where the period is too short or the year fills no more than a repeated rota.
std::optional<api::RotaMeasure> measure_of(const SharedContext& context, const api::RotaFile& unit,
                                           const api::RotaFile& rota, const std::string& municipality,
                                           const messages::Catalogue& catalogue) {
  if (municipality.empty()) return std::nullopt;
  try {
    return api::rota_measure(*context->service, unit, rota, municipality, standard_seed, catalogue);
  } catch (const Error& error) {
    if (error.key() != "rota_measure_short" && error.key() != "rota_measure_nothing") throw;
    return std::nullopt;
  }
}

void add_measure(Json& answer, const api::RotaMeasure& measure, const messages::Catalogue& catalogue) {
  answer["measure"] = {{"name", measure.name},
                       {"fte", measure.fte},
                       {"kroner", measure.kroner_known ? Json(measure.kroner) : Json(nullptr)},
                       {"from", measure.from},
                       {"words", api::measure_words(measure, catalogue)}};
}

// What more is said of a rota, each under a heading of its own: why shifts stand empty, what illness does, who may grow, length of shifts.
Json more_json(const api::RotaFile& unit, const api::RotaFile& rota, const api::AnnualRota& answer,
               const messages::Catalogue& catalogue) {
  Json more = Json::array();
  const auto add = [&](const char* about, std::vector<std::string> words) {
    if (!words.empty()) more.push_back({{"about", about}, {"words", std::move(words)}});
  };
  if (answer.empty_shifts > 0) add("why", api::collision_words(api::rota_collision(unit, rota), catalogue));
  constexpr int runs = 100;
  add("illness", api::stability_words(api::rota_stability(unit, rota, standard_seed, runs), catalogue));
  if (answer.empty_shifts > 0) add("growth", api::growth_words(api::rota_growth(unit, rota), catalogue));
  add("lengths", api::length_words(api::rota_lengths(unit, rota), catalogue));
  return more;
}

struct Asked {
  api::RotaFile unit, rota;
  std::string municipality;  // empty: no measure
};

/// The rota and its files: what is shown, a list, a workbook, paper by week, a calendar for each person, and the measure.
std::vector<std::filesystem::path> write_files(const SharedContext& context, const Asked& asked,
                                               const api::AnnualRota& rota, const messages::Catalogue& catalogue,
                                               const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files{folder / "rota.json", folder / "rota.csv", folder / "rota.xlsx",
                                           folder / "rota.pdf"};
  Json answer = rota_json(rota, catalogue);
  answer["more"] = more_json(asked.unit, asked.rota, rota, catalogue);
  for (std::size_t k = 1; k < files.size(); ++k)
    api::export_rota(asked.unit, asked.rota, files[k].extension().string().substr(1), files[k], catalogue);
  if (const auto measure = measure_of(context, asked.unit, asked.rota, asked.municipality, catalogue)) {
    add_measure(answer, *measure, catalogue);
    files.push_back(folder / "measure.toml");
    write_file(files.back(), measure->toml);
  }
  for (auto& file : api::export_rota(asked.unit, asked.rota, "ics", folder, catalogue))
    files.push_back(std::move(file));
  write_file(files[0], answer.dump());
  return files;
}

std::string municipality_of(const SharedContext& context, const Json& body) {
  std::string municipality = read_text(body, "municipality", longest_id).value_or("");
  if (!municipality.empty()) context->service->find(municipality);
  return municipality;
}

http::Response solve(const SharedContext& context, const http::Request& request) {
  const Json body = read_object(request.body, {"unit", "seconds", "municipality"});
  Asked asked{sent_file(body, "unit", "unit.toml", longest_unit), {}, municipality_of(context, body)};
  constexpr int least_seconds = 1, most_seconds = 240;
  const int seconds = read_integer(body, "seconds", least_seconds, most_seconds).value_or(30);
  const messages::Catalogue& catalogue = context->catalogue(request);
  return stream_report(context, catalogue, {},
                       [asked, seconds, context, &catalogue](const std::filesystem::path& folder,
                                                             const std::function<void(double)>& done) {
                         api::RotaSolving solving;
                         solving.seconds = seconds;
                         double told = 0;
                         solving.progress = [&](double share, double, int) {
                           constexpr double step = 0.02, search = 0.9;
                           if (share < told + step) return;
                           told = share;
                           done(search * std::min(1.0, share));
                         };
                         const api::AnnualRota rota = api::solve_rota(asked.unit, solving);
                         Asked made = asked;
                         made.rota = {rota.csv, "rota.csv"};
                         return write_files(context, made, rota, catalogue, folder);
                       });
}

// The files of a rota that was made before: elsewhere, changed by hand, or planned anew.
http::Response files(const SharedContext& context, const http::Request& request) {
  const Json body = read_object(request.body, {"unit", "rota", "municipality"});
  Asked asked{sent_file(body, "unit", "unit.toml", longest_unit), sent_file(body, "rota", "rota.csv", longest_rota),
              municipality_of(context, body)};
  const messages::Catalogue& catalogue = context->catalogue(request);
  return stream_report(
      context, catalogue, {},
      [asked, context, &catalogue](const std::filesystem::path& folder, const std::function<void(double)>&) {
        const api::AnnualRota rota = api::check_rota(asked.unit, asked.rota);
        return write_files(context, asked, rota, catalogue, folder);
      });
}

http::Response replan(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"unit", "rota", "person", "from", "to"});
  const api::RotaFile unit = sent_file(body, "unit", "unit.toml", longest_unit);
  const api::RotaFile rota = sent_file(body, "rota", "rota.csv", longest_rota);
  const auto text = [&](const char* key) { return read_text(body, key, longest_id).value_or(""); };
  api::RotaSolving solving;
  constexpr int rounds = 3000;
  solving.rounds = rounds;
  solving.seconds = 10;
  const api::AnnualRota answer = api::replan_rota(unit, rota, text("person"), text("from"), text("to"), solving);
  Json changes = Json::array();
  for (const std::string& each : answer.changes) {
    const std::size_t after = each.rfind(' '), before = each.rfind(' ', after - 1), day = each.rfind(' ', before - 1);
    changes.push_back({{"person", each.substr(0, day)},
                       {"day", each.substr(day + 1, before - day - 1)},
                       {"before", each.substr(before + 1, after - before - 1)},
                       {"after", each.substr(after + 1)}});
  }
  Json said = rota_json(answer, context.catalogue(request));
  said["changes"] = std::move(changes);
  return respond(std::move(said));
}

http::Response check(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"unit", "rota", "edits"});
  const api::RotaFile unit = sent_file(body, "unit", "unit.toml", longest_unit);
  const api::RotaFile rota = sent_file(body, "rota", "rota.csv", longest_rota);
  std::vector<std::string> edits;
  if (const auto found = body.find("edits"); found != body.end()) {
    if (!found->is_array() || found->size() > most_edits) refuse_body("/edits", "array");
    for (const Json& each : *found) {
      if (!each.is_string()) refuse_body("/edits", "text");
      edits.push_back(each.get<std::string>());
    }
  }
  const api::AnnualRota answer = edits.empty() ? api::check_rota(unit, rota) : api::edit_rota(unit, rota, edits);
  return respond(rota_json(answer, context.catalogue(request)));
}

http::Response draft(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"kind", "year"});
  api::UnitDraft wanted;
  wanted.municipality = request.captures.at(0);
  wanted.kind = read_text(body, "kind", longest_id).value_or("home_care");
  constexpr int last_year = 9999;
  wanted.year = read_integer(body, "year", 0, last_year).value_or(wanted.year);
  wanted.invent = true;
  return respond({{"text", api::draft_unit(*context.service, wanted, context.catalogue(request))}});
}

}  // namespace

void add_rota(http::Router& router, const SharedContext& context) {
  router.add(http::Method::post, "/api/v1/municipalities/{}/rota/draft",
             [context](const http::Request& request) { return draft(*context, request); });
  router.add(http::Method::post, "/api/v1/rota/solve",
             [context](const http::Request& request) { return solve(context, request); });
  router.add(http::Method::post, "/api/v1/rota/files",
             [context](const http::Request& request) { return files(context, request); });
  router.add(http::Method::post, "/api/v1/rota/replan",
             [context](const http::Request& request) { return replan(*context, request); });
  router.add(http::Method::post, "/api/v1/rota/check",
             [context](const http::Request& request) { return check(*context, request); });
}

}  // namespace handlingsrom::routes
