// The sheet on which a task list stands: its kind, its columns, and what its cells say.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "followup/programme/task_list_columns.hpp"

namespace handlingsrom::programme {

/// The text is one of these words, whatever the case of its ASCII letters.
bool is_one_of(const std::string& text, std::initializer_list<std::string_view> words);

class TaskListSheet {
 public:
  /// The list with most of its needed heads, within the first rows of each sheet. Throws Error(bad_input, "programme_import_columns").
  explicit TaskListSheet(const reading::Document& document);

  TaskListKind kind() const { return found_.kind; }
  std::uint32_t first_row() const { return found_.head + 1; }
  std::uint32_t rows() const { return found_.sheet->rows(); }
  bool has(Field field) const { return found_.columns.contains(field); }

  /// Empty where nothing stands or there is no such column.
  std::string text(std::uint32_t row, Field field) const;
  /// 2027-03-01, 1.3.2027 or 3/1/2027; throws "programme_import_value" for what is no date.
  std::optional<Day> date(std::uint32_t row, Field field) const;
  /// "12", "12 days", "16h", "2d": a number with or without a unit; hours of a day where the field counts hours.
  std::optional<double> amount(std::uint32_t row, Field field, double hours_per_day) const;
  /// Error(bad_input, "programme_import_value").
  [[noreturn]] void refuse(std::uint32_t row, Field field, const std::string& expected) const;

 private:
  struct Found {
    const reading::Sheet* sheet = nullptr;
    TaskListKind kind = TaskListKind::own;
    std::uint32_t head = 0;
    std::map<Field, std::uint32_t> columns;
    std::vector<std::string> missing;  // heads that are needed
    std::string read;                  // heads that are there
  };
  static Found heads_in(const reading::Sheet& sheet, std::uint32_t row, TaskListKind kind);
  static Found find_list(const reading::Document& document);
  void choose_date_order();
  static bool slashed(std::string_view text, std::array<int, 3>& parts);

  const std::string file_;
  const Found found_;
  bool day_first_ = false;
};

}  // namespace handlingsrom::programme
