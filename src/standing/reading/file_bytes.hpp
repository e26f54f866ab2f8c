// The bytes of a file where the operating system holds them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace handlingsrom::reading {

/// A file mapped into memory for reading, with some readable zero bytes behind its end. A file that another process cuts short while it is read ends the
/// program by a signal, so only files that are read at once are held so; what may change meanwhile is copied.
class FileBytes {
 public:
  /// Throws Error(bad_input, "file_not_found") and "reading_limit" beyond `most` bytes.
  FileBytes(const std::filesystem::path& file, std::size_t most, std::size_t padding);
  ~FileBytes();
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  const char* data() const { return data_; }
  std::size_t size() const { return size_; }
  std::size_t capacity() const { return size_ + padding_; }
  std::string_view view() const { return {data_, size_}; }

  /// What lies before `place` is not needed for now: the memory may be used for something else. Reading it again fetches it from the file.
  void let_go_before(const char* place);

 private:
  char* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t padding_ = 0;
  std::size_t mapped_ = 0;
  std::size_t gone_ = 0;
};

}  // namespace handlingsrom::reading
