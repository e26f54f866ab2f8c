#include "standing/importing/sum_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"
#include "standing/importing/plain_words.hpp"
#include "standing/reading/number.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::importing {
namespace {

/// Whether the words begin with `word` and it ends there.
bool begins(std::string_view words, std::string_view word) {
  return words.starts_with(word) && (words.size() == word.size() || words[word.size()] == ' ');
}
bool ends(std::string_view words, std::string_view word) {
  return words.ends_with(word) && (words.size() == word.size() || words[words.size() - word.size() - 1] == ' ');
}

template <std::size_t Count>
bool any_begins(std::string_view words, const std::array<std::string_view, Count>& with) {
  return std::any_of(with.begin(), with.end(), [&](std::string_view word) { return begins(words, word); });
}

}  // namespace

bool is_total(std::string_view text) {
  constexpr std::array<std::string_view, 11> names{"sum",       "totalt",     "total",    "i alt",
                                                   "ialt",      "sum totalt", "sumialt",  "til sammen",
                                                   "tilsammen", "sum alt",    "sum i alt"};
  const std::u32string folded = registry::fold(text);
  if (std::any_of(names.begin(), names.end(), [&](std::string_view name) { return folded == registry::fold(name); }))
    return true;
  return folded.starts_with(U"sumkommune") || folded.starts_with(U"totalsum");
}

bool is_sum_of(std::string_view text) {
  constexpr std::array<std::string_view, 4> words{"sum", "totalt", "delsum", "subtotal"};
  return any_begins(plain_words(text), words);
}

bool is_all(std::string_view text) {
  const std::string words = plain_words(text);
  return words.empty() || begins(words, "alle") || words == "hele kommunen" || words == "heile kommunen" ||
         is_total(text);
}

bool may_be_sum(std::string_view text) {
  constexpr std::array<std::string_view, 9> last{"i alt",  "ialt",     "totalt",      "total",      "til sammen",
                                                 "samlet", "totalsum", "hittil i år", "hittil i ar"};
  // What is left of an account's lines: "Netto driftsramme", "Resultat".
  constexpr std::array<std::string_view, 8> results{"netto",       "brutto",     "resultat",      "driftsresultat",
                                                    "årsresultat", "merforbruk", "mindreforbruk", "til fordeling"};
  std::string words = plain_words(text);
  const std::size_t code = words.find_first_not_of("0123456789");  // "0 Begge kjønn"
  if (code != std::string::npos && code > 0 && words[code] == ' ') words.erase(0, code + 1);
  if (words.empty()) return false;
  return is_total(text) || is_sum_of(words) || begins(words, "alle") || begins(words, "begge") ||
         begins(words, "samlet") || begins(words, "samla") || ends(words, "samla") || any_begins(words, results) ||
         std::any_of(last.begin(), last.end(), [&](std::string_view word) { return ends(words, word); });
}

bool is_of_which(std::string_view text) {
  constexpr std::array<std::string_view, 11> words{"herav",    "hvorav", "derav",  "av dette", "av disse", "av dei",
                                                   "av desse", "av det", "av dem", "of which", "hvor av"};
  return any_begins(plain_words(text), words);
}

bool is_note(std::string_view text) {
  constexpr std::array<std::string_view, 9> words{"kilde",   "kjelde", "source", "kontakt",  "merknad",
                                                  "uttrekk", "hentet", "henta",  "oppdatert"};
  constexpr std::array<std::string_view, 7> alone{"sist oppdatert", "sist endret",      "sist endra",  "last updated",
                                                  "utskriftsdato",  "dato for uttrekk", "uttrekksdato"};
  const bool colon = text.find(':') != std::string_view::npos;
  // Of the first words of nearly all rows this tells at once that they are none.
  if (text.empty() || (!colon && std::string_view("slud").find(ascii_lower(text.front())) == std::string_view::npos))
    return false;
  const std::string said = plain_words(text);
  return any_begins(said, alone) || (colon && any_begins(said, words));
}

bool is_average(std::string_view text) {
  constexpr std::array<std::string_view, 7> words{"gjennomsnitt", "snitt",   "gj snitt", "gjennomsnittet",
                                                  "median",       "average", "mean"};
  return std::find(words.begin(), words.end(), plain_words(text)) != words.end();
}

SumWords::Says SumWords::of(const reading::Cell& cell) {
  if (cell.kind != reading::Kind::text) return {};
  if (cell.text >= known_.size()) known_.resize(cell.text + 1U, -1);
  signed char& known = known_[cell.text];
  if (known < 0) {
    const std::string_view text = texts_.at(cell.text);
    known =
        static_cast<signed char>((is_total(text) ? 1 : 0) | (importing::may_be_sum(text) ? 2 : 0) |
                                 (is_sum_of(text) ? 4 : 0) | (is_of_which(text) ? 8 : 0) | (is_average(text) ? 16 : 0));
  }
  return {(known & 1) != 0, (known & 2) != 0, (known & 4) != 0, (known & 8) != 0, (known & 16) != 0};
}

}  // namespace handlingsrom::importing
