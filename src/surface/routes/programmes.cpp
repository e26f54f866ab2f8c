#include "surface/routes/programmes.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <mutex>

#include "base/error.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/at_hand.hpp"
#include "surface/routes/report_stream.hpp"

namespace handlingsrom::routes {
namespace {

/// The answers of the texts that were asked about last.
class RecentProgrammes {
 public:
  std::shared_ptr<const api::ProgrammeAnswer> find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const auto& one) { return one.first == key; });
    return found == kept_.end() ? nullptr : found->second;
  }
  void keep(std::string key, std::shared_ptr<const api::ProgrammeAnswer> answer) {
    constexpr std::size_t most = 16;
    const std::lock_guard lock(mutex_);
    kept_.emplace_front(std::move(key), std::move(answer));
    if (kept_.size() > most) kept_.pop_back();
  }

 private:
  std::mutex mutex_;
  std::deque<std::pair<std::string, std::shared_ptr<const api::ProgrammeAnswer>>> kept_;
};

RecentProgrammes& recent() {
  static RecentProgrammes kept;
  return kept;
}

}  // namespace

std::shared_ptr<const api::ProgrammeAnswer> programme_of(const Context& context, const std::string& text,
                                                         const std::string& name, const std::string& on) {
  // The figures are those of the process; the text decides all else.
  std::string key = context.version() + '\n' + name + '\n' + on + '\n' + text;
  if (auto found = recent().find(key)) return found;
  auto made = std::make_shared<const api::ProgrammeAnswer>(api::read_programme_text(*context.service, text, name, on));
  recent().keep(std::move(key), made);
  return made;
}

Json programme_json(const Context& context, const http::Request& request, const api::ProgrammeAnswer& answer) {
  api::ProgrammePageWish wish;
  wish.width = width_of(request, "width", wish.width);
  return api::programme_page_json(*context.service, answer, wish, context.catalogue(request));
}

http::Response attachment(std::string media_type, const std::string& name, std::string bytes) {
  http::Response response = http::answer(200, std::move(media_type), std::move(bytes));
  response.headers.emplace_back("Content-Disposition", "attachment; filename*=UTF-8''" + http::percent_encode(name));
  return response;
}

std::string file_name_of(const api::ProgrammeAnswer& answer, const char* ending) {
  std::string name = answer.programme.title;
  std::replace(name.begin(), name.end(), '/', '-');
  return name + ending;
}

http::Response programme_calendar_file(const Context& context, const http::Request& request,
                                       const api::ProgrammeAnswer& answer) {
  const int year = static_cast<int>(std::chrono::year_month_day{answer.on}.year());
  return attachment("text/calendar; charset=utf-8", file_name_of(answer, ".ics"),
                    api::programme_calendar(answer, year, year + 1, context.catalogue(request)));
}

http::Response programme_report(const SharedContext& context, const http::Request& request,
                                std::shared_ptr<const api::ProgrammeAnswer> answer, const Json& body) {
  const std::string kind = read_text(body, "kind", longest_id).value_or("status");
  if (kind != "status" && kind != "yearly" && kind != "learning") refuse_body("/kind", "status, yearly, learning");
  const messages::Catalogue& catalogue = context->catalogue(request);
  return stream_report(context, catalogue, {},
                       [context, &catalogue, answer = std::move(answer), kind](
                           const std::filesystem::path& folder, const std::function<void(double)>& done) {
                         done(0.05);
                         return api::write_programme_report(*context->service, *answer,
                                                            kind == "status"   ? api::ProgrammeReport::status
                                                            : kind == "yearly" ? api::ProgrammeReport::yearly
                                                                               : api::ProgrammeReport::learning,
                                                            catalogue, folder);
                       });
}

}  // namespace handlingsrom::routes
