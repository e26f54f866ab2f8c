#include "base/atomic_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <fstream>
#include <mutex>
#include <set>
#include <string_view>
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

constexpr std::string_view part = ".part-";

std::string random_hex() {
  std::array<unsigned char, 8> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    throw Error(ErrorCode::internal, "internal", {{"reason", "no random numbers"}});
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) text += {digits[byte >> 4U], digits[byte & 15U]};
  return text;
}

// Drawn at random: in a container every process has the same id.
std::filesystem::path name_beside(const std::filesystem::path& target) {
  return target.parent_path() / ("." + target.filename().string() + std::string(part) + random_hex());
}

/// True when it was ours to take: whoever writes holds a lock on it, and a killed one does not.
bool is_left_over(const std::filesystem::path& file) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) return false;
  struct stat is {};
  constexpr time_t a_while = 600;  // a library may have put another file, without lock, in the place of ours
  const bool old = fstat(descriptor, &is) == 0 && S_ISREG(is.st_mode) && is.st_mtime + a_while < std::time(nullptr);
  const bool left_over = old && flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  close(descriptor);
  return left_over;
}

// Each folder once in a process.
void sweep(const std::filesystem::path& folder) {
  static std::mutex mutex;
  static std::set<std::filesystem::path> swept;
  {
    const std::lock_guard lock(mutex);
    if (!swept.insert(folder).second) return;
  }
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder.empty() ? "." : folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with('.') && name.find(part) != std::string::npos && is_left_over(entry.path()))
      unlink(entry.path().c_str());
  }
}

/// Where links lead, also when nothing is there yet; the error number of a circle or of what cannot be looked at.
std::filesystem::path end_of_links(std::filesystem::path path, int& fault) {
  constexpr int most_links = 40;
  for (int i = 0; i < most_links; ++i) {
    std::error_code none;
    const std::filesystem::path next = std::filesystem::read_symlink(path, none);
    if (none) return path;
    path = next.is_absolute() ? next : path.parent_path() / next;
  }
  fault = ELOOP;
  return path;
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path target) : target_(std::move(target)), place_(target_) {
  struct stat is {};
  const bool there = stat(target_.c_str(), &is) == 0;
  if (there && S_ISDIR(is.st_mode)) refuse(EISDIR);
  through_ = there && (S_ISFIFO(is.st_mode) || S_ISCHR(is.st_mode));
  if (there && !through_ && !S_ISREG(is.st_mode)) refuse(ENOTSUP);
  int fault = 0;
  if (!through_) place_ = end_of_links(target_, fault);
  if (fault != 0) refuse(fault);
  if (std::error_code failure; !through_ && !place_.parent_path().empty()) {
    std::filesystem::create_directories(place_.parent_path(), failure);
    if (failure) refuse(failure.value());
  }
  if (!through_) sweep(place_.parent_path());
  open_temporary();
  slot_ = take_slot(temporary_.string());
}

void AtomicFile::open_temporary() {
  constexpr int most_attempts = 10;  // one who sweeps may have taken it before it was locked
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    temporary_ = through_ ? name_beside(std::filesystem::temp_directory_path() / "handlingsrom") : name_beside(place_);
    descriptor_ = open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, through_ ? 0600 : 0666);
    if (descriptor_ < 0) {
      const int reason = errno;
      temporary_.clear();
      refuse(reason);
    }
    struct stat is {};
    const bool held = flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
    if (held && fstat(descriptor_, &is) == 0 && is.st_nlink > 0) return;
    close(std::exchange(descriptor_, -1));
  }
  temporary_.clear();
  refuse(EAGAIN);
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
  if (through_) return write_through();  // the temporary one goes with the object
  if (rename(temporary_.c_str(), place_.c_str()) != 0) refuse(errno);
  temporary_.clear();
}

void AtomicFile::write_through() const {
  // Without waiting: a pipe that nobody reads is refused (ENXIO) instead of holding the run for ever.
  const int out = open(target_.c_str(), O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (out < 0) refuse(errno);
  (void)fcntl(out, F_SETFL, 0);
  sigset_t pipe_signal, before;
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
  int fault = 0;
  std::ifstream in(temporary_, std::ios::binary);
  std::array<char, 65536> piece{};
  while (fault == 0 && (in.read(piece.data(), piece.size()), in.gcount() > 0)) {
    std::string_view bytes(piece.data(), static_cast<std::size_t>(in.gcount()));
    while (fault == 0 && !bytes.empty()) {
      const ssize_t written = ::write(out, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) fault = errno;
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  if (close(out) != 0 && fault == 0) fault = errno;
  if (fault == EPIPE) {  // ours, if it waits: the one whom it would have ended has been told
    const timespec at_once{};
    (void)sigtimedwait(&pipe_signal, nullptr, &at_once);
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (fault != 0) refuse(fault);
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

FolderLock::FolderLock(const std::filesystem::path& folder) {
  const auto refuse = [&](const char* key, int reason) {
    throw Error(ErrorCode::cannot_write, key,
                {{"file", folder.string()}, {"reason", std::generic_category().message(reason)}});
  };
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) refuse("cannot_write", failure.value());
  descriptor_ = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor_ < 0) refuse("cannot_write", errno);
  if (flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
  close(std::exchange(descriptor_, -1));
  refuse("folder_in_use", EWOULDBLOCK);
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

void remove_temporaries_on_signal(std::string last_words) {
  last_words.resize(std::min(last_words.size(), last_words_text.size()));
  std::copy(last_words.begin(), last_words.end(), last_words_text.begin());
  last_words_length = last_words.size();
  struct sigaction action {};
  action.sa_handler = end_by_signal;
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace handlingsrom
