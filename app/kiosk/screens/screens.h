// One function a screen: draws a model, returns what the visitor asked for. No I/O, no stores, no clock.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/intent.h"
#include "app/kiosk/models/pages.h"
#include "app/kiosk/models/shell.h"
#include "app/ui/ui.h"
#include "core/text/document.h"

namespace waystation::kiosk {

// What a page to read may keep between frames: its text as it was set. Dropped at reset and whenever the page, its
// width, the language or the text size changes.
struct ReadingScratch {
  std::string page, lang;
  float width_px = 0;
  int text_step = 0;
  std::vector<text::DocumentLayout> parts;
};

// Header and footer; `draw_page` draws what is between them.
std::optional<Intent> draw_shell(ui::Ui& ui, const ShellModel& model,
                                 const std::function<std::optional<Intent>(ui::Rect content)>& draw_page);

std::optional<Intent> draw_attract(ui::Ui& ui, const AttractModel& model);
std::optional<Intent> draw_languages(ui::Ui& ui, const LanguagesModel& model, ui::Rect content);
std::optional<Intent> draw_home(ui::Ui& ui, const HomeModel& model, ui::Rect content);
std::optional<Intent> draw_topic(ui::Ui& ui, const TopicModel& model, ui::Rect content);
std::optional<Intent> draw_article(ui::Ui& ui, const ArticleModel& model, ui::Rect content, ReadingScratch& scratch,
                                   const std::function<bool(int task)>& is_ticked);
std::optional<Intent> draw_notice(ui::Ui& ui, const NoticeModel& model, ui::Rect content, ReadingScratch& scratch);
std::optional<Intent> draw_search(ui::Ui& ui, const SearchModel& model, ui::Rect content);
std::optional<Intent> draw_term(ui::Ui& ui, const TermModel& model, ui::Rect content);
std::optional<Intent> draw_services(ui::Ui& ui, const ServicesModel& model, ui::Rect content);
std::optional<Intent> draw_service(ui::Ui& ui, const ServiceModel& model, ui::Rect content);
std::optional<Intent> draw_help(ui::Ui& ui, const HelpModel& model, ui::Rect content);
std::optional<Intent> draw_agencies(ui::Ui& ui, const AgenciesModel& model, ui::Rect content);
std::optional<Intent> draw_agency(ui::Ui& ui, const AgencyModel& model, ui::Rect content);
std::optional<Intent> draw_fee_choices(ui::Ui& ui, const FeeChoicesModel& model, ui::Rect content);
std::optional<Intent> draw_fee_questions(ui::Ui& ui, const FeeQuestionsModel& model, ui::Rect content);
std::optional<Intent> draw_fee_pad(ui::Ui& ui, const FeePadModel& model, ui::Rect content);
std::optional<Intent> draw_fee_charges(ui::Ui& ui, const FeeChargesModel& model, ui::Rect content);
std::optional<Intent> draw_fee_answer(ui::Ui& ui, const FeeAnswerModel& model, ui::Rect content);
std::optional<Intent> draw_fee_why(ui::Ui& ui, const FeeWhyModel& model, ui::Rect content);
std::optional<Intent> draw_fee_plan(ui::Ui& ui, const FeePlanModel& model, ui::Rect content);
std::optional<Intent> draw_fee_signs(ui::Ui& ui, const FeeSignsModel& model, ui::Rect content);
std::optional<Intent> draw_pin(ui::Ui& ui, const PinModel& model, ui::Rect content);
std::optional<Intent> draw_officer(ui::Ui& ui, const OfficerModel& model, ui::Rect content);
std::optional<Intent> draw_missing(ui::Ui& ui, const MissingModel& model, ui::Rect content);
// Laid over the page.
std::optional<Intent> draw_still_there(ui::Ui& ui, const StillThereModel& model);

}  // namespace waystation::kiosk
