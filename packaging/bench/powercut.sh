#!/usr/bin/env bash
# A million power cuts, or STATES of them, on the model of a disk in tests/support/power_cut_disk.h. Prints the seed, with
# which it can be run again. About 25 minutes a million. Called by bench.sh: powercut.sh [STATES [SEED]]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
exec "${WAYSTATION_BUILD_DIR:-$root/build}/bin/powercut" "${1:-1000000}" ${2:+"$2"}
