// A report that is to be one page in Word: the same blocks with smaller type, closer lines and narrower margins.
#pragma once

#include <string>

#include "surface/report/document.hpp"
#include "surface/report/printer.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// As word(); whoever composes the report sees to it that there is no more in it than a page holds.
std::string word_one_page(const Report& report, const Words& words, Printer& printer);

}  // namespace handlingsrom::report
