#include "surface/api/care_sums.hpp"

#include <cstring>
#include <tuple>
#include <type_traits>

namespace handlingsrom::api {
namespace {

/// Calls `visit` on every member, for writing and for reading alike.
template <class Sums, class Visit>
void each_member(Sums& sums, Visit&& visit) {
  visit(sums.first_run);
  visit(sums.runs);
  visit(sums.rows);
  visit(sums.person_years);
  visit(sums.person_years_in_care);
  visit(sums.events);
  visit(sums.extreme_person);
  visit(sums.extreme_run);
  visit(sums.extreme_events);
  visit(sums.stock);
  visit(sums.entries);
  visit(sums.exits);
  visit(sums.deaths);
  visit(sums.stays);
  visit(sums.days);
}

class ByteWriter {
 public:
  std::string bytes;
  template <class T>
  void operator()(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes.append(reinterpret_cast<const char*>(&value), sizeof(T));
  }
  template <class T>
  void operator()(const std::vector<T>& values) {
    (*this)(static_cast<std::uint64_t>(values.size()));
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  }
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
  bool whole = true;
  bool finished() const { return whole && bytes_.empty(); }
  template <class T>
  void operator()(T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    take(&value, sizeof(T));
  }
  template <class T>
  void operator()(std::vector<T>& values) {
    std::uint64_t size = 0;
    (*this)(size);
    if (size > bytes_.size() / sizeof(T)) whole = false;
    if (!whole) return;
    values.resize(size);
    take(values.data(), size * sizeof(T));
  }

 private:
  void take(void* into, std::size_t size) {
    if (!whole || size > bytes_.size()) {
      whole = false;
      return;
    }
    if (size > 0) std::memcpy(into, bytes_.data(), size);
    bytes_.remove_prefix(size);
  }
  std::string_view bytes_;
};

}  // namespace

CareSums::CareSums(std::size_t first, std::size_t count, std::size_t row_count, std::size_t groups)
    : first_run(first), runs(count), rows(row_count), stock(count * row_count, 0), exact(groups) {
  for (auto* table : {&entries, &exits, &deaths, &stays, &days}) table->assign(row_count, 0);
}

void CareSums::meet(std::uint32_t run, std::uint32_t person, std::uint32_t most) {
  // The smallest key wins a tie, so that the order does not matter.
  if (std::tuple(most, ~run, ~person) <= std::tuple(extreme_events, ~extreme_run, ~extreme_person)) return;
  extreme_events = most;
  extreme_run = run;
  extreme_person = person;
}

void CareSums::add(const care::RunTables& tables, std::uint32_t run) {
  std::int32_t* own = stock.data() + (run - first_run) * rows;
  for (std::size_t i = 0; i < rows; ++i) {
    own[i] += tables.stock[i];
    entries[i] += tables.entries[i];
    exits[i] += tables.exits[i];
    deaths[i] += tables.deaths[i];
    stays[i] += tables.stays[i];
    days[i] += tables.stay_days[i];
  }
  person_years += tables.person_years;
  person_years_in_care += tables.person_years_in_care;
  events += tables.events;
  meet(run, tables.most_events_person, tables.most_events);
}

void CareSums::merge(const CareSums& piece) {
  std::int32_t* own = stock.data() + (piece.first_run - first_run) * rows;
  for (std::size_t i = 0; i < piece.stock.size(); ++i) own[i] += piece.stock[i];
  for (std::size_t i = 0; i < rows; ++i) {
    entries[i] += piece.entries[i];
    exits[i] += piece.exits[i];
    deaths[i] += piece.deaths[i];
    stays[i] += piece.stays[i];
    days[i] += piece.days[i];
  }
  for (std::size_t group = 0; group < piece.exact.size(); ++group) {
    if (!piece.exact[group].empty()) exact[group] = piece.exact[group];
  }
  person_years += piece.person_years;
  person_years_in_care += piece.person_years_in_care;
  events += piece.events;
  meet(piece.extreme_run, piece.extreme_person, piece.extreme_events);
}

std::string to_bytes(const CareSums& sums) {
  ByteWriter writer;
  each_member(sums, writer);
  writer(static_cast<std::uint64_t>(sums.exact.size()));
  for (const auto& group : sums.exact) writer(group);
  return std::move(writer.bytes);
}

std::optional<CareSums> sums_from_bytes(std::string_view bytes) {
  CareSums sums;
  ByteReader reader(bytes);
  each_member(sums, reader);
  std::uint64_t groups = 0;
  reader(groups);
  if (!reader.whole || groups > bytes.size()) return std::nullopt;
  sums.exact.resize(groups);
  for (auto& group : sums.exact) reader(group);
  if (!reader.finished() || sums.stock.size() != sums.runs * sums.rows) return std::nullopt;
  for (const auto* table : {&sums.entries, &sums.exits, &sums.deaths, &sums.stays, &sums.days}) {
    if (table->size() != sums.rows) return std::nullopt;
  }
  return sums;
}

}  // namespace handlingsrom::api
