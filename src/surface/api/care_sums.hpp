// What many simulated runs add up to, in pieces that can be joined in any order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outlook/care/simulate.hpp"

namespace handlingsrom::api {

/// Sums over municipalities: stocks by run, so that quantiles can be taken, flows over all runs. Whole numbers, so that the order of
/// adding changes nothing; the exact companion's values by group of municipalities, each computed once.
struct CareSums {
  std::size_t first_run = 0;
  std::size_t runs = 0;
  std::size_t rows = 0;                                           // years × columns of care::RunTables
  std::vector<std::int32_t> stock;                                // [run][row]
  std::vector<std::int64_t> entries, exits, deaths, stays, days;  // [row]
  std::vector<std::vector<double>> exact;                         // [group][row], empty where not computed
  std::int64_t person_years = 0, person_years_in_care = 0, events = 0;
  std::uint32_t extreme_person = 0, extreme_run = 0, extreme_events = 0;

  CareSums() = default;
  CareSums(std::size_t first, std::size_t count, std::size_t row_count, std::size_t groups);

  void add(const care::RunTables& tables, std::uint32_t run);
  /// Adds a piece whose runs lie within these.
  void merge(const CareSums& piece);

 private:
  void meet(std::uint32_t run, std::uint32_t person, std::uint32_t most);
};

std::string to_bytes(const CareSums& sums);
/// Nothing where the bytes are not whole.
std::optional<CareSums> sums_from_bytes(std::string_view bytes);

}  // namespace handlingsrom::api
