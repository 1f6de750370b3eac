#include "app/kiosk/shelf.h"

#include <algorithm>

#include "core/sync/update.h"

namespace waystation::kiosk {
namespace {

uint64_t number_of(const std::optional<sync::ActiveSet>& set) {
  return set ? set->number : 0;
}

bool holds(const std::vector<pack::Store>& stores, const std::string& id) {
  return std::any_of(stores.begin(), stores.end(), [&](const pack::Store& store) { return store.pack().id == id; });
}

}  // namespace

Result<pack::Store> Shelf::open_store(const std::string& path, const PackPlaces& pack) const {
  auto store = pack::Store::open(path);
  bool is_of_set = set_ && std::any_of(set_->packs.begin(), set_->packs.end(),
                                       [&](const sync::ActivePack& active) { return active.pack == pack.name; });
  if (store && is_of_set && store->pack().id != pack.name)
    return fail(ErrorKind::corrupt, "{} holds the pack '{}', not '{}'", path, store->pack().id, pack.name);
  return store;
}

// The first store that opens; why others did not is a complaint.
std::optional<pack::Store> Shelf::open_best(const PackPlaces& pack) {
  for (const std::string& path : pack.stores) {
    auto store = open_store(path, pack);
    if (store) return std::move(*store);
    complaints_.push_back(store.error().message);
  }
  return std::nullopt;
}

Result<Library> Shelf::open() {
  Stores found = find_stores(files_, places_);
  set_ = std::move(found.set);
  complaints_ = std::move(found.complaints);
  is_rotten_ = is_worth_another_look_ = false;
  std::vector<pack::Store> stores;
  for (const PackPlaces& pack : found.packs) {
    if (pack.is_named) {
      auto store = pack::Store::open(pack.stores.front());
      if (!store) return pass_on(store.error());
      stores.push_back(std::move(*store));
      continue;
    }
    auto store = open_best(pack);
    // Two files of one pack: the better one is there already. Words add up instead.
    if (store && (store->pack().id == kWordsPack || !holds(stores, store->pack().id)))
      stores.push_back(std::move(*store));
  }
  return Library::of(std::move(stores), site_);
}

std::optional<Library> Shelf::newer() {
  if (places_.data.empty() || !places_.packs.empty()) return std::nullopt;
  auto now = sync::SetFolder(files_, sync::DataFolder{places_.data}.set()).active();
  bool is_same = number_of(now) == number_of(set_) && complaints_.empty() && !is_worth_another_look_;
  if (is_same) return std::nullopt;
  Shelf next(files_, places_, site_);
  auto library = next.open();
  is_worth_another_look_ = false;
  if (!library) return std::nullopt;
  set_ = std::move(next.set_);
  complaints_ = std::move(next.complaints_);
  is_rotten_ = false;
  return std::move(*library);
}

}  // namespace waystation::kiosk
