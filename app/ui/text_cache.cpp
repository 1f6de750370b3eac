#include "app/ui/text_cache.h"

namespace waystation::ui {
namespace {
constexpr size_t kKeptLayouts = 512;
constexpr uint64_t kKeptFrames = 240;
}  // namespace

size_t TextCache::Hash::operator()(const Key& key) const {
  size_t hash = std::hash<std::string>{}(key.text);
  auto mix = [&hash](size_t value) { hash ^= value + 0x9E3779B97F4A7C15u + (hash << 6) + (hash >> 2); };
  mix(std::hash<std::string>{}(key.lang));
  mix(std::hash<float>{}(key.size_px));
  mix(std::hash<float>{}(key.width_px));
  mix(static_cast<size_t>(key.weight) * 4 + (key.direction ? 1 + static_cast<size_t>(*key.direction) : 0));
  return hash;
}

const text::ParagraphLayout& TextCache::get(const Key& key) {
  auto found = layouts_.find(key);
  if (found == layouts_.end()) {
    text::ParagraphInput input;
    input.text = key.text;
    input.lang = key.lang;
    input.direction = key.direction;
    input.size_px = key.size_px;
    input.width_px = key.width_px;
    input.weight = key.weight;
    auto layout = std::make_unique<text::ParagraphLayout>(text::lay_out(fonts_, input));
    found = layouts_.emplace(key, Entry{std::move(layout), frame_}).first;
  }
  found->second.last_frame = frame_;
  return *found->second.layout;
}

void TextCache::begin_frame() {
  ++frame_;
  if (layouts_.size() <= kKeptLayouts) return;
  std::erase_if(layouts_, [this](const auto& entry) { return entry.second.last_frame + kKeptFrames < frame_; });
  if (layouts_.size() > 2 * kKeptLayouts) layouts_.clear();
}

bool TextCache::remembers(std::string_view words) const {
  for (const auto& [key, entry] : layouts_)
    if (key.text.find(words) != std::string::npos) return true;
  return false;
}

}  // namespace waystation::ui
