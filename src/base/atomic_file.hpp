// Files appear whole or not at all: written beside their place, flushed to the disk, then renamed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace handlingsrom {

/// A file in the making. Until commit() only a temporary file beside `target` exists; it goes away when the object does,
/// and when the process ends by SIGINT, SIGTERM or SIGHUP (see remove_temporaries_on_signal).
class AtomicFile {
 public:
  /// Creates missing folders. Throws Error(cannot_write, "cannot_write") with file and reason.
  explicit AtomicFile(std::filesystem::path target);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// For libraries that write to a path of their own.
  const std::filesystem::path& temporary() const noexcept { return temporary_; }

  /// Appends. Throws Error(cannot_write).
  void write(std::string_view bytes);

  /// Flushes to the disk and puts the file in its place, over an older one. Throws Error(cannot_write).
  void commit();

 private:
  [[noreturn]] void refuse(int error_number) const;

  std::filesystem::path target_;
  std::filesystem::path temporary_;
  int descriptor_ = -1;
  int slot_ = -1;
};

/// AtomicFile, write, commit.
void write_file(const std::filesystem::path& target, std::string_view bytes);

/// From now on SIGINT, SIGTERM and SIGHUP remove every temporary file, write `last_words` to standard error and end the
/// process with exit code 130.
void remove_temporaries_on_signal(std::string last_words);

}  // namespace handlingsrom
