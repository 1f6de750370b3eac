#include "app/kiosk/models/fees.h"

namespace waystation::kiosk {
namespace {

struct Sign {
  std::string_view id;
  ui::Icon icon;
};
constexpr Sign kSigns[] = {{"deposit", ui::Icon::lock},
                           {"passport", ui::Icon::account_card_details},
                           {"deduction", ui::Icon::wallet},
                           {"cash", ui::Icon::cash},
                           {"receipt", ui::Icon::receipt}};

}  // namespace

FeeSignsModel fee_signs_model(const Context& context) {
  FeeSignsModel model;
  model.title = context.word("fees.signs.title");
  model.question = context.word("fees.signs.question");
  for (const Sign& sign : kSigns) {
    std::string id(sign.id);
    bool is_touched = context.state.fee_check.signs.contains(id);
    model.signs.push_back({id, sign.icon, context.word("fees.sign." + id), is_touched, std::nullopt});
    if (is_touched) model.means.push_back(context.word("fees.sign." + id + "_means"));
  }
  if (!model.means.empty()) model.headline = context.word("fees.signs.some");
  model.none = context.word("fees.signs.none");
  model.help = context.word("fees.signs.help");
  return model;
}

}  // namespace waystation::kiosk
