// Who does as much with less: data envelopment analysis, its uncertainty, and what units would gain from joining.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

namespace handlingsrom::comparison {

/// What may be scaled (Charnes, Cooper and Rhodes 1978; Banker, Charnes and Cooper 1984; Deprins, Simar and Tulkens 1984).
enum class Returns {
  constant,      // crs: anything, up and down
  variable,      // vrs: mixtures of units only
  increasing,    // irs: up, Σλ ≥ 1 (non-decreasing returns)
  decreasing,    // drs: down, Σλ ≤ 1 (non-increasing returns)
  free_disposal  // fdh: no mixtures
};
enum class Orientation {
  in,  // score θ ≤ 1: share of its inputs with which the same could be done
  out  // score φ ≥ 1: what could be done with the same, as a multiple
};

/// Units with what goes in and what comes out; all figures finite and at least 0, each unit with something in and something out.
struct Units {
  std::vector<std::string> names;
  std::vector<std::string> inputs, outputs;  // names of the quantities
  std::vector<double> in;                    // [unit][input]
  std::vector<double> out;                   // [unit][output]

  std::size_t size() const { return names.size(); }
  const double* in_of(std::size_t unit) const { return in.data() + unit * inputs.size(); }
  const double* out_of(std::size_t unit) const { return out.data() + unit * outputs.size(); }
};

struct Peer {
  int unit;
  double weight;  // λ
};
/// NaN: no mixture of the units does as much (only for a unit that is not among them, or left out).
struct Score {
  double value;
  std::vector<Peer> peers;
};

/// Farrell (1957) efficiency of every unit against all of them. Linear programs by a dual simplex that goes from unit to unit (frontier.hpp).
std::vector<Score> scores(const Units& units, Returns returns, Orientation orientation, unsigned threads = 0);

/// The same against all the others (Andersen and Petersen 1993): how much worse an efficient unit could be and still be so.
std::vector<double> super_efficiency(const Units& units, Returns returns, Orientation orientation,
                                     unsigned threads = 0);

/// What can still be saved or added when every input (or output) has been scaled by the score.
struct Slacks {
  std::vector<double> in, out;
};
/// Second stage (Ali and Seiford 1993): the largest sum of slacks, each as a share of the quantity's mean over the units, so that
/// the unit of measurement does not matter.
std::vector<Slacks> slacks(const Units& units, Returns returns, Orientation orientation,
                           const std::vector<Score>& scores);

/// Scale efficiency (Färe, Grosskopf and Logan 1983): what the unit loses by its size, and whether it is too small (increasing), too large (decreasing) or neither
/// (constant).
struct Scale {
  double efficiency;
  Returns returns;
};
std::vector<Scale> scale_efficiency(const Units& units, Orientation orientation, unsigned threads = 0);

/// Units whose super-efficiency lies above the upper quartile by more than `reach` interquartile distances (Banker and Chang 2006;
/// rule of the German regulation of networks, ARegV annex 3, with 1.5): they may be of another kind, or wrong figures, and they move the frontier of
/// those that lean on them. `leaning` counts these.
struct Outlier {
  bool flagged;
  int leaning;  // units that have it as a peer
};
std::vector<Outlier> outliers(const std::vector<Score>& scores, const std::vector<double>& super,
                              Orientation orientation, double reach = 1.5);

/// Smoothed homogeneous bootstrap of Simar and Wilson (1998), interval of Simar and Wilson (2000).
struct BootstrapOptions {
  int draws = 2000;
  double level = 0.95;
  std::uint64_t seed = 0;
  unsigned threads = 0;
};
struct Interval {
  double bias;       // how much the score flatters: estimated from the draws
  double corrected;  // score less bias
  double low, high;
};
struct Bootstrap {
  double bandwidth = 0;  // of the distribution of 1/θ or φ
  std::vector<Interval> units;
};
/// Draws inefficiencies from their smoothed distribution (reflected at 1; bandwidth by Silverman 1986, corrections of Daraio and Simar
/// 2007, pp. 61–62), moves the units accordingly and measures again. The same for any number of threads. Not for `free_disposal`.
/// Throws Error(no_solution, "efficiency_all_efficient") when nothing is inefficient.
Bootstrap bootstrap(const Units& units, Returns returns, Orientation orientation, const std::vector<Score>& scores,
                    const BootstrapOptions& options);

/// Gains from joining (Bogetoft and Wang 2005): the score of the joined unit is learning × harmony × scale.
struct Join {
  double score =
      0;  // E: of the sum of the members; NaN where it is larger than every mixture (variable, decreasing returns)
  double learning = 0;          // every member becomes as good as the best of its like
  double harmony = 0;           // the members share inputs and tasks better between them
  double scale = 0;             // being one large unit
  double adjusted = 0;          // E*: harmony × scale
  double bound = 0;             // where E is NaN: E under increasing returns; the true one is no better
  std::vector<double> members;  // their own scores
};
Join join(const Units& units, Returns returns, Orientation orientation, const std::vector<int>& members);

/// What explains inefficiency that units cannot help (Simar and Wilson 2007, algorithm 1).
struct Coefficient {
  std::string name;
  double value;
  double low, high;  // parametric bootstrap
};
struct SecondStage {
  std::vector<Coefficient> coefficients;  // constant first; of 1/θ or φ: above zero makes units look less efficient
  double sigma = 0;
  int used = 0;  // inefficient units
};
/// Regression truncated at 1, by maximum likelihood, of the inefficient units' 1/θ or φ on `explaining` ([unit][variable]).
/// Throws Error(no_solution, "efficiency_second_stage") when there are too few inefficient units or the variables say the same.
SecondStage second_stage(const std::vector<Score>& scores, Orientation orientation,
                         const std::vector<std::string>& names, const std::vector<double>& explaining,
                         const BootstrapOptions& options);

/// A table of units, and columns that are neither in nor out.
struct UnitTable {
  Units units;
  std::vector<std::string> other_names;
  std::vector<double> other;  // [unit][other]
};
/// Reads a CSV with a row for each unit. The unit's name is in the column `id`, `name` or `unit`, else in the first one.
/// Throws Error(bad_input): a figure that is missing, not finite or below zero, a unit twice or without inputs or outputs, no units; and
/// Error(unknown_name, "efficiency_column") for a column that is not there or is asked for twice.
UnitTable read_units(std::istream& input, const std::string& name, const std::vector<std::string>& inputs,
                     const std::vector<std::string>& outputs, const std::vector<std::string>& other = {});

}  // namespace handlingsrom::comparison
