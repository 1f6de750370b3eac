// What one layout leaves to the next: ICU's iterators and HarfBuzz's buffer are costly to make and cheap to use again.
#pragma once

#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

namespace waystation::text {

struct BreakIteratorDeleter {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using BreakIterator = std::unique_ptr<UBreakIterator, BreakIteratorDeleter>;

// Null only when ICU has no data at all. An unknown language gets the rules for every language.
BreakIterator open_break_iterator(UBreakIteratorType type, std::string_view lang);

class LayoutContext {
 public:
  UBreakIterator* lines(std::string_view lang);
  UBreakIterator* graphemes();
  UBiDi* bidi();
  hb_buffer_t* buffer();

  // Code points that no font of the set has, so that the search through all of them is made once.
  std::unordered_set<char32_t> in_no_font;

 private:
  struct BidiDeleter {
    void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
  };
  struct BufferDeleter {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
  };
  std::map<std::string, BreakIterator, std::less<>> lines_;
  BreakIterator graphemes_;
  std::unique_ptr<UBiDi, BidiDeleter> bidi_;
  std::unique_ptr<hb_buffer_t, BufferDeleter> buffer_;
};

}  // namespace waystation::text
