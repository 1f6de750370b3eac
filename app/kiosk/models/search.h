// The search page: what was typed, and what was found with it. And a word of the glossary.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/intent.h"
#include "app/kiosk/models/keyboard.h"
#include "app/kiosk/models/shared.h"
#include "core/search/search.h"

namespace waystation::kiosk {

// A field that is typed into.
struct FieldModel {
  Translated placeholder, clear;
  std::string text;              // as far as it has been typed
  std::string lang;              // that it is set in
  std::string pending;           // labels of keys that wait for the next
  Translated show_keyboard;      // the button's word while the keyboard is put away
  Translated home, back, leave;  // the words of buttons while the keyboard is shown: it takes the footer's place
};
// What every field has, with the text as far as it has been typed.
FieldModel field_model(const Context& context, std::string text, Translated placeholder);
// Whether a keyboard can be shown, and is not put away.
bool has_keyboard(const Context& context);

// Words with those marked that were searched for.
struct MarkedText {
  Translated words;
  std::vector<search::ByteRange> marks;
};

struct ResultRow {
  std::string id;  // "article/before-you-sign": unique on the page
  ui::Icon icon = ui::Icon::file_document;
  int color = -1;  // index into Palette::topics; -1: none
  MarkedText title, text;
  std::optional<Translated> language;  // its own name, when the words are not in the reader's
  Intent opens;
};

struct ResultGroup {
  Translated title;
  std::vector<ResultRow> rows;
};

struct SearchModel {
  Translated title;  // above the topics
  FieldModel field;
  std::optional<KeyboardModel> keyboard;
  std::optional<Translated> guess;    // said when nothing is exactly what was typed
  std::vector<ResultGroup> groups;    // empty while nothing is typed, or when nothing was found
  std::optional<Translated> nothing;  // said, kindly, when nothing was found
  std::vector<TopicCard> topics;      // offered while there are no results
  Translated help;                    // Help now: beside the field while the keyboard covers the footer
};

struct TermModel {
  Translated term, definition;
  std::optional<Translated> other_language, draft;
  Translated related_title;
  std::vector<ResultRow> related;  // what else is found with this word
};

SearchModel search_model(const Context& context);
std::optional<TermModel> term_model(const Context& context, const TermRoute& route);

}  // namespace waystation::kiosk
