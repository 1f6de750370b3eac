#include <algorithm>
#include <iterator>

#include "core/words/sounds.h"

namespace waystation::words {
namespace {

// Folded letters (fold.h), in the order of their code points. `elsewhere` is for Urdu, Persian and the others, which
// took the letters of Arabic over but not all of its sounds. w, y and h are looked at more closely; ayn is a vowel.
struct Letter {
  char32_t letter;
  char in_arabic, elsewhere;
};
constexpr Letter kLetters[] = {
    {U'ا', 'a', 'a'}, {U'ب', 'b', 'b'}, {U'ت', 't', 't'}, {U'ث', 't', 's'}, {U'ج', 'j', 'j'}, {U'ح', 'h', 'h'},
    {U'خ', 'k', 'k'}, {U'د', 'd', 'd'}, {U'ذ', 'd', 'j'}, {U'ر', 'r', 'r'}, {U'ز', 'j', 'j'}, {U'س', 's', 's'},
    {U'ش', 's', 's'}, {U'ص', 's', 's'}, {U'ض', 'd', 'j'}, {U'ط', 't', 't'}, {U'ظ', 'j', 'j'}, {U'ع', 'a', 'a'},
    {U'غ', 'g', 'g'}, {U'ف', 'p', 'p'}, {U'ق', 'k', 'k'}, {U'ك', 'k', 'k'}, {U'ل', 'l', 'l'}, {U'م', 'm', 'm'},
    {U'ن', 'n', 'n'}, {U'ه', 'h', 'h'}, {U'و', 'w', 'w'}, {U'ي', 'y', 'y'}, {U'ٹ', 't', 't'}, {U'ٺ', 't', 't'},
    {U'ٻ', 'b', 'b'}, {U'ټ', 't', 't'}, {U'ٽ', 't', 't'}, {U'پ', 'p', 'p'}, {U'ٿ', 't', 't'}, {U'ڀ', 'b', 'b'},
    {U'ځ', 'j', 'j'}, {U'ڃ', 'n', 'n'}, {U'ڄ', 'j', 'j'}, {U'څ', 's', 's'}, {U'چ', 'c', 'c'}, {U'ڇ', 'c', 'c'},
    {U'ڈ', 'd', 'd'}, {U'ډ', 'd', 'd'}, {U'ڊ', 'd', 'd'}, {U'ڌ', 'd', 'd'}, {U'ڍ', 'd', 'd'}, {U'ڏ', 'd', 'd'},
    {U'ڑ', 'r', 'r'}, {U'ړ', 'r', 'r'}, {U'ڕ', 'r', 'r'}, {U'ږ', 'g', 'g'}, {U'ژ', 'j', 'j'}, {U'ڙ', 'r', 'r'},
    {U'ښ', 's', 's'}, {U'ڤ', 'b', 'b'}, {U'ڦ', 'p', 'p'}, {U'ڭ', 'n', 'n'}, {U'گ', 'g', 'g'}, {U'ڱ', 'n', 'n'},
    {U'ڳ', 'g', 'g'}, {U'ڵ', 'l', 'l'}, {U'ں', 'n', 'n'}, {U'ڻ', 'n', 'n'}, {U'ڼ', 'n', 'n'}, {U'ے', 'a', 'a'},
};

constexpr std::u32string_view kArticle = U"ال";

class ArabicSounds {
 public:
  ArabicSounds(std::u32string_view letters, bool arabic, std::string& sounds)
      : letters_(letters), arabic_(arabic), sounds_(sounds) {}

  void run() {
    constexpr size_t kLeastAfterArticle = 3;
    if (arabic_ && letters_.starts_with(kArticle) && letters_.size() >= kArticle.size() + kLeastAfterArticle)
      letters_.remove_prefix(kArticle.size());
    for (at_ = 0; at_ < letters_.size(); ++at_) {
      one();
      // Doubled consonants are written once, so two letters are parted by a vowel that is not written.
      if (!at_end() && !sounds_.empty()) sounds_ += 'a';
    }
  }

 private:
  char32_t letter(size_t i) const { return i < letters_.size() ? letters_[i] : 0; }
  bool at_end() const { return at_ + 1 == letters_.size(); }

  void one() {
    const char sound = sound_of(letters_[at_]);
    if (sound == 'w')
      sounds_ += is_consonant_waw() ? 'b' : 'a';
    else if (sound == 'y')
      sounds_ += sounds_.empty() ? 'y' : 'a';
    else if (sound == 'h' && letters_[at_] == U'ه')
      sounds_ += at_end() && !sounds_.empty() ? "a" : is_breath() ? "" : "h";  // at the end a vowel, or not heard
    else if (sound != 0)
      sounds_ += sound;
  }

  char sound_of(char32_t c) const {
    auto found = std::lower_bound(std::begin(kLetters), std::end(kLetters), c,
                                  [](const Letter& l, char32_t wanted) { return l.letter < wanted; });
    if (found == std::end(kLetters) || found->letter != c) return 0;
    return arabic_ ? found->in_arabic : found->elsewhere;
  }

  // "w" as in jawaz, not "u" as in qanun: at the beginning, and beside a letter that can only be a vowel.
  bool is_consonant_waw() const {
    if (sounds_.empty()) return true;
    const char32_t next = letter(at_ + 1);
    const bool before_heh_at_end = next == U'ه' && at_ + 2 == letters_.size();
    const bool before_vowel = next == U'ا' || next == U'ي' || next == U'ے' || before_heh_at_end;
    return before_vowel || (arabic_ && next != 0 && at_ > 0 && letters_[at_ - 1] == U'ا');
  }

  // In Urdu, what makes an aspirate of the consonant before it: fold() has made one letter of both of Urdu's hehs, and
  // that one is the more frequent after these.
  bool is_breath() const {
    if (arabic_ || at_ == 0) return false;
    return std::u32string_view(U"بپتٹجچدڈكگ").find(letters_[at_ - 1]) != std::u32string_view::npos;
  }

  std::u32string_view letters_;
  bool arabic_;
  std::string& sounds_;
  size_t at_ = 0;
};

}  // namespace

void append_arabic_sounds(std::u32string_view letters, std::string_view lang, std::string& sounds) {
  std::string_view language = lang.substr(0, lang.find('-'));
  ArabicSounds(letters, language.empty() || language == "ar", sounds).run();
}

}  // namespace waystation::words
