#include "tests/bench/search_library.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>

#include "core/base/sha256.h"
#include "core/pack/database.h"
#include "core/pack/document_words.h"
#include "tests/support/search_corpus.h"
#include "tests/udhr/declaration.h"

namespace waystation::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr size_t kDocumentsInPack = 25'000;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

void write_file(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file) throw std::runtime_error(fmt::format("{} cannot be written", path.string()));
}

std::vector<testing::SampleTexts> take_samples(const pack::Store& starter, const LibraryPlan& plan) {
  constexpr std::pair<std::string_view, std::string_view> kDeclarations[] = {
      {"en", "eng"}, {"es", "spa"}, {"fr", "fra"},  {"ar", "arb"}, {"ur", "urd"}, {"ne", "nep"},
      {"hi", "hin"}, {"bn", "ben"}, {"fil", "tgl"}, {"id", "ind"}, {"am", "amh"}, {"my", "mya"}};
  constexpr std::string_view kAbout[] = {"title", "term", "also", "name"};
  std::map<std::string, std::vector<std::string>> texts, titles;
  for (const pack::Record& record : starter.records()) {
    const auto* text = std::get_if<pack::TextRecord>(&record);
    if (text == nullptr || text->field == "typed_as") continue;
    for (const std::string& part : text->parts) texts[text->lang].push_back(pack::without_marks(part));
    bool is_title = std::find(std::begin(kAbout), std::end(kAbout), text->field) != std::end(kAbout);
    if (is_title && !plan.is_crowded) titles[text->lang].push_back(texts[text->lang].back());
  }
  std::vector<testing::SampleTexts> samples;
  for (const std::string& lang : starter.pack().languages) {
    samples.push_back({lang, std::move(texts[lang]), std::move(titles[lang])});
    for (const auto& [tag, code] : kDeclarations) {
      if (plan.udhr_folder.empty() || tag != lang) continue;
      auto file = fs::path(plan.udhr_folder) / "declaration" / fmt::format("{}.html", code);
      for (std::string& text : udhr::read_declaration(file).paragraphs) samples.back().texts.push_back(std::move(text));
    }
  }
  return samples;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

// Every document as a page of HTML, with all the words that Waystation indexes of it.
void write_pages(const fs::path& folder, const std::vector<pack::Record>& records) {
  struct Page {
    std::string title, text;
  };
  std::map<std::string, Page> pages;  // by path
  for (const pack::Record& record : records) {
    const auto* text = std::get_if<pack::TextRecord>(&record);
    if (text == nullptr || text->of_kind == "source" || text->of_kind == "register") continue;
    Page& page = pages[fmt::format("{}/{}/{}.html", text->lang, text->of_kind, text->of_id)];
    bool is_title = text->field == "title" || text->field == "name" || text->field == "term";
    for (const std::string& part : text->parts) {
      std::string_view tag = part.starts_with('#') ? "h2" : "p";
      std::string words = escaped(pack::without_marks(part));
      if (tag == "h2") words.erase(0, words.find_first_not_of("# "));
      if (is_title) {
        page.title = words;
        continue;
      }
      page.text += fmt::format("<{0}>{1}</{0}>\n", tag, words);
    }
  }
  for (const auto& [path, page] : pages) {
    write_file(folder / path,
               fmt::format("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>{0}</title></head>"
                           "<body><h1>{0}</h1>\n{1}</body></html>\n",
                           page.title, page.text));
  }
}

// Seconds that it took to make the store of the records, as a kiosk does that has got a pack.
double build(const std::string& path, const std::vector<pack::Record>& records) {
  std::string file = pack::to_records_file(records);
  if (file.size() > pack::kMaxRecordsBytes) throw std::runtime_error(path + " would be too large for a pack");
  std::string sha256 = sha256_hex(file);
  auto begin = Clock::now();
  auto bytes = need(pack::build_store_of_file(file, path, sha256));
  double seconds = seconds_since(begin);
  write_file(path, bytes.view());
  return seconds;
}

int64_t ask_number(const pack::Store& store, std::string_view sql) {
  auto statement = need(pack::Statement::prepare(store.database(), sql));
  if (!need(statement.step())) return 0;
  return statement.number(0).value_or(0);
}

void add_bytes(Library::Bytes& bytes, const pack::Store& store) {
  int64_t all = ask_number(store, "SELECT sum(pgsize) FROM dbstat");
  int64_t index = ask_number(store,
                             "SELECT sum(pgsize) FROM dbstat WHERE name GLOB 'document*' OR name GLOB '*_word*' OR "
                             "name GLOB 'word*' OR name GLOB '*synonym*' OR name GLOB '*title_beginning*' OR "
                             "name GLOB 'agency_name*' OR name GLOB 'agency_licence*'");
  bytes.index += static_cast<size_t>(index);
  bytes.records += static_cast<size_t>(all - index);
}

size_t documents_of(const pack::Store& store) {
  return static_cast<size_t>(ask_number(store, "SELECT count(*) FROM document"));
}

}  // namespace

Library make_library(const LibraryPlan& plan) {
  Library library;
  library.stores.push_back(need(pack::Store::open(plan.starter_pack)));
  auto pages = fs::path(plan.folder) / "pages";
  if (!plan.is_crowded) write_pages(pages, library.stores[0].records());
  auto add = [&](const std::string& id, const std::vector<pack::Record>& records, double& seconds) {
    std::string path = fmt::format("{}/{}.pack", plan.folder, id);
    seconds += build(path, records);
    library.stores.push_back(need(pack::Store::open(path)));
    std::fprintf(stderr, "%s\n", path.c_str());
  };
  testing::SearchCorpus corpus(take_samples(library.stores[0], plan), plan.seed);
  for (size_t made = 0; made < plan.documents; made += kDocumentsInPack) {
    std::string id = fmt::format("corpus-{}", made / kDocumentsInPack + 1);
    auto records = corpus.pack(id, std::min(kDocumentsInPack, plan.documents - made));
    if (!plan.is_crowded) write_pages(pages, records);
    add(id, records, library.documents_build_s);
    library.documents += documents_of(library.stores.back());
    add_bytes(library.documents_bytes, library.stores.back());
  }
  auto agencies = testing::make_agencies("agencies", plan.agencies, plan.seed);
  add("agencies", agencies, library.agencies_build_s);
  library.agencies = documents_of(library.stores.back());
  add_bytes(library.agencies_bytes, library.stores.back());
  library.questions = testing::ask_for_agencies(agencies, 40, plan.seed + 1);
  return library;
}

}  // namespace waystation::bench
