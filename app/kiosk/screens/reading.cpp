#include "app/kiosk/screens/reading.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/ui/widgets.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

float gap_px(const Ui& ui) {
  return ui.px(space::k16);
}

int task_count(const text::DocumentLayout& layout) {
  return static_cast<int>(
      std::count_if(layout.boxes.begin(), layout.boxes.end(), [](const auto& box) { return box.task >= 0; }));
}

}  // namespace

void set_parts(const Ui& ui, const std::string& page, const std::vector<ReadingPart>& parts, float width_px,
               ReadingScratch& scratch) {
  bool is_set = scratch.page == page && scratch.lang == ui.frame().lang && scratch.width_px == width_px &&
                scratch.text_step == ui.metrics().text_step();
  if (is_set) return;
  scratch = {page, ui.frame().lang, width_px, ui.metrics().text_step(), {}};
  for (const ReadingPart& part : parts)
    scratch.parts.push_back(
        text::lay_out_document(ui.fonts(), part.blocks, part.lang, width_px, document_style(ui.metrics())));
}

float parts_height(Ui& ui, const std::vector<ReadingPart>& parts, const ReadingScratch& scratch) {
  float height = 0;
  for (size_t i = 0; i < scratch.parts.size(); ++i) {
    if (parts[i].other_language) height += note_height(ui, scratch.width_px, *parts[i].other_language) + gap_px(ui) / 2;
    height += scratch.parts[i].height + gap_px(ui);
  }
  return height;
}

float draw_parts(Ui& ui, const std::vector<ReadingPart>& parts, const ReadingScratch& scratch, float x, float y,
                 const std::function<bool(int task)>& is_ticked, ReadingEvents& events) {
  constexpr std::string_view kArticleLink = "article:";
  float top = y;
  int task_base = 0;
  for (size_t i = 0; i < scratch.parts.size(); ++i) {
    if (parts[i].other_language)
      y += draw_note(ui, x, y, scratch.width_px, Icon::translate, *parts[i].other_language, ui.colors().care,
                     ui.colors().soft) +
           gap_px(ui) / 2;
    std::string id = fmt::format("{}/{}", scratch.page, i);
    DocumentEvents seen =
        draw_document(ui, scratch.parts[i], x, y, {id, [&](int task) { return is_ticked(task_base + task); }});
    if (!seen.link.empty()) events.article = seen.link.substr(kArticleLink.size());
    if (seen.toggled_task >= 0) events.task = task_base + seen.toggled_task;
    task_base += task_count(scratch.parts[i]);
    y += scratch.parts[i].height + gap_px(ui);
  }
  return y - top;
}

}  // namespace waystation::kiosk
