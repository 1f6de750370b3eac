// Draws a document that core/text has set: callouts, lists, tables, links, ticks.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/ui/ui.h"
#include "core/text/document.h"

namespace waystation::ui {

// Sizes and gaps for this screen.
text::DocumentStyle document_style(const Metrics& metrics);

struct DocumentEvents {
  std::string link;       // "article:ID" of the link that was touched; empty: none
  int toggled_task = -1;  // ordinal in the document
};

struct DocumentOptions {
  std::string_view id;                      // begins the ids of links and tasks
  std::function<bool(int task)> is_ticked;  // besides those that the text itself has ticked
};

// At logical (x, y); the document keeps its own direction inside [x, x + layout.width].
DocumentEvents draw_document(Ui& ui, const text::DocumentLayout& layout, float x, float y,
                             const DocumentOptions& options);

}  // namespace waystation::ui
