// The program's own words: message ids and ICU MessageFormat patterns, in one language with its fallbacks.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/language/tag.h"

namespace waystation {

// A word or sentence that is ready to be shown, in the reader's language. Only Messages and the content make one, so
// that a literal typed in code cannot reach a visitor's screen.
struct Translated {
  std::string text;
  std::string lang;  // the language that `text` is in; a fallback's where the reader's was missing

  bool operator==(const Translated&) const = default;
};

using MessageArgument = std::variant<int64_t, std::string, Date>;
using MessageArguments = std::vector<std::pair<std::string, MessageArgument>>;

// Checks that a pattern is valid MessageFormat; the linter calls this. The names of its arguments, sorted, each once.
Result<std::vector<std::string>> message_arguments(std::string_view pattern, std::string_view lang);

// Owned by one thread. Patterns are parsed on first use.
class Messages {
 public:
  using Patterns = std::map<std::string, std::string, std::less<>>;  // message id -> pattern

  // `chain`: the reader's language first, with its patterns.
  explicit Messages(std::vector<std::pair<std::string, Patterns>> chain);
  ~Messages();
  Messages(Messages&&) noexcept;
  Messages& operator=(Messages&&) noexcept;

  // The message in the first language of the chain that has it. An unknown id answers the id itself between ⟦⟧, which
  // no font, linter or journey lets pass. Numbers and dates are formatted as the message's language has them.
  Translated get(std::string_view id, const MessageArguments& arguments = {}) const;
  bool has(std::string_view id) const;

 private:
  struct Language;
  std::vector<std::unique_ptr<Language>> chain_;
};

}  // namespace waystation
