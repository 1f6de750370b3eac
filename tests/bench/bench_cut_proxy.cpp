// Serves FOLDER on loopback and breaks the connection after every CUT_BYTES of a body: bench_cut_proxy FOLDER
// CUT_BYTES. Prints its URL, then, when its standard input ends, "requests N" and "body_bytes N" of what is below
// targets/.
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "tests/support/fault_proxy.h"

int main(int argc, char** argv) {
  using waystation::testing::FaultProxy;
  if (argc != 3) {
    std::fprintf(stderr, "bench_cut_proxy FOLDER CUT_BYTES\n");
    return 2;
  }
  try {
    FaultProxy proxy(argv[1]);
    proxy.set("*", {.cut_after_bytes = std::strtoull(argv[2], nullptr, 10)});
    std::printf("%s\n", proxy.url().c_str());
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    auto count = proxy.count("targets/*");
    std::printf("requests %llu\nbody_bytes %llu\n", static_cast<unsigned long long>(count.requests),
                static_cast<unsigned long long>(count.body_bytes));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_cut_proxy: %s\n", error.what());
    return 1;
  }
}
