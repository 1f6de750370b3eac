#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/words/likeness.h"
#include "tests/support/catch.h"

using namespace waystation::words;

namespace {

// A word, and how people write it by ear; one word a line.
struct Spellings {
  const char* lang;
  std::vector<const char*> words;
};
const Spellings kSpellings[] = {
    {"hi",
     {"पासपोर्ट paasport passport pasport",
      "पैसा paisa pesa",
      "मजदूर majdoor mazdoor mazdur",
      "कानून kanoon kanun qanoon",
      "श्रम shram",
      "वेतन vetan betan",
      "नौकरी naukri nokri",
      "मालिक malik maalik",
      "अस्पताल aspatal aspataal",
      "पुलिस pulis police",
      "शिकायत shikayat shikaayat",
      "अनुबंध anubandh",
      "सम्पर्क sampark",
      "सहायता sahayata sahaayta",
      "यात्रा yatra yaatraa",
      "विदेश videsh bidesh",
      "घर ghar",
      "काम kaam kam",
      "दूतावास dootavas dutawas dootawas",
      "ज्ञान gyan gyaan",
      "पढ़ाई padhai padhaai",
      "छुट्टी chhutti chutti",
      "खतरा khatra khatara",
      "बीमा beema bima",
      "दस्तावेज़ dastavez dastawej dastaavez",
      "ठेकेदार thekedar thekedaar",
      "भर्ती bharti bhartee",
      "शोषण shoshan",
      "स्वास्थ्य swasthya svasthya",
      "मदद madad",
      "एजेंट ejent",
      "वीज़ा veeza vija",
      "महिला mahila mahilaa",
      "रहने rehne rahne"}},
    {"ne",
     {"राहदानी rahadani rahdani raahadaani",
      "पासपोर्ट paasport passport",
      "तलब talab",
      "ज्याला jyala jyaalaa",
      "कामदार kamdar kaamdaar",
      "वैदेशिक vaideshik baideshik waideshik",
      "रोजगार rojgar rozgar rojgaar",
      "श्रम shram",
      "म्यानपावर myanpawar manpower",
      "ठगी thagi thagee",
      "उजुरी ujuri ujuree",
      "सहयोग sahayog sahyog",
      "अस्पताल aspatal",
      "सम्झौता samjhauta samjauta",
      "स्वीकृति swikriti",
      "घर ghar",
      "मालिक malik",
      "कानुन kanun kaanoon",
      "दूतावास dutabas dootawas",
      "बीमा bima beema",
      "ऋण rin",
      "शुल्क shulka shulk",
      "परिवार pariwar paribar",
      "खाना khana",
      "औषधि aushadhi ausadhi",
      "बच्चा bachcha baccha",
      "विमानस्थल bimansthal vimanasthal"}},
    {"bn",
     {"অভিবাসী obhibashi abhibasi ovibashi",
      "ভিসা visa bhisa",
      "পাসপোর্ট passport pasport paasport",
      "বাংলাদেশ bangladesh",
      "ঔষধ oushodh oushadh",
      "শ্রমিক shromik sromik",
      "বেতন beton betan",
      "মালিক malik",
      "চাকরি chakri chakori",
      "টাকা taka",
      "আইন ain aain",
      "দালাল dalal",
      "দূতাবাস dutabash dutabas dootabash",
      "হাসপাতাল haspatal hashpatal",
      "পুলিশ pulish police",
      "অভিযোগ obhijog ovijog",
      "সাহায্য shahajjo sahajjo sahajya",
      "বিদেশ bidesh videsh",
      "যোগাযোগ jogajog",
      "চুক্তি chukti",
      "নিয়োগকর্তা niyogkorta niogkorta",
      "সংবাদ shongbad songbad",
      "শিক্ষা shikkha sikkha",
      "স্বাস্থ্য shasthyo sastho",
      "বিমানবন্দর bimanbondor",
      "ছুটি chhuti chuti",
      "মজুরি mojuri majuri",
      "জরিমানা jorimana",
      "ঋণ rin",
      "পরিবার poribar paribar",
      "বাড়ি bari"}},
    {"ar",
     {"خدمة khidma khedma",
      "جواز jawaz jawaaz",
      "صحة sihha siha",
      "راتب ratib rateb",
      "عمل amal 3amal",
      "سفارة sifara safara",
      "قانون qanun kanoon qanoon",
      "شرطة shurta",
      "مستشفى mustashfa",
      "عقد aqd 3aqd",
      "كفالة kafala",
      "كفيل kafil kafeel",
      "تأشيرة tashira ta2shira",
      "محكمة mahkama ma7kama",
      "إقامة iqama ikama",
      "هجرة hijra",
      "سفر safar",
      "مساعدة musaada musa3ada",
      "حقوق huquq hoqooq",
      "عامل amil",
      "شكوى shakwa shakwaa",
      "رسوم rusum rosoom",
      "مطار matar",
      "أجر ajr",
      "الخدمة khidma",
      "زواج zawaj",
      "دولة dawla",
      "وكالة wakala wikala",
      "طبيب tabib tabeeb",
      "صاحب sahib",
      "غرامة gharama"}},
    {"ur",
     {"ملازمت mulazimat mulazmat",
      "پاسپورٹ passport paasport",
      "ویزا veeza",
      "تنخواہ tankhwah tankhwaah",
      "مزدور mazdoor majdoor mazdur",
      "قانون qanoon kanoon",
      "شکایت shikayat shikaayat",
      "معاہدہ muahida moahida",
      "سفارت safarat sifarat",
      "ہسپتال haspatal hospital",
      "گھر ghar",
      "خاندان khandan khaandaan",
      "پولیس police pulis",
      "مدد madad",
      "علاج ilaj ilaaj",
      "صحت sehat sehhat",
      "بچے bachche bachay",
      "نوکری naukri nokri",
      "بیرون bairoon beroon",
      "سفر safar",
      "ایجنٹ ejent",
      "ٹھیکیدار thekedar thekedaar",
      "پڑھائی parhai parhaai",
      "رقم raqam rakam",
      "قرض qarz karz",
      "چھٹی chhutti chutti",
      "عدالت adalat"}},
};

}  // namespace

TEST_CASE("a word typed by ear in Latin letters sounds like the word in its own script") {
  for (const Spellings& spellings : kSpellings)
    for (const char* line : spellings.words) {
      std::istringstream words(line);
      std::string native, typed;
      words >> native;
      while (words >> typed) {
        INFO(native << " " << typed);
        CHECK(skeleton(typed, "") == skeleton(native, spellings.lang));
      }
    }
}

TEST_CASE("one word sounds the same in every script") {
  for (const char* word :
       {"paasport", "passport", "पासपोर्ट", "পাসপোর্ট", "ਪਾਸਪੋਰਟ", "પાસપોર્ટ", "పాస్పోర్ట్", "ፓስፖርት", "паспорт"})
    CHECK(skeleton(word, "") == "psprt");
  CHECK(skeleton("پاسپورٹ", "ur") == "psprt");
}

TEST_CASE("Arabic letters sound otherwise in Urdu") {
  CHECK(skeleton("رمضان", "ar") == skeleton("ramadan", ""));
  CHECK(skeleton("رمضان", "ur") == skeleton("ramzan", ""));
  CHECK(skeleton("بھائی", "ur") == skeleton("bhai", ""));
}

TEST_CASE("an Arabic article is not heard, and digits that look like Arabic letters are") {
  CHECK(skeleton("الخدمة", "ar") == skeleton("khidma", ""));
  CHECK(skeleton("حكومة", "ar") == skeleton("7ukuma", ""));
  CHECK(skeleton("عمل", "ar") == skeleton("3amal", ""));
  CHECK(skeleton("الم", "ar") == skeleton("alam", ""));
}

TEST_CASE("different words sound different") {
  for (const Spellings& spellings : kSpellings) {
    std::map<std::string, std::set<std::string>> words_of;
    for (const char* line : spellings.words) {
      std::string native = std::string(line).substr(0, std::string(line).find(' '));
      words_of[skeleton(native, spellings.lang)].insert(native);
    }
    for (const auto& [sound, words] : words_of) {
      INFO(spellings.lang << " " << sound);
      CHECK(words.size() <= 2);
    }
    CHECK(words_of.size() * 10 >= spellings.words.size() * 8);
  }
}

TEST_CASE("a first vowel is heard, whichever, and a word without letters is not") {
  CHECK(skeleton("embassy", "") == "anbs");
  CHECK(skeleton("imbasi", "") == "anbs");
  for (const char* word : {"", "12", "2026", "\u093f\u0301", "😀", "\xff\xfe"}) CHECK(skeleton(word, "hi").size() <= 1);
  for (const char* word : {"", "12", "2026", "😀", "\xff"}) CHECK(skeleton(word, "").empty());
}

TEST_CASE("ten thousand letters sound like the first of them") {
  for (const char* letter : {"k", "क", "ق", "ከ", "က", "w", "h"}) {
    std::string endless;
    for (int i = 0; i < 10'000; ++i) endless += letter;
    CHECK(skeleton(endless, "").size() <= 120);
  }
}
