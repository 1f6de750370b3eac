#include "core/text/isolate.h"

#include "tests/support/catch.h"

namespace waystation::text {
namespace {

// The parts that are isolated, in brackets, joined by spaces.
std::string isolated(std::string_view utf8) {
  const Utf16Text text = to_utf16(utf8);
  std::string result;
  for (const Isolate& isolate : find_isolates(text)) {
    uint32_t begin = text.byte_of[isolate.begin], end = text.byte_of[isolate.end];
    (result += '[').append(utf8.substr(begin, end - begin)) += ']';
  }
  return result;
}

}  // namespace

TEST_CASE("Telephone numbers are kept together") {
  CHECK(isolated("اتصل 1-800-555-0199.") == "[1-800-555-0199]");
  CHECK(isolated("+962 6 500 1234، أو") == "[+962 6 500 1234]");
  CHECK(isolated("+1 (800) 555-0199") == "[+1 (800) 555-0199]");
  CHECK(isolated("(02) 555 0199)") == "[(02) 555 0199]");
  CHECK(isolated("(+41 22 717 9111)") == "[(+41 22 717 9111)]");
  CHECK(isolated("+96265001234") == "[+96265001234]");
  CHECK(isolated("00962-6-5001234") == "[00962-6-5001234]");
  CHECK(isolated("116 111") == "[116 111]");
  CHECK(isolated("*155#") == "[*155#]");
  CHECK(isolated("*123*4#") == "[*123*4#]");
}

TEST_CASE("Digits of every script make a telephone number") {
  CHECK(isolated("٠٨٠٠-٥٥٥-٠١٩٩") == "[٠٨٠٠-٥٥٥-٠١٩٩]");
  CHECK(isolated("۰۲۱ ۵۵۵ ۰۱۹۹") == "[۰۲۱ ۵۵۵ ۰۱۹۹]");
  CHECK(isolated("०१-५५५०१९९") == "[०१-५५५०१९९]");
  CHECK(isolated("၀၁-၅၅၅၀၁၉၉") == "[၀၁-၅၅၅၀၁၉၉]");
}

TEST_CASE("Years, dates, ranges and plain amounts are left to the reader's direction") {
  CHECK(isolated("2026").empty());
  CHECK(isolated("2026-11-01").empty());
  CHECK(isolated("01-11-2026").empty());
  CHECK(isolated("1990-2000").empty());
  CHECK(isolated("1000-1500").empty());
  CHECK(isolated("12500").empty());
  CHECK(isolated("1,234.56").empty());
  CHECK(isolated("18-65").empty());
  CHECK(isolated("09:00-17:00").empty());
}

TEST_CASE("Amounts in groups are one number") {
  CHECK(isolated("15 000 و 1 250 000") == "[15 000][1 250 000]");
}

TEST_CASE("Addresses end before the sentence's punctuation") {
  CHECK(isolated("(help@iom.int).") == "[help@iom.int]");
  CHECK(isolated("انظر https://www.iom.int/a_(b)?c=1&d=2، ثم") == "[https://www.iom.int/a_(b)?c=1&d=2]");
  CHECK(isolated("www.iom.int.") == "[www.iom.int]");
  CHECK(isolated("موقع iom.int/ar") == "[iom.int/ar]");
  CHECK(isolated("a@b, the end. 3.5 e.g. 1.2.3").empty());
}

TEST_CASE("A number inside an address is not a second isolate") {
  CHECK(isolated("https://x.org/1-800-555-0199") == "[https://x.org/1-800-555-0199]");
}

TEST_CASE("Right-to-left digits are left alone") {
  CHECK(isolated("߀߁ ߂߃߄ ߅߆߇߈").empty());
}

TEST_CASE("Numbers inside words are left alone") {
  CHECK(isolated("A4-1234567 x").empty());
}

}  // namespace waystation::text
