// What every model is made from. Values and references; lives while one model is built.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/kiosk/library.h"
#include "app/kiosk/state.h"
#include "core/base/date.h"
#include "core/ports/keyboard.h"
#include "core/site/site.h"

namespace waystation::kiosk {

struct OfficerFacts;

struct Context {
  const Library& library;
  const Site& site;
  const State& state;
  Date today;
  int64_t now_unix_s = 0;
  bool is_clock_uncertain = false;        // today and now are only known to be past
  const Keyboard* keyboard = nullptr;     // nullptr: nothing is known of keyboards here
  const OfficerFacts* officer = nullptr;  // while the officer's page is shown
  // Whether a recording that the pack names has arrived; empty where nothing is ever fetched: then none is waited for.
  std::function<bool(const pack::Store& pack, const pack::MediaRecord& recording)> has_arrived = {};

  Translated word(std::string_view id, const MessageArguments& arguments = {}) const {
    return library.messages(state.lang).get(id, arguments);
  }
  // A text of a pack in the reader's language or what stands in for it; empty when there is none.
  Translated content(const pack::Store& store, std::string_view kind, std::string_view id,
                     std::string_view field) const;
};

}  // namespace waystation::kiosk
