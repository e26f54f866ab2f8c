#include "surface/api/locations.hpp"

#include <zlib.h>

#include <chrono>
#include <cmath>
#include <memory>
#include <sstream>

#include <fmt/format.h>

#include "base/error.hpp"

namespace handlingsrom::api {
namespace {

std::istringstream opened_text(const std::filesystem::path& file) {
  const auto unreadable = [&] {
    return Error(ErrorCode::bad_input, "file_unreadable",
                 {{"file", file.string()}, {"reason", "neither a file nor a pipe"}});
  };
  std::error_code circle;
  if (!std::filesystem::is_regular_file(file, circle)) throw unreadable();
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> input(gzopen(file.c_str(), "rb"), gzclose);
  if (!input) throw unreadable();
  std::string text, piece(1U << 16U, '\0');
  int count = 0;
  while ((count = gzread(input.get(), piece.data(), static_cast<unsigned>(piece.size()))) > 0)
    text.append(piece, 0, static_cast<std::size_t>(count));
  if (count < 0) throw unreadable();
  return std::istringstream(std::move(text));
}

std::string number_text(double number) { return fmt::format("{}", number); }

[[noreturn]] void refuse_obstacle(const location::Obstacle& obstacle, const std::string& file) {
  using Kind = location::Obstacle::Kind;
  const Error::Arguments arguments{{"file", file},
                                   {"customer", std::to_string(obstacle.customer + 1)},
                                   {"found", number_text(obstacle.found)},
                                   {"needed", number_text(obstacle.needed)}};
  const char* key = "location_room";
  if (obstacle.kind == Kind::customer) key = "location_customer";
  if (obstacle.kind == Kind::unreached) key = "location_unreached";
  if (obstacle.kind == Kind::sites) key = "location_sites";
  throw Error(ErrorCode::no_solution, key, arguments);
}

}  // namespace

LocationAnswer solve_location(const LocationQuestion& question) {
  using Clock = std::chrono::steady_clock;
  const auto begun = Clock::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - begun).count(); };
  const auto usage = [](const std::string& found) {
    return Error(ErrorCode::usage, "usage_value", {{"found", found}});
  };
  const auto above_zero = [](double value) { return std::isfinite(value) && value > 0; };
  if (!above_zero(question.seconds)) throw usage("--seconds " + number_text(question.seconds));
  if (question.capacity && !above_zero(*question.capacity))
    throw usage("--capacity " + number_text(*question.capacity));
  const auto format = location::format_of(question.format);
  if (!format) {
    throw Error(ErrorCode::usage, "usage_format",
                {{"found", question.format}, {"expected", fmt::format("{}", fmt::join(location::format_names, ", "))}});
  }
  location::ReadOptions options{question.capacity, location::Rounding::automatic};
  if (question.rounding == "down") {
    options.rounding = location::Rounding::down;
  } else if (question.rounding == "none") {
    options.rounding = location::Rounding::none;
  } else if (question.rounding != "auto") {
    throw usage("--rounding " + question.rounding);
  }
  std::istringstream input = opened_text(question.file);
  const std::string name = question.file.filename().string();
  LocationAnswer answer;
  answer.problem = location::read_problem(input, name, *format, options);
  if (const auto obstacle = location::obstacle(answer.problem)) refuse_obstacle(*obstacle, name);
  location::Limits limits;
  limits.seconds_left = [&] { return question.seconds - elapsed(); };
  limits.on_progress = question.on_progress;
  limits.seed = question.seed;
  answer.solution = location::solve(answer.problem, limits);
  answer.seconds = elapsed();
  if (!answer.solution.found()) {
    const bool none = answer.solution.status == location::Status::infeasible;
    throw Error(ErrorCode::no_solution, none ? "location_none" : "location_not_found",
                {{"file", name}, {"seconds", number_text(question.seconds)}});
  }
  return answer;
}

}  // namespace handlingsrom::api
