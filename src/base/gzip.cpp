#include "base/gzip.hpp"

#include <zlib.h>

#include "base/error.hpp"

namespace handlingsrom {

std::string gzip(std::string_view text, int level) {
  z_stream stream{};
  constexpr int window_bits_with_gzip_header = 15 + 16;
  if (deflateInit2(&stream, level, Z_DEFLATED, window_bits_with_gzip_header, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw Error(ErrorCode::internal, "compression_failed");
  }
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  // zlib's interface predates const; it does not write to its input.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw Error(ErrorCode::internal, "compression_failed");
  return out;
}

}  // namespace handlingsrom
