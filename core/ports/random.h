// What the domain may ask of chance. Not for keys: those are made where OpenSSL is.
#pragma once

#include <cstdint>

namespace waystation {

class Random {
 public:
  virtual ~Random() = default;
  // Every value is equally likely.
  virtual uint64_t next() = 0;
};

}  // namespace waystation
