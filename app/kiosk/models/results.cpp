#include "app/kiosk/models/results.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/text/markdown.h"

namespace waystation::kiosk {
namespace {

struct Group {
  std::string_view title;
  std::array<std::string_view, 2> kinds;
};
constexpr std::array<Group, 5> kGroups{{{"search.group.article", {"article", "topic"}},
                                        {"search.group.service", {"service", ""}},
                                        {"search.group.glossary", {"glossary", ""}},
                                        {"search.group.notice", {"notice", ""}},
                                        {"search.group.agency", {"agency", ""}}}};

constexpr std::string_view kBetweenBlocks = " ·", kCut = "…";
// The full stops of Latin, Devanagari, Burmese, Urdu and Ethiopic among them, and Arabic's question mark.
constexpr std::string_view kSentenceEnds[] = {".",      "!",      "?",      ":",      ";",     "\u0964",
                                              "\u104B", "\u06D4", "\u061F", "\u1362", "\u2026"};

bool ends_sentence(std::string_view text) {
  return std::any_of(std::begin(kSentenceEnds), std::end(kSentenceEnds),
                     [&](std::string_view end) { return text.ends_with(end); });
}

// Headings and the lines of a list have no full stop: on one line, something must stand between them.
void append_plain(const std::vector<text::Block>& blocks, std::string& plain) {
  for (const text::Block& block : blocks) {
    if (!block.text.empty()) plain.append(block.text).append(ends_sentence(block.text) ? "" : kBetweenBlocks) += '\n';
    append_plain(block.children, plain);
  }
}

// Whole sentences need no sign that they go on, and nothing stands between the last block and none.
std::string without_loose_end(std::string snippet) {
  bool is_cut = snippet.ends_with(kCut);
  std::string_view words = std::string_view(snippet).substr(0, snippet.size() - (is_cut ? kCut.size() : 0));
  if (words.ends_with(kBetweenBlocks)) {
    words.remove_suffix(kBetweenBlocks.size());
  } else if (!is_cut || !ends_sentence(words)) {
    return snippet;
  }
  return std::string(words);
}

// The words of one record in the language that it will be read in: the reader's, or what stands in for it.
class Words {
 public:
  Words(const Context& context, const search::Hit& hit, const search::Answer& answer)
      : hit_(hit), answer_(answer), chain_(context.library.chain(*hit.store, context.state.lang)) {}

  Translated field(std::string_view name) const {
    auto found = hit_.store->text(hit_.kind, hit_.id, name, chain_);
    return found ? Translated{found->value, found->lang} : Translated{};
  }
  MarkedText marked(Translated words) const {
    auto marks = search::highlights(words.text, words.lang, answer_);
    return {std::move(words), std::move(marks)};
  }
  // The first of the fields in which something is marked, else the first that is there.
  MarkedText first_marked(std::initializer_list<std::string_view> names) const {
    MarkedText first;
    for (std::string_view name : names) {
      MarkedText text = shortened(field(name));
      if (!text.marks.empty()) return text;
      if (first.words.text.empty()) first = std::move(text);
    }
    return first;
  }
  // The place in the body where the words stand; nullopt: in none of it.
  std::optional<MarkedText> from_body() const {
    std::string plain, lang;
    for (const pack::FoundText& part : hit_.store->parts(hit_.kind, hit_.id, "body", chain_)) {
      if (lang.empty()) lang = part.lang;
      if (part.lang == lang) plain += plain_text(part.value);
    }
    std::string cut = without_loose_end(search::snippet(plain, lang, answer_));
    if (cut.empty()) return std::nullopt;
    return marked({std::move(cut), lang});
  }

 private:
  // A long text is cut to where the words stand.
  MarkedText shortened(Translated words) const {
    constexpr size_t kLong = 300;
    std::string cut = words.text.size() > kLong ? search::snippet(words.text, words.lang, answer_) : "";
    if (!cut.empty()) words.text = std::move(cut);
    return marked(std::move(words));
  }

  const search::Hit& hit_;
  const search::Answer& answer_;
  std::vector<std::string> chain_;
};

// One kind of record each: false when it is not to be opened.
struct Fill {
  const Context& context;
  const std::vector<TopicCard>& topics;
  const search::Hit& hit;
  const Words& words;
  ResultRow& row;

  void take_topic(std::string_view id) const {
    auto topic = std::find_if(topics.begin(), topics.end(), [&](const TopicCard& card) { return card.id == id; });
    if (topic == topics.end()) return;
    row.icon = topic->icon;
    row.color = topic->color;
  }
  // A summary says more than a sentence out of the middle, if it has the words too.
  void take_text(std::string_view field) const {
    row.text = words.first_marked({field});
    if (!row.text.marks.empty()) return;
    if (auto body = words.from_body()) row.text = std::move(*body);
  }

  bool article() const {
    auto article = hit.store->article(hit.id);
    if (!article) return false;
    take_topic(article->topic);
    row.title = words.marked(words.field("title"));
    take_text("summary");
    row.opens = OpenArticle{hit.id};
    return true;
  }
  bool topic() const {
    take_topic(hit.id);
    row.title = words.marked(words.field("title"));
    row.text = words.first_marked({"summary"});
    row.opens = OpenTopic{hit.id};
    return true;
  }
  bool notice() const {
    auto today = hit.store->notices(context.today);
    if (std::none_of(today.begin(), today.end(), [&](const auto& notice) { return notice.id == hit.id; })) return false;
    row.icon = ui::Icon::bullhorn;
    row.title = words.marked(words.field("title"));
    if (auto body = words.from_body()) row.text = std::move(*body);
    row.opens = OpenNotice{hit.id};
    return true;
  }
  bool service() const {
    row.icon = ui::Icon::map_marker;
    row.title = words.marked(words.field("name"));
    row.text = words.first_marked({"address", "city", "note", "directions"});
    row.opens = OpenService{hit.store->pack().id, hit.id};
    return true;
  }
  bool term() const {
    row.icon = ui::Icon::book_open;
    row.title = words.marked(words.field("term"));
    row.text = words.first_marked({"definition"});
    row.opens = OpenTerm{hit.store->pack().id, hit.id};
    return true;
  }
  // Names stand in no language of ours: they are set in the pack's.
  bool agency() const {
    auto agency = hit.store->agency(hit.id);
    if (!agency) return false;
    const auto& languages = hit.store->pack().languages;
    std::string lang = languages.empty() ? context.state.lang : languages.front();
    row.icon = ui::Icon::domain;
    row.title = words.marked({agency->name, lang});
    row.text = words.marked(context.word("agency.where", {{"licence", agency->licence}, {"town", agency->town}}));
    for (const std::string& other : agency->other_names) {
      MarkedText name = words.marked({other, lang});
      if (row.title.marks.empty() && !name.marks.empty()) row.text = std::move(name);
      if (!row.text.marks.empty()) break;
    }
    row.opens = OpenAgency{hit.store->pack().id, hit.id};
    return true;
  }

  bool operator()() const {
    if (hit.kind == "article") return article();
    if (hit.kind == "topic") return topic();
    if (hit.kind == "notice") return notice();
    if (hit.kind == "service") return service();
    if (hit.kind == "glossary") return term();
    return hit.kind == "agency" && agency();
  }
};

const Group* group_of(std::string_view kind) {
  for (const Group& group : kGroups)
    if (std::find(group.kinds.begin(), group.kinds.end(), kind) != group.kinds.end()) return &group;
  return nullptr;
}

}  // namespace

std::string plain_text(std::string_view markdown) {
  std::string plain;
  if (auto blocks = text::parse_markdown(markdown)) append_plain(*blocks, plain);
  return plain;
}

std::optional<ResultRow> result_row(const Context& context, const std::vector<TopicCard>& topics,
                                    const search::Hit& hit, const search::Answer& answer) {
  if (hit.store == nullptr) return std::nullopt;
  Words words(context, hit, answer);
  ResultRow row;
  row.id = hit.kind + '/' + hit.id;
  if (!Fill{context, topics, hit, words, row}() || row.title.words.text.empty()) return std::nullopt;
  const std::string& lang = row.title.words.lang;
  if (!hit.lang.empty() && lang != context.state.lang) row.language = Translated{own_name(lang), lang};
  return row;
}

std::vector<ResultRow> result_rows(const Context& context, const search::Answer& answer, size_t most) {
  std::vector<ResultRow> rows;
  for (const ResultGroup& group : result_groups(context, {answer}, most))
    rows.insert(rows.end(), group.rows.begin(), group.rows.end());
  if (rows.size() > most) rows.resize(most);
  return rows;
}

std::vector<ResultGroup> result_groups(const Context& context, const std::vector<search::Answer>& answers,
                                       size_t most_in_group) {
  struct Filled {
    ResultGroup group;
    bool is_exact = false;
  };
  std::array<Filled, kGroups.size()> filled;
  std::vector<TopicCard> topics = topic_cards(context);
  std::set<std::string> seen;
  for (const search::Answer& answer : answers)
    for (const search::Hit& hit : answer.hits) {
      const Group* group = group_of(hit.kind);
      if (group == nullptr) continue;
      Filled& into = filled[static_cast<size_t>(group - kGroups.data())];
      if (into.group.rows.size() >= most_in_group || !seen.insert(hit.kind + '/' + hit.id).second) continue;
      auto row = result_row(context, topics, hit, answer);
      if (!row) continue;
      into.group.rows.push_back(std::move(*row));
      into.is_exact = into.is_exact || !hit.is_guess;
    }
  std::vector<ResultGroup> groups;
  for (bool is_exact : {true, false})
    for (size_t i = 0; i < filled.size(); ++i) {
      if (filled[i].group.rows.empty() || filled[i].is_exact != is_exact) continue;
      filled[i].group.title = context.word(kGroups[i].title);
      groups.push_back(std::move(filled[i].group));
    }
  return groups;
}

}  // namespace waystation::kiosk
