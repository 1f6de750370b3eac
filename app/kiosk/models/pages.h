// What each page shows, ready to be drawn.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/kiosk/models/shared.h"
#include "core/text/markdown.h"

namespace waystation::kiosk {

struct Greeting {
  Translated welcome, touch, promise;
};

struct AttractModel {
  std::vector<Greeting> greetings;  // one for each of the site's languages, in its order
};

struct LanguagesModel {
  struct Entry {
    std::string tag;
    Translated name;  // in itself
    bool current = false;
  };
  Translated title, promise;
  std::vector<Entry> languages;
};

struct HomeModel {
  Translated title;
  std::vector<TopicCard> topics;     // for everyone
  std::vector<TopicCard> audiences;  // for some: "For women"
  std::vector<NoticeBanner> notices;
  std::optional<Translated> remark;  // no content, damaged content, or content that needs a newer program
};

struct TopicModel {
  TopicCard topic;
  std::vector<NoticeBanner> notices;
  std::vector<ArticleRow> articles;
  Translated empty;  // said when there are none
};

// Something to read: a run of blocks in one language.
struct ReadingPart {
  std::vector<text::Block> blocks;
  std::string lang;
  std::optional<Translated> other_language;  // said above it when it is not the reader's
};

struct ArticleModel {
  std::string id;
  TopicCard topic;
  Translated title;
  std::vector<ReadingPart> parts;
  std::optional<Translated> draft_short, draft, reviewed, overdue;
  Translated checked;
  std::vector<Translated> sources;
  Translated related_title;
  std::vector<ArticleRow> related;
};

struct NoticeModel {
  NoticeBanner banner;
  std::vector<ReadingPart> parts;
};

// The page is gone, or was never here.
struct MissingModel {
  Translated words;
};

using PageModel =
    std::variant<AttractModel, LanguagesModel, HomeModel, TopicModel, ArticleModel, NoticeModel, MissingModel>;

PageModel page_model(const Context& context);

// The question after a while without a touch.
struct StillThereModel {
  Translated title, seconds, stay, leave;
};
StillThereModel still_there_model(const Context& context, int64_t seconds_left);

}  // namespace waystation::kiosk
