// A programme's report: one page for the executive board, or the chapter of the annual report.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "surface/api/programme_blocks.hpp"
#include "surface/api/programme_page.hpp"
#include "surface/api/programme_pictures.hpp"
#include "surface/api/programmes.hpp"
#include "surface/api/version.hpp"
#include "surface/report/deliver.hpp"
#include "surface/report/document.hpp"
#include "surface/report/html.hpp"
#include "surface/report/pdf.hpp"
#include "surface/report/printer.hpp"
#include "surface/report/word.hpp"
#include "surface/report/word_one_page.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

using report::Cell;

// What one page holds; `programme check` and the chapter of the annual report have it all.
// Findings are counted in lines of about so many letters.
constexpr std::size_t most_lines = 5, line_length = 120, most_gains = 3, most_tasks = 5;

class Composer : public ProgrammeBlocks {
 public:
  Composer(const ProgrammeAnswer& answer, ProgrammeReport kind, const report::Words& words)
      : ProgrammeBlocks(answer, words), kind_(kind) {}

  std::vector<report::Block> blocks() {
    if (kind_ == ProgrammeReport::learning) {
      add_learning(*this);
    } else {
      follow_up();
    }
    if (kind_ != ProgrammeReport::learning) {
      report::Listing marks{"marks", {}};
      for (const Provenance mark : {Provenance::own, Provenance::assumption})
        marks.entries.emplace_back(report::mark_of(mark), words_.entry(fmt::format("provenance.{}", key_of(mark))));
      blocks_.emplace_back(std::move(marks));
    }
    // Small on the one page, so that it stays one.
    const auto as = kind_ == ProgrammeReport::status ? report::Paragraph::As::shown : report::Paragraph::As::notice;
    if (!programme_.note.empty()) paragraph(as, programme_.note);
    return std::move(blocks_);
  }

 private:
  void follow_up() {
    heading("state");
    state();
    findings();
    heading("gains");
    portfolio();
    gains();
    if (kind_ == ProgrammeReport::yearly) {
      corrections();
      splits();
      add_measures_behind(*this);
      add_gains_map(*this);
      add_mandate(*this);
      if (!programme_.decisions.empty()) heading("decisions");
      decisions();
      if (!programme_.involvement.empty() || !programme_.consultations.empty()) heading("involvement");
      involvement();
      add_consultations(*this);
      add_timeline(*this);
      add_promises(*this);
      add_resources(*this);
      add_risks(*this);
      add_indicators(*this);
      add_learning(*this);
      heading("ahead");
    }
    chart("gantt", gantt());
    if (kind_ == ProgrammeReport::yearly && !programme_.yearly.empty())
      chart("wheel", programme_wheel(answer_, words_.catalogue()));
  }

  /// On the one page what is still to be done.
  svg::Gantt gantt() const {
    svg::Gantt gantt = programme_gantt(answer_, words_.catalogue());
    // A picture taller than a page is no picture: what is still to be done is what the reader looks for.
    constexpr std::size_t most_on_paper = 60;
    if (kind_ == ProgrammeReport::yearly && gantt.rows.size() <= most_on_paper) return gantt;
    const std::size_t most = kind_ == ProgrammeReport::yearly ? most_on_paper : most_tasks;
    std::erase_if(gantt.rows, [&](const svg::Gantt::Row& row) { return row.done || row.to < gantt.today; });
    if (gantt.rows.size() > most) gantt.rows.resize(most);
    const auto decision = [](const svg::Gantt::Row& row) { return row.as == svg::Gantt::As::decision; };
    if (std::none_of(gantt.rows.begin(), gantt.rows.end(), decision)) gantt.decision_name.clear();
    return gantt;
  }

  /// On the one page those that ask for something first.
  std::vector<gains::Status> shown_gains() const {
    std::vector<gains::Status> shown = answer_.status;
    if (kind_ == ProgrammeReport::yearly) return shown;
    const auto asks = [](const gains::Status& status) {
      return status.standing == gains::Standing::behind || status.standing == gains::Standing::unmeasured;
    };
    std::stable_partition(shown.begin(), shown.end(), asks);
    if (shown.size() > most_gains) shown.resize(most_gains);
    return shown;
  }

  void state() {
    const auto tasks = programme_.tasks.size();
    const auto done =
        static_cast<std::size_t>(std::count_if(programme_.tasks.begin(), programme_.tasks.end(),
                                               [](const programme::Task& task) { return task.done.has_value(); }));
    std::vector<std::string> sentences;
    for (const programme::Phase& phase : programme_.phases) {
      if (phase.from <= answer_.on && answer_.on <= phase.to)
        sentences.push_back(text("phase", {{"phase", phase.name}, {"date", day(phase.to)}}));
    }
    if (tasks > 0)
      sentences.push_back(
          text("tasks",
               {{"done", std::to_string(done)}, {"count", std::to_string(tasks)}, {"date", day(answer_.plan.ends)}}));
    for (const std::size_t i : answer_.plan.critical) {
      if (answer_.plan.tasks[i].to < answer_.on) continue;
      sentences.push_back(text("next", {{"task", programme_.tasks[i].name}, {"date", day(answer_.plan.tasks[i].to)}}));
      break;
    }
    if (std::string realised = realised_sentence(answer_, words_.catalogue(), told_kroner); !realised.empty())
      sentences.push_back(std::move(realised));
    blocks_.emplace_back(report::Bullets{"state", std::move(sentences)});
  }

  void findings() {
    std::vector<std::string> said;
    std::size_t lines = 0;
    for (const programme::Finding& finding : answer_.findings) {
      std::string words = finding_words(answer_, with_day_words(finding, words_.catalogue()), words_.catalogue());
      lines += 1 + words.size() / line_length;
      if (kind_ == ProgrammeReport::status && !said.empty() && lines > most_lines) {
        said.push_back(text("more", {{"count", std::to_string(answer_.findings.size() - said.size())}}));
        break;
      }
      said.push_back(std::move(words));
    }
    if (said.empty()) said.push_back(text("nothing"));
    blocks_.emplace_back(report::Heading{report::Heading::Of::detail, "findings", text("heading.findings")});
    blocks_.emplace_back(report::Bullets{"findings", std::move(said)});
  }

  void portfolio() {
    std::vector<std::vector<Cell>> rows;
    const int now = static_cast<int>(std::chrono::year_month_day{answer_.on}.year());
    for (const gains::PortfolioYear& one : answer_.portfolio) {
      // The year that has ended, this one and the next two: what one page holds.
      if (kind_ == ProgrammeReport::status && (one.year < now - 1 || one.year > now + 2)) continue;
      rows.push_back({Cell::figure(one.year), known(one.needed, Provenance::assumption),
                      known(one.planned, Provenance::own), known(one.counted_on, Provenance::assumption),
                      known(one.realised, Provenance::own),
                      Cell::words(std::isfinite(one.realised)
                                      ? words_.entry("programme.recorded", {{"recorded", std::to_string(one.recorded)},
                                                                            {"expected", std::to_string(one.expected)}})
                                      : "–"),
                      known(one.rest, Provenance::assumption)});
    }
    table("portfolio",
          {year(), kroner("needed"), kroner("planned"), kroner("counted_on"), kroner("realised"), plain("recorded"),
           kroner("rest")},
          std::move(rows));
  }

  static Cell own_figure(double value, int decimals) {
    Cell cell = known(value, Provenance::own);
    cell.decimals = decimals;
    return cell;
  }

  /// What is only moved or only time says so, since it closes nothing.
  std::string standing(const gains::Gain& gain, const gains::Status& status) const {
    std::string words = words_.entry(fmt::format("programme.standing.{}", key_of(status.standing)));
    if (gain.settled != gains::Settled::released && !gain.planned_money.empty())
      words += ", " + words_.entry(fmt::format("programme.settled.{}", key_of(gain.settled)));
    return words;
  }

  /// What was said of a year and corrected later: both.
  void corrections() {
    std::vector<std::string> said;
    for (const gains::Gain& gain : programme_.gains) {
      for (const gains::Correction& one : gain.corrections)
        said.push_back(correction_words(answer_, gain, one, words_.catalogue()));
    }
    if (said.empty()) return;
    paragraph(report::Paragraph::As::lead, text("caption.corrections"));
    blocks_.emplace_back(report::Bullets{"corrections", std::move(said)});
  }

  void gains() {
    // The one page has no room for whose they are and where they began.
    const bool whole = kind_ != ProgrammeReport::status;
    std::vector<std::vector<Cell>> rows;
    for (const gains::Status& status : shown_gains()) {
      const gains::Gain& gain = programme_.gains[status.gain];
      const int decimals = decimals_of(gain, status);
      std::string deviation = gain.deviation;
      if (!gain.action.empty()) deviation += (deviation.empty() ? "" : " ") + gain.action;
      std::vector<Cell> row{Cell::words(whole ? gain.name : gain.name + ", " + gain.unit)};
      if (whole) {
        row.push_back(Cell::words(role(gain.owner)));
        row.push_back(Cell::words(words_.number(gain.baseline, decimals) + " " + gain.unit));
      }
      row.push_back(Cell::figure(status.year));
      row.push_back(own_figure(status.target, decimals));
      row.push_back(own_figure(status.value, decimals));
      row.push_back(Cell::words(standing(gain, status)));
      row.push_back(Cell::words(std::move(deviation)));
      rows.push_back(std::move(row));
    }
    std::vector<report::Column> columns{plain("gain")};
    if (whole) columns.insert(columns.end(), {plain("owner"), plain("baseline")});
    columns.insert(columns.end(), {year(), plain("target"), plain("value"), plain("standing"), plain("deviation")});
    table("gains", std::move(columns), std::move(rows));
    if (const std::size_t more = answer_.status.size() - shown_gains().size(); more > 0)
      paragraph(report::Paragraph::As::shown, text("more", {{"count", std::to_string(more)}}));
  }

  void splits() {
    std::vector<std::vector<Cell>> rows;
    for (const gains::Gain& gain : programme_.gains) {
      for (const gains::Outcome& outcome : gain.outcomes) {
        const gains::Split split = gains::split_of(outcome);
        rows.push_back({Cell::words(gain.name), Cell::figure(outcome.year), known(split.difference, Provenance::own),
                        known(split.demography, Provenance::own), known(split.price, Provenance::own),
                        known(split.measure, Provenance::own), known(split.rest, Provenance::own)});
      }
    }
    table("splits",
          {plain("gain"), year(), kroner("difference"), kroner("demography"), kroner("price"), kroner("measure"),
           kroner("unexplained")},
          std::move(rows));
  }

  void decisions() {
    std::vector<std::vector<Cell>> rows;
    for (const DecisionFigureNow& figure : answer_.figures) {
      const programme::Decision& decision = programme_.decisions[figure.decision];
      const programme::DecisionFigure& then = decision.figures[figure.figure];
      const auto said = [&](double value) {
        return std::isfinite(value) ? figure_words(answer_, then.figure, value, then.tolerance, words_.catalogue())
                                    : "–";
      };
      rows.push_back({Cell::words(decision.name), Cell::words(day(decision.date)),
                      Cell::words(words_.figure(then.figure) + " " + std::to_string(then.year)),
                      Cell::words(said(then.value)), Cell::words(said(figure.now)), Cell::words(said(then.tolerance)),
                      Cell::words(text(figure.moved ? "moved" : "stands"))});
    }
    for (const programme::Decision& decision : programme_.decisions) {
      if (!decision.figures.empty()) continue;
      rows.push_back({Cell::words(decision.name), Cell::words(day(decision.date)), Cell::words(text("no_figures")),
                      Cell::words("–"), Cell::words("–"), Cell::words("–"), Cell::words("–")});
    }
    table("decisions",
          {plain("decision"), plain("date"), plain("figure"), plain("then"), plain("now"), plain("tolerance"),
           plain("state")},
          std::move(rows));
  }

  void involvement() {
    std::vector<std::vector<Cell>> rows;
    for (const programme::Involvement& one : programme_.involvement)
      rows.push_back({Cell::words(day(one.date)), Cell::words(role(one.who)), Cell::words(one.arena),
                      Cell::words(step_name(programme_, one.step, words_.catalogue())), Cell::words(one.asked),
                      Cell::words(one.said), Cell::words(one.changed), Cell::words(one.answer)});
    table("involvement",
          {plain("date"), plain("who"), plain("arena"), plain("step"), plain("asked"), plain("said"), plain("changed"),
           plain("answer")},
          std::move(rows));
  }

  const ProgrammeReport kind_;
};

}  // namespace

std::vector<std::filesystem::path> write_programme_report(const Service& service, const ProgrammeAnswer& answer,
                                                          ProgrammeReport kind, const messages::Catalogue& catalogue,
                                                          const std::filesystem::path& out) {
  const report::Words words(catalogue);
  const registry::Municipality& place = service.municipality(answer.municipality);
  const std::string key = kind == ProgrammeReport::status   ? "status"
                          : kind == ProgrammeReport::yearly ? "yearly"
                                                            : "learning";
  report::Report made;
  made.language = std::string(messages::code_of(words.language()));
  made.title = answer.programme.title;
  made.place = place.name;
  made.number = to_string(place.number);
  made.county = place.county;
  made.summary_heading = catalogue.text("programme.report.lead." + key, {{"date", day_words(answer.on, catalogue)}});
  made.manifest.program_version = std::string(program_version);
  made.manifest.bundle_version = made.manifest.data_date = service.bundle_version();
  made.manifest.bundle_digest = service.bundle_digest();
  made.manifest.language = made.language;
  made.manifest.municipality_number = made.number;
  made.blocks = Composer(answer, kind, words).blocks();
  const std::filesystem::path folder = out / report::folder_name(place);
  std::string name = catalogue.text("programme.report.file." + key, {{"title", answer.programme.title}});
  std::replace(name.begin(), name.end(), '/', '-');
  std::vector<std::filesystem::path> files;
  const auto file = [&](const char* ending) { return files.emplace_back(folder / (name + ending)); };
  write_file(file(".html"), report::html(made, words));
  write_file(file(".docx"), kind == ProgrammeReport::status ? report::word_one_page(made, words, report::printer())
                                                            : report::word(made, words, report::printer()));
  write_file(file(".pdf"), report::pdf(made, words, report::printer()));
  return files;
}

}  // namespace handlingsrom::api
