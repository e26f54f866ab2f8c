// Schools with the pupils that the municipality has counted itself, from the form of schools in the user's store.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/store/lines.hpp"
#include "choice/structure/structure.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::facts {
struct OwnSchool;
}

namespace handlingsrom::api {

/// What became of the municipality's own count.
struct OwnSchools {
  std::vector<std::string> used;          // schools of the register that have the municipality's numbers
  std::string autumn;                     // in which they were counted: "2025"
  std::vector<std::string> not_found;     // names that no school of the register has
  std::vector<std::string> other_grades;  // with pupils in grades that the register's school has not
};

struct SchoolsWithOwn {
  std::vector<structure::School> schools;
  OwnSchools own;
};

/// The register's schools; pupils that a question brings go before those of the form, which go before the register's. `brought`: what the question brings, of the register's schools.
/// Throws what structure::schools_of and `brought` throw.
SchoolsWithOwn schools_with_own(
    const Service& service, MunicipalityIndex municipality, const structure::Rules& rules,
    const std::function<std::vector<structure::OwnPupils>(const std::vector<structure::School>&)>& brought);

/// Where the lines of the form of schools lie in the store.
inline constexpr const char* own_school_series = "file/schools.pupils/";
/// Schools of the latest autumn that the store has of a municipality by its number; of two counts of one grade the one that the rule chooses (ledger.hpp). Empty: none.
std::vector<facts::OwnSchool> own_schools_in(const store::Store& store, const std::string& place,
                                             const store::AsOf& at);

}  // namespace handlingsrom::api
