#include "core/pack/store.h"

#include <algorithm>
#include <charconv>

#include "core/pack/store_schema.h"

namespace waystation::pack {
namespace {

tl::unexpected<Error> not_a_pack(const std::string& path, std::string_view why) {
  return fail(ErrorKind::corrupt, "{}: {}; build it again from its records", path, why);
}

Result<int64_t> one_number(const Database& database, std::string_view sql) {
  auto query = Statement::prepare(database, sql);
  if (!query) return pass_on(query.error());
  auto row = query->step();
  if (!row) return pass_on(row.error());
  return *row ? query->number(0).value_or(-1) : -1;
}

// What the file says of itself, before anything in it is used.
Result<void> check_header(const Database& database) {
  const std::string& path = database.path();
  auto application = one_number(database, "PRAGMA application_id");
  if (!application) return not_a_pack(path, "is not a Waystation pack");
  if (*application != kApplicationId) return not_a_pack(path, "is not a Waystation pack");
  auto version = one_number(database, "PRAGMA user_version");
  if (!version || *version != kFormatVersion) {
    return not_a_pack(path, fmt::format("is a pack of format {}; this program reads format {}", version.value_or(-1),
                                        kFormatVersion));
  }
  auto pages = one_number(database, "PRAGMA page_count");
  auto page_bytes = one_number(database, "PRAGMA page_size");
  // SQLite itself would read a page that is cut off as one that ends in zeros.
  if (!pages || !page_bytes ||
      static_cast<uint64_t>(*pages) * static_cast<uint64_t>(*page_bytes) != database.file_size_bytes()) {
    return not_a_pack(path, "is cut off or has something after its end");
  }
  auto empty = Database::in_memory();
  if (!empty) return pass_on(empty.error());
  auto made = empty->run(schema_sql().c_str());
  if (!made) return made;
  auto expected = schema_of(*empty);
  auto actual = schema_of(database);
  if (!expected || !actual || *expected != *actual) return not_a_pack(path, "has other tables than a pack has");
  return {};
}

}  // namespace

struct Store::Impl {
  Database database;
  PackRecord pack;
  int not_understood = 0;
  std::string records_sha256;
  std::optional<Error> damage;
  Statement topics, articles, services, registers, fee_rules, rates, notices, messages, text, media;
  Statement topic, article, source, notice, term, service, agency_register, agency;  // by id

  void damaged(Error error) {
    if (!damage) damage = std::move(error);
  }

  void damaged_row(std::string_view kind) {
    damaged(
        {ErrorKind::corrupt, fmt::format("{}: a record of kind {} is damaged; build the pack again from its records",
                                         database.path(), kind)});
  }

  // One more row of R; nullopt at the end and at the first damage.
  template <typename R>
  std::optional<R> next(Statement& query) {
    auto row = query.step();
    if (!row) {
      damaged(row.error());
      return std::nullopt;
    }
    if (!*row) return std::nullopt;
    auto record = row_of<R>(query);
    if (!record) damaged_row(kind_name<R>);
    return record;
  }

  template <typename R>
  std::vector<R> all(Statement& query) {
    std::vector<R> out;
    while (auto record = next<R>(query)) out.push_back(std::move(*record));
    query.reset();
    return out;
  }

  template <typename R>
  std::optional<R> by_id(Statement& query, std::string_view id) {
    query.bind(1, id);
    auto record = next<R>(query);
    query.reset();
    return record;
  }

  std::optional<TextRecord> text_in(std::string_view of_kind, std::string_view of_id, std::string_view field,
                                    std::string_view lang) {
    text.bind(1, of_kind);
    text.bind(2, of_id);
    text.bind(3, field);
    text.bind(4, lang);
    auto record = next<TextRecord>(text);
    text.reset();
    return record;
  }

  Result<void> read_meta();
  Result<void> read_pack();
  Result<void> prepare();
};

Result<void> Store::Impl::read_meta() {
  auto query = Statement::prepare(database, "SELECT value FROM meta WHERE name = ?");
  if (!query) return pass_on(query.error());
  auto value = [&](std::string_view name) -> std::string {
    query->reset();
    query->bind(1, name);
    auto row = query->step();
    return row && *row ? query->text(0).value_or("") : "";
  };
  records_sha256 = value("records_sha256");
  std::string left_out = value("not_understood");
  auto [end, code] = std::from_chars(left_out.data(), left_out.data() + left_out.size(), not_understood);
  if (records_sha256.size() != 64 || code != std::errc() || end != left_out.data() + left_out.size()) {
    return not_a_pack(database.path(), "does not say which records it was built from");
  }
  return {};
}

Result<void> Store::Impl::read_pack() {
  auto query = Statement::prepare(database, fmt::format("SELECT {} FROM pack", columns_of<PackRecord>()));
  if (!query) return pass_on(query.error());
  auto packs = all<PackRecord>(*query);
  if (damage) return pass_on(*damage);
  if (packs.size() != 1) return not_a_pack(database.path(), "does not have exactly one record of kind pack");
  pack = std::move(packs.front());
  return {};
}

Result<void> Store::Impl::prepare() {
  Result<void> done;
  auto make = [&](Statement& statement, const std::string& sql) {
    if (!done) return;
    auto made = Statement::prepare(database, sql);
    if (made) {
      statement = std::move(*made);
    } else {
      done = pass_on(made.error());
    }
  };
  auto select = []<typename R>(std::type_identity<R>, std::string_view rest) {
    return fmt::format("SELECT {} FROM {} {}", columns_of<R>(), quoted(kind_name<R>), rest);
  };
  std::type_identity<ArticleRecord> an_article;
  make(topics, select(std::type_identity<TopicRecord>{}, R"(ORDER BY "order", "id")"));
  make(articles, select(an_article, R"(WHERE "topic" = ? ORDER BY "order", "id")"));
  auto make_by_id = [&](Statement& statement, auto record) { make(statement, select(record, R"(WHERE "id" = ?)")); };
  make_by_id(topic, std::type_identity<TopicRecord>{});
  make_by_id(article, an_article);
  make_by_id(source, std::type_identity<SourceRecord>{});
  make_by_id(notice, std::type_identity<NoticeRecord>{});
  make_by_id(term, std::type_identity<GlossaryRecord>{});
  make_by_id(service, std::type_identity<ServiceRecord>{});
  make_by_id(agency_register, std::type_identity<RegisterRecord>{});
  make_by_id(agency, std::type_identity<AgencyRecord>{});
  make(services, select(std::type_identity<ServiceRecord>{}, R"(ORDER BY "id")"));
  make(fee_rules, select(std::type_identity<FeeRuleRecord>{}, R"(ORDER BY "id")"));
  make(rates, select(std::type_identity<RateRecord>{}, R"(ORDER BY "from", "to")"));
  make(registers, select(std::type_identity<RegisterRecord>{}, R"(ORDER BY "id")"));
  make(notices, select(std::type_identity<NoticeRecord>{},
                       R"(WHERE "from" <= ?1 AND "until" >= ?1 ORDER BY "from" DESC, "id")"));
  std::type_identity<TextRecord> a_text;
  make(messages,
       select(a_text, R"(WHERE "of_kind" = 'message' AND "field" = 'pattern' AND "lang" = ? ORDER BY "of_id")"));
  make(text, select(a_text, R"(WHERE "of_kind" = ? AND "of_id" = ? AND "field" = ? AND "lang" = ?)"));
  make(media, select(std::type_identity<MediaRecord>{},
                     R"(WHERE "of_kind" = ? AND "of_id" = ? ORDER BY "lang", "media_type")"));
  return done;
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path) {
  auto database = Database::open(path);
  if (!database) return pass_on(database.error());
  auto impl = std::make_unique<Impl>();
  impl->database = std::move(*database);
  auto done = check_header(impl->database);
  if (done) done = impl->read_meta();
  if (done) done = impl->read_pack();
  if (done) done = impl->prepare();
  if (!done) return pass_on(done.error());
  return Store(std::move(impl));
}

const PackRecord& Store::pack() const {
  return impl_->pack;
}
int Store::not_understood() const {
  return impl_->not_understood;
}
const std::string& Store::records_sha256() const {
  return impl_->records_sha256;
}
const std::optional<Error>& Store::damage() const {
  return impl_->damage;
}

std::vector<TopicRecord> Store::topics() const {
  return impl_->all<TopicRecord>(impl_->topics);
}

std::vector<ArticleRecord> Store::articles(std::string_view topic) const {
  impl_->articles.bind(1, topic);
  return impl_->all<ArticleRecord>(impl_->articles);
}

std::optional<ArticleRecord> Store::article(std::string_view id) const {
  return impl_->by_id<ArticleRecord>(impl_->article, id);
}

std::optional<SourceRecord> Store::source(std::string_view id) const {
  return impl_->by_id<SourceRecord>(impl_->source, id);
}

std::optional<TopicRecord> Store::topic(std::string_view id) const {
  return impl_->by_id<TopicRecord>(impl_->topic, id);
}

std::optional<NoticeRecord> Store::notice(std::string_view id) const {
  return impl_->by_id<NoticeRecord>(impl_->notice, id);
}

std::optional<GlossaryRecord> Store::term(std::string_view id) const {
  return impl_->by_id<GlossaryRecord>(impl_->term, id);
}

std::vector<ServiceRecord> Store::services() const {
  return impl_->all<ServiceRecord>(impl_->services);
}

std::vector<FeeRuleRecord> Store::fee_rules() const {
  return impl_->all<FeeRuleRecord>(impl_->fee_rules);
}

std::vector<RateRecord> Store::rates() const {
  return impl_->all<RateRecord>(impl_->rates);
}

std::optional<ServiceRecord> Store::service(std::string_view id) const {
  return impl_->by_id<ServiceRecord>(impl_->service, id);
}

std::vector<RegisterRecord> Store::registers() const {
  return impl_->all<RegisterRecord>(impl_->registers);
}

std::optional<RegisterRecord> Store::agency_register(std::string_view id) const {
  return impl_->by_id<RegisterRecord>(impl_->agency_register, id);
}

std::optional<AgencyRecord> Store::agency(std::string_view id) const {
  return impl_->by_id<AgencyRecord>(impl_->agency, id);
}

const Database& Store::database() const {
  return impl_->database;
}

std::vector<NoticeRecord> Store::notices(Date on) const {
  impl_->notices.bind(1, to_iso(on));
  return impl_->all<NoticeRecord>(impl_->notices);
}

std::vector<std::pair<std::string, std::string>> Store::messages(std::string_view lang) const {
  impl_->messages.bind(1, lang);
  std::vector<std::pair<std::string, std::string>> out;
  for (TextRecord& text : impl_->all<TextRecord>(impl_->messages)) {
    if (!text.parts.empty()) out.emplace_back(std::move(text.of_id), std::move(text.parts.front()));
  }
  return out;
}

std::optional<FoundText> Store::text(std::string_view of_kind, std::string_view of_id, std::string_view field,
                                     std::span<const std::string> chain) const {
  for (const std::string& lang : chain) {
    auto record = impl_->text_in(of_kind, of_id, field, lang);
    if (!record) continue;
    bool whole =
        std::none_of(record->parts.begin(), record->parts.end(), [](const auto& part) { return part.empty(); });
    if (!whole) continue;
    return FoundText{fmt::format("{}", fmt::join(record->parts, "\n\n")), record->lang, record->review};
  }
  return std::nullopt;
}

std::vector<FoundText> Store::parts(std::string_view of_kind, std::string_view of_id, std::string_view field,
                                    std::span<const std::string> chain) const {
  std::vector<FoundText> out;
  for (const std::string& lang : chain) {
    auto record = impl_->text_in(of_kind, of_id, field, lang);
    if (!record) continue;
    if (out.size() < record->parts.size()) out.resize(record->parts.size());
    for (size_t i = 0; i < record->parts.size(); ++i) {
      if (out[i].value.empty() && !record->parts[i].empty()) {
        out[i] = {std::move(record->parts[i]), record->lang, record->review};
      }
    }
  }
  std::erase_if(out, [](const FoundText& part) { return part.value.empty(); });
  return out;
}

std::vector<MediaRecord> Store::media(std::string_view of_kind, std::string_view of_id) const {
  impl_->media.bind(1, of_kind);
  impl_->media.bind(2, of_id);
  return impl_->all<MediaRecord>(impl_->media);
}

std::vector<Record> Store::records() const {
  std::vector<Record> out;
  for_each_kind([&]<typename R>() {
    auto query = Statement::prepare(impl_->database, fmt::format("SELECT {} FROM {} ORDER BY {}", columns_of<R>(),
                                                                 quoted(kind_name<R>), key_columns_of<R>()));
    if (!query) return impl_->damaged(query.error());
    for (R& record : impl_->all<R>(*query)) out.emplace_back(std::move(record));
  });
  return out;
}

}  // namespace waystation::pack
