// What the chain holds once per process.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "outlook/rooms/calculation.hpp"
#include "outlook/rooms/figures.hpp"
#include "standing/facts/own_in_force.hpp"

namespace handlingsrom::rooms {

/// One municipality's run with all that a further run takes over from it (runner.cpp).
struct KeptRun;

/// Memory of runs that are done, for the next: half a megabyte each, which would otherwise be asked of the system, cleared and given back for every slider.
/// Of one sheet. Safe for many threads.
class SpareValues {
 public:
  class Lent {
   public:
    explicit Lent(SpareValues& from) : from_(from), values_(from.take()) {}
    ~Lent() { from_.give_back(std::move(values_)); }
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;
    sheet::Values& operator*() noexcept { return values_; }

   private:
    SpareValues& from_;
    sheet::Values values_;
  };

 private:
  sheet::Values take();
  void give_back(sheet::Values values);

  std::mutex guard_;
  std::vector<sheet::Values> spare_;
};

struct Chain::Prepared {
  Prepared(std::shared_ptr<const facts::Facts> figures, care::Ladder ladder);

  std::shared_ptr<const facts::Facts> facts;
  mutable std::shared_ptr<const facts::OwnInForce>
      own;  // nullptr: none; put there before anything is asked (own_in_force.hpp)
  care::Model care;
  Model model;
  std::vector<char> acting;  // sheet::acting_parameters, whatever is known
  Year first;
  int years;
  Assumptions defaults;
  std::shared_ptr<const Populations> populations;  // at the default assumptions

  const Assumptions& assumptions_of(const Request& request) const {
    return request.assumptions == nullptr ? defaults : *request.assumptions;
  }
  /// Those that the request brings, else those in force.
  const facts::OwnFigures* own_of(const Request& request) const {
    return request.own != nullptr || own == nullptr ? request.own : own->find(request.municipality);
  }
  /// The default populations, or those of changed population assumptions or another alternative (Request::alternative).
  std::shared_ptr<const Populations> populations_of(const Assumptions& assumptions,
                                                    std::string_view alternative = {}) const;

  /// The run of today's course: default assumptions, own figures in force, the main alternative. Made at the first call for each municipality and then
  /// kept, since every slider of everybody begins from it. `chain`: whose this is.
  std::shared_ptr<const KeptRun> todays_run(const Chain& chain, MunicipalityIndex municipality) const;

  SpareValues& spare_values() const noexcept { return spare_values_; }

 private:
  mutable SpareValues spare_values_;
  mutable std::mutex todays_guard_;
  mutable std::map<int, std::shared_ptr<const KeptRun>> todays_runs_;
  /// The latest few, newest first: a user who pulls a slider asks for the same country again and again, for the rooms,
  /// their range, what each change did and the way behind a figure.
  mutable std::mutex recent_guard_;
  mutable std::vector<std::pair<std::vector<double>, std::shared_ptr<const Populations>>> recent_;
};

/// One municipality's course of a request: what its paths have in common.
class Course {
 public:
  /// Throws what Chain::Prepared::populations_of throws.
  Course(const Chain::Prepared& prepared, const Request& request);

  Calculation::Setting setting() const {
    return {prepared.model, prepared.care, *populations, starting, request.municipality};
  }
  /// The middle projection, with those who move in beyond it.
  population::Projection population() const;
  /// Every row of the first lane; `engine_marks`: [engine row].
  Figures figures(const sheet::Values& values, std::span<const Provenance> engine_marks) const;
  /// The same as a copy of another run's figures on this course: names and units are the same, and so is the room that they take.
  Figures figures_like(const Figures& other, const sheet::Values& values,
                       std::span<const Provenance> engine_marks) const;
  /// The marks of every row, [row].
  std::vector<Provenance> marks(const sheet::Values& values, std::span<const Provenance> engine_marks) const;

  const Chain::Prepared& prepared;
  const Request& request;
  const Assumptions& assumptions;
  const std::shared_ptr<const Populations> populations;
  const StartingPoint starting;
  /// By year: those whom the request brings and those of the municipality's own housing programme; empty: nobody beyond the projection.
  const std::vector<double> settlers;
};

/// The same for a request alone.
std::vector<double> settlers_of(const Chain::Prepared& prepared, const Request& request);

/// How many populations of changed population assumptions are kept, of about 16 MB each.
inline constexpr std::size_t most_recent = 4;

/// `known`: populations on the same figures, from which what does not change is taken over; the figures are the same without.
std::shared_ptr<const Populations> populations_at(const std::shared_ptr<const facts::Facts>& facts,
                                                  const Assumptions& assumptions, const Populations* known = nullptr,
                                                  std::string_view alternative = {});

}  // namespace handlingsrom::rooms
