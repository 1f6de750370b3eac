// What translators are given: PO files made from the source texts, and brought up to date when those change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/author/author.h"
#include "core/author/po.h"
#include "core/base/date.h"

namespace waystation::author {

struct PoTemplate {
  std::string path;  // below the tree's root
  PoFile po;         // every text without a translation
};

// The files of a language, in the order of their paths. `today` is written as the date of a file that is new.
std::vector<PoTemplate> po_template(const SourceTree& tree, std::string_view lang, Date today);

// The template with what `existing` has: its header, comments and translations. A text that changed keeps its
// translation as fuzzy, with the text that it translated; a translation whose text is gone is kept as obsolete. Nothing
// is lost.
PoFile update_po(const PoFile& fresh, const PoFile& existing);

// Every file of a language that has to be written: new ones, and those that change. `invalid`: the pack does not list
// it.
struct TranslationFile {
  std::string path;
  std::string bytes;
  bool is_new = false;
};
Result<std::vector<TranslationFile>> translation_files(const Files& files, const std::string& root,
                                                       std::string_view lang, Date today);

}  // namespace waystation::author
