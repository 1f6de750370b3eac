#include "app/kiosk/models/officer.h"

#include <algorithm>

namespace waystation::kiosk {
namespace {

using Row = OfficerModel::Row;
using State = OfficerModel::State;

constexpr int64_t kMinuteS = 60, kHourS = 3600, kDayS = 86400;
constexpr int64_t kStaleAfterS = 30 * kDayS;   // the publisher confirms at least this often
constexpr int64_t kLastUnixS = 4'102'444'800;  // 2100: what a damaged status file may claim beyond it is no time
constexpr size_t kMostSources = 16;            // as many as a site may name
constexpr size_t kMostRows = 64;
constexpr size_t kMostSentenceBytes = 600;
constexpr std::string_view kProgramLanguage = "en";  // of its errors

// A sentence of the program as it is, cut where nobody would read on.
Translated sentence(std::string text) {
  if (text.size() > kMostSentenceBytes) {
    size_t end = kMostSentenceBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text = text.substr(0, end) + "\u2026";
  }
  return {std::move(text), std::string(kProgramLanguage)};
}

// The name of a thing, the same in every language.
Translated name_of(const std::string& id) {
  return {id, std::string(kProgramLanguage)};
}

struct Build {
  const Context& context;
  const OfficerFacts& facts;
  std::vector<Library::Held> all_held = context.library.held();

  Date date(int64_t unix_s) const { return date_from_days(std::clamp<int64_t>(unix_s, 0, kLastUnixS) / kDayS); }

  // "in 12 minutes", "3 days ago", by the largest unit that is at least one.
  Translated span(std::string_view prefix, int64_t seconds) const {
    auto say = [&](std::string_view unit, int64_t unit_s) {
      return context.word(std::string(prefix) + std::string(unit), {{"count", seconds / unit_s}});
    };
    if (seconds < kHourS) return say("minutes", kMinuteS);
    return seconds < 2 * kDayS ? say("hours", kHourS) : say("days", kDayS);
  }

  Translated moment(int64_t unix_s) const {
    if (unix_s <= 0) return context.word("officer.never");
    int64_t age_s = facts.now_unix_s - unix_s;
    // A clock that is not right cannot tell how long ago something was.
    if (facts.is_clock_uncertain || age_s < 0 || unix_s > kLastUnixS)
      return context.word("officer.on", {{"date", date(unix_s)}});
    return context.word("officer.on_ago", {{"date", date(unix_s)}, {"ago", span("officer.ago.", age_s).text}});
  }

  bool is_stale(const sync::RepositoryStatus& status) const {
    return status.confirmed_unix_s > 0 && facts.now_unix_s - status.confirmed_unix_s > kStaleAfterS;
  }

  static std::string_view failure(const std::string& kind) {
    for (std::string_view known : {"offline", "untrusted", "no_space", "corrupt", "not_found"})
      if (kind == known) return known;
    return "invalid";
  }

  std::vector<State> states(const sync::RepositoryStatus& status) const {
    std::vector<State> states;
    if (!status.failed.empty())
      states.push_back({Standing::care, context.word("officer.failed." + std::string(failure(status.failed)))});
    if (status.tried_unix_s <= 0 && states.empty())
      states.push_back({Standing::plain, context.word("officer.state.never")});
    if (status.as_of_only && status.confirmed_unix_s > 0) {
      states.push_back(
          {Standing::plain, context.word("officer.state.as_of", {{"date", date(status.confirmed_unix_s)}})});
    } else if (is_stale(status)) {
      states.push_back(
          {Standing::care, context.word("officer.state.stale", {{"date", date(status.confirmed_unix_s)}})});
    }
    if (states.empty()) states.push_back({Standing::fine, context.word("officer.state.fine")});
    return states;
  }

  const sync::ActivePack* active(std::string_view pack) const {
    if (!facts.set) return nullptr;
    for (const sync::ActivePack& active : facts.set->packs)
      if (active.pack == pack) return &active;
    return nullptr;
  }

  // What is on the screen counts, not what was to be there.
  Translated holding(std::string_view pack) const {
    const sync::ActivePack* fetched = active(pack);
    if (pack == kWordsPack && fetched != nullptr)
      return context.word("officer.pack.release", {{"release", fetched->release}});
    for (const Library::Held& held : all_held) {
      if (held.pack != pack) continue;
      Translated pages = context.word("officer.pages", {{"count", held.pages}});
      if (fetched == nullptr) return context.word("officer.pack.shipped", {{"pages", pages.text}});
      if (held.records_sha256 != fetched->records_sha256)
        return context.word("officer.pack.older", {{"pages", pages.text}});
      return context.word("officer.pack.release_pages", {{"release", fetched->release}, {"pages", pages.text}});
    }
    return context.word("officer.pack.awaited");
  }

  Row pack_row(const std::string& pack) const { return {name_of(pack), holding(pack), true}; }

  OfficerModel::Source source(const Repository& repository) const {
    sync::RepositoryStatus status;
    for (const sync::RepositoryStatus& known : facts.status.repositories)
      if (known.id == repository.id) status = known;
    OfficerModel::Source source;
    source.name = name_of(repository.id);
    source.states = states(status);
    source.rows.push_back({context.word("officer.row.confirmed"), moment(status.confirmed_unix_s)});
    source.rows.push_back({context.word("officer.row.succeeded"), moment(status.succeeded_unix_s)});
    source.rows.push_back({context.word("officer.row.tried"), moment(status.tried_unix_s)});
    for (const std::string& pack : repository.packs) source.rows.push_back(pack_row(pack));
    if (!status.failed.empty() && !status.message.empty()) source.details = sentence(status.message);
    return source;
  }

  // Packs that no repository brings.
  void add_other_packs(OfficerModel& model) const {
    for (const Library::Held& held : all_held) {
      auto brings = [&](const Repository& repository) {
        return std::find(repository.packs.begin(), repository.packs.end(), held.pack) != repository.packs.end();
      };
      const auto& all = context.site.repositories;
      bool is_fetched = facts.is_set_up && std::any_of(all.begin(), all.end(), brings);
      if (!is_fetched && model.rows.size() < kMostRows) model.rows.push_back(pack_row(held.pack));
    }
  }

  // What is wrong leads; else what is not quite as it could be; else that all is well.
  State headline(const OfficerModel& model) const {
    if (!facts.is_set_up) return {Standing::plain, context.word("officer.headline.none")};
    std::vector<State> all;
    for (const auto& source : model.sources) all.insert(all.end(), source.states.begin(), source.states.end());
    auto stands = [&](Standing standing) {
      return std::find_if(all.begin(), all.end(), [&](const State& state) { return state.standing == standing; });
    };
    if (!model.warnings.empty() || stands(Standing::care) != all.end())
      return {Standing::care, context.word("officer.headline.care")};
    if (auto plain = stands(Standing::plain); plain != all.end()) return *plain;
    return {Standing::fine, context.word("officer.headline.fine")};
  }

  void add_warnings(OfficerModel& model) const {
    if (facts.is_clock_uncertain) model.warnings.push_back(context.word("officer.clock"));
    if (facts.is_damaged) model.warnings.push_back(context.word("officer.damaged"));
    if (facts.is_set_up && !facts.has_program) model.warnings.push_back(context.word("officer.no_program"));
  }

  OfficerModel operator()() const {
    OfficerModel model;
    model.title = context.word("officer.title");
    add_warnings(model);
    if (facts.is_set_up) {
      for (const Repository& repository : context.site.repositories)
        if (model.sources.size() < kMostSources) model.sources.push_back(source(repository));
      if (facts.has_program) model.look = context.word("officer.look");
      if (facts.is_running) model.looking = context.word("officer.looking");
      Translated next = facts.next_try_s ? span("officer.in.", *facts.next_try_s) : context.word("officer.next.none");
      model.rows.push_back({context.word("officer.row.next"), next});
      if (facts.status.media_missing > 0)
        model.rows.push_back({context.word("officer.row.media"),
                              context.word("officer.media", {{"count", int64_t(facts.status.media_missing)}})});
    }
    add_other_packs(model);
    model.rows.push_back({context.word("officer.row.program"), name_of(WAYSTATION_VERSION)});
    model.details_title = context.word("officer.details");
    for (const std::string& complaint : facts.complaints)
      if (model.complaints.size() < kMostRows) model.complaints.push_back(sentence(complaint));
    model.headline = headline(model);
    return model;
  }
};

}  // namespace

OfficerModel officer_model(const Context& context, const OfficerFacts& facts) {
  return Build{context, facts}();
}

PinModel pin_model(const Context& context) {
  PinModel model;
  model.title = context.word("officer.pin.title");
  for (size_t digit = 0; digit < model.digits.size(); ++digit)
    model.digits[digit] = {std::to_string(digit), std::string(kProgramLanguage)};
  model.typed = context.state.pin.size();
  model.remark = context.state.pin_remark;
  model.wrong = context.word("officer.pin.wrong");
  model.wait = context.word("officer.pin.wait");
  model.erase = context.word("officer.pin.erase");
  model.done = context.word("officer.pin.done");
  return model;
}

}  // namespace waystation::kiosk
