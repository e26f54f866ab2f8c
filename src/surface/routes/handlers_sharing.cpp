// …/scenarios/{}/sharing and …/programmes/{}/sharing: who sees it, and whether it still changes.
#include "base/access/refused.hpp"
#include "base/error.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/gatekeeper.hpp"

namespace handlingsrom::routes {
namespace {

Json sharing_json(const access::Identity& who, const access::Work& work) {
  Json steps = Json::array();
  for (const access::Shown to :
       {access::Shown::privately, access::Shown::shared, access::Shown::decided, access::Shown::published}) {
    try {
      access::check_step(who, work, to);
      steps.push_back(access::name_of(to));
    } catch (const access::Refused&) {  // not one that this reader can take
    }
  }
  return {{"shown", access::name_of(work.shown)}, {"own", work.owner == who.account()}, {"steps", std::move(steps)}};
}

}  // namespace

void add_sharing(http::Router& router, const SharedContext& context) {
  for (const auto& [pattern, where] : {std::pair{"/api/v1/scenarios/{}/sharing", Where::scenario},
                                       std::pair{"/api/v1/programmes/{}/sharing", Where::programme}}) {
    const Where kind = where;
    const auto work_of = [context, kind](const http::Request& request) {
      if (!context->gate) throw access::Refused(access::Refused::unknown, "sign_in_off");
      return context->gate->work_of(kind, request.captures.at(0));
    };
    router.add(http::Method::get, pattern, [work_of](const http::Request& request) {
      return respond(sharing_json(*request.visitor.who, work_of(request)));
    });
    router.add(http::Method::post, pattern, [context, work_of](const http::Request& request) {
      const Json body = read_object(request.body, {"shown"});
      constexpr std::size_t longest = 20;
      const auto to = access::shown_of(read_text(body, "shown", longest).value_or(""));
      if (!to) refuse_body("/shown", "private, shared, decided, published");
      const access::Identity& who = *request.visitor.who;
      return respond(sharing_json(who, context->gate->sharing().set(who, work_of(request), *to)));
    });
  }
}

}  // namespace handlingsrom::routes
