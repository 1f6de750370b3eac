#include "tests/bench/process_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>

namespace waystation::bench {
namespace {

constexpr int kPatienceMs = 5000;

struct Stat {
  char state = 'X';
  pid_t parent = 0;
  double dead_children_ms = 0;  // those that the process has waited for
};

std::optional<Stat> stat_of(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::string text((std::istreambuf_iterator<char>(file)), {});
  size_t name_end = text.rfind(')');  // a name may hold anything
  if (name_end == std::string::npos) return std::nullopt;
  Stat stat;
  long user_ticks = 0, system_ticks = 0;
  constexpr const char* kFields = ") %c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %ld %ld";
  if (std::sscanf(text.c_str() + name_end, kFields, &stat.state, &stat.parent, &user_ticks, &system_ticks) != 4)
    return std::nullopt;
  const auto ticks_a_second = static_cast<double>(sysconf(_SC_CLK_TCK));
  stat.dead_children_ms = 1e3 * static_cast<double>(user_ticks + system_ticks) / ticks_a_second;
  return stat;
}

std::map<pid_t, pid_t> parents() {
  std::map<pid_t, pid_t> all;
  DIR* proc = opendir("/proc");
  while (const dirent* entry = proc ? readdir(proc) : nullptr) {
    pid_t pid = std::atoi(entry->d_name);
    if (pid <= 0) continue;
    if (auto stat = stat_of(pid); stat && stat->state != 'Z') all[pid] = stat->parent;
  }
  if (proc) closedir(proc);
  return all;
}

void reap() {
  while (waitpid(-1, nullptr, WNOHANG) > 0) {
  }
}

void signal_all(const std::vector<pid_t>& pids, int number) {
  for (pid_t pid : pids) kill(pid, number);
}

double living_ms(pid_t pid) {
  clockid_t clock = 0;
  timespec t{};
  if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &t) != 0) return 0;
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

}  // namespace

ProcessTree::ProcessTree(const std::vector<std::string>& command, const std::string& log_path) {
  prctl(PR_SET_CHILD_SUBREAPER, 1);  // orphans stay in sight
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  program_ = fork();
  if (program_ != 0) return;
  int log = open(log_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  dup2(log, STDOUT_FILENO);
  dup2(log, STDERR_FILENO);
  execvp(arguments[0], arguments.data());
  std::perror(arguments[0]);
  _exit(127);
}

ProcessTree::~ProcessTree() {
  kill(program_, SIGTERM);
  for (int waited_ms = 0; waited_ms < kPatienceMs && !processes().empty(); waited_ms += 20) {
    usleep(20'000);
    reap();
  }
  // A process may start another while this looks.
  for (std::vector<pid_t> left = processes(); !left.empty(); left = processes()) {
    signal_all(left, SIGKILL);
    usleep(20'000);
    reap();
  }
  reap();
}

std::vector<pid_t> ProcessTree::processes() const {
  const std::map<pid_t, pid_t> parent = parents();
  std::vector<pid_t> family;
  for (const auto& [pid, first_parent] : parent) {
    pid_t ancestor = first_parent;
    for (size_t steps = 0; steps < parent.size() && ancestor != getpid() && parent.contains(ancestor); ++steps)
      ancestor = parent.at(ancestor);
    if (ancestor == getpid()) family.push_back(pid);
  }
  return family;
}

bool ProcessTree::is_running() const {
  auto stat = stat_of(program_);
  return stat && stat->state != 'Z';
}

double ProcessTree::cpu_ms() const {
  reap();
  rusage reaped{};
  getrusage(RUSAGE_CHILDREN, &reaped);
  auto ms = [](const timeval& t) { return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3; };
  double sum_ms = ms(reaped.ru_utime) + ms(reaped.ru_stime);
  for (pid_t pid : processes()) {
    sum_ms += living_ms(pid);
    if (auto stat = stat_of(pid)) sum_ms += stat->dead_children_ms;
  }
  return sum_ms;
}

long ProcessTree::pss_kb() const {
  long sum_kb = 0;
  for (pid_t pid : processes()) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/smaps_rollup");
    for (std::string line; std::getline(file, line);) {
      long kb = 0;
      if (std::sscanf(line.c_str(), "Pss: %ld kB", &kb) == 1) sum_kb += kb;
    }
  }
  return sum_kb;
}

}  // namespace waystation::bench
