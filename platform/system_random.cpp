#include "platform/system_random.h"

#include <sys/random.h>

#include <cerrno>
#include <cstdlib>

namespace waystation::platform {

uint64_t SystemRandom::next() {
  uint64_t value = 0;
  while (::getrandom(&value, sizeof value, 0) != static_cast<ssize_t>(sizeof value)) {
    // A signal may come before the system has gathered chance after boot. There is no other failure for so few bytes.
    if (errno != EINTR) std::abort();
  }
  return value;
}

}  // namespace waystation::platform
