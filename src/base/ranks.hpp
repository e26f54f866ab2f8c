// The processes of one job that share its work: one alone, or as many as mpirun started.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace handlingsrom {

/// A process's place among those of its job. All processes must make the same calls in the same order.
class Ranks {
 public:
  virtual ~Ranks() = default;
  virtual int rank() const = 0;
  virtual int count() const = 0;
  bool leads() const { return rank() == 0; }

  /// Gives rank 0's bytes to all.
  virtual void broadcast(std::string& bytes) = 0;
  /// Everybody's bytes by rank, on rank 0; nothing on the others.
  virtual std::vector<std::string> gather(std::string bytes) = 0;
  /// Ends the whole job with this exit code, because this process cannot go on. Returns where it is alone.
  virtual void abort(int exit_code) = 0;
};

/// One process alone, unless an MPI launcher started several: then the module beside the program, built where Open MPI was found, is
/// loaded, so that a program that runs alone never waits for MPI to start. Throws Error(usage, "ranks_without_mpi") where it is
/// missing: several processes that do not know of each other would each do all the work.
std::unique_ptr<Ranks> join_ranks();

/// Which rank of `ranks` does each piece of work: the largest first, each to the one with the least to do (longest processing
/// time first; Graham 1969). The same on every rank.
std::vector<int> share_out(const std::vector<double>& work, int ranks);

}  // namespace handlingsrom
