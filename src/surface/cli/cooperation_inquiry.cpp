// `handlingsrom cooperation inquiry FILE`: steps, decisions of each council, who has not answered, papers.
#include <memory>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/studies.hpp"
#include "surface/cli/cooperation_tables.hpp"
#include "surface/cli/cooperation_verbs.hpp"

namespace handlingsrom::cli {
namespace {

struct CooperationInquiryOptions {
  std::filesystem::path file;
  bool questions = false, papers = false;
};

Table steps(const Context& context, const api::InquiryAnswer& answer) {
  const bool for_people = output_format(context.options().format) == Format::table;
  Table table{
      "steps", {{"step"}, {"from"}, {"to"}, {"member"}, {"answer"}, {"date"}, {"case"}, {"figures_version"}}, {}};
  for (const cooperation::Inquiry::Step& step : answer.inquiry.steps) {
    for (std::size_t m = 0; m < answer.inquiry.members.size(); ++m) {
      std::vector<Cell> row{step.name, step.from, step.to, answer.inquiry.members[m].name};
      if (const cooperation::Inquiry::Decision* decision = cooperation::decision_of(step, m)) {
        const std::string key(key_of(decision->answer));
        row.insert(row.end(), {for_people ? context.text("inquiry.answer." + key) : key, decision->date,
                               decision->matter, decision->version});
      } else {
        row.resize(table.columns.size());
      }
      table.rows.push_back(std::move(row));
    }
  }
  if (const auto step = cooperation::current_step(answer.inquiry)) {
    table.notes.push_back(context.text(
        "inquiry.current", {{"step", answer.inquiry.steps[*step].name}, {"asks", answer.inquiry.steps[*step].asks}}));
  } else {
    table.notes.push_back(context.text("inquiry.done"));
  }
  for (const std::string& notice : api::notice_words(answer, context.catalogue())) table.notes.push_back(notice);
  return table;
}

Table questions(const api::InquiryAnswer& answer) {
  Table table{"questions", {{"question"}, {"difficulty"}, {"answer"}, {"date"}}, {}};
  for (const cooperation::Inquiry::Question& question : answer.inquiry.questions) {
    table.rows.push_back({question.text, std::int64_t{question.difficulty},
                          question.answer.empty() ? Cell{} : Cell{question.answer},
                          question.answered.empty() ? Cell{} : Cell{question.answered}});
  }
  return table;
}

void show_inquiry(const Context& context, const CooperationInquiryOptions& options) {
  const api::InquiryAnswer answer = api::read_inquiry(context.service(), options.file, context.options().seed);
  if (!options.papers) {
    context.show(options.questions ? questions(answer) : steps(context, answer));
    return;
  }
  if (!answer.study) throw Error(ErrorCode::usage, "inquiry_no_study", {{"file", answer.inquiry.file}});
  const std::filesystem::path out = papers_folder(context);
  for (const auto& file :
       api::write_papers(context.service(), *answer.study, &answer, context.catalogue(), out, context.options().seed))
    context.out() << file.string() << '\n';
}

}  // namespace

void add_cooperation_inquiry(CLI::App& noun, Context& context) {
  const auto options = std::make_shared<CooperationInquiryOptions>();
  CLI::App& verb = add_verb(noun, context, "inquiry", [&context, options] { show_inquiry(context, *options); });
  add_argument(verb, context, "file", options->file).required();
  add_switch(verb, context, "--questions", options->questions);
  add_switch(verb, context, "--papers", options->papers);
}

}  // namespace handlingsrom::cli
