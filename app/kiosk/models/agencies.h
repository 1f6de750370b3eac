// The agency check: is this agency on an official list, and what does that mean?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/models/search.h"
#include "core/search/agency_check.h"

namespace waystation::kiosk {

// How an agency stands on its list, as a picture, a colour and a word.
struct AgencyStanding {
  search::AgencyVerdict verdict = search::AgencyVerdict::list_too_old;
  ui::Icon icon = ui::Icon::help_circle;
  Translated words;  // "Licence valid on this list"
};

struct AgencyRow {
  std::string pack, id;
  MarkedText name;
  std::optional<MarkedText> other_name;  // when it is this one that is like what was typed
  MarkedText where;                      // licence and town
  AgencyStanding standing;
};

struct RegisterRow {
  Translated title, listed;  // "The list as it was on 1 October 2026"
  std::optional<Translated> note, too_old;
  Translated source;
};

struct AgenciesModel {
  Translated title, question;
  FieldModel field;
  Translated help;  // Help now: beside the field while the keyboard covers the footer
  std::optional<KeyboardModel> keyboard;
  std::vector<RegisterRow> registers;  // which lists are here
  std::optional<Translated> guess;
  std::optional<Translated> of_town;  // above the agencies, when it was a town that was typed
  std::vector<AgencyRow> agencies;
  // Nothing was found: what that does and does not mean, and names that are like it.
  std::optional<Translated> not_listed, not_listed_means;
  Translated look_alikes_title, look_alikes_means;
  std::vector<AgencyRow> look_alikes;
  std::optional<Translated> no_list;  // there is no list on this machine
  std::vector<ArticleRow> related;    // the contract checklist
  Translated related_title;
};

struct AgencyModel {
  std::string pack, id;
  AgencyStanding standing;
  Translated name;
  Translated other_names_label;
  std::vector<Translated> other_names;
  Translated means;  // what the verdict does and does not mean
  struct Line {
    Translated label, value;
  };
  std::vector<Line> lines;  // licence, valid until, town, address, telephone
  Translated list_title;
  RegisterRow list;
  Translated look_alikes_title, look_alikes_means;
  std::vector<AgencyRow> look_alikes;
  Translated related_title;
  std::vector<ArticleRow> related;
};

AgenciesModel agencies_model(const Context& context);
std::optional<AgencyModel> agency_model(const Context& context, const AgencyRoute& route);

}  // namespace waystation::kiosk
