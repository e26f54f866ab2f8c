#include "base/read_file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "base/error.hpp"

namespace handlingsrom {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& reason) {
  throw Error(ErrorCode::bad_input, "file_unreadable", {{"file", file.string()}, {"reason", reason}});
}

[[noreturn]] void refuse(const std::filesystem::path& file, int error_number) {
  refuse(file, std::generic_category().message(error_number));
}

struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) close(number);
  }
};

}  // namespace

std::string read_file(const std::filesystem::path& file, const ReadLimits& limits) {
  // Opening a pipe waits for its writer, so look before opening.
  const Descriptor input{open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (input.number < 0) refuse(file, errno);
  struct stat is {};
  if (fstat(input.number, &is) != 0) refuse(file, errno);
  if (S_ISDIR(is.st_mode)) refuse(file, EISDIR);
  const bool pipe = S_ISFIFO(is.st_mode);
  if (!S_ISREG(is.st_mode) && !pipe) refuse(file, "neither a file nor a pipe");
  if (S_ISREG(is.st_mode) && static_cast<std::size_t>(is.st_size) > limits.most_bytes) refuse(file, EFBIG);
  std::string text;
  text.reserve(static_cast<std::size_t>(is.st_size));
  std::array<char, 65536> piece{};
  for (;;) {
    pollfd waited{input.number, POLLIN, 0};
    if (pipe && poll(&waited, 1, static_cast<int>(limits.silence.count())) == 0) refuse(file, ETIMEDOUT);
    const ssize_t got = read(input.number, piece.data(), piece.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) refuse(file, errno);
    if (got == 0) return text;
    if (text.size() + static_cast<std::size_t>(got) > limits.most_bytes) refuse(file, EFBIG);
    text.append(piece.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace handlingsrom
