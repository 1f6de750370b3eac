// `waysync update`, as a process beside this one.
#pragma once

#include <optional>
#include <string>

#include "app/kiosk/updates.h"
#include "platform/child_process.h"

namespace waystation::kiosk {

class WaysyncProgram : public UpdateProgram {
 public:
  // `program`: path of waysync. `site`: path of site.toml. `data`: the kiosk's own folder.
  WaysyncProgram(const Files& files, std::string program, std::string site, std::string data)
      : files_(files), program_(std::move(program)), site_(std::move(site)), data_(std::move(data)) {}

  bool is_there() const override;
  Result<void> start(const std::string& from) override;
  std::optional<int> poll() override;

 private:
  const Files& files_;
  std::string program_, site_, data_;
  std::optional<platform::ChildProcess> child_;
};

}  // namespace waystation::kiosk
