#!/usr/bin/env bash
# Installs the missing Debian packages, builds the program, and the packs of content/. Nothing else: run.sh, test.sh and
# bench.sh begin with it. Usage: build.sh [build|test|bench], which says how much to install and build.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
level=${1:-build}
build=${WAYSTATION_BUILD_DIR:-$root/build}
cd "$root"

fail() { echo "build.sh: $*" >&2; exit 1; }

wanted_packages() {
  case $level in
    build) awk '$1 == "build" { print $2 }' packaging/packages.txt ;;
    test) awk '$1 == "build" || $1 == "test" { print $2 }' packaging/packages.txt ;;
    bench) awk '/^[a-z]/ { print $2 }' packaging/packages.txt ;;
    *) fail "unknown level '$level'; say build, test or bench" ;;
  esac
}

# One call to dpkg tells what is missing, so that a machine that has everything asks apt nothing.
missing_packages() {
  local wanted installed
  wanted=$(wanted_packages | sort -u)
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | awk '$1 == "installed" { print $2 }' | sort -u)
  comm -23 <(echo "$wanted") <(echo "$installed") | while read -r package; do
    # A command that is there already, from wherever, will do.
    case $package in
      npm) command -v npm >/dev/null || echo npm ;;
      cmake | clang | ccache) command -v "$package" >/dev/null || echo "$package" ;;
      *) echo "$package" ;;
    esac
  done
}

install_packages() {
  local missing
  missing=$(missing_packages | tr '\n' ' ')
  [ -n "${missing// /}" ] || return 0
  command -v apt-get >/dev/null || fail "these packages are missing, and this is no Debian: $missing"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "run as root, or install sudo, or install these yourself: $missing"
    as_root=(sudo)
  fi
  echo "Installing: $missing"
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}

configure() {
  local tests=OFF
  [ "$level" = build ] || tests=ON
  # What was configured for more than is asked now stays as it is: no build is thrown away.
  if [ -f "$build/CMakeCache.txt" ]; then
    [ $tests = OFF ] && return 0
    grep -q '^BUILD_TESTING:BOOL=ON' "$build/CMakeCache.txt" && return 0
  fi
  # The benchmarks are built with the tests, so that they cannot rot; only bench.sh runs them.
  cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=$tests -DWAYSTATION_BENCH=$tests
}

install_packages
configure
cmake --build "$build"
