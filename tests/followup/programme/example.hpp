// A small programme that tests change a little.
#pragma once

#include <string>

#include "followup/programme/programme.hpp"

namespace handlingsrom::programme {

inline const std::string head = R"(id = "p"
title = "Sammen"
municipality = "Skaun"
updated = 2026-11-02
)";

inline Programme read(const std::string& text) { return read_programme(head + text, "p.toml"); }

inline Day day(int year, unsigned month, unsigned day) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

/// [[task]] with what stands after id and days.
inline std::string task(const std::string& id, int days, const std::string& after = "", const std::string& more = "") {
  return "[[task]]\nid = \"" + id + "\"\nname = \"" + id + "\"\n" +
         (days == 0 ? std::string("milestone = true\n") : "days = " + std::to_string(days) + "\n") + "after = [" +
         after + "]\n" + more + "\n";
}

}  // namespace handlingsrom::programme
