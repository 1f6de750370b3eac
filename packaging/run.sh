#!/usr/bin/env bash
# Builds what is not built yet, and starts the kiosk in a window. Arguments go to the kiosk (waystation --help).
# Without a display it takes the tour instead and leaves pictures of it.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=${WAYSTATION_BUILD_DIR:-$root/build}
"$root/packaging/build.sh" build

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ $# -gt 0 ]; then
  exec "$build/bin/waystation" "$@"
fi
pictures=$build/tour
mkdir -p "$pictures"
(cd "$pictures" && "$build/bin/waystation" --headless --script "$root/packaging/tour.script" --clock "$(date -u +%F)")
echo "There is no display here, so the kiosk took its tour. The pictures are in $pictures:"
(cd "$pictures" && ls -1 ./*.png)
