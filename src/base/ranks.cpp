#include "base/ranks.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <numeric>
#include <system_error>

#include "base/error.hpp"

namespace handlingsrom {
namespace {

constexpr auto module_name = "libhandlingsrom_mpi.so";
constexpr auto entry_point = "handlingsrom_join_ranks";

/// Set by Open MPI's launchers (and by Slurm's, through PMIx or PMI) for every process they start.
bool launched() {
  constexpr std::array names{"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_SIZE"};
  return std::any_of(names.begin(), names.end(), [](const char* name) { return std::getenv(name) != nullptr; });
}

class Alone final : public Ranks {
 public:
  int rank() const override { return 0; }
  int count() const override { return 1; }
  void broadcast(std::string& /*bytes*/) override {}
  std::vector<std::string> gather(std::string bytes) override {
    std::vector<std::string> all;
    all.push_back(std::move(bytes));
    return all;
  }
  void abort(int /*exit_code*/) override {}
};

}  // namespace

std::unique_ptr<Ranks> join_ranks() {
  if (!launched()) return std::make_unique<Alone>();
  std::error_code failed;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
  const std::filesystem::path module = program.parent_path() / module_name;
  // Stays loaded to the end of the process: MPI cannot be started twice.
  void* library = dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL);
  void* entry = library != nullptr ? dlsym(library, entry_point) : nullptr;
  if (entry == nullptr) throw Error(ErrorCode::usage, "ranks_without_mpi", {{"file", module.string()}});
  return std::unique_ptr<Ranks>(reinterpret_cast<Ranks* (*)()>(entry)());
}

std::vector<int> share_out(const std::vector<double>& work, int ranks) {
  std::vector<std::size_t> order(work.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return work[a] > work[b]; });
  std::vector<double> load(static_cast<std::size_t>(ranks), 0);
  std::vector<int> owner(work.size(), 0);
  for (const std::size_t piece : order) {
    const auto least = std::min_element(load.begin(), load.end());
    *least += work[piece];
    owner[piece] = static_cast<int>(least - load.begin());
  }
  return owner;
}

}  // namespace handlingsrom
