// `involvement results|timeline|enter|forget`: what was answered, from proposal to result, paper answers counted in, words deleted.
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "base/read_file.hpp"
#include "surface/api/programme_files.hpp"
#include "surface/api/programme_follow.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/programme_parts.hpp"

namespace handlingsrom::cli {
namespace {

struct InvolvementOptions {
  std::filesystem::path file, answers;
  std::string on, project, id;
};

Table results(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{"results",
              {{"consultation"},
               {"question"},
               {"choice"},
               {"on_page"},
               {"on_paper"},
               {"answer_share", Unit::percent, 1},
               {"chosen"}},
              {}};
  constexpr double percent = 100;
  for (const api::ConsultationResult& one : api::consultation_results(answer)) {
    const programme::Consultation& consultation = answer.programme.consultations[one.consultation];
    table.rows.push_back({consultation.name, consultation.questions[one.question].text, one.choice,
                          std::int64_t{one.page}, std::int64_t{one.paper}, one.share * percent,
                          one.chosen ? programme_word(context, "moved", "yes") : Cell{}});
  }
  for (const programme::Consultation& one : answer.programme.consultations) {
    for (const programme::AnswerTheme& theme : one.themes)
      table.notes.push_back(
          context.text("programme.theme",
                       {{"consultation", one.name}, {"theme", theme.text}, {"count", std::to_string(theme.count)}}));
    table.notes.push_back(one.answered
                              ? context.text("programme.answer_given", {{"consultation", one.name},
                                                                        {"date", roster::text_of(*one.answered)},
                                                                        {"answer", one.answer}})
                              : context.text("programme.no_answer_yet", {{"consultation", one.name}}));
  }
  return table;
}

Table timeline(const Context& context, const api::ProgrammeAnswer& answer, const std::string& project) {
  Table table{"timeline", {{"date"}, {"what_happened"}, {"name"}, {"about"}}, {}};
  for (const api::TimelineEntry& entry : api::programme_timeline(answer, project, context.catalogue()))
    table.rows.push_back({roster::text_of(entry.day), programme_word(context, "timeline", key_of(entry.kind)),
                          entry.what, some_text(entry.about)});
  return table;
}

}  // namespace

void add_involvement(CLI::App& root, Context& context) {
  const auto options = std::make_shared<InvolvementOptions>();
  CLI::App& noun = add_noun(root, context, "involvement");
  const auto verb = [&](const char* name, std::function<void()> run) -> CLI::App& {
    CLI::App& made = add_verb(noun, context, name, std::move(run));
    add_argument(made, context, "file", options->file).required();
    return made;
  };
  const auto read = [&context, options] { return api::read_programme(context.service(), options->file, options->on); };
  CLI::App& shown = verb("results", [&context, read] { context.show(results(context, read())); });
  add_argument(shown, context, "--on", options->on);
  CLI::App& line =
      verb("timeline", [&context, options, read] { context.show(timeline(context, read(), options->project)); });
  add_argument(line, context, "--on", options->on);
  add_argument(line, context, "--project", options->project);
  CLI::App& entered = verb("enter", [&context, options] {
    const std::string before = read_file(options->file);
    deliver_programme(context, options->file, before,
                      api::count_answers(before, options->file.filename().string(), options->id,
                                         api::read_answers(options->answers)));
  });
  add_argument(entered, context, "--consultation", options->id).required();
  add_argument(entered, context, "--answers", options->answers).required();
  CLI::App& forgotten = verb("forget", [&context, options] {
    // Nothing is kept of what is to be gone.
    const std::string before = read_file(options->file);
    deliver_programme(context, options->file, {},
                      api::delete_words(before, options->file.filename().string(), options->id));
  });
  add_argument(forgotten, context, "--id", options->id).required();
}

}  // namespace handlingsrom::cli
