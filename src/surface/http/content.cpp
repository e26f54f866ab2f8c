#include "surface/http/content.hpp"

#include <brotli/encode.h>

#include <array>

#include "base/error.hpp"
#include "base/gzip.hpp"
#include "base/split.hpp"

namespace handlingsrom::http {
namespace {

// "q=0", "q=0.0", "q=0.000": the client refuses this encoding.
bool refused(std::string_view parameters) {
  const std::size_t at = parameters.find("q=");
  if (at == std::string_view::npos) return false;
  return parameters.substr(at + 2).find_first_not_of("0. \t") == std::string_view::npos;
}

}  // namespace

std::string_view name_of(Encoding encoding) noexcept {
  switch (encoding) {
    case Encoding::gzip: return "gzip";
    case Encoding::brotli: return "br";
    case Encoding::identity: break;
  }
  return {};
}

Encoding negotiate(std::string_view accept_encoding) noexcept {
  bool may_gzip = false;
  bool may_brotli = false;
  while (!accept_encoding.empty()) {
    const std::size_t comma = accept_encoding.find(',');
    std::string_view item = accept_encoding.substr(0, comma);
    accept_encoding = comma == std::string_view::npos ? std::string_view{} : accept_encoding.substr(comma + 1);
    const std::size_t semicolon = item.find(';');
    const std::string_view name = trimmed(item.substr(0, semicolon));
    const bool allowed = semicolon == std::string_view::npos || !refused(item.substr(semicolon + 1));
    if (name == "br") may_brotli = allowed;
    if (name == "gzip") may_gzip = allowed;
  }
  if (may_brotli) return Encoding::brotli;
  return may_gzip ? Encoding::gzip : Encoding::identity;
}

std::string brotli(std::string_view text, int quality) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  std::string out(size, '\0');
  const bool done = BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(),
                                          reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                                          reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_TRUE;
  if (!done) throw Error(ErrorCode::internal, "compression_failed");
  out.resize(size);
  return out;
}

std::shared_ptr<const std::string> Content::in(Encoding& encoding) const {
  if (encoding == Encoding::identity || effort_ == Effort::none || plain_->size() < smallest_worth_compressing) {
    encoding = Encoding::identity;
    return plain_;
  }
  const bool lasting = effort_ == Effort::lasting;
  const std::lock_guard lock(mutex_);
  std::shared_ptr<const std::string>& form = encoding == Encoding::gzip ? gzip_ : brotli_;
  if (!form) {
    form = std::make_shared<const std::string>(encoding == Encoding::gzip ? gzip(*plain_, lasting ? 6 : 1)
                                                                          : brotli(*plain_, lasting ? 5 : 1));
  }
  return form;
}

}  // namespace handlingsrom::http
