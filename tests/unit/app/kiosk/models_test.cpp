#include "app/kiosk/models/pages.h"
#include "app/kiosk/models/shell.h"

#include <algorithm>

#include "core/text/paragraph.h"
#include "tests/unit/app/kiosk/small_packs.h"

namespace waystation::kiosk {
namespace {

// One article of three paragraphs: Nepali has the first, Hindi the second, English all.
struct PartlyTranslated : SmallPacks {
  explicit PartlyTranslated(const std::string& review = "draft") {
    add_topic("fees");
    add_source();
    add_article("a", "fees", {"b", "gone"});
    add_article("b", "fees");
    content.push_back(words_in("article", "a", "title", "ne", {"शीर्षक"}, review));
    content.push_back(words_in("article", "a", "body", "en", {"One.", "Two.", "Three."}));
    content.push_back(words_in("article", "a", "body", "hi", {"", "दो।", ""}, review));
    content.push_back(words_in("article", "a", "body", "ne", {"एक।", "", ""}, review));
  }
};

void add_notice(SmallPacks& packs, const std::string& id, std::string_view from, std::string_view until,
                std::vector<std::string> topics = {"fees"}) {
  packs.content.push_back(pack::NoticeRecord{id, std::move(topics), day(from), day(until), "law"});
  packs.content.push_back(words_in("notice", id, "title", "en", {"Notice " + id}));
  packs.content.push_back(words_in("notice", id, "body", "en", {"Body"}));
}

TEST_CASE("a paragraph without a translation falls to the next language and says so") {
  PartlyTranslated packs;
  Library library = packs.open();
  auto model = shown<ArticleModel>(packs, library, ArticleRoute{"a"}, "ne");
  CHECK(model.title == Translated{"शीर्षक", "ne"});
  REQUIRE(model.parts.size() == 3);
  CHECK(model.parts[0].lang == "ne");
  CHECK(!model.parts[0].other_language);
  CHECK(model.parts[1].lang == "hi");
  REQUIRE(model.parts[1].other_language);
  CHECK(model.parts[1].other_language->text == "Shown in: हिन्दी");
  CHECK(model.parts[2].lang == "en");
  CHECK(model.parts[2].other_language->text == "Shown in: English");
  CHECK(model.parts[2].blocks.at(0).text == "Three.");
}

TEST_CASE("paragraphs of one language that follow each other are one part") {
  PartlyTranslated packs;
  auto library = packs.open();
  auto model = shown<ArticleModel>(packs, library, ArticleRoute{"a"}, "en");
  REQUIRE(model.parts.size() == 1);
  CHECK(model.parts[0].blocks.size() == 3);
  CHECK(!model.parts[0].other_language);
}

TEST_CASE("one draft paragraph makes the page a draft; the source is none") {
  PartlyTranslated packs;
  Library library = packs.open();
  auto nepali = shown<ArticleModel>(packs, library, ArticleRoute{"a"}, "ne");
  CHECK(nepali.draft->text == "Nobody checked it");
  CHECK(nepali.draft_short->text == "Draft");
  CHECK(!nepali.reviewed);
  auto english = shown<ArticleModel>(packs, library, ArticleRoute{"a"}, "en");
  CHECK(!english.draft);
  CHECK(!english.draft_short);
}

TEST_CASE("a reviewed translation says by whom, and is no draft") {
  PartlyTranslated packs("reviewed by the consulate 2026-10-01");
  Library library = packs.open();
  auto model = shown<ArticleModel>(packs, library, ArticleRoute{"a"}, "ne");
  CHECK(!model.draft);
  REQUIRE(model.reviewed);
  CHECK(model.reviewed->text.find("the consulate") != std::string::npos);
}

TEST_CASE("a page says that its recording is on its way, in the language that the reader would hear") {
  PartlyTranslated packs;
  packs.add_message("article.recording_coming", "On its way");
  auto add = [&](const std::string& lang, const std::string& type) {
    packs.content.push_back(pack::MediaRecord{"article", "a", lang, type, std::string(64, 'a'), 1});
  };
  add("hi", "audio/ogg");
  add("en", "audio/ogg");
  add("ne", "image/png");
  Library library = packs.open();
  State state;
  std::vector<std::string> asked;
  bool is_here = false;
  Context context{library, packs.site, state, day("2026-11-21")};
  auto coming = [&](const std::string& lang, const std::string& article) {
    asked.clear();
    state.lang = lang;
    state.back_stack = {HomeRoute{}, ArticleRoute{article}};
    return std::get<ArticleModel>(page_model(context)).recording_coming;
  };
  CHECK(!coming("en", "a"));  // nothing is ever fetched here
  context.has_arrived = [&](const pack::Store& pack, const pack::MediaRecord& recording) {
    CHECK(pack.pack().id == "starter");
    asked.push_back(recording.lang);
    return is_here;
  };
  REQUIRE(coming("en", "a"));
  CHECK(coming("en", "a")->text == "On its way");
  CHECK(asked == std::vector<std::string>{"en"});
  CHECK(coming("ne", "a"));
  CHECK(asked == std::vector<std::string>{"hi"});
  CHECK(!coming("en", "b"));
  CHECK(asked.empty());
  is_here = true;
  CHECK(!coming("ne", "a"));
}

TEST_CASE("an article is overdue on the day after its day, not on it") {
  PartlyTranslated packs;
  Library library = packs.open();
  CHECK(!shown<ArticleModel>(packs, library, ArticleRoute{"a"}, "en", "2027-11-21").overdue);
  auto late = shown<ArticleModel>(packs, library, ArticleRoute{"a"}, "en", "2027-11-22");
  REQUIRE(late.overdue);
  CHECK(late.overdue->text == "Was to be checked by 21 November 2027");
}

TEST_CASE("an article names who checked it, its sources, and what to read also; what is gone is not offered") {
  PartlyTranslated packs;
  Library library = packs.open();
  auto model = shown<ArticleModel>(packs, library, ArticleRoute{"a"});
  CHECK(model.checked.text == "Checked on 21 November 2026 by Editors");
  REQUIRE(model.sources.size() == 1);
  CHECK(model.sources[0].text == "Source: The law, 7, 9(1)");
  REQUIRE(model.related.size() == 1);
  CHECK(model.related[0].id == "b");
}

TEST_CASE("a callout begins with its name in bold, in its own language") {
  SmallPacks packs;
  packs.add_topic("fees");
  packs.add_article("a", "fees");
  packs.content.push_back(words_in("article", "a", "body", "en", {"> [!ANSWER]\n> You pay **nothing**."}));
  auto library = packs.open();
  auto model = shown<ArticleModel>(packs, library, ArticleRoute{"a"});
  const text::Block& words = model.parts.at(0).blocks.at(0).children.at(0);
  CHECK(words.text == "Short answer: You pay nothing.");
  REQUIRE(words.spans.size() == 2);
  CHECK(words.text.substr(words.spans[0].begin, words.spans[0].end) == "Short answer:");
  CHECK(words.text.substr(words.spans[1].begin, words.spans[1].end - words.spans[1].begin) == "nothing");
}

TEST_CASE("a notice is there from its first to its last day, and gone the day after") {
  SmallPacks packs;
  packs.add_topic("fees");
  packs.add_source();
  add_notice(packs, "n", "2026-11-01", "2026-11-30");
  Library library = packs.open();
  auto on_home = [&](std::string_view today) {
    return shown<HomeModel>(packs, library, HomeRoute{}, "en", today).notices.size();
  };
  CHECK(on_home("2026-10-31") == 0);
  CHECK(on_home("2026-11-01") == 1);
  CHECK(on_home("2026-11-30") == 1);
  CHECK(on_home("2026-12-01") == 0);
  CHECK(shown<NoticeModel>(packs, library, NoticeRoute{"n"}, "en", "2026-11-30").banner.until.text ==
        "Until 30 November 2026");
  shown<MissingModel>(packs, library, NoticeRoute{"n"}, "en", "2026-12-01");
}

TEST_CASE("a notice stands on home and on its own topics only") {
  SmallPacks packs;
  packs.add_topic("fees");
  packs.add_topic("work");
  packs.add_source();
  add_notice(packs, "n", "2026-11-01", "2026-11-30");
  Library library = packs.open();
  CHECK(shown<HomeModel>(packs, library, HomeRoute{}).notices.size() == 1);
  CHECK(shown<TopicModel>(packs, library, TopicRoute{"fees"}).notices.size() == 1);
  CHECK(shown<TopicModel>(packs, library, TopicRoute{"work"}).notices.empty());
}

TEST_CASE("a topic keeps its colour on its own page and on its articles") {
  SmallPacks packs;
  for (const char* id : {"rights", "fees", "work"}) {
    packs.add_topic(id);
    packs.add_article(std::string("about-") + id, id);
  }
  Library library = packs.open();
  auto home = shown<HomeModel>(packs, library, HomeRoute{});
  REQUIRE(home.topics.size() == 3);
  for (const TopicCard& card : home.topics) {
    CHECK(shown<TopicModel>(packs, library, TopicRoute{card.id}).topic.color == card.color);
    CHECK(shown<ArticleModel>(packs, library, ArticleRoute{"about-" + card.id}).topic.color == card.color);
  }
  CHECK(home.topics[0].color != home.topics[1].color);
}

TEST_CASE("a topic for some stands apart from those for everyone") {
  SmallPacks packs;
  packs.add_topic("rights");
  packs.add_topic("women", {"women"});
  Library library = packs.open();
  auto home = shown<HomeModel>(packs, library, HomeRoute{});
  REQUIRE(home.topics.size() == 1);
  REQUIRE(home.audiences.size() == 1);
  CHECK(home.audiences[0].id == "women");
  CHECK(home.audiences[0].title.text == "About women");
}

TEST_CASE("a page that is not there says so, also when a pack names an icon that nobody knows") {
  SmallPacks packs;
  packs.content.push_back(pack::TopicRecord{"odd", "no-such-icon", 1, {}});
  Library library = packs.open();
  shown<MissingModel>(packs, library, ArticleRoute{"none"});
  shown<MissingModel>(packs, library, TopicRoute{"none"});
  auto topic = shown<TopicModel>(packs, library, TopicRoute{"odd"});
  CHECK(topic.topic.icon == ui::Icon::book_open);
  CHECK(topic.articles.empty());
}

TEST_CASE("a kiosk without content says so on home") {
  SmallPacks packs;
  packs.content.clear();
  Library library = packs.open();
  auto home = shown<HomeModel>(packs, library, HomeRoute{});
  REQUIRE(home.remark);
  CHECK(home.remark->text == "No information yet");
  CHECK(home.topics.empty());
}

TEST_CASE("every language is offered in its own words, the chosen one marked once it is chosen") {
  SmallPacks packs;
  Library library = packs.open();
  State state;
  state.lang = "ne";
  state.back_stack = {LanguagesRoute{}};
  auto first = std::get<LanguagesModel>(page_model({library, packs.site, state, day("2026-11-21")}));
  REQUIRE(first.languages.size() == 2);
  CHECK(first.languages[0].name == Translated{"नेपाली", "ne"});
  CHECK(!first.languages[0].current);
  state.language_chosen = true;
  auto later = std::get<LanguagesModel>(page_model({library, packs.site, state, day("2026-11-21")}));
  CHECK(later.languages[0].current);
  CHECK(!later.languages[1].current);
}

TEST_CASE("the header names the site in the reader's language, and back is there when there is a way back") {
  SmallPacks packs;
  Library library = packs.open();
  State state;
  state.lang = "ne";
  state.back_stack = {HomeRoute{}};
  auto home = shell_model({library, packs.site, state, day("2026-11-21")});
  CHECK(home.site_name == Translated{"यहाँ", "ne"});
  CHECK(home.at_home);
  CHECK(!home.can_go_back);
  state.lang = "ar";
  state.back_stack.push_back(TopicRoute{"fees"});
  auto topic = shell_model({library, packs.site, state, day("2026-11-21")});
  CHECK(topic.site_name == Translated{"Here", "en"});
  CHECK(topic.can_go_back);
  CHECK(!topic.at_home);
}

TEST_CASE("an article cites the source of its own pack, whatever other packs call theirs") {
  SmallPacks packs;
  packs.add_topic("fees");
  packs.add_source();
  pack::ArticleRecord article;
  article.id = "b";
  article.topic = "fees";
  article.review_by = article.checked_on = day("2027-01-01");
  article.checked_by = "Other";
  article.sources = {{"law", "6"}};
  Library library = packs.open(
      {{pack::PackRecord{"other", "Other", "", {"en"}, {}, "CC-BY-4.0"}, article,
        words_in("article", "b", "title", "en", {"B"}), words_in("source", "law", "title", "en", {"The law of B"})}});
  auto model = shown<ArticleModel>(packs, library, ArticleRoute{"b"});
  REQUIRE(model.sources.size() == 1);
  CHECK(model.sources[0].text == "Source: The law of B, 6");
}

TEST_CASE("in Arabic the articles of a law are read in their order, from right to left") {
  SmallPacks packs;
  packs.add_topic("fees");
  packs.add_article("a", "fees");
  packs.add_source();
  Library library = packs.open();
  auto model = shown<ArticleModel>(packs, library, ArticleRoute{"a"}, "ar");
  REQUIRE(model.sources.size() == 1);
  const std::string& words = model.sources[0].text;
  auto fonts = text::FontSet::open(text::FontSet::system_directories());
  REQUIRE(fonts.has_value());
  text::ParagraphInput input;
  input.text = words;
  input.lang = "ar";
  input.width_px = 2000;
  auto layout = text::lay_out(*fonts, input);
  auto x_of = [&](std::string_view part) {
    auto begin = static_cast<uint32_t>(words.rfind(part));
    return text::rects_of(layout, begin, begin + 1).at(0).x;
  };
  CHECK(x_of("7") > x_of("9(1)"));
}

}  // namespace
}  // namespace waystation::kiosk
