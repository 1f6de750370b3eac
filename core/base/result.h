// Expected failures are values. A function that can fail for a reason outside the program returns Result<T>; a bug
// asserts.
#pragma once

#include <fmt/format.h>

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace waystation {

enum class ErrorKind {
  not_found,  // the thing asked for does not exist
  invalid,    // input that a person wrote does not follow its format
  corrupt,    // bytes that a program wrote are not what it wrote
  untrusted,  // a signature, hash or rule of trust does not hold
  offline,    // the other side cannot be reached now
  no_space,   // the disk is full or a limit is reached
};

// `message` is one sentence for a person: what happened, to what (file:line where there is one), and what to do.
struct Error {
  ErrorKind kind;
  std::string message;
};

template <typename T>
using Result = tl::expected<T, Error>;

template <typename... Args>
tl::unexpected<Error> fail(ErrorKind kind, fmt::format_string<Args...> format, Args&&... args) {
  return tl::unexpected<Error>(Error{kind, fmt::format(format, std::forward<Args>(args)...)});
}

// Passes an error of one Result on as the error of another.
inline tl::unexpected<Error> pass_on(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace waystation
