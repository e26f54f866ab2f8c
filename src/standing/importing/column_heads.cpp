#include "standing/importing/column_heads.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "standing/registry/fold.hpp"

namespace handlingsrom::importing {
namespace {

bool contains(std::u32string_view text, std::string_view word) {
  return text.find(registry::fold(word)) != std::u32string_view::npos;
}
bool equals_any(const std::u32string& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text == registry::fold(word); });
}
bool contains_any(const std::u32string& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains(text, word); });
}
bool ends_with_any(const std::u32string& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.ends_with(registry::fold(word)); });
}

}  // namespace

bool is_place_head(const std::u32string& head) {
  return contains(head, "kommune") || equals_any(head, {"region", "regionkode", "regionnr", "knr", "komm", "kommnr",
                                                        "kommnavn", "municipality", "geo", "område", "stad", "sted"});
}

bool is_municipality_head(const std::u32string& head) {
  return equals_any(head, {"kommune", "kommunar", "kommuner", "kommunenavn", "kommunenamn", "kommunenr",
                           "kommunenummer", "municipality"});
}

bool is_county_head(const std::u32string& head) {
  return head.starts_with(registry::fold("fylke")) || head.starts_with(registry::fold("county"));
}

bool is_year_head(const std::u32string& head) {
  return equals_any(head, {"år", "aar", "year", "tid", "årstall", "årstal", "skoleår", "skuleår", "periode", "period",
                           "regnskapsår", "budsjettår", "kvartal", "måned", "dato", "telledato", "skoleåret"});
}

bool is_part_head(const std::u32string& head) {
  // What kind of unit it is tells several of them apart from others, not one from another.
  if (contains_any(head, {"type", "kategori", "eierform", "eigarform", "skoleslag", "skuleslag"})) return false;
  return contains_any(head, {"enhet", "eining", "skole", "skule", "barnehage", "sykehjem", "sjukeheim", "orgnr",
                             "organisasjon"}) &&
         !contains_any(head, {"antall", "antal", "elever", "barn i"});
}

bool is_quantity_head(const std::u32string& head) {
  return equals_any(
      head, {"statistikkvariabel", "contents", "contentscode", "variabel", "indikator", "nøkkeltall", "nøkkeltal",
             "måltall", "quantity", "figure", "statistikkvariabelnavn", "størrelse", "storleik"});
}

bool is_amount_head(const std::u32string& head) {
  return contains_any(head, {"beløp",   "antall",   "antal",    "sum",      "verdi",     "value",   "andel",
                             "kroner",  "regnskap", "budsjett", "utgift",   "inntekt",   "årsverk", "lengde",
                             "prosent", "utgifter", "elever",   "personer", "folketall", "innbygg"}) ||
         equals_any(head, {"kr", "nok", "tkr", "1000kr", "netto", "brutto"});
}

bool is_code_head(const std::u32string& head) {
  // "Funksjon 202" stands over figures; "funksjon" over numbers that are names.
  if (std::any_of(head.begin(), head.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; })) return false;
  return ends_with_any(head, {"kode", "nr", "nummer", "code", "konto", "kontering"}) ||
         head.starts_with(registry::fold("funksjon")) ||
         contains_any(head, {"organisasjonsnummer", "nivå", "nivaa", "kapittel"}) ||
         equals_any(head, {"note", "noter", "ref"}) ||
         equals_any(head, {"id",     "ansvar", "tjeneste", "teneste", "art",        "konto", "prosjekt", "avdeling",
                           "tiltak", "sektor", "region",   "post",    "postnr",     "tlf",   "telefon",  "mobil",
                           "trinn",  "alder",  "kjønn",    "tjomr",   "virksomhet", "område"});
}

bool is_row_number_head(const std::u32string& head) {
  return head.empty() ||
         equals_any(head, {"rang", "rangering", "plassering", "nr", "no", "index", "indeks", "linje"}) ||
         head.starts_with(registry::fold("unnamed"));
}

bool is_key_head(std::string_view text) {
  static const std::vector<std::u32string> heads = [] {
    std::vector<std::u32string> folded;
    for (const std::string_view head : {"kommune",     "kommunenr",   "kommunenummer",
                                        "kommunenavn", "kommunenamn", "komm.nr",
                                        "knr",         "kommunekode", "kommnr",
                                        "region",      "regionkode",  "municipality",
                                        "fylke",       "fylkesnr",    "county",
                                        "år",          "aar",         "year",
                                        "tid",         "årstall",     "årstal",
                                        "skoleår",     "figure",      "sektor",
                                        "funksjon",    "tjeneste",    "statistikkvariabel"}) {
      folded.push_back(registry::fold(head));
    }
    std::sort(folded.begin(), folded.end());
    return folded;
  }();
  return std::binary_search(heads.begin(), heads.end(), registry::fold(text));
}

}  // namespace handlingsrom::importing
