#include "standing/facts/price_year.hpp"

#include "standing/facts/facts_held.hpp"
#include "standing/facts/income_system.hpp"

namespace handlingsrom::facts {

Year price_year(const Facts& facts) { return facts.national_spending.latest(); }

}  // namespace handlingsrom::facts
