// What a municipality's net operating result beside the country's is made of, as numbers.
#pragma once

namespace handlingsrom::economy {

/// Deviation of the result (share of gross revenue) from the country's = a lasting part + a part that passes (first-order autoregression) + a part that
/// changes sign from year to year (a seasonal effect of period two, Harvey 1989: what is paid every second year, as from the aquaculture fund) + the
/// year's own chance, jointly Student-t: variance components with a scale of the municipality's own (Searle, Casella and McCulloch 1992; Lange, Little
/// and Taylor 1989).
struct ResultProcess {
  double lasting = 0, passing = 0;  // shares of a year's variance; the rest alternates or is the year's own
  double left = 0;                  // how much of the passing part is left a year later
  double spread = 0;                // standard deviation of a year in a municipality of 5,000, share of revenue
  double by_size = 0;               // the variance falls as inhabitants to this power
  double alternating = 0;           // share of a year's variance
  double tails = 0;  // degrees of freedom, above 2: few let single municipalities swing far more than others

  /// The variance of a year in a municipality of that size.
  double variance(double inhabitants) const;
  /// What two years so far apart have in common, a share of the variance.
  double shared(int years_apart) const;
};

}  // namespace handlingsrom::economy
