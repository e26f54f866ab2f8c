// Tax and block grant, part by part, as rows of a sheet.
#pragma once

#include "outlook/economy/need_rows.hpp"

namespace handlingsrom::economy {

struct FreeIncome {
  sheet::Term row;         // economy.income.block_grant_and_tax
  sheet::Term unadjusted;  // the same before anything acts on a row
  /// What the state would give if it paid all that ages cost the country, and what it gives of it.
  sheet::Term whole_compensation, compensation;
  sheet::Term local;   // what income outside the national rates moves with
  sheet::Term growth;  // the factor of economy.income_growth
  // Engines: the country, the same for every municipality.
  std::uint32_t mean_index, mean_tax, tax_deduction;
};

/// Rows economy.need_index, economy.income.tax, .tax_equalisation, .inhabitant_grant, .expenditure_equalisation, .demographic_compensation,
/// .other_grants and .block_grant_and_tax. `equalised_need`: the country's spending per inhabitant on what is equalised. The room's
/// README has the formulas and their sources.
FreeIncome declare_free_income(facts::ModelSheet& sheet, NeedRows& need, sheet::Term inhabitants,
                               sheet::Term equalised_need);

}  // namespace handlingsrom::economy
