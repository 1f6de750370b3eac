#include <algorithm>
#include <string>

#include "app/kiosk/models/results.h"
#include "app/kiosk/models/search.h"
#include "app/kiosk/models/shell.h"
#include "platform/xkb_keyboard.h"
#include "tests/unit/app/kiosk/small_packs.h"

namespace waystation::kiosk {
namespace {

// A page, a word, a place, a notice and an agency that all have to do with passports.
class Found {
 public:
  Found() {
    for (auto [id, pattern] : {std::pair{"search.group.article", "Pages"},
                               {"search.group.service", "Places"},
                               {"search.group.glossary", "Words"},
                               {"search.group.notice", "Notices"},
                               {"search.group.agency", "Agencies"},
                               {"search.nothing", "Nothing found"},
                               {"search.guess", "A guess"},
                               {"agency.where", "{licence}, {town}"}})
      packs.add_message(id, pattern);
    packs.add_topic("rights");
    packs.add_topic("health");
    add_article(
        "passport", "rights", "My passport", "Who may keep it",
        "Nobody may keep it.\n\n- A boss\n- An agent\n\nOnly the police may look at a **passport** on the road.");
    add_article("doctor", "health", "See a doctor", "Care for you", "It is free.");
    add_records();
  }

  void add_article(const std::string& id, const std::string& topic, const std::string& title,
                   const std::string& summary, const std::string& body, const std::string& lang = "en") {
    pack::ArticleRecord article;
    article.id = id;
    article.topic = topic;
    article.review_by = day("2027-11-21");
    article.checked_on = day("2026-11-21");
    article.checked_by = "Editors";
    packs.content.push_back(article);
    for (const auto& [field, words] : {std::pair{"title", title}, {"summary", summary}, {"body", body}})
      packs.content.push_back(words_in("article", id, field, lang, {words}));
  }

  SearchModel typed(const Library& library, const std::string& text, const std::string& lang = "en") {
    state.lang = lang;
    state.search_text = text;
    state.back_stack = {HomeRoute{}, SearchRoute{}};
    return search_model({library, packs.site, state, day("2026-11-21")});
  }

  SmallPacks packs;
  State state;

 private:
  void add_records() {
    pack::GlossaryRecord term;
    term.id = "passport";
    packs.content.push_back(term);
    packs.content.push_back(words_in("glossary", "passport", "term", "en", {"passport"}, "draft"));
    packs.content.push_back(words_in("glossary", "passport", "definition", "en", {"A paper of your country."}));
    pack::ServiceRecord service;
    service.id = "office";
    service.needs = {"documents"};
    service.country = "CH";
    service.review_by = day("2027-11-21");
    service.checked_on = day("2026-11-21");
    service.checked_by = "Editors";
    packs.content.push_back(service);
    packs.content.push_back(words_in("service", "office", "name", "en", {"Passport office"}));
    packs.content.push_back(words_in("service", "office", "address", "en", {"High Street"}));
    for (const char* id : {"now", "over"}) {
      pack::NoticeRecord notice;
      notice.id = id;
      notice.from = day("2026-11-01");
      notice.until = day(notice.id == "now" ? "2026-12-01" : "2026-11-20");
      packs.content.push_back(notice);
      packs.content.push_back(words_in("notice", id, "title", "en", {"New passport fee"}));
      packs.content.push_back(words_in("notice", id, "body", "en", {"It costs less."}));
    }
    pack::RegisterRecord list;
    list.id = "list";
    list.country = "CH";
    list.listed_on = day("2026-11-01");
    list.review_by = day("2027-11-01");
    packs.content.push_back(list);
    packs.content.push_back(words_in("register", "list", "title", "en", {"The list"}));
    pack::AgencyRecord agency;
    agency.id = "list-1";
    agency.of_register = "list";
    agency.name = "Passport Travel Ltd";
    agency.licence = "12/34";
    agency.status = "valid";
    agency.town = "Bern";
    packs.content.push_back(agency);
  }
};

const ResultRow* row_of(const SearchModel& model, std::string_view id) {
  for (const ResultGroup& group : model.groups)
    for (const ResultRow& row : group.rows)
      if (row.id == id) return &row;
  return nullptr;
}

std::vector<std::string> marked(const MarkedText& text) {
  std::vector<std::string> words;
  for (const auto& mark : text.marks) words.push_back(text.words.text.substr(mark.begin, mark.end - mark.begin));
  return words;
}

TEST_CASE("before anything is typed there are topics to choose from, and nothing is called missing") {
  Found found;
  Library library = found.packs.open();
  for (const char* text : {"", "  "}) {
    SearchModel model = found.typed(library, text);
    CHECK(model.groups.empty());
    CHECK(!model.nothing);
    CHECK(model.topics.size() == 2);
  }
}

TEST_CASE("what is found stands in groups by kind, and opens where it belongs") {
  Found found;
  Library library = found.packs.open();
  SearchModel model = found.typed(library, "passport");
  std::vector<std::string> titles;
  for (const ResultGroup& group : model.groups) titles.push_back(group.title.text);
  CHECK(titles == std::vector<std::string>{"Pages", "Places", "Words", "Notices", "Agencies"});
  CHECK(model.topics.empty());
  CHECK(!model.nothing);
  CHECK(!model.guess);
  auto opens = [&](std::string_view id) {
    const ResultRow* row = row_of(model, id);
    INFO(id);
    REQUIRE(row != nullptr);
    return row->opens;
  };
  CHECK(std::get<OpenArticle>(opens("article/passport")).article == "passport");
  CHECK(std::get<OpenService>(opens("service/office")).service == "office");
  CHECK(std::get<OpenService>(opens("service/office")).pack == "starter");
  CHECK(std::get<OpenTerm>(opens("glossary/passport")).term == "passport");
  CHECK(std::get<OpenNotice>(opens("notice/now")).notice == "now");
  CHECK(std::get<OpenAgency>(opens("agency/list-1")).agency == "list-1");
}

TEST_CASE("a notice that is over is not found") {
  Found found;
  Library library = found.packs.open();
  SearchModel model = found.typed(library, "passport");
  CHECK(row_of(model, "notice/now") != nullptr);
  CHECK(row_of(model, "notice/over") == nullptr);
}

TEST_CASE("a topic is found as its pages are") {
  Found found;
  Library library = found.packs.open();
  SearchModel model = found.typed(library, "about health");
  const ResultRow* row = row_of(model, "topic/health");
  REQUIRE(row != nullptr);
  CHECK(std::get<OpenTopic>(row->opens).topic == "health");
  CHECK(row->color == 1);
}

TEST_CASE("the words that were typed are marked where they stand") {
  Found found;
  Library library = found.packs.open();
  SearchModel model = found.typed(library, "passp");
  const ResultRow* row = row_of(model, "article/passport");
  REQUIRE(row != nullptr);
  CHECK(row->title.words.text == "My passport");
  CHECK(marked(row->title) == std::vector<std::string>{"passport"});
  CHECK(row->text.words.text.find("Only the police may look at a passport on the road.") != std::string::npos);
  CHECK(row->text.words.text.find('*') == std::string::npos);
  CHECK(marked(row->text) == std::vector<std::string>{"passport"});
  CHECK(row->color == 0);
}

TEST_CASE("where the body has none of the words the summary stands under the title") {
  Found found;
  Library library = found.packs.open();
  const ResultRow* row = nullptr;
  SearchModel model = found.typed(library, "doctor");
  row = row_of(model, "article/doctor");
  REQUIRE(row != nullptr);
  CHECK(row->text.words.text == "Care for you");
  CHECK(row->text.marks.empty());
}

TEST_CASE("a result in another language than the reader's says in which") {
  Found found;
  found.add_article("kaam", "rights", "काम को करार", "सार", "करार", "ne");
  Library library = found.packs.open();
  const SearchModel english = found.typed(library, "करार");
  const ResultRow* row = row_of(english, "article/kaam");
  REQUIRE(row != nullptr);
  REQUIRE(row->language);
  CHECK(row->language->text == own_name("ne"));
  CHECK(row->language->lang == "ne");
  CHECK(row->title.words.lang == "ne");
  const SearchModel nepali = found.typed(library, "करार", "ne");
  row = row_of(nepali, "article/kaam");
  REQUIRE(row != nullptr);
  CHECK(!row->language);
}

TEST_CASE("a page that the reader's language has is shown in it, in whatever language it was found") {
  Found found;
  found.add_article("kaam", "rights", "काम को करार", "सार", "करार", "ne");
  for (const auto& [field, words] : {std::pair{"title", "Your contract"}, {"summary", "In writing"}})
    found.packs.content.push_back(words_in("article", "kaam", field, "en", {words}));
  Library library = found.packs.open();
  const SearchModel model = found.typed(library, "करार");
  const ResultRow* row = row_of(model, "article/kaam");
  REQUIRE(row != nullptr);
  CHECK(row->title.words.text == "Your contract");
  CHECK(!row->language);
}

TEST_CASE("an agency is in no language") {
  Found found;
  Library library = found.packs.open();
  const SearchModel model = found.typed(library, "passport travel", "ne");
  const ResultRow* row = row_of(model, "agency/list-1");
  REQUIRE(row != nullptr);
  CHECK(!row->language);
  CHECK(row->text.words.text == "12/34, Bern");
}

TEST_CASE("when nothing is found it is said, and there are topics to choose from") {
  Found found;
  Library library = found.packs.open();
  for (const char* text : {"zzzzqqqq", "\"", "passport\xFF", "* OR NEAR(", "\xE0\xA5\x8D"}) {
    INFO(text);
    SearchModel model = found.typed(library, text);
    if (!model.groups.empty()) continue;  // a hostile query may find something; it is never an error
    CHECK(model.nothing);
    CHECK(model.topics.size() == 2);
  }
  CHECK(found.typed(library, "zzzzqqqq").groups.empty());
}

TEST_CASE("what is only like the words that were typed is called a guess") {
  Found found;
  Library library = found.packs.open();
  CHECK(found.typed(library, "passpprt").guess);
  CHECK(!found.typed(library, "passport").guess);
}

TEST_CASE("what stands around a page is in the field's words while the keyboard is shown") {
  Found found;
  for (const char* id : {"nav.leave", "nav.back", "search.show_keyboard"}) found.packs.add_message(id, "Word");
  Library library = found.packs.open();
  platform::XkbKeyboard keyboard;
  State state;
  state.lang = "en";
  state.back_stack = {HomeRoute{}, SearchRoute{}};
  Context context{library, found.packs.site, state, day("2026-11-21")};
  SECTION("on a machine without keyboards there is nothing to show or put away") {
    FieldModel field = field_model(context, "", {});
    CHECK(field.leave.text.empty());
    CHECK(field.show_keyboard.text.empty());
    CHECK(!shell_model(context).is_typing);
  }
  SECTION("shown") {
    context.keyboard = &keyboard;
    FieldModel field = field_model(context, "", {});
    CHECK(!field.leave.text.empty());
    CHECK(field.show_keyboard.text.empty());
    CHECK(shell_model(context).is_typing);
  }
  SECTION("put away") {
    state.keys.shown = false;
    context.keyboard = &keyboard;
    FieldModel field = field_model(context, "", {});
    CHECK(field.leave.text.empty());
    CHECK(!field.show_keyboard.text.empty());
    CHECK(!shell_model(context).is_typing);
    CHECK(!search_model(context).keyboard);
  }
}

TEST_CASE("a key that waits for the next is shown in the field") {
  Found found;
  Library library = found.packs.open();
  platform::XkbKeyboard keyboard;
  auto layout = keyboard.layout("am");
  REQUIRE(layout);
  State state;
  state.lang = "am";
  const KeySymbol& symbol = layout->rows.at(1).at(0).levels.at(0);
  state.keys.pending = {symbol.symbol};
  Context context{library, found.packs.site, state, day("2026-11-21")};
  context.keyboard = &keyboard;
  CHECK(field_model(context, "", {}).pending == symbol.label);
}

TEST_CASE("a word is explained, and says that nobody checked it") {
  Found found;
  Library library = found.packs.open();
  State state;
  state.lang = "en";
  auto model = term_model({library, found.packs.site, state, day("2026-11-21")}, {"starter", "passport"});
  REQUIRE(model);
  CHECK(model->term.text == "passport");
  CHECK(model->definition.text == "A paper of your country.");
  CHECK(model->draft);
  CHECK(!model->other_language);
  auto is_page = [](const ResultRow& row) { return row.id == "article/passport"; };
  CHECK(std::any_of(model->related.begin(), model->related.end(), is_page));
  auto is_itself = [](const ResultRow& row) { return row.id.starts_with("glossary/"); };
  CHECK(std::none_of(model->related.begin(), model->related.end(), is_itself));
  state.lang = "ne";
  CHECK(term_model({library, found.packs.site, state, day("2026-11-21")}, {"starter", "passport"})->other_language);
}

TEST_CASE("a word that is not here is a page that is missing") {
  Found found;
  Library library = found.packs.open();
  State state;
  state.lang = "en";
  Context context{library, found.packs.site, state, day("2026-11-21")};
  CHECK(!term_model(context, {"starter", "visa"}));
  CHECK(!term_model(context, {"other", "passport"}));
}

TEST_CASE("the lines of a list do not run into each other") {
  CHECK(plain_text("# Head\n\nOne.\n\n- A\n- B **c**") == "Head ·\nOne.\nA ·\nB c ·\n");
}

}  // namespace
}  // namespace waystation::kiosk
