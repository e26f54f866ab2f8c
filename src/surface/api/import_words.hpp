// How an imported file was understood, in words.
#pragma once

#include <string>
#include <vector>

#include "surface/api/importing.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// One sentence a line: kind of file, encoding, tables, years, what was left out and why; `counted`: after Import::figures, with the counts.
std::vector<std::string> import_sentences(const messages::Catalogue& catalogue, const Import& import, bool counted);

/// What a figure is, as it is stored and, of a filled form, in the form's own heads and choices: "users.users", "step: home_nursing" is "Brukere", "Trinn: Hjemmesykepleie".
struct FigureWords {
  std::string quantity, detail;
};
FigureWords figure_words(const messages::Catalogue& catalogue, const Import& import, const importing::Figure& figure);
/// The same of what an own figure adds up, "function 202, 222": "Funksjon 202, 222".
std::string form_note_words(const messages::Catalogue& catalogue, const importing::Form& form, const std::string& note);

/// A cell of a filled form that was refused.
std::string fault_words(const messages::Catalogue& catalogue, const importing::FormFault& fault);

}  // namespace handlingsrom::api
