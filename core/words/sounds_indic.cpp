#include "core/words/sounds.h"

namespace waystation::words {
namespace {

// The blocks of Unicode from Devanagari to Malayalam have the same letters at the same places, 128 to a script.
constexpr char32_t kBengali = 0x0980;
constexpr char32_t kBindu = 0x01, kAnusvara = 0x02, kFirstConsonant = 0x15, kLastConsonant = 0x39, kVirama = 0x4D;
constexpr char32_t kNukta = 0x3C, kDda = 0x21, kDdha = 0x22, kJa = 0x1C, kNya = 0x1E, kSsa = 0x37, kKa = 0x15;
constexpr char32_t kYa = 0x2F, kRa = 0x30, kBa = 0x2C, kHa = 0x39, kNga = 0x19, kGha = 0x18, kTippi = 0x70;

// From ka to ha. N is the nasal of the first row.
constexpr std::string_view kConsonants = "kkggNccjjnttddnttddnnppbbmyrrlllbsssh";
static_assert(kConsonants.size() == kLastConsonant - kFirstConsonant + 1);

bool is_consonant(char32_t place) {
  return place >= kFirstConsonant && place <= kLastConsonant;
}

bool is_vocalic_r(char32_t place) {
  return place == 0x0B || place == 0x43 || place == 0x44 || place == 0x60;
}

bool is_vowel(char32_t place) {
  return (place >= 0x04 && place <= 0x14) || (place >= 0x3E && place <= 0x4C) || (place >= 0x55 && place <= 0x57) ||
         (place >= 0x61 && place <= 0x63) || (place >= 0x72 && place <= 0x77);
}

class IndicSounds {
 public:
  IndicSounds(std::u32string_view letters, std::string& sounds) : letters_(letters), sounds_(sounds) {}

  void run() {
    while (at_ < letters_.size()) {
      at_ += one();
      if (at_ < letters_.size() && is_consonant(letters_[at_] & 0x7F) && has_own_vowel(letters_[at_ - 1]))
        sounds_ += 'a';
    }
  }

 private:
  char32_t block() const { return letters_[at_] & ~char32_t{0x7F}; }
  char32_t place(size_t i) const {
    return i < letters_.size() && (letters_[i] & ~char32_t{0x7F}) == block() ? letters_[i] & 0x7F : 0;
  }
  static bool has_own_vowel(char32_t c) { return is_consonant(c & 0x7F) || (c & 0x7F) == kNukta; }
  bool after_virama() const { return at_ > 0 && place(at_ - 1) == kVirama; }

  // Appends what begins here; returns how many letters that took.
  size_t one() {
    const char32_t here = place(at_);
    if (is_vocalic_r(here)) return add('r');
    if (is_vowel(here)) return add('a');
    if (here == kAnusvara || here == kBindu || (here == kTippi && block() == 0x0A00)) return nasal();
    if (is_consonant(here)) return consonant(here);
    return other();
  }

  size_t consonant(char32_t here) {
    const bool bengali = block() == kBengali;
    const char32_t next = place(at_ + 1), third = place(at_ + 2);
    if (here == kJa && next == kVirama && third == kNya) return add('g', 3);             // ज्ञ: gya
    if (bengali && here == kKa && next == kVirama && third == kSsa) return add('k', 3);  // ক্ষ: kkha
    if (next == kNukta && (here == kDda || here == kDdha)) return add('r', 2);
    if (here == kNga) return nasal();
    if (here == kYa) return ya(bengali, next);
    if (here == kHa) return ha(bengali);
    // স্বামী is said shami: the second of a first cluster is silent. লম্বা and বিশ্ব keep theirs.
    if (bengali && here == kBa && after_virama() && at_ == 2) return 1;
    return add(kConsonants[here - kFirstConsonant]);
  }

  size_t ya(bool bengali, char32_t next) {
    const bool after_ra = at_ > 1 && place(at_ - 2) == kRa;
    if (bengali && next != kNukta && (!after_virama() || after_ra)) return add('j');
    return add(sounds_.empty() ? 'y' : 'a');
  }

  // After a stop it is that stop's breath; after others it is heard (तुम्हारा).
  size_t ha(bool bengali) {
    const bool after_sonorant =
        !sounds_.empty() && std::string_view("lmnr").find(sounds_.back()) != std::string_view::npos;
    if (after_virama() && !after_sonorant) return 1;
    add('h');
    if (bengali && at_ + 1 == letters_.size()) sounds_ += 'a';
    return 1;
  }

  // Bengali's is "ng" (বাংলা), except where the next letter is already of that row.
  size_t nasal() {
    size_t next = at_ + 1;
    if (place(next) == kVirama) ++next;
    const char32_t row = place(next);
    sounds_ += 'n';
    const bool velar = block() == kBengali && place(at_) != kBindu;
    if (velar && (row < kFirstConsonant || row > kGha)) sounds_ += 'g';
    return 1;
  }

  size_t other() {
    switch (letters_[at_]) {
      case 0x09CE:
        return add('t');  // khanda ta
      case 0x09F0:
        return add('r');  // Assamese
      case 0x09F1:
        return add('b');
      case 0x0D7A:
      case 0x0D7B:
        return add('n');  // Malayalam's letters without a vowel
      case 0x0D7C:
        return add('r');
      case 0x0D7D:
      case 0x0D7E:
        return add('l');
      case 0x0D7F:
        return add('k');
      default:
        return 1;
    }
  }

  size_t add(char sound, size_t letters = 1) {
    sounds_ += sound;
    return letters;
  }

  std::u32string_view letters_;
  std::string& sounds_;
  size_t at_ = 0;
};

}  // namespace

void append_indic_sounds(std::u32string_view letters, std::string& sounds) {
  IndicSounds(letters, sounds).run();
}

}  // namespace waystation::words
