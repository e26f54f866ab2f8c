// Persons are not in a programme: a national identity number is refused wherever it stands, and what looks like a person's name where a role should be is told.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "followup/programme/programme.hpp"

namespace handlingsrom::programme {

/// Whether eleven digits are a Norwegian national identity number, a D-number or a synthetic one: a day that there is, and both control digits right (Folkeregisteret:
/// weights 3 7 6 1 8 9 4 5 2 and 5 4 3 2 7 6 5 4 3 2, modulo 11).
bool is_identity_number(std::string_view digits);

/// Throws Error(bad_input, "programme_identity_number") with its line and column where a text has one, comments too; the number itself is not repeated.
void refuse_identity_numbers(std::string_view text, const std::string& file);

/// Whether a text looks like the name of a person: two to four words with capitals, or one common first name, none of which belongs to a role, a body or a place.
/// A guess: it is told, and nothing is refused by it.
bool looks_like_person(std::string_view role);

/// Where a role looks like a person: the table and its id ("group.prosjekt", "task.x"), and the text.
struct PersonInRole {
  std::string where, text;
};
std::vector<PersonInRole> persons_in_roles(const Programme& programme);

}  // namespace handlingsrom::programme
