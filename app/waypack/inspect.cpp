// waypack inspect: what is in a store or a records file.
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/waypack/commands.h"
#include "core/base/sha256.h"
#include "core/pack/store.h"
#include "platform/posix_files.h"

namespace waystation::waypack {
namespace {

struct InspectCommand {
  std::string file;
  bool json = false;
};

struct Contents {
  std::string form;  // "store" or "records"
  std::vector<pack::Record> records;
  size_t not_understood = 0;
  std::string records_sha256;
};

Result<Contents> read_store(const std::string& path) {
  auto store = pack::Store::open(path);
  if (!store) return pass_on(store.error());
  Contents contents{"store", store->records(), static_cast<size_t>(std::max(0, store->not_understood())),
                    store->records_sha256()};
  if (store->damage()) return pass_on(*store->damage());
  return contents;
}

Result<Contents> read_records(const platform::PosixFiles& files, const std::string& path) {
  auto bytes = files.read(path, pack::kMaxRecordsBytes);
  if (!bytes) return pass_on(bytes.error());
  auto file = pack::parse_records_file(*bytes, path);
  if (!file) return pass_on(file.error());
  return Contents{"records", std::move(file->records), file->not_understood, sha256_hex(*bytes)};
}

// By what the file is called; anything else is tried as a store first, then as records, so that its own error is told.
Result<Contents> read(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    return fail(ErrorKind::invalid, "{} is a folder; name a .pack or .records file", path);
  }
  platform::PosixFiles files;
  if (path.ends_with(".records")) return read_records(files, path);
  auto store = read_store(path);
  if (store || path.ends_with(".pack") || store.error().kind == ErrorKind::not_found) return store;
  auto records = read_records(files, path);
  return records ? std::move(records) : std::move(store);
}

// Parts of texts that a language has, of those that the source language has.
std::map<std::string, size_t> parts_by_language(const std::vector<pack::Record>& records) {
  std::map<std::string, size_t> parts;
  for (const pack::Record& record : records) {
    const auto* text = std::get_if<pack::TextRecord>(&record);
    if (text == nullptr) continue;
    for (const std::string& part : text->parts) parts[text->lang] += part.empty() ? 0 : 1;
  }
  return parts;
}

nlohmann::ordered_json summary_of(const Contents& contents, const pack::PackRecord& pack) {
  std::map<std::string, size_t> counts;
  for (const pack::Record& record : contents.records) ++counts[std::string(kind_of(record))];
  auto parts = parts_by_language(contents.records);
  size_t all = pack.languages.empty() ? 0 : parts[pack.languages.front()];
  nlohmann::ordered_json out = {{"form", contents.form},
                                {"id", pack.id},
                                {"publisher", pack.publisher},
                                {"contact", pack.contact},
                                {"license", pack.license},
                                {"languages", pack.languages},
                                {"corridors", pack.corridors},
                                {"records", counts},
                                {"not_understood", contents.not_understood},
                                {"records_sha256", contents.records_sha256}};
  out["translated_per_cent"] = nlohmann::ordered_json::object();
  for (const std::string& lang : pack.languages)
    out["translated_per_cent"][lang] = all == 0 ? 0 : parts[lang] * 100 / all;
  return out;
}

void print_text(const nlohmann::ordered_json& summary) {
  auto text = [&](const char* name) { return one_line(summary[name].get<std::string>()); };
  fmt::print("pack       {}\npublisher  {}\n", text("id"), text("publisher"));
  if (!text("contact").empty()) fmt::print("contact    {}\n", text("contact"));
  fmt::print("license    {}\nform       {}\nsha256     {} (of the records)\n", text("license"), text("form"),
             text("records_sha256"));
  if (summary["not_understood"] != 0) {
    fmt::print("left out   {} records that this program does not know: it needs an update\n",
               summary["not_understood"].get<size_t>());
  }
  fmt::print("records\n");
  for (const auto& [kind, count] : summary["records"].items()) fmt::print("  {:<10}{:>6}\n", kind, count.get<size_t>());
  fmt::print("languages, translated\n");
  for (const auto& [lang, per_cent] : summary["translated_per_cent"].items()) {
    fmt::print("  {:<10}{:>4} %\n", lang, per_cent.get<size_t>());
  }
}

int inspect(const InspectCommand& command) {
  auto contents = read(command.file);
  if (!contents) return report(contents.error());
  for (const pack::Record& record : contents->records) {
    const auto* pack = std::get_if<pack::PackRecord>(&record);
    if (pack == nullptr) continue;
    auto summary = summary_of(*contents, *pack);
    if (command.json) {
      fmt::print("{}\n", summary.dump(2));
    } else {
      print_text(summary);
    }
    return 0;
  }
  return report(fmt::format("{}: there is no record of kind pack in it; this is not a whole pack", command.file));
}

}  // namespace

void add_inspect(CLI::App& app, Command& chosen) {
  auto command = std::make_shared<InspectCommand>();
  CLI::App* inspect_app = app.add_subcommand("inspect", "Says what is in a store or a records file.");
  inspect_app->add_option("FILE", command->file, "A .pack or .records file")->required();
  inspect_app->add_flag("--json", command->json, "As JSON");
  inspect_app->callback([command, &chosen] { chosen = [command] { return inspect(*command); }; });
}

}  // namespace waystation::waypack
