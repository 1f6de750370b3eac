#include "core/text/font_set.h"

#include <ft2build.h>
#include <hb-ot.h>

#include <algorithm>
#include <array>
#include <compare>
#include <limits>
#include <map>

#include FT_FREETYPE_H

#include "core/text/font_files.h"
#include "core/text/font_manifest.h"
#include "core/text/layout_context.h"

namespace waystation::text {
namespace {

constexpr FontId kNone = std::numeric_limits<FontId>::max();

struct BlobDeleter {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
struct FontDeleter {
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};
struct FaceDeleter {
  void operator()(FT_FaceRec_* face) const { FT_Done_Face(face); }
};
struct LibraryDeleter {
  void operator()(FT_LibraryRec_* library) const { FT_Done_FreeType(library); }
};
using Blob = std::unique_ptr<hb_blob_t, BlobDeleter>;

std::string script_name(hb_script_t script) {
  char name[4];
  hb_tag_to_string(hb_script_to_iso15924_tag(script), name);
  return std::string(name, 4);
}

}  // namespace

struct FontSet::Impl {
  struct Font {
    FontFile file;
    std::unique_ptr<hb_font_t, FontDeleter> hb;
    std::unique_ptr<FT_FaceRec_, FaceDeleter> ft;
    bool ft_tried = false;
    int units_per_em = 0;
  };
  struct ChainKey {
    hb_script_t script;
    const LanguageFont* language;
    Weight weight;
    bool italic;
    auto operator<=>(const ChainKey&) const = default;
  };

  // Faces point into the mappings and belong to the library: both outlive `fonts`.
  std::map<std::string, Blob> blobs;  // by path: the faces of a collection share one mapping
  std::unique_ptr<FT_LibraryRec_, LibraryDeleter> library;
  std::vector<Font> fonts;
  // By family, in the order of the manifest; kNone where no file exists. Bit 0: bold, bit 1: italic.
  std::vector<std::array<FontId, 4>> styles;
  std::map<ChainKey, std::vector<FontId>> chains;
  FontId icons = 0;
  LayoutContext context;

  explicit Impl(FoundFonts found);
  hb_blob_t* blob(const std::string& path);
  Font& opened(FontId id);
  FontId styled(size_t family, Weight weight, bool italic) const;
  std::vector<FontId> make_chain(const ChainKey& key) const;
};

FontSet::Impl::Impl(FoundFonts found) : styles(font_families().size(), {kNone, kNone, kNone, kNone}) {
  for (FontFile& file : found.files) {
    size_t style = (file.weight == Weight::bold ? 1u : 0u) + (file.italic ? 2u : 0u);
    styles[file.family][style] = static_cast<FontId>(fonts.size());
    fonts.push_back({std::move(file), nullptr, nullptr, false, 0});
  }
  if (found.icons.empty()) return;  // icons are then drawn as the visible replacement
  icons = static_cast<FontId>(fonts.size());
  fonts.push_back(
      {FontFile{found.icons, 0, font_families().size(), Weight::regular, false}, nullptr, nullptr, false, 0});
}

hb_blob_t* FontSet::Impl::blob(const std::string& path) {
  Blob& blob = blobs[path];
  if (!blob) blob.reset(hb_blob_create_from_file(path.c_str()));
  return blob.get();
}

FontSet::Impl::Font& FontSet::Impl::opened(FontId id) {
  Font& font = fonts[std::min<size_t>(id, fonts.size() - 1)];
  if (font.hb) return font;
  hb_face_t* face = hb_face_create(blob(font.file.path), static_cast<unsigned>(font.file.face_index));
  font.units_per_em = std::max(1, static_cast<int>(hb_face_get_upem(face)));
  font.hb.reset(hb_font_create(face));
  hb_face_destroy(face);
  hb_font_set_scale(font.hb.get(), font.units_per_em, font.units_per_em);
  hb_ot_font_set_funcs(font.hb.get());
  hb_font_make_immutable(font.hb.get());
  return font;
}

FontId FontSet::Impl::styled(size_t family, Weight weight, bool italic) const {
  const auto& ids = styles[family];
  size_t bold = weight == Weight::bold ? 1 : 0;
  for (size_t style : {bold + (italic ? 2 : 0), bold, size_t{0}, size_t{1}})
    if (ids[style] != kNone) return ids[style];
  return kNone;
}

std::vector<FontId> FontSet::Impl::make_chain(const ChainKey& key) const {
  std::span<const FontFamily> families = font_families();
  std::vector<FontId> chain;
  std::vector<bool> listed(fonts.size());
  auto add = [&](FontId id) {
    if (id == kNone || listed[id]) return;
    listed[id] = true;
    chain.push_back(id);
  };
  auto add_families = [&](auto&& wanted) {
    for (size_t i = 0; i < families.size(); ++i)
      if (wanted(families[i])) add(styled(i, key.weight, key.italic));
  };
  const std::string name = script_name(key.script);
  if (key.language)
    add_families([&](const FontFamily& family) {
      return family.name == key.language->family && family.face_index == key.language->face_index;
    });
  add_families([&](const FontFamily& family) { return lists_script(family.scripts, name); });
  add_families([](const FontFamily& family) { return family.name == kInterfaceFamily; });
  add_families([](const FontFamily& family) { return lists_script(family.scripts, "Zsym"); });
  add_families([](const FontFamily&) { return true; });
  // A letter that only the other weight has is better than none.
  for (const auto& ids : styles)
    for (FontId id : ids) add(id);
  return chain;
}

FontSet::FontSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

Result<FontSet> FontSet::open(std::span<const std::string> directories) {
  auto impl = std::make_unique<Impl>(find_fonts(directories));
  bool has_interface_font = false;
  for (const Impl::Font& font : impl->fonts)
    has_interface_font |= font.file.family < font_families().size() &&
                          font_families()[font.file.family].name == kInterfaceFamily &&
                          font.file.weight == Weight::regular && !font.file.italic;
  if (!has_interface_font) {
    std::string places;
    for (const std::string& directory : directories) places += (places.empty() ? "" : ", ") + directory;
    return fail(ErrorKind::not_found, "{}-Regular.ttf is not below {}; install the Debian package fonts-noto-core.",
                kInterfaceFamily, places);
  }
  return FontSet(std::move(impl));
}

std::vector<std::string> FontSet::system_directories() {
  return {"/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto",
          "/usr/share/fonts/truetype/materialdesignicons-webfont"};
}

std::span<const FontId> FontSet::chain(hb_script_t script, std::string_view lang, Weight weight, bool italic) const {
  const LanguageFont* language = nullptr;
  const std::string name = script_name(script);
  for (const LanguageFont& row : language_fonts()) {
    if (!tag_has_prefix(lang, row.language) || !lists_script(row.scripts, name)) continue;
    language = &row;
    break;
  }
  Impl::ChainKey key{script, language, weight, italic};
  auto known = impl_->chains.find(key);
  if (known == impl_->chains.end()) known = impl_->chains.emplace(key, impl_->make_chain(key)).first;
  return known->second;
}

FontId FontSet::icons() const {
  return impl_->icons;
}

bool FontSet::covers(FontId font, char32_t code_point) const {
  return glyph(font, code_point) != 0;
}

uint32_t FontSet::glyph(FontId font, char32_t code_point) const {
  hb_codepoint_t found = 0;
  return hb_font_get_nominal_glyph(impl_->opened(font).hb.get(), code_point, &found) ? found : 0;
}

const std::string& FontSet::path(FontId font) const {
  return impl_->fonts.at(font).file.path;
}
int FontSet::face_index(FontId font) const {
  return impl_->fonts.at(font).file.face_index;
}
bool FontSet::is_italic(FontId font) const {
  return impl_->fonts.at(font).file.italic;
}
hb_font_t* FontSet::hb_font(FontId font) const {
  return impl_->opened(font).hb.get();
}
int FontSet::units_per_em(FontId font) const {
  return impl_->opened(font).units_per_em;
}

void* FontSet::ft_face(FontId id) const {
  Impl::Font& font = impl_->opened(id);
  if (font.ft_tried) return font.ft.get();
  font.ft_tried = true;
  FT_Library library = impl_->library.get();
  if (!library && FT_Init_FreeType(&library) == 0) impl_->library.reset(library);
  unsigned size_bytes = 0;
  const char* data = hb_blob_get_data(impl_->blob(font.file.path), &size_bytes);
  FT_Face face = nullptr;
  if (library && data &&
      FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(data), size_bytes, font.file.face_index, &face) == 0)
    font.ft.reset(face);
  return font.ft.get();
}

LayoutContext& FontSet::context() const {
  return impl_->context;
}

}  // namespace waystation::text
