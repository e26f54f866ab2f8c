#include "base/csv.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "base/error.hpp"

namespace handlingsrom::csv {
namespace {

TEST(CsvReader, ReadsQuotedFieldsAndCountsLinesInsideThem) {
  std::istringstream input("name,value\n\"a \"\"b\"\",\nc\",1.5\r\nlast,2");
  Reader reader(input, "test.csv");
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.text(0), "a \"b\",\nc");
  EXPECT_EQ(reader.number(1), 1.5);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.line(), 4);
  EXPECT_EQ(reader.integer(1), 2);
  EXPECT_FALSE(reader.next());
}

std::string fault_of(const std::string& text) {
  try {
    std::istringstream input(text);
    Reader reader(input, "f.csv");
    while (reader.next()) reader.number(reader.column("v"));
  } catch (const Error& error) {
    return error.what();
  }
  return "no fault";
}

TEST(CsvReader, NamesThePlaceOfEachFault) {
  EXPECT_EQ(fault_of(""), "csv_empty: file=f.csv");
  EXPECT_EQ(fault_of("v,v\n"), "csv_column_doubled: file=f.csv, column=v");
  EXPECT_EQ(fault_of("a,b\n1,2\n"), "csv_column_missing: file=f.csv, line=1, expected=v, found=a,b");
  EXPECT_EQ(fault_of("a,v\n1\n"), "csv_field_count: file=f.csv, line=2, found=1, expected=2");
  EXPECT_EQ(fault_of("a,v\n1,2\n1,2 x\n"), "csv_value: file=f.csv, line=3, column=v, found=2 x, expected=a number");
  EXPECT_EQ(fault_of("a,v\n1,\"2\n"), "csv_quote_open: file=f.csv, line=2");
  EXPECT_EQ(fault_of("a,v\n1,nan\n"), "csv_value: file=f.csv, line=2, column=v, found=nan, expected=a number");
}

}  // namespace
}  // namespace handlingsrom::csv
