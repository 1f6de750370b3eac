// Any bytes as Markdown: refused with a line, or a tree that keeps its promises.
#include <cstdint>
#include <cstdlib>

#include "core/base/utf8.h"
#include "core/text/markdown.h"

namespace {

using namespace waystation::text;

void require(bool promise) {
  if (!promise) std::abort();
}

void check(const std::vector<Block>& blocks, size_t& count) {
  for (const Block& block : blocks) {
    require(++count <= kMaxMarkdownBlocks);
    require(block.line > 0);
    require(!waystation::find_invalid_utf8(block.text));
    require(block.text.find('\n') == std::string::npos && block.text.find('\0') == std::string::npos);
    require(block.spans.size() <= kMaxMarkdownSpans);
    uint32_t end = 0;
    for (const Span& span : block.spans) {
      require(span.begin >= end && span.begin < span.end && span.end <= block.text.size());
      end = span.end;
      for (uint32_t edge : {span.begin, span.end}) {
        require(edge == block.text.size() || (static_cast<unsigned char>(block.text[edge]) & 0xc0) != 0x80);
      }
    }
    check(block.children, count);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto blocks = parse_markdown({reinterpret_cast<const char*>(data), size});
  if (blocks) {
    size_t count = 0;
    check(*blocks, count);
  } else {
    const std::string& message = blocks.error().message;
    require(message[0] >= '1' && message[0] <= '9' && message.find(": ") != std::string::npos);
  }
  return 0;
}
