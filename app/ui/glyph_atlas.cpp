#include "app/ui/glyph_atlas.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/text/raster.h"

namespace waystation::ui {
namespace {

constexpr float kLargestSizePx = 512;
constexpr float kFarthestPx = 1 << 20;

struct Key {
  text::FontId font;
  uint16_t size_quarter_px;
  uint32_t glyph_id;
  uint8_t phase;
  bool slanted;
  bool operator==(const Key&) const = default;
};

struct KeyHash {
  size_t operator()(const Key& key) const {
    uint64_t bits = static_cast<uint64_t>(key.font) << 48 ^ static_cast<uint64_t>(key.size_quarter_px) << 36 ^
                    static_cast<uint64_t>(key.glyph_id) << 3 ^ static_cast<uint64_t>(key.phase) << 1 ^
                    static_cast<uint64_t>(key.slanted);
    // Multiplying spreads the bits upwards; the table looks at the lower ones.
    bits *= 0x9E3779B97F4A7C15u;
    return static_cast<size_t>(bits ^ bits >> 32);
  }
};

struct Entry {
  int page = -1;          // -1: nothing to draw
  int left = 0, top = 0;  // as in text::GlyphRaster
  int u = 0, v = 0;       // texels
  int width = 0, height = 0;
};

struct Shelf {
  int y, height, filled;  // px
};

struct Page {
  TextureId texture;
  uint64_t last_used;  // frame
  int filled = 0;      // px from the top that shelves have taken
  std::vector<Shelf> shelves;
};

// False also for a glyph without ink.
bool fits_a_page(const text::GlyphRaster& raster) {
  return raster.width > 0 && raster.height > 0 && raster.width <= kAtlasPagePx && raster.height <= kAtlasPagePx;
}

struct Spot {
  int x, y;
};

// The shelf that wastes least height, or a new one. A shelf takes only what uses at least half of its height, so that
// commas do not fill a shelf of headings.
std::optional<Spot> find_spot(Page& page, int width, int height) {
  Shelf* best = nullptr;
  for (Shelf& shelf : page.shelves) {
    if (shelf.height < height || shelf.height > 2 * height || kAtlasPagePx - shelf.filled < width) continue;
    if (best == nullptr || shelf.height < best->height) best = &shelf;
  }
  const int new_height = std::min((height + 3) / 4 * 4, kAtlasPagePx);
  const bool room_for_a_shelf = kAtlasPagePx - page.filled >= new_height;
  if (room_for_a_shelf && (best == nullptr || best->height > new_height + new_height / 4)) {
    page.shelves.push_back({page.filled, new_height, 0});
    page.filled += new_height;
    best = &page.shelves.back();
  }
  if (best == nullptr) return std::nullopt;
  const Spot spot{best->filled, best->y};
  best->filled += width;
  return spot;
}

}  // namespace

struct GlyphAtlas::Impl {
  Renderer& renderer;
  const text::FontSet& fonts;
  const size_t page_limit;
  uint64_t frame = 1;
  uint64_t generation = 1;
  std::vector<Page> pages;
  std::unordered_map<Key, Entry, KeyHash> entries;

  // Pictures of pages that this frame does not show.
  Page* empty_the_oldest() {
    const auto oldest = std::min_element(pages.begin(), pages.end(),
                                         [](const Page& a, const Page& b) { return a.last_used < b.last_used; });
    if (oldest == pages.end() || oldest->last_used == frame) return nullptr;
    const int number = static_cast<int>(oldest - pages.begin());
    std::erase_if(entries, [number](const auto& entry) { return entry.second.page == number; });
    renderer.clear_texture(oldest->texture);
    oldest->shelves.clear();
    oldest->filled = 0;
    ++generation;
    return &*oldest;
  }

  Page* add_page() {
    if (pages.size() >= page_limit) return nullptr;
    const auto texture = renderer.create_texture(kAtlasPagePx, kAtlasPagePx);
    if (!texture) return nullptr;
    pages.push_back({*texture, frame, 0, {}});
    return &pages.back();
  }

  Entry store(const text::GlyphRaster& raster) {
    Entry entry;
    entry.left = raster.left;
    entry.top = raster.top;
    if (!fits_a_page(raster)) return entry;
    Page* page = nullptr;
    std::optional<Spot> spot;
    for (Page& candidate : pages) {
      if ((spot = find_spot(candidate, raster.width, raster.height))) {
        page = &candidate;
        break;
      }
    }
    if (!spot && ((page = add_page()) || (page = empty_the_oldest()))) {
      spot = find_spot(*page, raster.width, raster.height);
    }
    if (!spot) return entry;
    renderer.update_texture(page->texture, spot->x, spot->y, raster.width, raster.height, raster.coverage.data(),
                            raster.width);
    entry.page = static_cast<int>(page - pages.data());
    entry.u = spot->x;
    entry.v = spot->y;
    entry.width = raster.width;
    entry.height = raster.height;
    return entry;
  }

  Entry look_up(const Key& key) {
    if (const auto found = entries.find(key); found != entries.end()) return found->second;
    const text::GlyphRaster raster = text::rasterise(
        fonts, key.font, key.glyph_id, static_cast<float>(key.size_quarter_px) / 4, key.phase, key.slanted);
    const Entry entry = store(raster);
    // What found no room in this frame is tried again in the next.
    if (entry.page >= 0 || !fits_a_page(raster)) entries.emplace(key, entry);
    return entry;
  }
};

GlyphAtlas::GlyphAtlas(Renderer& renderer, const text::FontSet& fonts, int pages)
    : impl_(new Impl{renderer, fonts, static_cast<size_t>(std::max(pages, 1)), 1, 1, {}, {}}) {}
GlyphAtlas::~GlyphAtlas() = default;

void GlyphAtlas::begin_frame() {
  ++impl_->frame;
}

GlyphQuad GlyphAtlas::place(text::FontId font, uint32_t glyph_id, float size_px, float pen_x, float baseline_y,
                            bool slanted) {
  if (!(std::abs(pen_x) < kFarthestPx && std::abs(baseline_y) < kFarthestPx)) return {};  // also not-a-number
  const float size = size_px > 1 ? std::min(size_px, kLargestSizePx) : 1;
  const int quarters = static_cast<int>(std::floor(pen_x * text::kSubpixelPhases + 0.5f));
  const int phase = quarters & (text::kSubpixelPhases - 1);
  const Key key{font, static_cast<uint16_t>(std::lround(size * 4)), glyph_id, static_cast<uint8_t>(phase), slanted};
  const Entry entry = impl_->look_up(key);
  if (entry.page < 0) return {};
  Page& page = impl_->pages[static_cast<size_t>(entry.page)];
  page.last_used = impl_->frame;
  constexpr float kTexel = 1.0f / kAtlasPagePx;
  GlyphQuad quad;
  quad.texture = page.texture;
  quad.x = (quarters - phase) / text::kSubpixelPhases + entry.left;
  quad.y = static_cast<int>(std::lround(baseline_y)) - entry.top;
  quad.width = entry.width;
  quad.height = entry.height;
  quad.u0 = static_cast<float>(entry.u) * kTexel;
  quad.v0 = static_cast<float>(entry.v) * kTexel;
  quad.u1 = static_cast<float>(entry.u + entry.width) * kTexel;
  quad.v1 = static_cast<float>(entry.v + entry.height) * kTexel;
  return quad;
}

uint64_t GlyphAtlas::generation() const {
  return impl_->generation;
}

void GlyphAtlas::mark_used(TextureId texture) {
  for (Page& page : impl_->pages) {
    if (page.texture == texture) page.last_used = impl_->frame;
  }
}

void GlyphAtlas::clear() {
  // Not clear(): a new table, so that the old one's memory goes too.
  impl_->entries = {};
  for (Page& page : impl_->pages) {
    impl_->renderer.clear_texture(page.texture);
    page.shelves.clear();
    page.filled = 0;
  }
  ++impl_->generation;
}

size_t GlyphAtlas::glyph_count() const {
  return impl_->entries.size();
}
int GlyphAtlas::page_count() const {
  return static_cast<int>(impl_->pages.size());
}

}  // namespace waystation::ui
