#!/usr/bin/env bash
# Measures, beside what others use for the same, and prints a table in Markdown: those in README.md. What is done goes to
# stderr, the table alone to stdout.
# Usage: bench.sh kiosk [ROUNDS] | sync | search [SEED] | powercut [STATES [SEED]]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
export WAYSTATION_BUILD_DIR=${WAYSTATION_BUILD_DIR:-$root/build}
what=${1:-}
case $what in
  kiosk | sync | search | powercut) shift ;;
  *) echo "bench.sh: say what to measure: kiosk, sync, search or powercut" >&2; exit 2 ;;
esac
"$root/packaging/build.sh" bench >&2
exec bash "$root/packaging/bench/$what.sh" "$@"
