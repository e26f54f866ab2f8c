// Files appear whole or not at all: written beside their place, flushed to the disk, then renamed. What is no file is written through.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace handlingsrom {

/// A file in the making. Until commit() only a temporary file beside `target` exists; it goes away when the object does,
/// and when the process ends by SIGINT, SIGTERM or SIGHUP (see remove_temporaries_on_signal). What a killed process has left is swept away by the next one
/// that writes into the folder.
///
/// A link stays a link: the file that it leads to is replaced. A pipe or a character device (/dev/stdout, /dev/null) stays what it is: the bytes go
/// through it at commit(), from a temporary file elsewhere. Folders, other devices and circles of links are refused.
class AtomicFile {
 public:
  /// Creates missing folders. Throws Error(cannot_write, "cannot_write") with file and reason, also for a pipe that nobody reads.
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
  void open_temporary();
  void write_through() const;

  std::filesystem::path target_;  // as it was named
  std::filesystem::path place_;   // where its links lead
  bool through_ = false;
  std::filesystem::path temporary_;
  int descriptor_ = -1;
  int slot_ = -1;
};

/// AtomicFile, write, commit.
void write_file(const std::filesystem::path& target, std::string_view bytes);

/// A folder that one run at a time writes into, until the object goes away. Throws Error(cannot_write, "folder_in_use") when another holds it; where the
/// file system knows no locks there is none. Creates the folder.
class FolderLock {
 public:
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

/// From now on SIGINT, SIGTERM and SIGHUP remove every temporary file, write `last_words` to standard error and end the
/// process with exit code 130; and a file that grows beyond what the system allows is a refusal like a full disk, not the end (SIGXFSZ).
void remove_temporaries_on_signal(std::string last_words);

}  // namespace handlingsrom
