// `handlingsrom care capacity` and `care pool`: places and their risk, alone and shared.
#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "surface/cli/care_verbs.hpp"
#include "surface/cli/progress.hpp"

namespace handlingsrom::cli {
void capacity(const Context& context, const CareOptions& options) {
  if (options.places < 0) {
    throw Error(ErrorCode::bad_input, "care_places_negative", {{"found", fmt::format("{}", options.places)}});
  }
  api::CareRequest request = request_of(context, options);
  Progress progress(context, static_cast<std::size_t>(std::max(options.paths, 1)));
  request.advance = [&] { progress.advance(); };
  const api::Care care(context.service(), std::move(request));
  const api::CareCapacity result =
      care.capacity(options.step, options.risk, facts::is_missing(options.places) ? -1 : options.places);
  Table table{"care_capacity",
              {{"year"},
               {"need", Unit::persons, 1},
               {"peak", Unit::persons, 0},
               {"places_needed", Unit::places, 0},
               {"places_today", Unit::places, 0},
               {"shortage_risk", Unit::percent, 0},
               {"waiting", Unit::persons, 1},
               {"wait_days", Unit::none, 0},
               {"extra_fte", Unit::full_time_equivalents, 1},
               {"extra_cost", Unit::kroner, 0}},
              {}};
  for (std::size_t t = 0; t < result.years.size(); ++t) {
    const api::CareCapacityYear& year = result.years[t];
    table.rows.push_back({static_cast<std::int64_t>(result.first.value) + static_cast<std::int64_t>(t),
                          year.places.mean, year.places.peak_median, static_cast<std::int64_t>(year.places.needed),
                          result.places_today, 100 * year.places.shortage_risk, year.waiting, year.wait_days,
                          year.extra_fte, year.extra_cost});
  }
  table.notes.push_back(context.text("care.note.places." + result.places_note,
                                     {{"places", figure_text(context, result.places_today, 0)}}));
  table.notes.push_back(context.text("care.note.risk", {{"risk", figure_text(context, 100 * options.risk, 0)},
                                                        {"paths", std::to_string(options.paths)}}));
  note_scenario(context, options, table);
  context.show(table);
}

void pool(const Context& context, const CareOptions& options) {
  api::CareRequest request = request_of(context, options);
  Progress progress(context, request.municipalities.size() * static_cast<std::size_t>(std::max(options.paths, 1)));
  request.advance = [&] { progress.advance(); };
  const api::Care care(context.service(), std::move(request));
  const api::CarePool result = care.pool(options.step, options.risk);
  const std::size_t last = result.together.size() - 1;
  Table table{"care_pool",
              {{"municipality"},
               {"year"},
               {"places_today", Unit::places, 0},
               {"need", Unit::persons, 1},
               {"places_needed", Unit::places, 0},
               {"shortage_risk", Unit::percent, 0},
               {"places_together", Unit::places, 0},
               {"places_saved", Unit::places, 0}},
              {}};
  double today = 0;
  for (const auto& member : result.members) today += member.places_today;
  for (const std::size_t t : {std::size_t{0}, last / 2, last}) {
    const auto year = static_cast<std::int64_t>(result.first.value) + static_cast<std::int64_t>(t);
    for (std::size_t n = 0; n < result.members.size(); ++n) {
      const auto& member = result.members[n];
      const auto [alone, together] = result.growth[n][t];
      table.rows.push_back({context.service().municipality(member.municipality).name, year, member.places_today,
                            member.alone[t].mean, static_cast<std::int64_t>(member.alone[t].needed),
                            100 * member.alone[t].shortage_risk, static_cast<std::int64_t>(together),
                            static_cast<std::int64_t>(alone - together)});
    }
    table.rows.push_back({context.text("care.together"), year, today, result.together[t].mean,
                          static_cast<std::int64_t>(result.together[t].needed), 100 * result.together[t].shortage_risk,
                          static_cast<std::int64_t>(result.together[t].needed),
                          static_cast<std::int64_t>(result.growth.back()[t].first - result.together[t].needed)});
  }
  table.notes.push_back(context.text("care.note.pool"));
  table.notes.push_back(context.text("care.note.risk", {{"risk", figure_text(context, 100 * options.risk, 0)},
                                                        {"paths", std::to_string(options.paths)}}));
  if (!options.picture.empty())
    write_file(options.picture, api::pool_picture(context.service(), result, last, context.catalogue()));
  context.show(table);
}

}  // namespace handlingsrom::cli
