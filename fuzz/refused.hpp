// What every target asks of a reader: read, or refused with the Error that it promises.
#pragma once

#include "base/error.hpp"

namespace handlingsrom::fuzz {

template <class Read>
void refused_or_read(Read read, ErrorCode promised = ErrorCode::bad_input) {
  try {
    read();
  } catch (const Error& error) {
    if (error.code() != promised) throw;
  }
}

}  // namespace handlingsrom::fuzz
