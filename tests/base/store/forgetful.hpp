// A file system that forgets what was not synchronised: SQLite's own files pass through it to the disk, and what it did is remembered, so that the files can
// be laid out as a power cut at any moment might have left them.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace handlingsrom::store {

/// Stands before SQLite's file system from `begin` on, for every file that this process opens, until `end`. One at a time.
class Forgetful {
 public:
  void begin();
  void end();

  /// How much has been done so far: a moment at which the power may go.
  std::size_t now() const;

  /// The files of `folder` as they may be after a cut at `moment`, laid out in `to`: of what was not synchronised then, each write by chance whole, not at
  /// all, or in part by sectors of 512 bytes, and each new length by chance; a file whose folder was not synchronised since it was made may not be there.
  void lay_out(const std::filesystem::path& folder, const std::filesystem::path& to, std::size_t moment,
               std::mt19937_64& chance) const;

  struct Deed {
    enum class What { made, wrote, cut, synchronised, folder_synchronised, removed } what = What::made;
    std::string file;  // of folder_synchronised: the folder
    std::size_t at = 0;
    std::string bytes = {};
  };
  void tell(Deed deed);

 private:
  mutable std::mutex mutex_;
  std::vector<Deed> deeds_;
};

}  // namespace handlingsrom::store
