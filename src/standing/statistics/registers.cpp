#include "standing/statistics/registers.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "standing/statistics/klass.hpp"
#include "standing/statistics/udir_report.hpp"

namespace handlingsrom::statistics {
namespace {

using Json = nlohmann::ordered_json;
using StatedKind = RegisterFile::Kind;

constexpr int months_in_period = 100;  // 202510: year and month

/// A day on which the year's division holds; never one that is to come, which Klass does not answer for.
std::string day_in(int year, const std::string& today) { return std::min(fmt::format("{}-07-01", year), today); }

bool is_json(const std::string& body) { return nlohmann::json::accept(body); }

/// "1. trinn", "10. årstrinn": one grade, not several together.
bool is_one_grade(const UdirChoice& choice) {
  const std::size_t digits = choice.name.find_first_not_of("0123456789");
  return digits != 0 && digits != std::string::npos && choice.name.substr(digits).starts_with(". ") &&
         choice.name.ends_with("trinn") && choice.name.find('-') == std::string::npos;
}

std::string filter_text(const RegisterFile& file, int period, const std::vector<UdirChoice>& grades) {
  std::string text = fmt::format("TidID({})", period);
  for (const auto& [filter, values] : file.filters) {
    std::string list;
    for (const std::string& value : values) {
      if (value != "grades") {
        list += (list.empty() ? "" : "_") + value;
        continue;
      }
      for (const UdirChoice& grade : grades)
        if (is_one_grade(grade)) list += (list.empty() ? "" : "_") + std::to_string(grade.id);
    }
    text += fmt::format("_{}({})", filter, list);
  }
  return text;
}

void plan_report(Client& client, const RegisterFile& file, const RegisterServers& servers, int since,
                 RegisterPlan& plan) {
  const std::string page = client.page(servers.udir + "/rest/v1/Rapportside/" + file.page, is_json).body;
  const UdirPage where = read_udir_page(page, file.page);
  plan.found_data = where.data;
  const std::string base = servers.udir + "/" + where.data.substr(0, where.data.rfind('/'));
  const std::string choices =
      client
          .page(base + "/filterVerdier?filter=" + percent_encoded(fmt::format("TidID({})_EnhetID(*)", where.latest)),
                is_json)
          .body;
  std::vector<UdirChoice> periods = read_udir_choices(choices, "TidID", file.page);
  const std::vector<UdirChoice> grades = read_udir_choices(choices, "TrinnID", file.page);
  std::sort(periods.begin(), periods.end(), [](const UdirChoice& a, const UdirChoice& b) { return a.id < b.id; });
  for (const UdirChoice& period : periods) {
    const int year = period.id / months_in_period;
    if (year < std::max(file.since, since)) continue;
    plan.pieces.push_back({fmt::format("{}.json", period.id),
                           base + "/data?filter=" + percent_encoded(filter_text(file, period.id, grades)) +
                               "&radSti=" + percent_encoded("-12.*.*") + "&inkluderKoder=true",
                           year});
  }
}

// The question without whom it is asked of: "/api/klass/v1/…?date=2026-11-29".
std::string question_of(const std::string& address) {
  const std::size_t host = address.find("://");
  const std::size_t path = host == std::string::npos ? host : address.find('/', host + 3);
  return path == std::string::npos ? address : address.substr(path);
}

// What an earlier run wrote of a piece; empty where its file is another now.
Fetched held_of(const Json& state, const RegisterPiece& piece, const std::filesystem::path& file) {
  Fetched held;
  const auto found = state.find(piece.name);
  std::error_code fault;
  const auto size = std::filesystem::file_size(file, fault);
  if (found == state.end() || !found->is_object() || fault || found->value("bytes", std::uintmax_t{0}) != size ||
      found->value("question", std::string{}) != question_of(piece.address))
    return held;
  held.etag = found->value("etag", std::string{});
  held.last_modified = found->value("last_modified", std::string{});
  return held;
}

Json read_state(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
  const Json state = Json::parse(text, nullptr, false);
  return state.is_object() ? state : Json::object();
}

}  // namespace

RegisterServers RegisterServers::beside(const std::string& tables) {
  if (tables.empty()) return {};
  const std::size_t host = tables.find("://");
  const std::size_t path = host == std::string::npos ? std::string::npos : tables.find("/api/", host);
  std::string origin = tables.substr(0, path);
  while (!origin.empty() && origin.back() == '/') origin.pop_back();
  return {origin + "/api/klass/v1", origin + "/api/rapportering"};
}

std::string date_of(std::int64_t unix_seconds) {
  using namespace std::chrono;
  const year_month_day day{floor<days>(sys_seconds{seconds{unix_seconds}})};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

RegisterPlan plan_register(Client& client, const RegisterFile& file, const RegisterServers& servers,
                           const std::string& today, int since) {
  RegisterPlan plan;
  plan.id = file.id;
  plan.asked = today;
  const std::string base = servers.klass + "/classifications/" + file.classification;
  const int year = std::stoi(today.substr(0, 4));
  switch (file.kind) {
    case StatedKind::klass_codes:
      plan.pieces = {{"codes.json", fmt::format("{}/codesAt?date={}&language=nb", base, today), year}};
      break;
    case StatedKind::klass_changes:
      plan.pieces = {
          {"changes.json",
           fmt::format("{}/changes.json?from={:04}-01-01&to={}&language=nb", base, std::max(file.since, 1), today), 0}};
      break;
    case StatedKind::klass_groups:
      for (int of = std::max({file.since, since, 1}); of <= year; ++of)
        plan.pieces.push_back({fmt::format("groups-{}.json", of),
                               fmt::format("{}/correspondsAt?targetClassificationId={}&date={}&language=nb", base,
                                           file.target, day_in(of, today)),
                               of});
      break;
    case StatedKind::udir_report: plan_report(client, file, servers, since, plan); break;
  }
  return plan;
}

void check_piece(const RegisterFile& file, const RegisterPiece& piece, const std::string& text) {
  switch (file.kind) {
    case StatedKind::klass_codes: read_klass_codes(text, piece.name); break;
    case StatedKind::klass_changes: read_klass_changes(text, piece.name); break;
    case StatedKind::klass_groups: read_klass_pairs(text, piece.name); break;
    case StatedKind::udir_report: {
      // The answer says itself which school year it is of: "2025-26".
      const UdirTable table = read_udir_table(text, piece.name);
      for (const std::vector<std::string>& column : table.columns) {
        if (!column.front().starts_with(std::to_string(piece.year)))
          throw Error(ErrorCode::bad_input, "udir_answer",
                      {{"file", piece.name},
                       {"place", "metadata/columns/0"},
                       {"found", column.front()},
                       {"expected", std::to_string(piece.year)}});
      }
      break;
    }
  }
}

RegisterFetched fetch_register(Client& client, const RegisterFile& file, const RegisterPlan& plan,
                               const std::filesystem::path& folder, const std::function<void(std::size_t)>& progress) {
  const std::filesystem::path place = folder / plan.id;
  Json state = read_state(place / "state.json");
  RegisterFetched result;
  std::size_t number = 0;
  for (const RegisterPiece& piece : plan.pieces) {
    const Fetched held = held_of(state, piece, place / piece.name);
    const Fetched fetched = client.page(piece.address, is_json, held);
    if (fetched.unchanged) {
      ++result.unchanged;
    } else {
      check_piece(file, piece, fetched.body);
      write_file(place / piece.name, fetched.body);
      ++result.fetched;
      state[piece.name] = Json{{"question", question_of(piece.address)},
                               {"etag", fetched.etag},
                               {"last_modified", fetched.last_modified},
                               {"bytes", fetched.body.size()},
                               {"asked", plan.asked}};
      write_file(place / "state.json", state.dump(1) + "\n");
    }
    if (progress) progress(++number);
  }
  return result;
}

}  // namespace handlingsrom::statistics
