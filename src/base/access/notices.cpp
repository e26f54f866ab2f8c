#include "base/access/notices.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/access/secrets.hpp"
#include "base/access/times.hpp"

namespace handlingsrom::access {
namespace {

using Json = nlohmann::json;
constexpr const char* notice_kind = "notice";
constexpr std::int64_t stands_days = 365;

Notice notice_in(const store::Card& card) {
  const Json body = Json::parse(card.body);
  return {body.at("time"), body.at("what"), body.at("detail")};
}

}  // namespace

void notice_at(const store::Desk& desk, const std::string& account, const std::string& what,
               const std::string& detail) {
  const Json body{{"time", desk.now()}, {"what", what}, {"detail", detail}};
  desk.put({notice_kind, new_number(), account, later(desk.now(), stands_days * day), body.dump()});
}

std::vector<Notice> Notices::of(const std::string& account, const std::string& begun) const {
  std::vector<Notice> all;
  for (const store::Card& card : cards_.list(notice_kind, account))
    if (Notice one = notice_in(card); one.time < begun) all.push_back(std::move(one));
  std::sort(all.begin(), all.end(), [](const Notice& a, const Notice& b) { return a.time < b.time; });
  return all;
}

void Notices::seen(const std::string& account, const std::string& begun) const {
  if (of(account, begun).empty()) return;
  cards_.change([&](const store::Desk& desk) {
    for (const store::Card& card : desk.list(notice_kind, account))
      if (notice_in(card).time < begun) desk.remove(notice_kind, card.key);
  });
}

}  // namespace handlingsrom::access
