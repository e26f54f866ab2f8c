#include "base/store/forgetful.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <new>

namespace handlingsrom::store {
namespace {

sqlite3_vfs* real = nullptr;
Forgetful* told = nullptr;
using OpenFolder = int (*)(const char*, int*);
OpenFolder open_folder = nullptr;

struct File {
  sqlite3_file base;
  std::string* name;
  sqlite3_file* under() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* under(sqlite3_file* file) { return of(file).under(); }

// What the program never looks for on the disk: locks and the index of the log in shared memory.
const sqlite3_io_methods methods = [] {
  sqlite3_io_methods all{};
  all.iVersion = 2;  // without pages mapped into memory, which would change behind our back
  all.xClose = [](sqlite3_file* file) {
    const int code = under(file)->pMethods->xClose(under(file));
    delete of(file).name;
    return code;
  };
  all.xRead = [](sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
    return under(file)->pMethods->xRead(under(file), to, size, at);
  };
  all.xWrite = [](sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    told->tell({Forgetful::Deed::What::wrote, *of(file).name, static_cast<std::size_t>(at),
                std::string(static_cast<const char*>(from), static_cast<std::size_t>(size))});
    return under(file)->pMethods->xWrite(under(file), from, size, at);
  };
  all.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
    told->tell({Forgetful::Deed::What::cut, *of(file).name, static_cast<std::size_t>(size)});
    return under(file)->pMethods->xTruncate(under(file), size);
  };
  all.xSync = [](sqlite3_file* file, int flags) {
    const int code = under(file)->pMethods->xSync(under(file), flags);
    if (code == SQLITE_OK) told->tell({Forgetful::Deed::What::synchronised, *of(file).name});
    return code;
  };
  all.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
    return under(file)->pMethods->xFileSize(under(file), size);
  };
  all.xLock = [](sqlite3_file* file, int kind) { return under(file)->pMethods->xLock(under(file), kind); };
  all.xUnlock = [](sqlite3_file* file, int kind) { return under(file)->pMethods->xUnlock(under(file), kind); };
  all.xCheckReservedLock = [](sqlite3_file* file, int* held) {
    return under(file)->pMethods->xCheckReservedLock(under(file), held);
  };
  all.xFileControl = [](sqlite3_file* file, int what, void* with) {
    return under(file)->pMethods->xFileControl(under(file), what, with);
  };
  all.xSectorSize = [](sqlite3_file* file) { return under(file)->pMethods->xSectorSize(under(file)); };
  // Promises nothing of the disk: no write of several sectors is whole, no order holds.
  all.xDeviceCharacteristics = [](sqlite3_file*) { return 0; };
  all.xShmMap = [](sqlite3_file* file, int page, int size, int extend, void volatile** to) {
    return under(file)->pMethods->xShmMap(under(file), page, size, extend, to);
  };
  all.xShmLock = [](sqlite3_file* file, int offset, int count, int flags) {
    return under(file)->pMethods->xShmLock(under(file), offset, count, flags);
  };
  all.xShmBarrier = [](sqlite3_file* file) { under(file)->pMethods->xShmBarrier(under(file)); };
  all.xShmUnmap = [](sqlite3_file* file, int forget) { return under(file)->pMethods->xShmUnmap(under(file), forget); };
  return all;
}();

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* got) {
  File& opened = *new (file) File{};
  opened.name = new std::string(name == nullptr ? "" : name);
  const bool there = name != nullptr && std::filesystem::exists(name);
  const int code = real->xOpen(real, name, opened.under(), flags, got);
  if (code != SQLITE_OK) {
    delete opened.name;
    opened.base.pMethods = nullptr;
    return code;
  }
  opened.base.pMethods = &methods;
  if (!there) told->tell({Forgetful::Deed::What::made, *opened.name});
  return code;
}

// SQLite opens a folder for one thing only: to synchronise it.
int open_folder_and_tell(const char* file, int* descriptor) {
  const int code = open_folder(file, descriptor);
  if (code == SQLITE_OK)
    told->tell({Forgetful::Deed::What::folder_synchronised, std::filesystem::path(file).parent_path().string()});
  return code;
}

sqlite3_vfs before = {};

/// Bytes that some deeds would leave, as far as each counts.
struct Content {
  bool there = false, lasts = false;  // in its folder, and so after a cut
  std::string bytes;
  void write(std::size_t at, std::string_view what) {
    if (bytes.size() < at + what.size()) bytes.resize(at + what.size(), '\0');
    bytes.replace(at, what.size(), what);
  }
};

void forget_by_chance(Content& content, const Forgetful::Deed& deed, std::mt19937_64& chance) {
  constexpr std::size_t sector = 512;
  const auto kept = chance() % 3;
  if (deed.what == Forgetful::Deed::What::cut) {
    if (kept != 0) content.bytes.resize(deed.at, '\0');
    return;
  }
  if (kept == 0) return;
  if (kept == 1) return content.write(deed.at, deed.bytes);
  for (std::size_t from = 0; from < deed.bytes.size(); from += sector)
    if (chance() % 2 == 0) content.write(deed.at + from, std::string_view(deed.bytes).substr(from, sector));
}

}  // namespace

void Forgetful::begin() {
  told = this;
  real = sqlite3_vfs_find(nullptr);
  before = *real;
  before.zName = "forgetful";
  before.pNext = nullptr;
  before.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
  before.xOpen = open_file;
  before.xDelete = [](sqlite3_vfs*, const char* name, int folder_too) {
    told->tell({Deed::What::removed, name});
    return real->xDelete(real, name, folder_too);
  };
  open_folder = reinterpret_cast<OpenFolder>(real->xGetSystemCall(real, "openDirectory"));
  real->xSetSystemCall(real, "openDirectory", reinterpret_cast<sqlite3_syscall_ptr>(open_folder_and_tell));
  sqlite3_vfs_register(&before, 1);
}

void Forgetful::end() {
  sqlite3_vfs_unregister(&before);
  real->xSetSystemCall(real, "openDirectory", reinterpret_cast<sqlite3_syscall_ptr>(open_folder));
  sqlite3_vfs_register(real, 1);
  told = nullptr;
}

std::size_t Forgetful::now() const {
  const std::lock_guard lock(mutex_);
  return deeds_.size();
}

void Forgetful::tell(Deed deed) {
  const std::lock_guard lock(mutex_);
  deeds_.push_back(std::move(deed));
}

void Forgetful::lay_out(const std::filesystem::path& folder, const std::filesystem::path& to, std::size_t moment,
                        std::mt19937_64& chance) const {
  const std::lock_guard lock(mutex_);
  const auto until = deeds_.begin() + static_cast<std::ptrdiff_t>(std::min(moment, deeds_.size()));
  // The last synchronisation of each file before the cut: what came before it is on the disk.
  std::map<std::string, std::size_t> safe;
  for (auto deed = deeds_.begin(); deed != until; ++deed)
    if (deed->what == Deed::What::synchronised) safe[deed->file] = static_cast<std::size_t>(deed - deeds_.begin());
  std::map<std::string, Content> files;
  for (auto deed = deeds_.begin(); deed != until; ++deed) {
    const auto place = static_cast<std::size_t>(deed - deeds_.begin());
    if (deed->what == Deed::What::folder_synchronised) {
      for (auto& [name, content] : files)
        if (std::filesystem::path(name).parent_path() == deed->file) content.lasts = content.there;
      continue;
    }
    Content& content = files[deed->file];
    const auto last = safe.find(deed->file);
    const bool on_disk = last != safe.end() && place < last->second;
    switch (deed->what) {
      case Deed::What::made: content = {true, false, ""}; break;
      case Deed::What::removed: content.there = false; break;  // may come back whole: its folder was not synchronised
      case Deed::What::wrote:
      case Deed::What::cut:
        content.there = true;
        if (!on_disk) {
          forget_by_chance(content, *deed, chance);
        } else if (deed->what == Deed::What::cut) {
          content.bytes.resize(deed->at, '\0');
        } else {
          content.write(deed->at, deed->bytes);
        }
        break;
      default: break;
    }
  }
  for (const auto& [name, content] : files) {
    const std::filesystem::path path(name);
    if (path.parent_path() != folder || path.extension() == ".sqlite-shm") continue;
    const bool there = content.there == content.lasts ? content.there : chance() % 2 == 0;
    if (there) std::ofstream(to / path.filename(), std::ios::binary) << content.bytes;
  }
}

}  // namespace handlingsrom::store
