// waypack render: sets a text or a Markdown file with the kiosk's own text layer.
//
// The JSON: {"paragraphs":[{"text","direction":"ltr"|"rtl","lines":[{"x","baseline","width","runs":[{"font" (file
// path), "size_px","script" (ISO 15924),"language","level","begin","end" (byte range in
// "text"),"glyphs":[{"id","cluster" (byte offset in "text"),"x","y","advance"}]}]}]}]}. Runs are in visual order; x, y
// and baseline are pen positions in pixels of the page, y down, HarfBuzz offsets included. The page has no margin.
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>

#include "app/waypack/commands.h"
#include "app/waypack/render_json.h"
#include "app/waypack/render_picture.h"
#include "core/base/utf8.h"
#include "core/language/tag.h"
#include "core/text/document.h"
#include "platform/posix_files.h"

namespace waystation::waypack {
namespace {

constexpr uint64_t kMaxTextBytes = 16 * 1024 * 1024;
constexpr size_t kMaxJsonBytes = size_t{2} * 1024 * 1024 * 1024;

struct RenderOptions {
  std::string file;
  std::string lang;
  float size_px = 24;
  int width_px = 600;
  std::string dir = "auto";
  bool markdown = false;
  std::string png;
  std::string json;

  std::optional<Direction> direction() const {
    if (dir == "auto") return std::nullopt;
    return dir == "rtl" ? Direction::right_to_left : Direction::left_to_right;
  }
};

// Takes each paragraph as soon as it is set, so that only one layout at a time is in memory.
class Rendering {
 public:
  Rendering(const text::FontSet& fonts, const RenderOptions& options) : fonts_(fonts), options_(options) {
    if (!options.png.empty()) picture_.emplace(fonts, options.width_px);
    if (!options.json.empty()) json_.emplace(fonts);
  }

  Result<void> set_lines(std::string_view text);
  Result<void> set_markdown(std::string_view markdown);
  // Writes the outputs. When one fails, what was there before is not deleted, and nothing new is left.
  Result<void> write();
  // One line about letters that no font has; empty when there are none.
  std::string missing_note() const;

 private:
  Result<void> add(std::string_view text, const text::ParagraphLayout& layout, double x, double y, text::TextRole role,
                   std::span<const text::Span> spans);
  Result<void> reserve(double height);

  const text::FontSet& fonts_;
  const RenderOptions& options_;
  std::optional<RenderPicture> picture_;
  std::optional<RenderJson> json_;
  double height_ = 0;
  std::map<char32_t, size_t> missing_;
};

Result<void> Rendering::reserve(double height) {
  if (!picture_) return {};
  auto reserved = picture_->reserve(height);
  if (!reserved) return fail(reserved.error().kind, "{}: {}", options_.file, reserved.error().message);
  return {};
}

Result<void> Rendering::add(std::string_view text, const text::ParagraphLayout& layout, double x, double y,
                            text::TextRole role, std::span<const text::Span> spans) {
  for (const text::MissingCharacter& missing : layout.missing) ++missing_[missing.code_point];
  if (picture_) picture_->add_text(text, layout, x, y, role, spans);
  if (!json_) return {};
  json_->add(text, layout, x, y);
  if (json_->size_bytes() > kMaxJsonBytes) {
    return fail(ErrorKind::no_space, "{}: the JSON would be larger than {} bytes; split the text", options_.file,
                kMaxJsonBytes);
  }
  return {};
}

Result<void> Rendering::set_lines(std::string_view text) {
  if (text.starts_with("\ufeff")) text.remove_prefix(3);  // a byte order mark that some editors write
  while (!text.empty()) {
    size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    text::ParagraphInput input;
    input.text = line;
    input.lang = options_.lang;
    input.direction = options_.direction();
    input.size_px = options_.size_px;
    input.width_px = static_cast<float>(options_.width_px);
    text::ParagraphLayout layout = text::lay_out(fonts_, input);
    double top = height_;
    height_ += layout.height;
    if (auto room = reserve(height_); !room) return room;
    if (auto added = add(line, layout, 0, top, text::TextRole::body, {}); !added) return added;
  }
  return {};
}

text::DocumentStyle style_for(float body_px) {
  text::DocumentStyle style;
  float scale = body_px / style.body_px;
  for (float* length : {&style.body_px, &style.heading_px[0], &style.heading_px[1], &style.heading_px[2],
                        &style.block_gap_px, &style.list_indent_px, &style.callout_padding_px, &style.task_box_px}) {
    *length *= scale;
  }
  return style;
}

Result<void> Rendering::set_markdown(std::string_view markdown) {
  auto blocks = text::parse_markdown(markdown);
  if (!blocks) return fail(blocks.error().kind, "{}:{}", options_.file, blocks.error().message);
  text::DocumentLayout page =
      text::lay_out_document(fonts_, *blocks, options_.lang, static_cast<float>(options_.width_px),
                             style_for(options_.size_px), options_.direction());
  height_ = page.height;
  if (auto room = reserve(height_); !room) return room;
  float scale = options_.size_px / text::DocumentStyle{}.body_px;
  for (const text::PlacedBox& box : page.boxes) {
    if (picture_) picture_->add_box(box, scale);
  }
  for (const text::PlacedText& placed : page.texts) {
    auto added = add(placed.text, placed.layout, placed.x, placed.y, placed.role, placed.spans);
    if (!added) return added;
  }
  return {};
}

Result<void> Rendering::write() {
  std::string png;
  if (picture_) {
    auto encoded = picture_->finish(height_);
    if (!encoded) return fail(encoded.error().kind, "{}: {}", options_.file, encoded.error().message);
    png = std::move(*encoded);
  }
  platform::PosixFiles files;
  std::error_code ignored;
  bool is_new = picture_ && !std::filesystem::exists(std::filesystem::symlink_status(options_.png, ignored));
  if (picture_) {
    if (auto written = files.write_durably(options_.png, png); !written) return written;
  }
  if (!json_) return {};
  auto written = files.write_durably(options_.json, json_->finish());
  if (!written && is_new) std::filesystem::remove(options_.png, ignored);
  return written;
}

std::string Rendering::missing_note() const {
  constexpr size_t kMaxNamed = 12;
  std::string note;
  size_t named = 0;
  for (const auto& [code_point, count] : missing_) {
    if (++named > kMaxNamed) return note + fmt::format(", and {} more", missing_.size() - kMaxNamed);
    note += fmt::format("{}U+{:04X} ({}x)", note.empty() ? "" : ", ", static_cast<uint32_t>(code_point), count);
  }
  return note;
}

int render(const RenderOptions& options) {
  auto bytes = platform::PosixFiles().read(options.file, options.markdown ? text::kMaxMarkdownBytes : kMaxTextBytes);
  if (!bytes) return report(bytes.error());
  if (auto offset = find_invalid_utf8(*bytes)) {
    return report(
        fmt::format("{}:{}: bytes that are not UTF-8; save the file as UTF-8", options.file, line_of(*bytes, *offset)));
  }
  auto fonts = text::FontSet::open(text::FontSet::system_directories());
  if (!fonts) return report(fonts.error());
  Rendering rendering(*fonts, options);
  auto set = options.markdown ? rendering.set_markdown(*bytes) : rendering.set_lines(*bytes);
  if (!set) return report(set.error());
  if (auto written = rendering.write(); !written) return report(written.error());
  std::string missing = rendering.missing_note();
  if (!missing.empty()) report(fmt::format("{}: note: no font has {}", options.file, missing));
  return 0;
}

// Whether two names are one file's, as they are written.
bool same_path(const std::string& a, const std::string& b) {
  std::error_code error;
  return std::filesystem::absolute(a, error).lexically_normal() ==
         std::filesystem::absolute(b, error).lexically_normal();
}

}  // namespace

void add_render(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<RenderOptions>();
  CLI::App* command =
      app.add_subcommand("render", "Set a text or Markdown file as the kiosk does: picture, glyph places");
  command->add_option("FILE", options->file, "UTF-8 text, a paragraph a line; or Markdown")->required();
  command->add_option("--lang", options->lang, "language of the text, BCP 47")
      ->required()
      ->check([](const std::string& tag) {
        return is_well_formed_tag(tag) ? "" : "'" + tag + "' is no language tag; write a BCP 47 tag such as en, ar, zh-Hant";
      });
  command->add_option("--size", options->size_px, "of the letters, px")
      ->required()
      ->check(CLI::Range(4.0, 200.0))
      ->check([](const std::string& size) { return size.find_first_of("nN") == size.npos ? "" : "not a number"; });
  command->add_option("--width", options->width_px, "of the page, px")->required()->check(CLI::Range(16, 10000));
  command->add_option("--dir", options->dir, "auto: each paragraph by its first letter; Markdown by its language")
      ->check(CLI::IsMember({"auto", "ltr", "rtl"}));
  command->add_flag("--markdown", options->markdown, "FILE is Markdown");
  command->add_option("--png", options->png, "write a picture of the page to this file");
  command->add_option("--json", options->json, "write the place of every glyph to this file");
  command->callback([options, &chosen] {
    if (options->png.empty() && options->json.empty()) throw CLI::RequiredError("--png or --json");
    bool both = !options->png.empty() && !options->json.empty();
    if (both && same_path(options->png, options->json))
      throw CLI::ValidationError("--png and --json name the same file");
    chosen = [options] { return render(*options); };
  });
}

}  // namespace waystation::waypack
