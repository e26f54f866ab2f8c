// A body in the encodings that clients ask for, each made once.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace handlingsrom::http {

enum class Encoding { identity, gzip, brotli };

/// The value of the Content-Encoding header; empty for identity.
std::string_view name_of(Encoding encoding) noexcept;

/// Best encoding that an Accept-Encoding header allows (q=0 refuses one), brotli before gzip before none.
Encoding negotiate(std::string_view accept_encoding) noexcept;

/// `quality` 0–11 as in RFC 7932's reference encoder.
std::string brotli(std::string_view text, int quality);

/// Immutable bytes with their compressed forms, made at first use and then shared. Safe to use from many threads.
class Content {
 public:
  /// Bodies under `smallest_worth_compressing` are sent as they are.
  static constexpr std::size_t smallest_worth_compressing = 1024;

  /// `effort`: how hard to compress; lasting answers deserve more than those used once.
  enum class Effort { once, lasting, none };

  explicit Content(std::string plain, Effort effort = Effort::once)
      : effort_(effort), plain_(std::make_shared<const std::string>(std::move(plain))) {}
  /// With forms compressed beforehand; nullptr where there is none.
  Content(std::string plain, std::shared_ptr<const std::string> gzip_form,
          std::shared_ptr<const std::string> brotli_form)
      : effort_(Effort::lasting),
        plain_(std::make_shared<const std::string>(std::move(plain))),
        gzip_(std::move(gzip_form)),
        brotli_(std::move(brotli_form)) {}

  const std::string& plain() const { return *plain_; }
  /// The bytes to send and, in `encoding`, the form that they really have.
  std::shared_ptr<const std::string> in(Encoding& encoding) const;

 private:
  Effort effort_;
  std::shared_ptr<const std::string> plain_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const std::string> gzip_;
  mutable std::shared_ptr<const std::string> brotli_;
};

}  // namespace handlingsrom::http
