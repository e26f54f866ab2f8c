// How an imported file was understood, in words.
#pragma once

#include <string>
#include <vector>

#include "surface/api/importing.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// One sentence a line: kind of file, encoding, tables, years, what was left out and why; `counted`: after Import::figures, with the counts.
std::vector<std::string> import_sentences(const messages::Catalogue& catalogue, const Import& import, bool counted);

/// A cell of a filled form that was refused.
std::string fault_words(const messages::Catalogue& catalogue, const importing::FormFault& fault);

}  // namespace handlingsrom::api
