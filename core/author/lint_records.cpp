// Rules about single records and what they refer to.
#include "core/author/record_checks.h"

namespace waystation::author {
namespace {

constexpr size_t kMaxArticleTextBytes = 24 << 10;  // ten minutes of reading, standing at a kiosk

class Checker : private RecordChecks {
 public:
  using RecordChecks::RecordChecks;

  void operator()(const pack::PackRecord& pack) {
    corridors(pack.corridors);
    languages(pack.languages);
  }

  void operator()(const pack::TopicRecord& topic) { audience(topic.audience); }

  void operator()(const pack::ArticleRecord& article) {
    audience(article.audience);
    corridors(article.corridors);
    if (!context().has("topic", article.topic)) {
      error("unknown-topic", "topic",
            fmt::format("there is no topic “{}” in topics.toml; add it or name another", article.topic));
    }
    if (article.sources.empty()) {
      error("no-source", "sources",
            "the article names no source; add [[sources]] with source = \"…\" and article = \"…\"");
    }
    cited(article.sources);
    for (const std::string& id : article.related) {
      if (!context().has("article", id)) {
        error("dead-reference", "related", fmt::format("there is no article “{}”; name another or take it out", id));
      } else if (id == article.id) {
        error("dead-reference", "related", "the article names itself as related; take it out");
      }
    }
    review_by("the article", article.review_by, "check it against its sources, then set checked_on and review_by");
    not_in_future("checked_on", article.checked_on);
  }

  void operator()(const pack::SourceRecord& source) {
    if (source.address.empty() && source.document.empty()) {
      error("source-incomplete", "", "the source has neither address nor document; write where it can be read");
    }
    not_in_future("read_on", source.read_on);
  }

  void operator()(const pack::NoticeRecord& notice) {
    for (const std::string& topic : notice.topics) {
      if (context().has("topic", topic)) continue;
      error("unknown-topic", "topics",
            fmt::format("there is no topic “{}” in topics.toml; add it or name another", topic));
    }
    if (notice.source.empty()) {
      error("no-source", "source", "the notice names no source; write source = \"…\"");
    } else {
      source("source", notice.source);
    }
    if (notice.until < notice.from) {
      error("notice-dates", "until", "the notice ends before it begins; mend from or until");
    } else if (notice.until < context().options.today) {
      warning("notice-passed", "until",
              fmt::format("the notice ended on {} and is not shown any more; remove it", to_iso(notice.until)));
    }
  }

  void operator()(const pack::TextRecord& text) {
    if (text.of_kind != "article" || text.field != "body" || text.review != "source") return;
    size_t size_bytes = 0;
    for (const std::string& part : text.parts) size_bytes += part.size();
    if (size_bytes > kMaxArticleTextBytes) {
      warning("too-large", "",
              fmt::format("the article has {} bytes of text; nobody reads more than {} at a kiosk: make two of it",
                          size_bytes, kMaxArticleTextBytes));
    }
  }

  void operator()(const auto&) {}
};

// The kiosk's "Help now" leads to the topic of this name. The pack of the program's own words has none.
void check_help_topic(LintContext& context) {
  if (context.pack->id == "ui" || context.has("topic", "help")) return;
  for (size_t i = 0; i < context.tree.records.size(); ++i) {
    if (!std::holds_alternative<pack::TopicRecord>(context.tree.records[i])) continue;
    context.find(Severity::note, "no-help-topic", context.tree.origins[i], 0,
                 "there is no topic “help”, to which “Help now” leads; add it, unless another pack beside this has it");
    return;
  }
}

}  // namespace

void lint_records(LintContext& context) {
  check_help_topic(context);
  for (size_t i = 0; i < context.tree.records.size(); ++i) {
    std::visit(Checker(context, context.tree.origins[i]), context.tree.records[i]);
  }
}

}  // namespace waystation::author
