#include "tests/bench/session.h"

#include <fmt/format.h>

#include "app/kiosk/launch.h"
#include "platform/posix_files.h"

namespace waystation::bench {

Result<Content> open_content() {
  platform::PosixFiles files;
  kiosk::Places places;
  places.shipped = kiosk::shipped_folder();
  auto site = kiosk::find_site(files, places);
  if (!site) return pass_on(site.error());
  auto packs = kiosk::find_packs(files, places);
  if (!packs) return pass_on(packs.error());
  auto library = kiosk::Library::open(*packs, *site);
  if (!library) return pass_on(library.error());
  return Content{std::move(*site), std::move(*library)};
}

Result<text::FontSet> open_fonts() {
  return text::FontSet::open(text::FontSet::system_directories());
}

std::vector<text::Block> blocks_of(const kiosk::Library& library, std::string_view article, std::string_view lang) {
  std::vector<text::Block> all;
  auto found = library.article(article);
  if (!found) return all;
  for (const pack::FoundText& part : found->store->parts("article", article, "body", library.chain(lang))) {
    auto blocks = text::parse_markdown(part.value);
    if (blocks) std::move(blocks->begin(), blocks->end(), std::back_inserter(all));
  }
  return all;
}

Result<std::unique_ptr<Session>> Session::open(ui::Window& window, const Clock& clock) {
  auto content = open_content();
  if (!content) return pass_on(content.error());
  auto article = content->library.article(kArticle);
  if (!article) return fail(ErrorKind::not_found, "the packs beside the program have no article '{}'", kArticle);
  auto fonts = open_fonts();
  if (!fonts) return pass_on(fonts.error());
  std::unique_ptr<Session> session(new Session(std::move(*fonts), article->record.topic));
  session->kiosk_ = std::make_unique<kiosk::Kiosk>(window, session->fonts_, clock, std::move(content->library),
                                                   std::move(content->site));
  session->kiosk_->step({});
  return session;
}

Result<void> Session::touch(std::string_view id) {
  const ui::Node* node = ui::find_target(kiosk_->probe(), id);
  ui::InputFrame input;
  if (node != nullptr) {
    input.pointer_x = input.press_x = node->rect.x + node->rect.width / 2;
    input.pointer_y = input.press_y = node->rect.y + node->rect.height / 2;
  }
  if (node == nullptr || !node->clip.contains({input.pointer_x, input.pointer_y}))
    return fail(ErrorKind::not_found, "'{}' is not in sight on the screen '{}'", id, kiosk_->probe().screen);
  input.pointer_down = input.pressed_this_frame = true;
  kiosk_->step(input);
  input.pointer_down = input.pressed_this_frame = false;
  input.released_this_frame = true;
  kiosk_->step(input);
  touched.push_back({input.pointer_x, input.pointer_y});
  return {};
}

Result<void> Session::open_topic(std::string_view lang) {
  for (const std::string& id : {std::string("start"), fmt::format("language/{}", lang), "topic/" + topic_})
    if (auto done = touch(id); !done) return done;
  return {};
}

Result<void> Session::open_article(std::string_view lang) {
  auto done = open_topic(lang);
  return done ? touch(fmt::format("article/{}", kArticle)) : done;
}

}  // namespace waystation::bench
