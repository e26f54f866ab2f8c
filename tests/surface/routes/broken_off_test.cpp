// A computation that nobody wants any more is put down, and leaves nothing behind that another answer could stumble over.
#include "base/wanted.hpp"

#include "surface/routes/gated.hpp"

namespace handlingsrom::routes {
namespace {

class BrokenOff : public Gated {};

TEST_F(BrokenOff, EveryPointAtWhichTheClientMayLeaveIsSafe) {
  const std::string kari = member("Kari", {"analyst@5029"});
  Json changes = Json::array();
  for (const auto& [lever, value] :
       {std::pair{"institution_to_staffed_home", 0.2}, {"class_size", 17.0}, {"user_fees", 0.1}, {"sick_leave", 0.09}})
    changes.push_back({{"id", lever}, {"value", value}});
  const std::string path = "/api/v1/municipalities/5029/contributions";
  const Json question{{"changes", changes}, {"figure", "rooms.money"}, {"year", 2050}};
  std::atomic<int> asked{0};
  const auto answer_until = [&](int most) {
    asked = 0;
    const Unwanted unwanted = [&asked, most] { return ++asked > most; };
    const Wanted scope(&unwanted);
    return post(path, question, kari);
  };
  const Answer whole = answer_until(1'000'000);
  ASSERT_EQ(whole.status, 200) << whole.body;
  const int points = asked;
  EXPECT_GT(points, 16) << "at least one for each of the sixteen choices among four changes";
  for (const int most : {0, 1, 2, points / 2, points - 1}) EXPECT_EQ(answer_until(most).status, 503) << most;
  EXPECT_EQ(answer_until(1'000'000).body, whole.body);
  EXPECT_EQ(post(path, question, kari).body, whole.body);
}

}  // namespace
}  // namespace handlingsrom::routes
