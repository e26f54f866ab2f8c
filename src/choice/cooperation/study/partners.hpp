// Who with whom: for a municipality the cooperations that would give it most, from the map; and what exists already.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/standard_seed.hpp"
#include "choice/cooperation/study/outcome.hpp"

namespace handlingsrom::cooperation {

struct PartnerSearch {
  int most_members = 4;  // with the municipality itself
  double most_km = 80;   // as the crow flies between the areas' middles, from every member to the one that asks
  double across_km =
      40;  // those whose middles lie no farther apart are neighbours too, also without a land border or a bridge: a fjord between them may have a ferry
  std::size_t kept = 5;
  int draws = 200;
  std::uint64_t seed = standard_seed;
};

struct Candidate {
  std::vector<MunicipalityIndex> members;  // the one that asks first, then by number
  MunicipalityIndex host;                  // with the least travel
  Range gain;                              // of all, kr a year
  double own_gain = 0;                     // of the one that asks, by Shapley, kr a year
  Range own;                               // the same with its range
  double first = 0;  // share of the outcomes in which it gives the one that asks most, of the twenty best
  int rank_low = 1, rank_high = 1;  // its place among them in four of five outcomes
  double chance = 0;                // share of the outcomes in which all together gain
  double days_together = 0;
  double farthest_km = 0;  // from the host, as the crow flies
};

/// What all municipalities need for such a search, prepared once.
class Country {
 public:
  /// Outcomes of two sets, and of two questions with the same seed, meet the same draws. Throws Error(unknown_name, "partners_no_account") for a service without an account.
  Country(const facts::Facts& facts, const SharedService& service, const PartnerSearch& search);
  ~Country();

  /// The best for one municipality, most gain to itself first: connected sets of municipalities that hold it (neighbours, no farther than `across_km`, or for those without either the three nearest) up
  /// to `most_members`, no larger together than the largest service that municipalities have together today (the register of child protection): of joining cities nothing is known, and the cost function would
  /// only be carried on. Empty where it has no cost in the accounts, or none within reach.
  std::vector<Candidate> best_for(MunicipalityIndex municipality) const;
  /// One set, whatever its reach; nullopt where one of them has no cost in the accounts.
  std::optional<Candidate> measure(std::vector<MunicipalityIndex> members) const;
  /// Kr a year that the set gains, in each outcome; empty where one of them has no cost in the accounts.
  std::vector<double> outcomes_of(const std::vector<MunicipalityIndex>& members) const;
  /// The same of the first member's part, by Shapley.
  std::vector<double> own_outcomes_of(const std::vector<MunicipalityIndex>& members) const;
  /// Days a year with nobody there, of all members as one staff.
  double days_together(const std::vector<MunicipalityIndex>& members) const;
  double inhabitants(MunicipalityIndex municipality) const;
  double days_alone(MunicipalityIndex municipality) const;
  double posts(MunicipalityIndex municipality) const;
  const SharedService& service() const;

 private:
  struct Prepared;
  std::unique_ptr<const Prepared> prepared_;
};

/// The intermunicipal child protection services of the bundle by their number, each with its members.
std::vector<std::pair<int, std::vector<MunicipalityIndex>>> existing_cooperations(const facts::Facts& facts);

/// The country in groups, each the one with the largest gain per inhabitant of those left (top coalitions; Banerjee, Konishi and Sönmez 2001) among what
/// best_for gives for every municipality: a good division, not shown to be the best. Those who gain nothing stay alone and are not listed.
std::vector<std::vector<MunicipalityIndex>> good_division(const Country& country,
                                                          const std::vector<std::vector<Candidate>>& best);

/// What accounts say of being in one of them. The members' year.
struct Evidence {
  Year year{};
  int inside = 0, outside = 0;                         // municipalities with a cost
  double per_child_inside = 0, per_child_outside = 0;  // kr per inhabitant aged 0–17, of the sums
  double per_need_inside = 0, per_need_outside = 0;    // kr per need-weighted inhabitant, of the sums
  double median_inside = 0, median_outside = 0;        // of kr per need-weighted inhabitant
  /// Per cent more (above 0) or less that a service inside costs than one outside of the same size and need, with the 95 % interval: regression of log cost per municipality on log size, its square
  /// and being inside (HC3). It says how they differ, not what joining does: who joins is no chance.
  Range effect;
  double explained = 0;
};
Evidence child_protection_evidence(const facts::Facts& facts);

}  // namespace handlingsrom::cooperation
