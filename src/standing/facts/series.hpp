// Published figures by quantity, area and year. Which quantities and years there are is data (data/bundle.toml), never a
// type: a new year is a new file and a line there.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/trace.hpp"
#include "base/units.hpp"
#include "standing/facts/missing.hpp"

namespace handlingsrom::facts {

/// A row of every series: a municipality, or a region that is published beside them: "EAK" the country, "EKG01" … "EKG17"
/// the KOSTRA groups, "1507" Ålesund before it was divided.
struct Area {
  int value = -1;
  constexpr Area() = default;
  constexpr Area(MunicipalityIndex municipality) : value(municipality.value) {}
  explicit constexpr Area(int row) : value(row) {}
  constexpr auto operator<=>(const Area&) const = default;
};

/// What a cell is. A figure that is there has a value whatever its status; missing and suppressed cells are NaN.
enum class CellStatus : std::uint8_t {
  published,     // as the source has it
  summed,        // our sum or difference of published cells
  estimated,     // the source says so, or it is preliminary
  out_of_trend,  // published, but not comparable with the same area's other years
  wider_tasks,   // published, but holds tasks that other areas of its kind do not have (Oslo is a county too)
  suppressed,    // exists, but hidden in the source because the number is small
  absent         // not in the source
};

/// Key of the status in the message catalogues, section [cell_status].
std::string_view key_of(CellStatus status) noexcept;
/// The unit or status with this key; nullopt for a key that there is not.
std::optional<Unit> unit_named(std::string_view key) noexcept;
std::optional<CellStatus> status_named(std::string_view key) noexcept;
inline bool is_known(CellStatus status) { return status < CellStatus::suppressed; }
/// The status of a sum: the weakest of its parts, and `summed` where all are published.
CellStatus sum_status(CellStatus a, CellStatus b) noexcept;

/// One quantity, for all areas and the years that it is published for.
class Series {
 public:
  /// Where the figures of one year stand: source and column (or code) in it.
  struct Origin {
    Year year;
    std::string source_id;
    std::string place;
  };
  struct Definition {
    std::string quantity;  // "accounts.revenue"
    Unit unit = Unit::none;
    double scale = 1;  // of the published number: 1000 where the source counts in 1,000 kr
    std::string table;
    std::vector<Origin> origins;  // ascending years
  };

  Series(Definition definition, std::shared_ptr<const std::vector<std::string>> area_codes);

  const std::string& quantity() const { return definition_.quantity; }
  const std::string& table() const { return definition_.table; }
  /// Of what at() gives; the scale is multiplied in already.
  Unit unit() const { return definition_.unit; }
  double scale() const { return definition_.scale; }
  std::span<const Origin> origins() const { return definition_.origins; }
  Year first() const { return definition_.origins.front().year; }
  Year latest() const { return definition_.origins.back().year; }
  /// The latest year in which this area has a figure; nullopt where it never has.
  std::optional<Year> latest(Area area) const;
  bool has(Year year) const { return column(year) >= 0; }

  /// NaN where missing, suppressed, or no such year or area.
  double at(Area area, Year year) const {
    const int of_year = column(year);
    return of_year < 0 || area.value < 0 || area.value >= areas_ ? missing : values_[cell(area, of_year)];
  }
  CellStatus status(Area area, Year year) const;
  /// A figure that may stand beside the area's other years.
  bool in_trend(Area area, Year year) const;
  /// "5029, AGD13, 2025" in the source of that year. Throws Error(internal) for a year that is not there.
  trace::CellReference reference(Area area, Year year) const;

  /// `published` is the number as it stands in the source; NaN with a known status is refused with Error(internal).
  void set(Area area, Year year, double published, CellStatus status = CellStatus::published);
  /// Changes what a cell is said to be. A cell without a value can only become missing or suppressed.
  void mark(Area area, Year year, CellStatus status);

 private:
  int column(Year year) const;
  std::size_t cell(Area area, int of_year) const {
    return static_cast<std::size_t>(area.value) * definition_.origins.size() + static_cast<std::size_t>(of_year);
  }
  Definition definition_;
  std::shared_ptr<const std::vector<std::string>> area_codes_;
  int areas_ = 0;
  std::vector<double> values_;  // [area][year]
  std::vector<CellStatus> statuses_;
};

/// All series of the bundle.
class SeriesTable {
 public:
  SeriesTable() : area_codes_(std::make_shared<const std::vector<std::string>>()) {}
  /// `area_codes`: the municipalities' numbers in the registry's order ("0301" …), then the regions.
  SeriesTable(std::vector<std::string> area_codes, int municipalities);

  /// nullptr for a quantity that the bundle does not hold. A model looks up once and keeps the pointer.
  const Series* find(std::string_view quantity) const;
  /// Throws Error(internal) for a quantity that the bundle does not hold.
  const Series& get(std::string_view quantity) const;
  double at(std::string_view quantity, Area area, Year year) const { return get(quantity).at(area, year); }
  Year latest(std::string_view quantity) const { return get(quantity).latest(); }
  /// By quantity.
  std::span<const Series> all() const { return series_; }

  /// By code: "5029", "EAK", "EKG07"; nullopt for one that has no row.
  std::optional<Area> area(std::string_view code) const;
  std::span<const std::string> area_codes() const { return *area_codes_; }
  int municipalities() const { return municipalities_; }
  /// The country's row, "EAK".
  Area country() const { return country_; }

  /// Keeps the order by quantity; what references and pointers there were are no longer good.
  Series& add(Series::Definition definition);
  Series* find_to_fill(std::string_view quantity);

 private:
  std::shared_ptr<const std::vector<std::string>> area_codes_;
  int municipalities_ = 0;
  Area country_;
  std::vector<Series> series_;
};

/// Sum of a series over municipalities in one year, suppressed when one part is suppressed, else missing when one is missing.
struct Sum {
  double value = missing;
  CellStatus status = CellStatus::absent;
};
Sum sum_over(const Series& series, std::span<const Area> areas, Year year);

}  // namespace handlingsrom::facts
