// `handlingsrom cooperation study FILE`: costs alone and together, shares side by side, who would leave, by year, papers.
#include <cmath>
#include <functional>
#include <map>
#include <memory>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/studies.hpp"
#include "surface/cli/cooperation_tables.hpp"
#include "surface/cli/cooperation_verbs.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

using api::StudyAnswer;
using cooperation::Range;
using cooperation::SharedOut;

struct CooperationStudyOptions {
  std::filesystem::path file, report;
  std::string show = "members";
  bool per_inhabitant = false, papers = false;
  int draws = api::study_draws;
};

class Shown {
 public:
  Shown(const Context& context, const StudyAnswer& answer, const CooperationStudyOptions& options)
      : context_(context),
        answer_(answer),
        options_(options),
        for_people_(output_format(context.options().format) == Format::table) {}

  Table members() const {
    Table table{"members",
                {{"member"},
                 {"inhabitants", Unit::persons},
                 {"alone", Unit::kroner},
                 {"paid", Unit::kroner},
                 {"paid_low", Unit::kroner},
                 {"paid_high", Unit::kroner},
                 {"change", Unit::kroner},
                 {"fte", Unit::full_time_equivalents, 1},
                 {"rests_on"},
                 {"days_alone", Unit::none, 1},
                 {"days_together", Unit::none, 1}},
                {}};
    const SharedOut* own = chosen();
    for (std::size_t i = 0; i < size(); ++i) {
      const auto paid = [&](double Range::*part) { return own == nullptr ? Cell{} : Cell{own->paid[i].*part}; };
      const cooperation::MemberBasis& basis = answer_.outcome.members[i];
      const std::string mark(key_of(basis.fte_mark));
      table.rows.push_back({name(i), basis.basis.inhabitants, answer_.outcome.alone[i].value, paid(&Range::value),
                            paid(&Range::low), paid(&Range::high),
                            own == nullptr ? Cell{} : Cell{own->paid[i].value - answer_.outcome.alone[i].value},
                            basis.fte, for_people_ ? context_.text("provenance." + mark) : mark,
                            answer_.outcome.days_alone[i], answer_.outcome.days_together});
    }
    table.notes = api::study_words(answer_, context_.catalogue());
    return table;
  }

  Table shares() const {
    Table table{"shares", {{"member"}, {"alone", Unit::kroner}}, {}};
    for (const SharedOut& out : answer_.outcome.shared) {
      if (out.paid.empty()) continue;
      table.columns.push_back({std::string(key_of(out.sharing)), Unit::kroner, 0, way(out)});
    }
    for (std::size_t i = 0; i < size(); ++i) {
      const double divisor = options_.per_inhabitant ? answer_.outcome.members[i].basis.inhabitants : 1;
      std::vector<Cell> row{name(i), answer_.outcome.alone[i].value / divisor};
      for (const SharedOut& out : answer_.outcome.shared) {
        if (!out.paid.empty()) row.push_back(out.paid[i].value / divisor);
      }
      table.rows.push_back(std::move(row));
    }
    for (const SharedOut& out : answer_.outcome.shared) {
      if (out.none) {
        table.notes.push_back(context_.text(
            "cooperation.none", {{"name", way(out)}, {"reason", messages::sentence(context_.catalogue(), *out.none)}}));
      } else if (!out.departures.empty()) {
        table.notes.push_back(
            context_.text("cooperation.leaves.cost", {{"name", way(out)},
                                                      {"members", coalition(out.departures.front().coalition)},
                                                      {"value", kroner(out.departures.front().gain)}}));
      } else {
        table.notes.push_back(context_.text("cooperation.stays", {{"name", way(out)}}));
      }
    }
    return table;
  }

  Table promises() const {
    Table table{"promises",
                {{"way"}, {"promised"}, {"stable_share", Unit::percent}, {"tempted"}, {"tempted_by", Unit::kroner}},
                {}};
    for (const SharedOut& out : answer_.outcome.shared) {
      const bool tempted = !out.departures.empty();
      table.rows.push_back({for_people_ ? way(out) : std::string(key_of(out.sharing)),
                            context_.text(fmt::format("study.promise.{}", key_of(out.sharing))), 100 * out.stable,
                            tempted ? Cell{coalition(out.departures.front().coalition)} : Cell{},
                            tempted ? Cell{out.departures.front().gain} : Cell{}});
    }
    for (const cooperation::FormerKey& key : answer_.study.history)
      table.notes.push_back(
          context_.text("paper.history", {{"year", std::to_string(key.from_year)}, {"key", key.text}}));
    return table;
  }

  Table costs() const {
    Table table{"costs", {{"cost_part"}, {"alone", Unit::kroner}, {"together", Unit::kroner}}, {}};
    const auto alone = answer_.outcome.alone_parts.named(), together = answer_.outcome.parts.named();
    for (std::size_t i = 0; i < alone.size(); ++i) {
      const char* key = alone[i].first;
      table.rows.push_back(
          {for_people_ ? context_.text(fmt::format("paper.cost.{}", key)) : key, alone[i].second, together[i].second});
    }
    return table;
  }

  Table years() const {
    Table table{"years",
                {{"year", Unit::years},
                 {"member"},
                 {"alone", Unit::kroner},
                 {"paid", Unit::kroner},
                 {"paid_low", Unit::kroner},
                 {"paid_high", Unit::kroner}},
                {}};
    for (std::size_t i = 0; i < answer_.outcome.years.size(); ++i) {
      const cooperation::MemberYears& own = answer_.outcome.years[i];
      for (std::size_t t = 0; t < own.alone.size(); ++t) {
        const int year = answer_.outcome.first_year + static_cast<int>(t);
        if (for_people_ && t != 0 && t + 1 != own.alone.size() && year % 5 != 0) continue;
        table.rows.push_back({std::int64_t{year}, name(i), own.alone[t].value, own.together[t].value,
                              own.together[t].low, own.together[t].high});
      }
    }
    return table;
  }

  Table coalitions() const {
    Table table{"coalitions",
                {{"members"},
                 {"gain", Unit::kroner},
                 {"gain_low", Unit::kroner},
                 {"gain_high", Unit::kroner},
                 {"gain_per_inhabitant", Unit::kroner},
                 {"chance", Unit::percent},
                 {"likely"}},
                {}};
    const auto add = [&](const cooperation::LikelyCoalition& each, const char* kind) {
      table.rows.push_back({coalition(each.coalition), each.gain.value, each.gain.low, each.gain.high,
                            each.per_inhabitant, 100 * each.chance,
                            for_people_ ? context_.text(fmt::format("study.{}", kind)) : kind});
    };
    for (const auto& each : answer_.outcome.likely) add(each, "forms");
    for (const auto& each : answer_.outcome.best_by_head) add(each, "by_head");
    return table;
  }

  Table leaving() const {
    Table table{"leaving",
                {{"member"},
                 {"change", Unit::kroner},
                 {"others_sum", Unit::kroner},
                 {"goes_on"},
                 {"liable", Unit::kroner},
                 {"redeemed", Unit::kroner}},
                {}};
    for (std::size_t i = 0; i < answer_.outcome.leaving.size(); ++i) {
      const cooperation::OneLeaves& leaves = answer_.outcome.leaving[i];
      double others = 0;
      for (const double each : leaves.others) others += each;
      table.rows.push_back({name(i), leaves.leaver, others,
                            context_.text(leaves.falls_apart ? "paper.falls_apart" : "paper.goes_on"), leaves.liable,
                            leaves.redeemed});
    }
    return table;
  }

  Table agreement() const {
    if (answer_.study.form == nullptr)
      throw Error(ErrorCode::usage, "study_agreement_none", {{"file", answer_.study.file}});
    Table table{"agreement", {{"field"}, {"paragraph"}, {"says"}}, {}};
    for (const cooperation::LegalForm::Field& field : answer_.study.form->fields) {
      const auto said = answer_.study.agreement.find(field.id);
      table.rows.push_back({for_people_ ? context_.text("cooperation.field." + field.id) : field.id, field.paragraph,
                            said == answer_.study.agreement.end() ? Cell{} : Cell{said->second}});
    }
    return table;
  }

  Table rooms() const { return study_rooms(context_, answer_, false); }
  Table room_years() const { return study_rooms(context_, answer_, true); }
  Table exits() const { return study_exits(context_, answer_); }
  Table keys() const { return study_keys(context_, answer_); }

 private:
  std::size_t size() const { return answer_.study.members.size(); }
  Cell name(std::size_t member) const { return answer_.study.members[member].name; }
  std::string way(const SharedOut& out) const {
    return context_.text(fmt::format("study.sharing.{}", key_of(out.sharing)));
  }
  std::string coalition(cooperation::Coalition members) const {
    return api::coalition_words(answer_, members, context_.catalogue());
  }
  std::string kroner(double value) const {
    return messages::number(std::round(value / 1000) * 1000, 0, context_.language()) + " kr";
  }
  const SharedOut* chosen() const {
    for (const SharedOut& each : answer_.outcome.shared) {
      if (each.sharing == answer_.study.sharing && !each.paid.empty()) return &each;
    }
    return nullptr;
  }

  const Context& context_;
  const StudyAnswer& answer_;
  const CooperationStudyOptions& options_;
  bool for_people_;
};

void show_study(const Context& context, const CooperationStudyOptions& options) {
  static const std::map<std::string, Table (Shown::*)() const> tables{
      {"members", &Shown::members},       {"shares", &Shown::shares},       {"promises", &Shown::promises},
      {"costs", &Shown::costs},           {"years", &Shown::years},         {"coalitions", &Shown::coalitions},
      {"leaving", &Shown::leaving},       {"agreement", &Shown::agreement}, {"rooms", &Shown::rooms},
      {"room_years", &Shown::room_years}, {"exits", &Shown::exits},         {"keys", &Shown::keys}};
  const auto found = tables.find(options.show);
  if (found == tables.end()) {
    std::string expected;
    for (const auto& each : tables) expected += (expected.empty() ? "" : ", ") + each.first;
    throw Error(ErrorCode::usage, "cooperation_option",
                {{"name", "--show"}, {"found", options.show}, {"expected", expected}});
  }
  constexpr int fewest_draws = 20, most_draws = 5000;  // of fewer no tenth can be told
  if (options.draws < fewest_draws || options.draws > most_draws) {
    throw Error(ErrorCode::usage, "cooperation_option",
                {{"name", "--draws"},
                 {"found", fmt::format("{}", options.draws)},
                 {"expected", fmt::format("{}–{}", fewest_draws, most_draws)}});
  }
  const StudyAnswer answer =
      api::study_cooperation(context.service(), options.file, context.options().seed, options.draws);
  if (!options.report.empty()) {
    for (const auto& file : api::write_study_report(context.service(), answer, nullptr, context.catalogue(),
                                                    options.report, context.options().seed))
      context.out() << file.string() << '\n';
    return;
  }
  if (options.papers) {
    const std::filesystem::path out = papers_folder(context);
    for (const auto& file :
         api::write_papers(context.service(), answer, nullptr, context.catalogue(), out, context.options().seed))
      context.out() << file.string() << '\n';
    return;
  }
  context.show((Shown(context, answer, options).*found->second)());
}

}  // namespace

void add_cooperation_study(CLI::App& noun, Context& context) {
  const auto options = std::make_shared<CooperationStudyOptions>();
  CLI::App& verb = add_verb(noun, context, "study", [&context, options] { show_study(context, *options); });
  add_argument(verb, context, "file", options->file).required();
  add_argument(verb, context, "--show", options->show).capture_default_str();
  add_switch(verb, context, "--per-inhabitant", options->per_inhabitant);
  add_argument(verb, context, "--draws", options->draws);
  add_switch(verb, context, "--papers", options->papers);
  add_argument(verb, context, "--report", options->report);
}

}  // namespace handlingsrom::cli
