// Text to read, as articles and notices have it: parts in one or more languages, one under the other.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/screens/screens.h"
#include "app/ui/document_view.h"

namespace waystation::kiosk {

// Sets the parts for this width, unless `scratch` holds them already. `page` is the page's id.
void set_parts(const ui::Ui& ui, const std::string& page, const std::vector<ReadingPart>& parts, float width_px,
               ReadingScratch& scratch);

struct ReadingEvents {
  std::optional<std::string> article;  // of the link that was touched
  std::optional<int> task;             // ordinal on the page of the one that was touched
};

// The parts that were set, at (x, y). Each returns the height that it takes.
float parts_height(ui::Ui& ui, const std::vector<ReadingPart>& parts, const ReadingScratch& scratch);
float draw_parts(ui::Ui& ui, const std::vector<ReadingPart>& parts, const ReadingScratch& scratch, float x, float y,
                 const std::function<bool(int task)>& is_ticked, ReadingEvents& events);

}  // namespace waystation::kiosk
