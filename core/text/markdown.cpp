#include "core/text/markdown.h"

#include <md4c.h>

#include <optional>
#include <set>

#include "core/text/markdown_inline.h"
#include "core/text/markdown_source.h"

namespace waystation::text {
namespace {

constexpr int kStop = 1;  // tells md4c to give up; the error is in the state

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

Block block_of(BlockKind kind) {
  Block block{};
  block.kind = kind;
  return block;
}

// Receives md4c's events and grows the tree. Nothing may be thrown through md4c, which is C: a failure is kept here.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view source, size_t first_line)
      : lines_(source, first_line), line_(first_line), root_(block_of(BlockKind::callout)) {
    open_.push_back(&root_);
  }

  int enter(MD_BLOCKTYPE type, void* detail);
  int leave(MD_BLOCKTYPE type);
  int enter_span(MD_SPANTYPE type, void* detail);
  int leave_span(MD_SPANTYPE type);
  int text(MD_TEXTTYPE type, std::string_view text);

  std::optional<Error> error;
  std::vector<Block> take() { return std::move(root_.children); }

 private:
  template <typename... Args>
  int stop(size_t line, fmt::format_string<Args...> format, Args&&... args) {
    if (!error) {
      error = Error{ErrorKind::invalid, fmt::format("{}: {}", line, fmt::format(format, std::forward<Args>(args)...))};
    }
    return kStop;
  }
  static bool holds_text(BlockKind kind) {
    return kind == BlockKind::heading || kind == BlockKind::paragraph || kind == BlockKind::table_cell;
  }

  int push(Block block);
  int push_container(Block block);
  void pop();
  int close_text();
  int close_callout();
  int need_text_block();
  int append(std::string_view text);
  void saw(const char* pointer);

  Lines lines_;
  size_t line_;  // of the last thing seen
  Block root_;
  std::vector<Block*> open_;         // from the root to the block being filled; only the last one's children grow
  bool implicit_paragraph_ = false;  // the text of a tight list item comes without a paragraph around it
  bool header_ = false;
  size_t blocks_ = 0;
  int depth_ = 0;
  InlineText inline_;
  std::set<std::string, std::less<>> anchors_;
};

void TreeBuilder::saw(const char* pointer) {
  if (auto line = lines_.of(pointer)) {
    line_ = *line;
    // A container begins where its first text does.
    for (auto block = open_.rbegin(); block != open_.rend() && (*block)->line == 0; ++block) (*block)->line = line_;
  }
}

int TreeBuilder::push(Block block) {
  if (implicit_paragraph_) {
    if (close_text()) return kStop;
  }
  if (++blocks_ > kMaxMarkdownBlocks) {
    return stop(line_, "more than {} blocks; split the text into several articles", kMaxMarkdownBlocks);
  }
  open_.back()->children.push_back(std::move(block));
  open_.push_back(&open_.back()->children.back());
  if (holds_text(open_.back()->kind)) inline_ = InlineText();
  return 0;
}

int TreeBuilder::push_container(Block block) {
  if (++depth_ > kMaxMarkdownDepth) {
    return stop(line_, "lists and quotes are more than {} deep; nest them less", kMaxMarkdownDepth);
  }
  return push(std::move(block));
}

void TreeBuilder::pop() {
  if (open_.back()->line == 0) open_.back()->line = line_;
  open_.pop_back();
}

int TreeBuilder::enter(MD_BLOCKTYPE type, void* detail) {
  switch (type) {
    case MD_BLOCK_DOC:
    case MD_BLOCK_TBODY:
      return 0;
    case MD_BLOCK_QUOTE:
      return push_container(block_of(BlockKind::callout));
    case MD_BLOCK_UL:
      return push_container(block_of(BlockKind::list));
    case MD_BLOCK_OL: {
      Block block = block_of(BlockKind::list);
      block.ordered = true;
      block.start = static_cast<int>(static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start);
      return push_container(std::move(block));
    }
    case MD_BLOCK_LI: {
      const auto& item = *static_cast<const MD_BLOCK_LI_DETAIL*>(detail);
      Block block = block_of(BlockKind::list_item);
      if (item.is_task) {
        block.task = item.task_mark == ' ' ? Task::open : Task::done;
        block.line = lines_.at(item.task_mark_offset);
      }
      return push(std::move(block));
    }
    case MD_BLOCK_HR:
      return push(block_of(BlockKind::rule));
    case MD_BLOCK_H: {
      Block block = block_of(BlockKind::heading);
      block.level = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
      return push(std::move(block));
    }
    case MD_BLOCK_P:
      return push(block_of(BlockKind::paragraph));
    case MD_BLOCK_TABLE:
      return push(block_of(BlockKind::table));
    case MD_BLOCK_THEAD:
      header_ = true;
      return 0;
    case MD_BLOCK_TR: {
      Block block = block_of(BlockKind::table_row);
      block.header = header_;
      return push(std::move(block));
    }
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      return push(block_of(BlockKind::table_cell));
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
      return 0;  // refused at its text, which knows its line
  }
  return stop(line_, "something that an article cannot hold; write it as a paragraph");
}

int TreeBuilder::leave(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_DOC:
    case MD_BLOCK_TBODY:
      return 0;
    case MD_BLOCK_THEAD:
      header_ = false;
      return 0;
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
      return stop(line_, "a code block; write it as a paragraph");
    case MD_BLOCK_H:
    case MD_BLOCK_P:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      return close_text();
    case MD_BLOCK_QUOTE:
      return close_callout();
    case MD_BLOCK_LI:
      if (implicit_paragraph_ && close_text()) return kStop;
      pop();
      return 0;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      --depth_;
      pop();
      return 0;
    default:
      pop();
      return 0;
  }
}

int TreeBuilder::close_text() {
  Block& block = *open_.back();
  implicit_paragraph_ = false;
  block.text = inline_.take_text();
  block.spans = inline_.take_spans();
  block.anchor = take_anchor(block.text, block.spans);
  if (!block.anchor.empty() && !anchors_.insert(block.anchor).second) {
    return stop(line_, "the anchor {{#{}}} is used twice; give each paragraph its own", block.anchor);
  }
  pop();
  return 0;
}

// "[!ANSWER]" at the start of a quote says which kind of callout it is.
int TreeBuilder::close_callout() {
  --depth_;
  Block& quote = *open_.back();
  if (!quote.children.empty() && quote.children.front().kind == BlockKind::paragraph) {
    Block& first = quote.children.front();
    size_t end = first.text.find(']');
    if (first.text.starts_with("[!") && end != std::string::npos) {
      std::string name = lower_ascii(std::string_view(first.text).substr(2, end - 2));
      if (name == "answer") {
        quote.callout = Callout::answer;
      } else if (name == "warning") {
        quote.callout = Callout::warning;
      } else if (name != "note") {
        return stop(first.line, "[!{}] is no kind of callout; write [!ANSWER], [!WARNING] or [!NOTE]", shortened(name));
      }
      drop_prefix(first.text, first.spans, end + 1);
      if (first.text.empty() && first.anchor.empty()) quote.children.erase(quote.children.begin());
    }
  }
  pop();
  return 0;
}

int TreeBuilder::need_text_block() {
  if (holds_text(open_.back()->kind)) return 0;
  if (push(block_of(BlockKind::paragraph))) return kStop;
  implicit_paragraph_ = true;
  return 0;
}

int TreeBuilder::append(std::string_view text) {
  if (need_text_block()) return kStop;
  if (!inline_.append(text)) {
    return stop(line_, "more than {} changes of style in one block; split it", kMaxMarkdownSpans);
  }
  return 0;
}

int TreeBuilder::enter_span(MD_SPANTYPE type, void* detail) {
  if (need_text_block()) return kStop;
  switch (type) {
    case MD_SPAN_EM:
      ++inline_.emphasis;
      return 0;
    case MD_SPAN_STRONG:
      ++inline_.strong;
      return 0;
    case MD_SPAN_CODE:
      return 0;
    case MD_SPAN_A: {
      const MD_ATTRIBUTE& href = static_cast<const MD_SPAN_A_DETAIL*>(detail)->href;
      saw(href.text);
      std::string_view target(href.text, href.size);
      if (href.size == 0 || !is_allowed_link(target)) {
        return stop(line_, "a link to \"{}\"; link to article:ID, service:ID or tel:+NUMBER only", shortened(target));
      }
      inline_.link = std::string(target);
      return 0;
    }
    case MD_SPAN_IMG:
      saw(static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->src.text);
      return stop(line_, "a picture; an article cannot hold pictures yet, say it in words");
    default:
      return stop(line_, "a style that an article cannot hold; use emphasis or strong");
  }
}

int TreeBuilder::leave_span(MD_SPANTYPE type) {
  if (type == MD_SPAN_EM) --inline_.emphasis;
  if (type == MD_SPAN_STRONG) --inline_.strong;
  if (type == MD_SPAN_A) inline_.link.clear();
  return 0;
}

int TreeBuilder::text(MD_TEXTTYPE type, std::string_view text) {
  saw(text.data());
  if (!lines_.holds_whole(text)) return stop(line_, "something is opened and not closed before the end; close it");
  switch (type) {
    case MD_TEXT_NORMAL:
      return append(text);
    case MD_TEXT_CODE:
      // A code block has no block of ours around it, inline code has.
      if (!holds_text(open_.back()->kind)) return stop(line_, "a code block; write it as a paragraph");
      return append(text);
    case MD_TEXT_SOFTBR:
      return append(" ");
    case MD_TEXT_BR:
      return append("\u2028");
    case MD_TEXT_ENTITY: {
      std::string character = decode_entity(text);
      if (character.empty()) return stop(line_, "{} is not known; write the letter itself", text);
      return append(character);
    }
    case MD_TEXT_HTML:
      return stop(line_, "HTML; write Markdown (and a \"<\" that is meant as such as \"\\<\")");
    default:
      return stop(line_, "something that an article cannot hold; write it as a paragraph");
  }
}

// A bad_alloc must not pass through md4c's frames.
template <typename Call>
int guarded(void* state, Call call) {
  auto& builder = *static_cast<TreeBuilder*>(state);
  try {
    return call(builder);
  } catch (...) {
    return kStop;
  }
}

}  // namespace

Result<std::vector<Block>> parse_markdown(std::string_view markdown, size_t first_line) {
  if (auto refused = refuse_bytes(markdown, first_line)) return fail(ErrorKind::invalid, "{}", *refused);
  if (markdown.starts_with("\ufeff")) markdown.remove_prefix(3);  // a byte order mark that some editors write
  // md4c 0.4.8 looks one character past the end for the ")" of a link that is never closed: let that be a line end of
  // ours.
  std::string padded = std::string(markdown) + "\n";
  TreeBuilder builder(padded, first_line);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_COLLAPSEWHITESPACE;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* state) {
    return guarded(state, [&](TreeBuilder& b) { return b.enter(type, detail); });
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* state) {
    return guarded(state, [&](TreeBuilder& b) { return b.leave(type); });
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* state) {
    return guarded(state, [&](TreeBuilder& b) { return b.enter_span(type, detail); });
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* state) {
    return guarded(state, [&](TreeBuilder& b) { return b.leave_span(type); });
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* state) {
    return guarded(state, [&](TreeBuilder& b) { return b.text(type, {text, size}); });
  };
  int status = md_parse(padded.data(), static_cast<MD_SIZE>(padded.size()), &parser, &builder);
  if (builder.error) return pass_on(std::move(*builder.error));
  if (status != 0)
    return fail(ErrorKind::no_space, "{}: there is not enough memory for the text; split it", first_line);
  return builder.take();
}

}  // namespace waystation::text
