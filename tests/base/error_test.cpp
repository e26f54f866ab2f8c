// The table: each code once, with the exit code and status that the documents promise.
#include "base/error.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace handlingsrom {
namespace {

TEST(ErrorTable, HasARowForEveryCode) {
  std::set<std::string_view> keys;
  for (int code = 0; code <= static_cast<int>(ErrorCode::interrupted); ++code) {
    const ErrorCodeRow& row = row_of(static_cast<ErrorCode>(code));
    EXPECT_EQ(static_cast<int>(row.code), code);
    keys.insert(row.message_key);
  }
  EXPECT_EQ(keys.size(), static_cast<std::size_t>(ErrorCode::interrupted) + 1);
}

TEST(ErrorTable, ExitCodesAreThoseOfTheDesign) {
  EXPECT_EQ(row_of(ErrorCode::internal).exit_code, 1);
  for (const ErrorCode code : {ErrorCode::usage, ErrorCode::bad_input, ErrorCode::unknown_name,
                               ErrorCode::bundle_damaged, ErrorCode::cannot_write})
    EXPECT_EQ(row_of(code).exit_code, 2);
  EXPECT_EQ(row_of(ErrorCode::no_solution).exit_code, 3);
  EXPECT_EQ(row_of(ErrorCode::source_unreachable).exit_code, 4);
  EXPECT_EQ(row_of(ErrorCode::interrupted).exit_code, 130);
}

TEST(ErrorTable, TheFaultOfTheOneWhoAsksIsA4xxAndOursA5xx) {
  for (const ErrorCode code : {ErrorCode::usage, ErrorCode::bad_input, ErrorCode::unknown_name, ErrorCode::no_solution,
                               ErrorCode::interrupted})
    EXPECT_EQ(row_of(code).http_status / 100, 4);
  for (const ErrorCode code :
       {ErrorCode::internal, ErrorCode::bundle_damaged, ErrorCode::cannot_write, ErrorCode::source_unreachable})
    EXPECT_EQ(row_of(code).http_status / 100, 5);
}

TEST(Error, SaysItsKeyAndArgumentsInTheirOrder) {
  const Error error(ErrorCode::bad_input, "csv_value", {{"file", "a.csv"}, {"line", "3"}});
  EXPECT_STREQ(error.what(), "csv_value: file=a.csv, line=3");
  EXPECT_EQ(error.key(), "csv_value");
  EXPECT_EQ(error.arguments().size(), 2U);
}

}  // namespace
}  // namespace handlingsrom
