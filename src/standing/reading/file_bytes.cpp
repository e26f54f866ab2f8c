#include "standing/reading/file_bytes.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.hpp"
#include "standing/reading/readers.hpp"

namespace handlingsrom::reading {

FileBytes::FileBytes(const std::filesystem::path& file, std::size_t most, std::size_t padding) : padding_(padding) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status {};
  if (descriptor < 0 || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    const bool is_folder = descriptor >= 0 && S_ISDIR(status.st_mode);
    if (descriptor >= 0) ::close(descriptor);
    if (is_folder)
      throw Error(ErrorCode::bad_input, "file_unreadable", {{"file", file.string()}, {"reason", "Is a directory"}});
    throw Error(ErrorCode::bad_input, "file_not_found", {{"file", file.string()}});
  }
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ > most) {
    ::close(descriptor);
    refuse_limit(file.filename().string(), "file_bytes", most);
  }
  // Memory without a file first, then the file over its beginning: what lies behind the file's last page reads as zero.
  mapped_ = size_ + padding_ + 1;
  void* place = ::mmap(nullptr, mapped_, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (place != MAP_FAILED && size_ > 0 &&
      ::mmap(place, size_, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0) == MAP_FAILED) {
    ::munmap(place, mapped_);
    place = MAP_FAILED;
  }
  ::close(descriptor);
  if (place == MAP_FAILED)
    throw Error(ErrorCode::bad_input, "file_unreadable",
                {{"file", file.string()}, {"reason", "Cannot allocate memory"}});
  data_ = static_cast<char*>(place);
}

FileBytes::~FileBytes() { ::munmap(data_, mapped_); }

void FileBytes::let_go_before(const char* place) {
  static const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  if (place < data_ || place > data_ + size_) return;
  const std::size_t end = static_cast<std::size_t>(place - data_) / page * page;
  if (end <= gone_) return;
  ::madvise(data_ + gone_, end - gone_, MADV_DONTNEED);
  gone_ = end;
}

}  // namespace handlingsrom::reading
