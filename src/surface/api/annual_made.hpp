// Within the façade: a rota read together with its unit, and words that several answers share. Not for clients.
#pragma once

#include <memory>

#include "choice/roster/annual/search.hpp"
#include "choice/roster/work_plan.hpp"
#include "surface/api/annual_rotas.hpp"

namespace handlingsrom::api {

struct ReadRota {
  std::unique_ptr<annual::Problem> problem;  // with the leave that the rota has
  annual::Rota rota;
  roster::WorkPlan plan;
};
ReadRota read_rota(const RotaFile& unit, const RotaFile& rota);

/// What stands on a day: the shift's id, "-" off, "FE" holiday, "X" away.
std::string rota_code(const annual::Unit& unit, annual::Duty duty);

AnnualRota answer_of(const annual::Problem& problem, const annual::Rota& rota);

std::string person_words(const RotaPerson& person, const messages::Catalogue& catalogue);
/// A role or a competence in the language; one of the unit's own names as it is.
std::string role_word(const std::string& word, const messages::Catalogue& catalogue);
std::string hindrance_words(const std::string& rule, const std::string& paragraph, double found, double limit,
                            const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
