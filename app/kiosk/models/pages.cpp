#include "app/kiosk/models/pages.h"

#include <algorithm>

#include "app/kiosk/models/article.h"
#include "app/kiosk/models/officer.h"

namespace waystation::kiosk {
namespace {

AttractModel attract_model(const Context& context) {
  AttractModel model;
  model.has_door = !context.site.officer_pin.empty();
  for (const std::string& lang : context.library.languages()) {
    auto word = [&](std::string_view id) { return context.library.message(id, lang); };
    model.greetings.push_back({word("attract.greeting"), word("attract.touch"), word("attract.promise")});
  }
  return model;
}

LanguagesModel languages_model(const Context& context) {
  LanguagesModel model{context.word("language.title"), context.word("language.promise"), {}};
  for (const std::string& tag : context.library.languages())
    model.languages.push_back({tag, {own_name(tag), tag}, context.state.language_chosen && tag == context.state.lang});
  return model;
}

HomeModel home_model(const Context& context) {
  HomeModel model;
  model.title = context.word("home.title");
  for (TopicCard& card : topic_cards(context))
    (card.for_everyone ? model.topics : model.audiences).push_back(std::move(card));
  model.notices = notice_banners(context);
  if (context.library.has_services())
    model.services = ToolCard{ui::Icon::map_marker, context.word("services.title"), context.word("services.summary")};
  if (context.library.has_registers())
    model.agencies =
        ToolCard{ui::Icon::account_search, context.word("agencies.title"), context.word("agencies.summary")};
  if (context.library.has_fee_rules())
    model.fees = ToolCard{ui::Icon::calculator, context.word("fees.title"), context.word("fees.summary")};
  if (!context.library.has_content()) {
    model.remark = context.word("pack.missing");
  } else if (context.library.damage()) {
    model.remark = context.word("pack.damaged");
  } else if (context.library.not_understood() > 0) {
    model.remark = context.word("pack.newer");
  }
  return model;
}

struct Build {
  const Context& context;

  PageModel missing() const { return MissingModel{context.word("article.missing")}; }
  template <typename Model>
  PageModel or_missing(std::optional<Model> model) const {
    return model ? PageModel(std::move(*model)) : missing();
  }

  PageModel operator()(const AttractRoute&) const { return attract_model(context); }
  PageModel operator()(const LanguagesRoute&) const { return languages_model(context); }
  PageModel operator()(const HomeRoute&) const { return home_model(context); }
  PageModel operator()(const TopicRoute& route) const {
    auto topic = topic_card(context, route.topic);
    if (!topic) return missing();
    TopicModel model{std::move(*topic), notice_banners(context, route.topic), {}, context.word("topic.empty")};
    for (const auto& article : context.library.articles(route.topic))
      model.articles.push_back(article_row(context, article));
    return model;
  }
  PageModel operator()(const ArticleRoute& route) const {
    auto found = context.library.article(route.article);
    if (!found) return missing();
    return article_model(context, *found);
  }
  PageModel operator()(const NoticeRoute& route) const {
    auto banners = notice_banners(context);
    auto banner =
        std::find_if(banners.begin(), banners.end(), [&](const NoticeBanner& b) { return b.id == route.notice; });
    if (banner == banners.end()) return missing();
    for (const auto& [notice, store] : context.library.notices(context.today)) {
      if (notice.id != route.notice) continue;
      auto body = context.library.text(*store, "notice", notice.id, "body", context.state.lang);
      std::vector<pack::FoundText> texts;
      if (body) texts.push_back(std::move(*body));
      return NoticeModel{std::move(*banner), reading_parts(context, texts)};
    }
    return missing();
  }
  PageModel operator()(const SearchRoute&) const { return search_model(context); }
  PageModel operator()(const TermRoute& route) const { return or_missing(term_model(context, route)); }
  PageModel operator()(const ServicesRoute& route) const { return services_model(context, route); }
  PageModel operator()(const ServiceRoute& route) const { return or_missing(service_model(context, route)); }
  PageModel operator()(const HelpRoute&) const { return help_model(context); }
  PageModel operator()(const AgenciesRoute&) const { return agencies_model(context); }
  PageModel operator()(const AgencyRoute& route) const { return or_missing(agency_model(context, route)); }
  PageModel operator()(const FeesRoute& route) const {
    switch (route.step) {
      case FeeStep::questions:
        return fee_questions_model(context);
      case FeeStep::wage:
        return fee_wage_model(context);
      case FeeStep::charges:
        return fee_charges_model(context);
      case FeeStep::answer:
        return fee_answer_model(context);
      case FeeStep::plan:
        return fee_plan_model(context);
      case FeeStep::signs:
        return fee_signs_model(context);
      default:
        return fee_choices_model(context, route.step);
    }
  }
  PageModel operator()(const FeeAmountRoute& route) const { return fee_amount_model(context, route); }
  PageModel operator()(const FeeWhyRoute& route) const { return fee_why_model(context, route); }
  PageModel operator()(const PinRoute&) const { return pin_model(context); }
  PageModel operator()(const OfficerRoute&) const {
    return context.officer == nullptr ? missing() : officer_model(context, *context.officer);
  }
};

}  // namespace

PageModel page_model(const Context& context) {
  return std::visit(Build{context}, context.state.route());
}

StillThereModel still_there_model(const Context& context, int64_t seconds_left) {
  return {context.word("idle.title"), context.word("idle.seconds", {{"seconds", seconds_left}}),
          context.word("idle.stay"), context.word("nav.leave")};
}

}  // namespace waystation::kiosk
