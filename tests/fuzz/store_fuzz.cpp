// Any bytes as a store: refused, or every question is answered, with damage told.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "core/pack/store.h"

namespace {

using namespace waystation::pack;

void ask_everything(const Store& store) {
  std::vector<std::string> chain = store.pack().languages;
  for (const TopicRecord& topic : store.topics()) {
    for (const ArticleRecord& article : store.articles(topic.id)) {
      store.article(article.id);
      store.text("article", article.id, "title", chain);
      store.parts("article", article.id, "body", chain);
      for (const Citation& citation : article.sources) store.source(citation.source);
    }
  }
  store.notices({2026, 11, 15});
  for (const std::string& lang : chain) store.messages(lang);
  to_records_file(store.records());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // SQLite opens by name and follows links, so a file without one (memfd) will not do.
  std::string path = std::filesystem::temp_directory_path() / "waystation-fuzz-XXXXXX";
  int fd = mkstemp(path.data());
  if (fd < 0) return 0;
  bool whole = write(fd, data, size) == static_cast<ssize_t>(size);
  close(fd);
  if (whole) {
    auto store = Store::open(path);
    if (store) {
      ask_everything(*store);
    } else if (store.error().kind == waystation::ErrorKind::not_found ||
               store.error().message.find('\n') != std::string::npos) {
      std::abort();
    }
  }
  unlink(path.c_str());
  return 0;
}
