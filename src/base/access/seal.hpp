// What the store must hold and nobody who reads the store should know: sealed with a key that lies in a file beside it.
#pragma once

#include <array>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "base/store/address.hpp"

namespace handlingsrom::access {

/// XChaCha20-Poly1305 (libsodium's crypto_aead_xchacha20poly1305_ietf) under the 256 random bits of a file that only its owner may read. The file is made when
/// something is sealed for the first time; several servers of one store have the same file. Safe from many threads.
class Seal {
 public:
  explicit Seal(std::filesystem::path file) : file_(std::move(file)) {}

  /// `purpose` says whose secret it is, so that it opens nothing when it is put in another's place. Throws Error(cannot_write, "seal_unwritable") where the file
  /// cannot be made, and what open() throws of a file that is there.
  std::string close(const std::string& secret, const std::string& purpose) const;
  /// Throws Error(bundle_damaged, "seal_missing") where the file is not there, "seal_file" where others may read it or it is no key, "seal_other" where it was sealed
  /// with another file or for another purpose.
  std::string open(const std::string& sealed, const std::string& purpose) const;

  const std::filesystem::path& file() const noexcept { return file_; }

 private:
  using Key = std::array<unsigned char, 32>;
  const Key& key(bool make) const;

  const std::filesystem::path file_;
  mutable std::mutex mutex_;
  mutable std::optional<Key> key_;
};

/// Whether `text` is what Seal::close gives.
bool is_sealed(const std::string& text) noexcept;

/// Beside a store that is a file: its name and ".key". Of a shared one: secrets.key in the service's own folder ($STATE_DIRECTORY, systemd.exec(5)), else in the
/// user's ($XDG_DATA_HOME/handlingsrom). Throws Error(usage, "seal_nowhere") where there is neither.
std::filesystem::path usual_seal_file(const store::Address& store);

}  // namespace handlingsrom::access
