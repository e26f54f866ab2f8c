// Words by which people call a row the sum of others, or a part of one.
#pragma once

#include <string_view>
#include <vector>

#include "standing/reading/sheet.hpp"

namespace handlingsrom::importing {

/// "Sum", "I alt", "T O T A L T": nothing but the word.
bool is_total(std::string_view text);
/// "Sum oppvekst", "Brukere i alt", "Begge kjønn": a sum, if the figures come to it.
bool may_be_sum(std::string_view text);
/// "Sum oppvekst", "Delsum skole": a sum of other rows by its first word.
bool is_sum_of(std::string_view text);
/// "Alle skoler", "I alt": the unit is the whole.
bool is_all(std::string_view text);
/// "herav under 67 år", "av dette lønn": a part of the row above.
bool is_of_which(std::string_view text);
/// "Gjennomsnitt", "Snitt", "Median": nothing but the word; such a row counts nothing.
bool is_average(std::string_view text);

/// "Kilde: SSB", "Sist oppdatert": what is told about the table, whatever stands beside it.
bool is_note(std::string_view text);

/// The same of the texts of a file, each looked at once however many cells have it.
class SumWords {
 public:
  struct Says {
    bool total = false, may_be_sum = false, sum_of = false, of_which = false, average = false;
  };
  explicit SumWords(const reading::Texts& texts) : texts_(texts) {}
  /// Of a cell that is no text: nothing.
  Says of(const reading::Cell& cell);

 private:
  const reading::Texts& texts_;
  std::vector<signed char> known_;  // by text: −1 not looked at, else one bit for each
};

}  // namespace handlingsrom::importing
