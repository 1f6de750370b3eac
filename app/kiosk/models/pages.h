// What each page shows, ready to be drawn.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/kiosk/models/agencies.h"
#include "app/kiosk/models/fees.h"
#include "app/kiosk/models/search.h"
#include "app/kiosk/models/services.h"
#include "app/kiosk/models/shared.h"
#include "core/text/markdown.h"

namespace waystation::kiosk {

struct Greeting {
  Translated welcome, touch, promise;
};

struct AttractModel {
  std::vector<Greeting> greetings;  // one for each of the site's languages, in its order
  bool has_door = false;            // to the officer's page, behind the logo
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

// A way into something that is not a topic.
struct ToolCard {
  ui::Icon icon = ui::Icon::map_marker;
  Translated title, summary;
};

struct HomeModel {
  Translated title;
  std::vector<TopicCard> topics;     // for everyone
  std::vector<TopicCard> audiences;  // for some: "For women"
  // Where there are any: "Who helps near here", "Check an agency", "What may they charge you?"
  std::optional<ToolCard> services, agencies, fees;
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
  std::optional<Translated> recording_coming;
  Translated related_title;
  std::vector<ArticleRow> related;
};

struct NoticeModel {
  NoticeBanner banner;
  std::vector<ReadingPart> parts;
};

struct PinModel {
  Translated title;
  std::array<Translated, 10> digits;   // 0 to 9
  size_t typed = 0;                    // how many: never which
  PinRemark remark = PinRemark::none;  // which of the two is said now
  Translated wrong, wait;
  Translated erase, done;
};

// How something stands: shown by a picture and a colour.
enum class Standing { fine, plain, care };

struct OfficerModel {
  struct State {
    Standing standing;
    Translated words;
  };
  struct Row {
    Translated label, value;
    bool is_pack = false;  // the label is a pack's name
  };
  struct Source {  // a repository
    Translated name;
    std::vector<State> states;          // the first leads
    std::vector<Row> rows;              // when it was asked, and what came from it
    std::optional<Translated> details;  // a sentence of the program, as it is
  };
  Translated title;
  State headline{Standing::plain, {}};
  std::vector<Translated> warnings;
  std::optional<Translated> look;     // the button's word; where nothing can be fetched there is none
  std::optional<Translated> looking;  // said in place of the button while it works
  std::vector<Row> rows;              // of the machine
  std::vector<Source> sources;
  Translated details_title;            // above what is to be read out by telephone
  std::vector<Translated> complaints;  // sentences of the program, as they are
};

// The page is gone, or was never here.
struct MissingModel {
  Translated words;
};

using PageModel =
    std::variant<AttractModel, LanguagesModel, HomeModel, TopicModel, ArticleModel, NoticeModel, SearchModel, TermModel,
                 ServicesModel, ServiceModel, HelpModel, AgenciesModel, AgencyModel, FeeChoicesModel, FeeQuestionsModel,
                 FeePadModel, FeeChargesModel, FeeAnswerModel, FeeWhyModel, FeePlanModel, FeeSignsModel, PinModel,
                 OfficerModel, MissingModel>;

PageModel page_model(const Context& context);

// The question after a while without a touch.
struct StillThereModel {
  Translated title, seconds, stay, leave;
};
StillThereModel still_there_model(const Context& context, int64_t seconds_left);

}  // namespace waystation::kiosk
