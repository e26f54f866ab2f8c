// The care ladder simulated for many municipalities and runs: shared out, added up, summed up.
#include <algorithm>
#include <cmath>
#include <mutex>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/quantile.hpp"
#include "base/parallel.hpp"
#include "standing/facts/population_history.hpp"
#include "outlook/care/cohort.hpp"
#include "outlook/rooms/own_in_force.hpp"
#include "surface/api/care_prepared.hpp"
#include "surface/api/care_chunks.hpp"
#include "surface/api/care_sums.hpp"
#include "surface/api/version.hpp"

namespace handlingsrom::api {
namespace {

constexpr double not_known = facts::missing;
// Until then the stays that have ended are mostly short ones, since only those that began in the run are counted.
constexpr int settling_years = 10;
// Rates of so many municipalities are kept for all their runs; of more, they are made again for each stretch of runs.
constexpr std::size_t kept_municipalities = 8;

void spread(std::vector<double>& values, CareStepYear& year) {
  std::sort(values.begin(), values.end());
  double sum = 0;
  for (const double value : values) sum += value;
  year.mean = sum / static_cast<double>(values.size());
  year.p10 = quantile(values, 0.10);
  year.p25 = quantile(values, 0.25);
  year.p50 = quantile(values, 0.50);
  year.p75 = quantile(values, 0.75);
  year.p90 = quantile(values, 0.90);
  year.expected = not_known;
}

}  // namespace

std::string Care::identity(bool with_expected) const {
  std::string text =
      fmt::format("{}\n{}\n{} {} {} {} {}\n", program_version, service_.facts().digest, request_.paths,
                  prepared_->frame->settings.start.value, request_.last.value, request_.seed, with_expected);
  for (const MunicipalityIndex municipality : request_.municipalities) {
    text += fmt::format("{} ", municipality.value);
    const facts::OwnFigures* own = rooms::own_in_force(service_.chain(), municipality);
    if (own == nullptr) continue;
    for (const facts::OwnFigure& figure : own->figures)
      if (figure.quantity == facts::OwnQuantity::care_users) text += fmt::format("{}={} ", figure.part, figure.value);
  }
  for (const ParameterSpec* spec : prepared_->assumptions.specs())
    text += fmt::format("\n{} {}", spec->id, fmt::join(prepared_->assumptions.series(spec->id), " "));
  return text + '\n' + prepared_->ladder_text;
}

std::optional<CareSimulation> Care::simulate(bool with_expected, Ranks& ranks) const {
  check_effect();
  const auto paths = static_cast<std::size_t>(request_.paths);
  const std::size_t width = prepared_->model.ladder.steps.size() + 1;
  const std::size_t rows = static_cast<std::size_t>(prepared_->frame->settings.flow_years() + 1) * width;
  const std::vector<CareChunk> chunks = care_chunks(service_, request_.municipalities, paths);
  const std::size_t groups = chunks.back().group + 1;
  const CareChunkStore store(request_.chunks, identity(with_expected));

  // The leading rank looks what is finished, so that all share out the same rest.
  std::string finished(chunks.size(), '0');
  for (std::size_t i = 0; ranks.leads() && i < chunks.size(); ++i) finished[i] = store.load(i) ? '1' : '0';
  ranks.broadcast(finished);
  std::vector<double> work;
  for (std::size_t i = 0; i < chunks.size(); ++i) work.push_back(finished[i] == '1' ? 0 : chunks[i].work);
  const std::vector<int> owner = share_out(work, ranks.count());
  std::vector<std::size_t> mine;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (owner[i] == ranks.rank()) mine.push_back(i);
  }

  std::vector<std::optional<care::Rates>> kept(request_.municipalities.size());
  if (kept.size() <= kept_municipalities) {
    for (std::size_t m = 0; m < kept.size(); ++m) kept[m].emplace(rates(request_.municipalities[m]));
  }
  CareSums sums(0, paths, rows, groups);
  std::mutex adding;
  parallel_for(
      mine.size(),
      [&](std::size_t piece) {
        const CareChunk& chunk = chunks[mine[piece]];
        std::optional<CareSums> part;
        if (finished[mine[piece]] == '1') part = store.load(mine[piece]);
        if (part) {
          for (std::size_t i = 0; request_.advance && i < chunk.runs * chunk.municipalities.size(); ++i)
            request_.advance();
        } else {
          part.emplace(chunk.first_run, chunk.runs, rows, groups);
          if (with_expected && chunk.first_run == 0) part->exact[chunk.group].assign(rows, 0);
          for (const MunicipalityIndex municipality : chunk.municipalities) {
            const auto known = std::find(request_.municipalities.begin(), request_.municipalities.end(), municipality);
            const auto& held = kept[static_cast<std::size_t>(known - request_.municipalities.begin())];
            std::optional<care::Rates> made;
            if (!held) made.emplace(rates(municipality));
            const care::Rates& one = held ? *held : *made;
            for (std::size_t k = 0; k < chunk.runs; ++k) {
              const auto run = static_cast<std::uint32_t>(chunk.first_run + k);
              part->add(care::simulate(one, {request_.seed, run, static_cast<std::uint32_t>(municipality.value)}), run);
              if (request_.advance) request_.advance();
            }
            if (!with_expected || chunk.first_run != 0) continue;
            const care::Expected exact = care::expected(one);
            for (std::size_t i = 0; i < rows; ++i) part->exact[chunk.group][i] += exact.stock[i];
          }
          store.save(mine[piece], *part);
        }
        const std::scoped_lock lock(adding);
        sums.merge(*part);
      },
      request_.threads);
  const std::vector<std::string> others = ranks.gather(ranks.leads() ? std::string{} : to_bytes(sums));
  if (!ranks.leads()) return std::nullopt;
  for (std::size_t rank = 1; rank < others.size(); ++rank) {
    const std::optional<CareSums> part = sums_from_bytes(others[rank]);
    if (!part) throw Error(ErrorCode::internal, "internal", {{"reason", fmt::format("sums of rank {}", rank)}});
    sums.merge(*part);
  }
  CareSimulation result = summary(sums, with_expected);
  result.chunks = chunks.size();
  result.chunks_found = static_cast<std::size_t>(std::count(finished.begin(), finished.end(), '1'));
  return result;
}

CareSimulation Care::summary(const CareSums& sums, bool with_expected) const {
  CareSimulation result;
  result.first = prepared_->frame->settings.start;
  result.years = prepared_->frame->settings.flow_years() + 1;
  result.person_years = sums.person_years;
  result.person_years_in_care = sums.person_years_in_care;
  result.events = sums.events;
  result.extreme_person = sums.extreme_person;
  result.extreme_run = sums.extreme_run;
  result.extreme_events = sums.extreme_events;
  const auto municipality = static_cast<int>(sums.extreme_person / care::persons_per_municipality);
  result.extreme_municipality = service_.municipality(MunicipalityIndex{municipality}).name;
  const std::size_t width = prepared_->model.ladder.steps.size() + 1;
  std::vector<double> exact(sums.rows, 0);
  for (const auto& group : sums.exact) {
    for (std::size_t i = 0; i < group.size(); ++i) exact[i] += group[i];
  }
  result.steps.assign(width - 1, std::vector<CareStepYear>(static_cast<std::size_t>(result.years)));
  result.population.resize(static_cast<std::size_t>(result.years));
  std::vector<double> values(sums.runs);
  const auto scale = 1.0 / static_cast<double>(sums.runs);
  for (std::size_t t = 0; t < static_cast<std::size_t>(result.years); ++t) {
    for (std::size_t path = 0; path < sums.runs; ++path) {
      double persons = 0;
      for (std::size_t c = 0; c < width; ++c) persons += sums.stock[path * sums.rows + t * width + c];
      values[path] = persons;
    }
    spread(values, result.population[t]);
    for (std::size_t step = 0; step + 1 < width; ++step) {
      const std::size_t at = t * width + step + 1;
      CareStepYear& year = result.steps[step][t];
      for (std::size_t path = 0; path < sums.runs; ++path) values[path] = sums.stock[path * sums.rows + at];
      spread(values, year);
      if (with_expected) year.expected = exact[at];
      year.entries = static_cast<double>(sums.entries[at]) * scale;
      year.exits = static_cast<double>(sums.exits[at]) * scale;
      year.deaths = static_cast<double>(sums.deaths[at]) * scale;
      const bool settled = static_cast<int>(t) >= settling_years && sums.stays[at] > 0;
      year.stay_years =
          settled ? static_cast<double>(sums.days[at]) / 365.25 / static_cast<double>(sums.stays[at]) : not_known;
    }
  }
  return result;
}

}  // namespace handlingsrom::api
