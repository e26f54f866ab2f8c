#include "base/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>
#include <utility>

#include "base/error.hpp"

namespace handlingsrom {
namespace {

// What a signal handler may touch: fixed memory, no locks. More files at once than slots is fine; those beyond are
// only removed by their destructors.
constexpr std::size_t slot_count = 64;
constexpr std::size_t longest_path = 1024;
struct Slot {
  std::atomic<bool> taken{false};
  std::atomic<bool> in_use{false};
  std::array<char, longest_path> path{};
};
std::array<Slot, slot_count> slots;
std::array<char, 256> last_words_text{};
std::size_t last_words_length = 0;

int take_slot(const std::string& path) {
  if (path.size() + 1 > longest_path) return -1;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    bool free = false;
    if (!slots[i].taken.compare_exchange_strong(free, true)) continue;
    std::copy(path.begin(), path.end(), slots[i].path.begin());
    slots[i].path[path.size()] = '\0';
    slots[i].in_use.store(true);
    return static_cast<int>(i);
  }
  return -1;
}

void give_back(int slot) {
  if (slot < 0) return;
  slots[static_cast<std::size_t>(slot)].in_use.store(false);
  slots[static_cast<std::size_t>(slot)].taken.store(false);
}

extern "C" void end_by_signal(int) {
  for (const Slot& slot : slots) {
    if (slot.in_use.load()) unlink(slot.path.data());
  }
  if (last_words_length > 0 && write(STDERR_FILENO, last_words_text.data(), last_words_length) < 0) {
    // Nobody listens any more; the exit code says the same.
  }
  _exit(row_of(ErrorCode::interrupted).exit_code);
}

// Unique within the process; the process id makes it unique between processes.
std::filesystem::path name_beside(const std::filesystem::path& target) {
  static std::atomic<unsigned> count{0};
  return target.parent_path() / ("." + target.filename().string() + ".part-" + std::to_string(getpid()) + "-" +
                                 std::to_string(count.fetch_add(1)));
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path target) : target_(std::move(target)), temporary_(name_beside(target_)) {
  if (std::error_code fault; !target_.parent_path().empty()) {
    std::filesystem::create_directories(target_.parent_path(), fault);
    if (fault) refuse(fault.value());
  }
  if (std::filesystem::is_directory(target_)) refuse(EISDIR);
  descriptor_ = open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor_ < 0) refuse(errno);
  slot_ = take_slot(temporary_.string());
}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (!temporary_.empty()) unlink(temporary_.c_str());
  give_back(slot_);
}

void AtomicFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) refuse(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void AtomicFile::commit() {
  // A library may have replaced the file behind our descriptor; flush what is there now under the name.
  const int now = open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
  if (now < 0) refuse(errno);
  const int flushed = fsync(now);
  const int reason = errno;
  close(now);
  if (flushed != 0) refuse(reason);
  if (close(std::exchange(descriptor_, -1)) != 0) refuse(errno);
  if (rename(temporary_.c_str(), target_.c_str()) != 0) refuse(errno);
  temporary_.clear();
}

void AtomicFile::refuse(int error_number) const {
  throw Error(ErrorCode::cannot_write, "cannot_write",
              {{"file", target_.string()}, {"reason", std::generic_category().message(error_number)}});
}

void write_file(const std::filesystem::path& target, std::string_view bytes) {
  AtomicFile file(target);
  file.write(bytes);
  file.commit();
}

void remove_temporaries_on_signal(std::string last_words) {
  last_words.resize(std::min(last_words.size(), last_words_text.size()));
  std::copy(last_words.begin(), last_words.end(), last_words_text.begin());
  last_words_length = last_words.size();
  struct sigaction action {};
  action.sa_handler = end_by_signal;
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
}

}  // namespace handlingsrom
