// What the rules about records share. Inside core/author only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/author/lint_rules.h"

namespace waystation::author {

// The checks of one record; findings stand at the line of the field.
class RecordChecks {
 public:
  RecordChecks(LintContext& context, const Origin& origin) : context_(context), origin_(origin) {}

  void error(std::string rule, std::string_view field, std::string message);
  void warning(std::string rule, std::string_view field, std::string message);

  // `what` begins the message: "the article". `to_do` ends it: "check it against its sources, …".
  void review_by(std::string_view what, Date review_by, std::string_view to_do);
  // Nothing that was looked up on one day is believed for more than a year.
  void not_for_ever(Date looked_up_on, Date review_by);
  void not_in_future(std::string_view field, Date date);
  void cited(const std::vector<pack::Citation>& citations);
  // `what` begins the message: "“exception_article”".
  void numbers_only(std::string_view field, std::string_view what, const std::string& article);
  void source(std::string_view field, const std::string& id);
  void audience(const std::vector<std::string>& audience);
  void country(const std::string& code);
  void corridors(const std::vector<std::string>& corridors);
  void languages(const std::vector<std::string>& languages);

  const LintContext& context() const { return context_; }

 private:
  LintContext& context_;
  const Origin& origin_;
};

}  // namespace waystation::author
