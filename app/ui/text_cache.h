// Paragraph layouts, kept while they are in use: setting a page costs milliseconds, drawing it again must not.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/text/paragraph.h"

namespace waystation::ui {

class TextCache {
 public:
  // `fonts` must outlive the cache.
  explicit TextCache(const text::FontSet& fonts) : fonts_(fonts) {}

  struct Key {
    std::string text;
    std::string lang;
    std::optional<Direction> direction;
    float size_px;
    float width_px;
    text::Weight weight;
    bool operator==(const Key&) const = default;
  };

  // The layout stays where it is until the next begin_frame().
  const text::ParagraphLayout& get(const Key& key);
  // Throws out what no frame has used for a while.
  void begin_frame();
  void clear() { layouts_.clear(); }

  size_t size() const { return layouts_.size(); }
  // Whether a cached text contains `words`: proof for tests that a visitor's reading is forgotten.
  bool remembers(std::string_view words) const;

 private:
  struct Hash {
    size_t operator()(const Key& key) const;
  };
  struct Entry {
    std::unique_ptr<text::ParagraphLayout> layout;
    uint64_t last_frame;
  };
  const text::FontSet& fonts_;
  std::unordered_map<Key, Entry, Hash> layouts_;
  uint64_t frame_ = 0;
};

}  // namespace waystation::ui
