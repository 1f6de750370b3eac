// The kinds that are written as tables of a TOML file.
#include <fmt/ranges.h>

#include "core/author/toml_file.h"
#include "core/author/tree_builder.h"
#include "core/pack/review.h"

namespace waystation::author {
namespace {

using pack::Form;

// Calls `read(fields)` for each [[name]] of the file, then checks that nothing else is in it.
template <typename Read>
Result<void> each_table(std::string_view text, std::string_view file, std::string_view name, std::string_view what,
                        Read read) {
  auto root = parse_toml(text, file);
  if (!root) return pass_on(root.error());
  TomlFields top(*root, file, "the file");
  const TomlArray* tables = top.tables(name);
  auto done = top.done();
  if (!done || tables == nullptr) return done;
  for (const TomlValue& table : *tables) {
    TomlFields fields(table, file, what);
    done = read(fields);
    if (!done) return done;
  }
  return {};
}

Origin origin_of(std::string_view file, const TomlFields& fields, std::initializer_list<std::string_view> names) {
  Origin origin{std::string(file), fields.line()};
  for (std::string_view name : names) origin.field_lines.emplace(name, fields.line_of(name));
  return origin;
}

Origin at(std::string_view file, const TomlFields& fields, std::string_view name) {
  return {std::string(file), fields.line_of(name)};
}

Result<void> read_topics(std::string_view text, TreeBuilder& builder) {
  constexpr std::string_view kFile = "topics.toml";
  int64_t order = 0;
  return each_table(text, kFile, "topic", "the topic", [&](TomlFields& fields) -> Result<void> {
    pack::TopicRecord topic;
    topic.id = fields.named("id", Need::required, Form::id);
    topic.icon = fields.named("icon", Need::required, Form::name);
    topic.order = ++order;
    topic.audience = fields.list("audience", Form::id);
    std::string title = fields.text("title", Need::required);
    std::string summary = fields.text("summary", Need::required);
    auto done = fields.done();
    if (!done) return done;
    if (!builder.add(topic, origin_of(kFile, fields, {"audience"}))) return {};
    builder.add_source_text("topic", topic.id, "title", title, at(kFile, fields, "title"));
    builder.add_source_text("topic", topic.id, "summary", summary, at(kFile, fields, "summary"));
    return {};
  });
}

Result<void> read_sources(std::string_view text, TreeBuilder& builder) {
  constexpr std::string_view kFile = "sources.toml";
  return each_table(text, kFile, "source", "the source", [&](TomlFields& fields) -> Result<void> {
    pack::SourceRecord source;
    source.id = fields.named("id", Need::required, Form::id);
    std::string title = fields.text("title", Need::required);
    source.publisher = fields.text("publisher", Need::required);
    source.address = fields.text("address", Need::optional);
    source.document = fields.text("document", Need::optional);
    source.published_on = fields.date("published_on");
    source.read_on = fields.date("read_on");
    auto done = fields.done();
    if (!done) return done;
    if (!builder.add(source, origin_of(kFile, fields, {"read_on"}))) return {};
    builder.add_source_text("source", source.id, "title", title, at(kFile, fields, "title"));
    return {};
  });
}

Result<void> read_notices(std::string_view text, TreeBuilder& builder) {
  constexpr std::string_view kFile = "notices.toml";
  return each_table(text, kFile, "notice", "the notice", [&](TomlFields& fields) -> Result<void> {
    pack::NoticeRecord notice;
    notice.id = fields.named("id", Need::required, Form::id);
    std::string title = fields.text("title", Need::required);
    std::string body = fields.text("body", Need::required);
    notice.topics = fields.list("topics", Form::id);
    notice.from = fields.date("from");
    notice.until = fields.date("until");
    notice.source = fields.named("source", Need::optional, Form::id);
    auto done = fields.done();
    if (!done) return done;
    if (!builder.add(notice, origin_of(kFile, fields, {"topics", "from", "until", "source"}))) return {};
    builder.add_source_text("notice", notice.id, "title", title, at(kFile, fields, "title"));
    builder.add_source_text("notice", notice.id, "body", body, at(kFile, fields, "body"));
    return {};
  });
}

struct Words {
  std::string lang, words;
  Origin origin;
};

// `also` or `typed_as`: a list in the source language, or a table of lists by language.
std::vector<Words> read_words(TomlFields& fields, std::string_view name, std::string_view file,
                              const pack::PackRecord& pack, std::string_view comment) {
  std::vector<Words> out;
  auto take = [&](TomlFields& from, std::string_view key, const std::string& lang) {
    std::vector<std::string> words = from.list(key, Form::text);
    for (const std::string& word : words) {
      if (word.find(';') != std::string::npos)
        from.refuse(from.line_of(key),
                    fmt::format("“{}” divides its words itself; write “{}” without “;”", name, word));
    }
    Origin origin = at(file, from, key);
    origin.comment = comment;
    if (!words.empty()) out.push_back({lang, fmt::format("{}", fmt::join(words, "; ")), std::move(origin)});
  };
  if (!fields.is_table(name)) {
    take(fields, name, pack.languages.front());
    return out;
  }
  const TomlValue* table = fields.table(name);
  if (table == nullptr) return out;  // an earlier field is wrong: nothing after it is read
  TomlFields by_language(*table, file, fmt::format("“{}”", name));
  for (const std::string& lang : pack.languages) take(by_language, lang, lang);
  if (auto done = by_language.done(); !done) fields.take(done.error());
  return out;
}

void add_words(const std::string& term, std::string_view field, std::vector<Words> all, TreeBuilder& builder) {
  for (Words& words : all) {
    if (words.lang == builder.source_language()) {
      builder.add_source_text("glossary", term, field, std::move(words.words), std::move(words.origin));
    } else {
      builder.add(pack::TextRecord{"glossary",
                                   term,
                                   std::string(field),
                                   words.lang,
                                   {std::move(words.words)},
                                   std::string(pack::kDraftReview)},
                  std::move(words.origin));
    }
  }
}

constexpr std::string_view kAlsoComment =
    "Not shown. Other words that people type for this term, “;” between them; write those of your language, as many as "
    "there are.";
constexpr std::string_view kTypedAsComment =
    "Not shown. How people who speak your language type this term in Latin letters, “;” between the spellings.";

Result<void> read_glossary(std::string_view text, TreeBuilder& builder) {
  constexpr std::string_view kFile = "glossary.toml";
  return each_table(text, kFile, "term", "the term", [&](TomlFields& fields) -> Result<void> {
    pack::GlossaryRecord term;
    term.id = fields.named("id", Need::required, Form::id);
    std::string name = fields.text("term", Need::required);
    std::string definition = fields.text("definition", Need::required);
    term.avoid = fields.list("avoid", Form::text);
    auto also = read_words(fields, "also", kFile, builder.pack(), kAlsoComment);
    auto typed_as = read_words(fields, "typed_as", kFile, builder.pack(), kTypedAsComment);
    auto done = fields.done();
    if (!done) return done;
    if (!builder.add(term, origin_of(kFile, fields, {"avoid"}))) return {};
    builder.add_source_text("glossary", term.id, "term", name, at(kFile, fields, "term"));
    builder.add_source_text("glossary", term.id, "definition", definition, at(kFile, fields, "definition"));
    add_words(term.id, "also", std::move(also), builder);
    add_words(term.id, "typed_as", std::move(typed_as), builder);
    return {};
  });
}

// [id] or ["id.with.dots"] or [id.with.dots]: a table with a pattern is a message, tables within it are others.
Result<void> read_message_table(const TomlTable& table, const std::string& prefix, TreeBuilder& builder) {
  constexpr std::string_view kFile = "messages.toml";
  for (const auto& [key, value] : table) {
    std::string id = prefix.empty() ? key : prefix + "." + key;
    TomlValue own{TomlTable{}, value.line};
    TomlTable below;
    if (const TomlTable* members = value.table()) {
      for (const auto& member : *members) {
        bool is_table = member.value.table() != nullptr;
        (is_table ? below : std::get<TomlTable>(own.value)).push_back(member);
      }
    }
    if (value.table() == nullptr || below.empty() || !own.table()->empty()) {
      TomlFields fields(value.table() == nullptr ? value : own, kFile,
                        fmt::format("the message “{}”", id.substr(0, 80)));
      std::string pattern = fields.text("pattern", Need::required);
      std::string comment = fields.text("comment", Need::optional);
      if (!pack::has_form(id, Form::name)) {
        fields.refuse(value.line, fmt::format("a message may not be called “{}”; use letters, digits, “.”, “_” and “-”",
                                              id.substr(0, 80)));
      }
      auto done = fields.done();
      if (!done) return done;
      Origin origin = at(kFile, fields, "pattern");
      origin.comment = comment;
      if (builder.add(pack::MessageRecord{id}, {std::string(kFile), value.line})) {
        builder.add_source_text("message", id, "pattern", pattern, std::move(origin));
      }
    }
    auto done = read_message_table(below, id, builder);
    if (!done) return done;
  }
  return {};
}

Result<void> read_messages(std::string_view text, TreeBuilder& builder) {
  auto root = parse_toml(text, "messages.toml");
  if (!root) return pass_on(root.error());
  return read_message_table(*root->table(), "", builder);
}

}  // namespace

const std::vector<TomlKind>& toml_kinds() {
  static const std::vector<TomlKind> kinds = {{"topics.toml", read_topics},
                                              {"sources.toml", read_sources},
                                              {"notices.toml", read_notices},
                                              {"glossary.toml", read_glossary},
                                              {"messages.toml", read_messages}};
  return kinds;
}

Result<void> read_pack_file(std::string_view text, TreeBuilder& builder) {
  constexpr std::string_view kFile = "pack.toml";
  auto root = parse_toml(text, kFile);
  if (!root) return pass_on(root.error());
  TomlFields fields(*root, kFile, "the pack");
  pack::PackRecord pack;
  pack.id = fields.named("id", Need::required, Form::id);
  pack.publisher = fields.text("publisher", Need::required);
  pack.contact = fields.text("contact", Need::optional);
  pack.languages = fields.list("languages", Form::name);
  pack.corridors = fields.list("corridors", Form::name);
  pack.license = fields.named("license", Need::required, Form::name);
  if (pack.languages.empty()) {
    fields.refuse(fields.line_of("languages"),
                  "the pack has no languages; write languages = [\"en\"], the source language first");
  }
  auto done = fields.done();
  if (!done) return done;
  builder.add(pack, origin_of(kFile, fields, {"languages", "corridors"}));
  return {};
}

}  // namespace waystation::author
