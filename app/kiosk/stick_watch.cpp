#include "app/kiosk/stick_watch.h"

#include <algorithm>
#include <iterator>

namespace waystation::kiosk {
namespace {

constexpr int kDeepest = 2;
constexpr size_t kMostRepositories = 16;  // at a time: more are no sticks

}  // namespace

std::string StickWatch::repository_in(const std::string& folder) const {
  for (const std::string& place : {folder, folder + "/waystation"})
    if (files_.size_bytes(place + "/metadata/timestamp.json")) return place;
  return "";
}

void StickWatch::look_into(const std::string& folder, int depth, std::set<std::string>& found) const {
  for (const std::string& name : folders_in_(folder)) {
    if (found.size() >= kMostRepositories) return;
    std::string below = folder + '/' + name;
    std::string repository = repository_in(below);
    if (!repository.empty()) {
      found.insert(std::move(repository));
    } else if (depth < kDeepest) {
      look_into(below, depth + 1, found);
    }
  }
}

std::vector<std::string> StickWatch::look() {
  std::set<std::string> found;
  for (const std::string& folder : folders_) look_into(folder, 1, found);
  std::vector<std::string> come;
  std::set_difference(found.begin(), found.end(), present_.begin(), present_.end(), std::back_inserter(come));
  present_ = std::move(found);
  return come;
}

}  // namespace waystation::kiosk
