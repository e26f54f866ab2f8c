// One reading everywhere: what the pages and the API say of the rooms is what the report says, word for word, for every municipality.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "base/parallel.hpp"
#include "base/standard_seed.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/live_page.hpp"
#include "surface/api/plan.hpp"
#include "surface/report/json.hpp"

namespace handlingsrom::api {
namespace {

TEST(SameReading, InReportPageAndApiForAllMunicipalities) {
  const Service service{std::filesystem::path("data/handlingsrom.bundle")};
  const messages::Catalogue nynorsk("data/messages", messages::Language::nynorsk);
  const report::Words words(nynorsk);
  constexpr int paths = 10;  // enough for ranges to differ between municipalities
  const auto count = static_cast<std::size_t>(service.facts().registry->size());
  ASSERT_EQ(count, 357U);
  std::vector<std::string> differ(count);
  parallel_for(count, [&](std::size_t i) {
    const MunicipalityIndex index{static_cast<int>(i)};
    const report::Json api = report::readings(Plan(service, {}).outlook(index, paths), words);
    KnowledgeBasisRequest request;
    request.municipality = index;
    request.paths = paths;
    const report::Report basis = KnowledgeBasis(service, request).report(nynorsk);
    // The page is made from the same report; a part of the municipalities shows that.
    constexpr std::size_t every = 17;
    const bool looked_at = i % every == 0;
    const FirstPage page =
        looked_at ? first_page(service, {index, {}, nullptr, standard_seed, paths}, nynorsk) : FirstPage{};
    const auto& rooms = report::the<report::Readings>(basis).rooms;
    for (std::size_t room = 0; room < rooms.size(); ++room) {
      const report::Json of_report = report::reading(rooms[room].said);
      if (of_report != api.at(room)) differ[i] += " api:" + of_report.value("id", "");
      if (!looked_at) continue;
      if (of_report != report::reading(page.rooms[room].said)) differ[i] += " page:" + of_report.value("id", "");
      if (rooms[room].gap != page.rooms[room].gap) differ[i] += " gap:" + of_report.value("id", "");
    }
  });
  for (std::size_t i = 0; i < count; ++i)
    EXPECT_EQ(differ[i], "") << service.municipality(MunicipalityIndex{static_cast<int>(i)}).name;
}

}  // namespace
}  // namespace handlingsrom::api
