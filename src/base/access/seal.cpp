#include "base/access/seal.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "base/access/secrets.hpp"
#include "base/error.hpp"
#include "base/read_file.hpp"

namespace handlingsrom::access {
namespace {

constexpr std::string_view mark = "sealed1.";  // form of what is sealed, should another be needed later
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

[[noreturn]] void refuse_key_file(const char* key, const std::filesystem::path& file) {
  throw Error(ErrorCode::bundle_damaged, key, {{"file", file.string()}});
}

[[noreturn]] void unwritable(const std::filesystem::path& file) {
  throw Error(ErrorCode::cannot_write, "seal_unwritable",
              {{"file", file.string()}, {"reason", std::strerror(errno)}});  // NOLINT(concurrency-mt-unsafe)
}

/// Whoever has the machine may have made the store for a service under another user, who must be able to read the key as well.
void give_to_owner_of(const std::filesystem::path& folder, int file) {
  struct stat found {};
  if (geteuid() != 0 || stat(folder.c_str(), &found) != 0) return;
  if (fchown(file, found.st_uid, found.st_gid) != 0) return;  // it is then the superuser's, who can read it
}

/// Whole or not at all, and never another's in its place: of two servers that begin at once the first one's key counts.
void make_file(const std::filesystem::path& file) {
  std::filesystem::path folder = file.parent_path();
  if (folder.empty()) folder = ".";
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  const std::string fresh = file.string() + "." + new_number();
  const int out = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (out < 0) unwritable(file);
  const std::string text = new_token() + "\n";
  give_to_owner_of(folder, out);
  const bool written = ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(out) == 0;
  ::close(out);
  const bool there = written && (::link(fresh.c_str(), file.c_str()) == 0 || errno == EEXIST);
  const int reason = errno;
  ::unlink(fresh.c_str());
  errno = reason;
  if (!there) unwritable(file);
}

}  // namespace

const Seal::Key& Seal::key(bool make) const {
  const std::lock_guard lock(mutex_);
  if (key_) return *key_;
  struct stat found {};
  if (stat(file_.c_str(), &found) != 0) {
    if (!make) refuse_key_file("seal_missing", file_);
    make_file(file_);
    if (stat(file_.c_str(), &found) != 0) refuse_key_file("seal_missing", file_);
  }
  if (!S_ISREG(found.st_mode) || (found.st_mode & (S_IRWXG | S_IRWXO)) != 0) refuse_key_file("seal_file", file_);
  std::string text = read_file(file_);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  const auto bytes = from_base64url(text);
  Key key{};
  if (!bytes || bytes->size() != key.size()) refuse_key_file("seal_file", file_);
  std::memcpy(key.data(), bytes->data(), key.size());
  key_ = key;
  return *key_;
}

std::string Seal::close(const std::string& secret, const std::string& purpose) const {
  const Key& with = key(true);
  std::string sealed(nonce_bytes + secret.size() + tag_bytes, '\0');
  randombytes_buf(sealed.data(), nonce_bytes);
  unsigned long long length = 0;
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      bytes_of(sealed) + nonce_bytes, &length, bytes_of(std::string_view(secret)), secret.size(),
      bytes_of(std::string_view(purpose)), purpose.size(), nullptr, bytes_of(sealed), with.data());
  return std::string(mark) + base64url(sealed);
}

std::string Seal::open(const std::string& sealed, const std::string& purpose) const {
  const Key& with = key(false);
  const auto bytes =
      is_sealed(sealed) ? from_base64url(std::string_view(sealed).substr(mark.size())) : std::optional<std::string>();
  if (!bytes || bytes->size() < nonce_bytes + tag_bytes) refuse_key_file("seal_other", file_);
  std::string secret(bytes->size() - nonce_bytes - tag_bytes, '\0');
  unsigned long long length = 0;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(secret), &length, nullptr,
                                                 bytes_of(std::string_view(*bytes)) + nonce_bytes,
                                                 bytes->size() - nonce_bytes, bytes_of(std::string_view(purpose)),
                                                 purpose.size(), bytes_of(std::string_view(*bytes)), with.data()) != 0)
    refuse_key_file("seal_other", file_);
  return secret;
}

bool is_sealed(const std::string& text) noexcept { return text.starts_with(mark); }

std::filesystem::path usual_seal_file(const store::Address& store) {
  if (!store.is_shared()) return store.file().string() + ".key";
  const auto folder = [](const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    return value != nullptr && *value == '/' ? std::filesystem::path(value) : std::filesystem::path();
  };
  std::filesystem::path own = folder("STATE_DIRECTORY");
  if (own.empty() && !folder("XDG_DATA_HOME").empty()) own = folder("XDG_DATA_HOME") / "handlingsrom";
  if (own.empty() && !folder("HOME").empty()) own = folder("HOME") / ".local" / "share" / "handlingsrom";
  if (own.empty()) throw Error(ErrorCode::usage, "seal_nowhere");
  return own / "secrets.key";
}

}  // namespace handlingsrom::access
