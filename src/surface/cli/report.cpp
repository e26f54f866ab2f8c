// `handlingsrom report KOMMUNE` and `handlingsrom report --all`: the knowledge basis as files, and its main lines.
#include <algorithm>
#include <array>
#include <atomic>
#include <optional>
#include <ostream>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/parallel.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/studies.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/own.hpp"
#include "surface/report/words.hpp"
#include "surface/cli/progress.hpp"

namespace handlingsrom::cli {
namespace {

struct ReportOptions {
  std::string municipality;
  std::string own;
  bool accept = false;
  int paths = api::default_paths;
  bool all = false;
  bool word = false;
  bool pdf = false;
  bool slides = false;
  std::string population;
  std::filesystem::path cooperation;
};

std::filesystem::path out_folder(const Context& context) {
  return context.options().out.empty() ? std::filesystem::path("out") : context.options().out;
}

/// Columns of text: names to the left, figures to the right.
void print_columns(std::ostream& out, const std::vector<std::string>& heads,
                   const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const std::string& head : heads) widths.push_back(display_width(head));
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], display_width(row[c]));
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text = " ";
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string padding(widths[c] - display_width(cells[c]), ' ');
      text += c == 0 ? " " + cells[c] + padding : "   " + padding + cells[c];
    }
    out << text << '\n';
  };
  line(heads);
  for (const auto& row : rows) line(row);
}

std::string names_of(const std::vector<std::filesystem::path>& files) {
  std::string names;
  for (const std::filesystem::path& file : files) names += (names.empty() ? "" : ", ") + file.filename().string();
  return names;
}

void report_one(const Context& context, const ReportOptions& options) {
  const api::Service& service = context.service();
  const MunicipalityIndex index = service.find(options.municipality);
  const registry::Municipality& place = service.municipality(index);
  facts::OwnFigures own;
  api::KnowledgeBasisRequest request;
  request.municipality = index;
  request.paths = options.paths;
  request.seed = context.options().seed;
  request.population = options.population;
  own = read_own(context, options.own, request.municipality, options.accept);
  if (!options.own.empty() || !own.empty()) request.own = &own;
  std::optional<api::StudyAnswer> study;
  if (!options.cooperation.empty()) {
    study = api::study_cooperation(service, options.cooperation, request.seed);
    request.cooperation = &*study;
  }
  request.fetched = context.fetched_figures(to_string(place.number));
  const api::KnowledgeBasis basis(service, request);
  const messages::Language language = context.language_chosen() ? context.language() : api::language_of(place);
  const messages::Catalogue catalogue(context.data_folder() / "messages", language);
  const report::Delivery delivery =
      basis.write(catalogue, out_folder(context), {.word = options.word, .pdf = options.pdf, .slides = options.slides});
  const report::Overview overview = basis.overview(catalogue);
  std::ostream& out = context.out();
  out << overview.title << '\n';
  print_columns(out, overview.heads, overview.rows);
  out << overview.changes_heading << '\n';
  for (const std::string& change : overview.changes) out << "  • " << report::Words::capital(change) << '\n';
  out << catalogue.text("report.overview.files",
                        {{"folder", delivery.folder.string()}, {"files", names_of(delivery.files)}})
      << '\n';
}

/// Every municipality; one that fails does not stop the rest. Throws at the end when some did.
void report_all(const Context& context, const ReportOptions& options) {
  const FolderLock only_one(out_folder(context));  // two runs with other seeds would leave a mixture
  const api::Service& service = context.service();
  const std::vector<MunicipalityIndex> all = service.all_municipalities();
  const std::size_t count = all.size();
  std::array<std::unique_ptr<messages::Catalogue>, messages::languages.size()> catalogues;
  for (const messages::Language language : messages::languages) {
    catalogues[static_cast<std::size_t>(language)] =
        std::make_unique<messages::Catalogue>(context.data_folder() / "messages", language);
  }
  service.default_assumptions();  // prepares once what every report uses
  std::vector<std::string> faults(count);
  std::vector<ErrorCode> codes(count, ErrorCode::internal);
  {
    Progress progress(context, count);
    parallel_for(
        count,
        [&](std::size_t i) {
          try {
            api::KnowledgeBasisRequest request;
            request.municipality = all[i];
            request.paths = options.paths;
            request.seed = context.options().seed;
            request.population = options.population;
            const registry::Municipality& place = service.municipality(request.municipality);
            const messages::Language language =
                context.language_chosen() ? context.language() : api::language_of(place);
            api::KnowledgeBasis(service, request)
                .write(*catalogues[static_cast<std::size_t>(language)], out_folder(context));
          } catch (const Error& error) {
            faults[i] = messages::sentence(context.catalogue(), error);
            codes[i] = error.code();
          } catch (const std::exception& fault) {
            faults[i] = fault.what();
          }
          progress.advance();
        },
        context.options().threads);
  }
  std::size_t failed = 0;
  ErrorCode worst = ErrorCode::internal;
  for (std::size_t i = 0; i < count; ++i) {
    if (faults[i].empty()) continue;
    const registry::Municipality& place = service.municipality(all[i]);
    context.message(context.text("report.overview.failed_one",
                                 {{"number", to_string(place.number)}, {"place", place.name}, {"reason", faults[i]}}));
    if (failed++ == 0) worst = codes[i];
  }
  context.out() << context.text("report.overview.all_done", {{"count", fmt::format("{}", count - failed)},
                                                             {"folder", out_folder(context).string()}})
                << '\n';
  if (failed > 0)
    throw Error(worst, "report_some_failed",
                {{"failed", fmt::format("{}", failed)}, {"count", fmt::format("{}", count)}});
}

}  // namespace

void add_report(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "report");
  const auto options = std::make_shared<ReportOptions>();
  add_argument(noun, context, "municipality", options->municipality);
  add_argument(noun, context, "--own", options->own).option_text(context.text("cli.label.file"));
  add_switch(noun, context, "--accept", options->accept);
  add_argument(noun, context, "--paths", options->paths).option_text(context.text("cli.label.number"));
  add_switch(noun, context, "--all", options->all);
  add_switch(noun, context, "--word", options->word);
  add_switch(noun, context, "--pdf", options->pdf);
  add_switch(noun, context, "--slides", options->slides);
  add_argument(noun, context, "--population", options->population).option_text(context.text("cli.label.text"));
  add_argument(noun, context, "--cooperation", options->cooperation).option_text(context.text("cli.label.file"));
  when_chosen(noun, [&context, options] {
    constexpr int most_paths = 100'000;
    if (options->paths < 0 || options->paths > most_paths) {
      throw Error(ErrorCode::usage, "report_paths",
                  {{"found", fmt::format("{}", options->paths)}, {"most", fmt::format("{}", most_paths)}});
    }
    if (options->all != options->municipality.empty()) throw Error(ErrorCode::usage, "report_which");
    if (options->all && (options->word || options->pdf || options->slides))
      throw Error(ErrorCode::usage, "report_word_with_all");
    if (options->all && !options->own.empty()) throw Error(ErrorCode::usage, "report_own_with_all");
    if (options->all && !options->cooperation.empty()) throw Error(ErrorCode::usage, "report_cooperation_with_all");
    if (options->all) {
      report_all(context, *options);
    } else {
      report_one(context, *options);
    }
  });
}

}  // namespace handlingsrom::cli
