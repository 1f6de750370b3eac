// What the screen should say, read from the translators' own files: a journey does not repeat their words.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace waystation::journeys {

// The words of one language; English is what the others were translated from.
class Words {
 public:
  explicit Words(std::string lang) : lang_(std::move(lang)) {}

  // A message of the program, such as "idle.title"; of one with arguments, its longest part without any.
  std::string message(const std::string& id) const;
  // "topic/fees/title", "notice/demo-notice/body", "source/udhr/title" of the starter pack.
  std::string content(const std::string& context) const;
  // "fee_rule/np-service-qa/note", "source/ilo-c181/title" of the pack of corridors.
  std::string corridor(const std::string& context) const;
  // `article`: "fees/who-pays-the-recruiter".
  std::string title(const std::string& article) const;
  // Its first paragraph without any markup.
  std::string paragraph(const std::string& article) const;

 private:
  struct Entry {
    std::string context, source, translation;
  };
  std::vector<Entry> read(const std::string& stem) const;
  std::string find(const std::string& stem, const std::string& context) const;
  std::string value(const Entry& entry) const;

  std::string lang_;
};

// The part of a text that a script can quote.
std::string quotable(const std::string& text);

}  // namespace waystation::journeys
