// The kiosk with the packs of this build, in the hands of a benchmark.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/kiosk.h"
#include "core/text/markdown.h"

namespace waystation::bench {

inline constexpr int kWidthPx = 1280, kHeightPx = 800;
inline constexpr std::string_view kArticle = "who-pays-the-recruiter";  // the longest of the starter pack: has a table

struct Content {
  Site site;
  kiosk::Library library;
};
// The site and the packs that lie beside the program.
Result<Content> open_content();

Result<text::FontSet> open_fonts();

// An article's text as the kiosk sets it: part by part.
std::vector<text::Block> blocks_of(const kiosk::Library& library, std::string_view article, std::string_view lang);

class Session {
 public:
  // `window` and `clock` must outlive the session. One session at a time.
  static Result<std::unique_ptr<Session>> open(ui::Window& window, const Clock& clock);

  kiosk::Kiosk& kiosk() { return *kiosk_; }
  // Touches the middle of what has this id; the place is then in `touched`. An error when it is not in sight.
  Result<void> touch(std::string_view id);
  // From the attract screen to the topic of kArticle, and by one more touch to the article.
  Result<void> open_topic(std::string_view lang);
  Result<void> open_article(std::string_view lang);

  std::vector<ui::Point> touched;

 private:
  Session(text::FontSet fonts, std::string topic) : fonts_(std::move(fonts)), topic_(std::move(topic)) {}

  text::FontSet fonts_;
  std::string topic_;  // of kArticle
  std::unique_ptr<kiosk::Kiosk> kiosk_;
};

}  // namespace waystation::bench
