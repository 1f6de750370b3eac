#include "core/author/article.h"
#include "core/author/tree_builder.h"

namespace waystation::author {
namespace {

using pack::Form;

std::vector<pack::Citation> citations(TomlFields& article, std::string_view file) {
  std::vector<pack::Citation> out;
  const TomlArray* tables = article.tables("sources");
  if (tables == nullptr) return out;
  for (const TomlValue& table : *tables) {
    TomlFields fields(table, file, "the entry of sources");
    pack::Citation citation;
    citation.source = fields.named("source", Need::required, Form::id);
    citation.article = fields.text("article", Need::optional);
    auto done = fields.done();
    if (!done) article.take(done.error());
    out.push_back(std::move(citation));
  }
  return out;
}

struct Article {
  pack::ArticleRecord record;
  std::string title;
  std::string summary;
};

Article read_fields(TomlFields& fields, std::string_view file) {
  Article article;
  pack::ArticleRecord& record = article.record;
  record.id = fields.named("id", Need::required, Form::id);
  record.topic = fields.named("topic", Need::required, Form::id);
  article.title = fields.text("title", Need::required);
  article.summary = fields.text("summary", Need::required);
  record.order = fields.number("order");
  record.audience = fields.list("audience", Form::id);
  record.corridors = fields.list("corridors", Form::name);
  record.review_by = fields.date("review_by");
  record.checked_on = fields.date("checked_on");
  record.checked_by = fields.text("checked_by", Need::required);
  record.related = fields.list("related", Form::id);
  record.sources = citations(fields, file);
  return article;
}

}  // namespace

Result<void> read_article_file(std::string_view text, const std::string& file, std::string_view topic,
                               std::string_view id, TreeBuilder& builder) {
  auto parsed = parse_article(text, file);
  if (!parsed) return pass_on(parsed.error());
  TomlFields fields(parsed->front_matter, file, "the article");
  Article article = read_fields(fields, file);
  auto done = fields.done();
  if (!done) return done;
  if (parsed->body.empty()) return fail(ErrorKind::invalid, "{}: the article has no text below its front matter", file);
  pack::ArticleRecord& record = article.record;
  auto mismatch = [&](std::string_view field, const std::string& written, std::string_view named) {
    builder.find(
        Severity::error, "id-mismatch", file, fields.line_of(field),
        fmt::format("{} is “{}” but the file is in the place of “{}”; make them the same", field, written, named));
  };
  if (record.id != id) mismatch("id", record.id, id);
  if (record.topic != topic) mismatch("topic", record.topic, topic);
  Origin origin{file, 1};
  for (std::string_view name : {"topic", "audience", "corridors", "review_by", "checked_on", "sources", "related"}) {
    origin.field_lines.emplace(name, fields.line_of(name));
  }
  std::string own_id = record.id;
  if (!builder.add(std::move(record), std::move(origin))) return {};
  builder.add_source_text("article", own_id, "title", article.title, {file, fields.line_of("title")});
  builder.add_source_text("article", own_id, "summary", article.summary, {file, fields.line_of("summary")});
  pack::TextRecord body{"article", own_id, "body", builder.source_language(), {}, "source"};
  Origin body_origin{file, parsed->body.front().line};
  for (Chunk& chunk : parsed->body) {
    body_origin.part_lines.push_back(chunk.line);
    body.parts.push_back(std::move(chunk.markdown));
  }
  builder.add(std::move(body), std::move(body_origin));
  return {};
}

}  // namespace waystation::author
