// An article's file: TOML front matter between +++ lines, then CommonMark.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/author/toml_file.h"
#include "core/base/result.h"

namespace waystation::author {

struct Chunk {
  std::string markdown;  // without the line feed at its end
  size_t line = 0;       // 1-based, in the file
};

struct ArticleFile {
  TomlValue front_matter;
  std::vector<Chunk> body;
};

// `text` as clean_text made it. `invalid` names file:line.
Result<ArticleFile> parse_article(std::string_view text, std::string_view file);

// The parts that are translated one by one; README.md has the rule. Joined by blank lines they are the same document.
std::vector<Chunk> split_chunks(std::string_view markdown, size_t first_line);

}  // namespace waystation::author
