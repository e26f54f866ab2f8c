// Where each act was read: a public copy of Lovdata’s consolidated text (open data, NLOD 2.0), with Lovdata’s address of the
// act, on 22 November 2026. What several levers cite stands here once.
#pragma once

#include <string_view>

namespace handlingsrom::scenario::levers::acts {

inline constexpr std::string_view kindergarten =
    "github.com/sondreskarsten/norwegian-laws (lovdata.no/lov/2005-06-17-64)";
inline constexpr std::string_view education =
    "github.com/sstraume97, sondreskarsten/norwegian-laws (lovdata.no/lov/2023-06-09-30)";
inline constexpr std::string_view child_welfare = "github.com/sstraume97/norwegian-laws (lovdata.no/lov/2021-06-18-97)";
inline constexpr std::string_view care =
    "github.com/sstraume97/norwegian-laws (lovdata.no/lov/2011-06-24-30), helsedirektoratet.no";
inline constexpr std::string_view long_stay =
    "github.com/sstraume97, sondreskarsten/norwegian-laws (lovdata.no/lov/2011-06-24-30, lov/1999-07-02-63)";
inline constexpr std::string_view working_environment =
    "github.com/sstraume97, sondreskarsten/norwegian-laws (lovdata.no/lov/2005-06-17-62)";
inline constexpr std::string_view local_government =
    "github.com/sondreskarsten/norwegian-laws (lovdata.no/lov/2018-06-22-83)";

}  // namespace handlingsrom::scenario::levers::acts
