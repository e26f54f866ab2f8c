// The processes of an MPI job. A module of its own, loaded only under a launcher (see base/ranks.hpp).
#include <mpi.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/ranks.hpp"

namespace handlingsrom {
namespace {

// MPI counts in int: longer messages go in pieces.
constexpr std::size_t longest_piece = std::size_t{1} << 30U;

class MpiRanks final : public Ranks {
 public:
  MpiRanks() {
    int given = 0;
    // Several threads compute, but only the one that started MPI speaks to it.
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &given);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &count_);
  }
  ~MpiRanks() override { MPI_Finalize(); }
  MpiRanks(const MpiRanks&) = delete;
  MpiRanks& operator=(const MpiRanks&) = delete;

  int rank() const override { return rank_; }
  int count() const override { return count_; }

  void broadcast(std::string& bytes) override {
    std::uint64_t size = bytes.size();
    MPI_Bcast(&size, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD);
    bytes.resize(size);
    in_pieces(bytes, [](char* piece, int length) { MPI_Bcast(piece, length, MPI_BYTE, 0, MPI_COMM_WORLD); });
  }

  std::vector<std::string> gather(std::string bytes) override {
    std::vector<std::string> all;
    if (rank_ != 0) {
      const std::uint64_t size = bytes.size();
      MPI_Send(&size, 1, MPI_UINT64_T, 0, 0, MPI_COMM_WORLD);
      in_pieces(bytes, [](char* piece, int length) { MPI_Send(piece, length, MPI_BYTE, 0, 1, MPI_COMM_WORLD); });
      return all;
    }
    all.push_back(std::move(bytes));
    for (int from = 1; from < count_; ++from) {
      std::uint64_t size = 0;
      MPI_Recv(&size, 1, MPI_UINT64_T, from, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
      std::string part(size, '\0');
      in_pieces(part, [from](char* piece, int length) {
        MPI_Recv(piece, length, MPI_BYTE, from, 1, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
      });
      all.push_back(std::move(part));
    }
    return all;
  }

  void abort(int exit_code) override { MPI_Abort(MPI_COMM_WORLD, exit_code); }

 private:
  template <class Send>
  static void in_pieces(std::string& bytes, Send&& send) {
    for (std::size_t at = 0; at < bytes.size(); at += longest_piece)
      send(bytes.data() + at, static_cast<int>(std::min(longest_piece, bytes.size() - at)));
  }

  int rank_ = 0;
  int count_ = 1;
};

}  // namespace
}  // namespace handlingsrom

extern "C" handlingsrom::Ranks* handlingsrom_join_ranks() { return new handlingsrom::MpiRanks; }
