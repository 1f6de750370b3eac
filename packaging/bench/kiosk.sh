#!/usr/bin/env bash
# Measures the kiosk, beside Chromium in kiosk mode where that is installed. Takes about seven minutes. Called by bench.sh,
# which has built everything: kiosk.sh [ROUNDS] (at least 7, for figures to keep).
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${WAYSTATION_BUILD_DIR:-$root/build}
rounds=${1:-7}
case $rounds in '' | *[!0-9]* | 0) echo "bench.sh: '$rounds' is no number of rounds; say 7" >&2; exit 2 ;; esac

bin=$build/bin
reading_language="ar"        # the page that both programs show
frame_languages=(en ar my)
idle_s=20
work=$(mktemp -d)
results=$work/results        # "SERIES.NAME VALUE" a line
displays=()

clean_up() {
  [ ${#displays[@]} -eq 0 ] || kill "${displays[@]}" 2>/dev/null || true
  wait || true
  rm -rf "$work"
}
trap clean_up EXIT
say() { echo "bench.sh: $*" >&2; }

# Sets DISPLAY to a fresh screen that stays black until a program draws on it.
start_display() {
  local number=$work/display-${#displays[@]}
  mkfifo "$number"
  Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -br -noreset 3>"$number" 2>/dev/null &
  displays+=($!)
  DISPLAY=:$(head -n 1 "$number")
  export DISPLAY
}

has_chromium=no
! command -v chromium >/dev/null || has_chromium=yes
[ $has_chromium = yes ] || say "Chromium is not installed: its column stays empty"
# Without the sandbox, because its processes let nobody read their memory; the rest takes from Chromium what a kiosk
# does not need. The profile is made in a first run that does not count.
chromium=(chromium --kiosk --no-sandbox "--user-data-dir=$work/profile" --no-first-run --disable-gpu --disable-sync
  --disable-extensions --disable-component-update --disable-background-networking --disable-features=Translate
  --hide-crash-restore-bubble --password-store=basic "--window-position=0,0" "--window-size=1280,800")
chromium_mark=125e59         # the last thing on the pages of bench_pages

# kiosk SERIES OPTIONS…, browser SERIES PAGE OPTIONS…: one run each, measured from outside in the same way.
kiosk() {
  local series=$1
  shift
  "$bin/bench_process" --mark "$kiosk_mark" "$@" -- "$bin/waystation" | sed "s/^/kiosk.$series./" >>"$results"
}
browser() {
  local series=$1 page=$2
  shift 2
  [ $has_chromium = yes ] || return 0
  "$bin/bench_process" --mark $chromium_mark "$@" -- "${chromium[@]}" "file://$work/$page.html" |
    sed "s/^/chromium.$series./" >>"$results" || say "a run of Chromium failed and does not count"
}

in_memory() {
  local begin=${EPOCHREALTIME/[^0-9]/}
  "$bin/waystation" --headless --script "$work/first.script" --clock "$(date -u +%F)"
  echo "memory.start.ms $(((${EPOCHREALTIME/[^0-9]/} - begin) / 100))" | sed 's/.$/.&/' >>"$results"
}

measure_processes() {
  local i article=(--clicks "$work/clicks" --picture "$work/article.rgba")
  say "start: $rounds rounds"
  browser warm_up article
  for ((i = 0; i < rounds; ++i)); do
    kiosk start
    browser start start
    in_memory
  done
  say "memory: $rounds rounds"
  for ((i = 0; i < rounds; ++i)); do
    kiosk article "${article[@]}" --rest 2000 --memory
    browser article article --rest 2000 --memory
  done
  say "rest: $rounds rounds of $idle_s s"
  # Each on a screen of its own, at the same time: processor time is counted by process.
  local first=$DISPLAY second third
  start_display; second=$DISPLAY
  start_display; third=$DISPLAY
  for ((i = 0; i < rounds; ++i)); do
    DISPLAY=$first kiosk idle "${article[@]}" --rest 5000 --idle $idle_s & local a=$!
    DISPLAY=$second kiosk attract --rest 5000 --idle $idle_s & local b=$!
    DISPLAY=$third browser idle article --rest 5000 --idle $idle_s & local c=$!
    SDL_VIDEODRIVER=offscreen "$bin/bench_polling" $reading_language $idle_s | sed "s/^/polling./" >>"$results"
    wait $a; wait $b; wait $c
  done
}

measure_frames_and_layouts() {
  say "frames: $rounds rounds"
  "$bin/bench_frame" "$rounds" "${frame_languages[@]}" >"$work/frames-memory"
  "$bin/bench_frame" "$rounds" --window "${frame_languages[@]}" >"$work/frames-window"
  say "layouts: $rounds rounds"
  # name,iterations,real_time,…: a line for each run
  "$bin/bench_text" --benchmark_repetitions="$rounds" --benchmark_enable_random_interleaving=true \
    --benchmark_format=csv 2>/dev/null |
    awk -F, '/^"first_layout/ && !/_(mean|median|stddev|cv)"/ {
      gsub(/"/, "", $1); split($1, n, "/"); print n[2] "." n[3], $3 }' >>"$results"
}

# median SERIES.NAME: empty when there is none.
median() { awk -v name="$1" '$1 == name { print $2 }' "$results" | percentile 50; }
percentile() {
  sort -n | awk -v p="$1" '{ v[NR] = $1 } END { if (NR) { i = int(NR * p / 100 + 0.999999); print v[i < 1 ? 1 : i] } }'
}
number() { awk -v v="$1" -v f="$2" 'BEGIN { if (v == "") print "–"; else printf f "\n", v }'; }
times() {
  awk -v a="$1" -v b="$2" 'BEGIN { if (a == "" || b == "" || a + 0 == 0) print "–"; else printf "%.1f×\n", b / a }'
}
# Whether the first is less than the second.
met() {
  awk -v a="$1" -v b="$2" 'BEGIN { if (a == "" || b == "") print "–"; else print (a + 0 < b + 0 ? "yes" : "no") }'
}
scaled() { awk -v v="$1" -v f="$2" 'BEGIN { if (v != "") print v * f }'; }

# frames FILE NAME_PREFIX COLUMN PERCENTILE FORMAT: one number for each language, "1.2 / 1.3 / 1.4".
frames() {
  local lang value out=""
  for lang in "${frame_languages[@]}"; do
    value=$(awk -v l="$2$lang" -v c="$3" '$1 == l { print $c }' "$work/frames-$1" | percentile "$4")
    out+="${out:+ / }$(number "$value" "$5")"
  done
  echo "$out"
}
worst() { tr -d ' ' <<<"$1" | tr / '\n' | sort -n | tail -n 1; }

print_machine() {
  local model system="" browser_version="no Chromium"
  version() { pkg-config --modversion "$1"; }
  [ $has_chromium = no ] || browser_version=$(chromium --version 2>/dev/null | grep -o 'Chromium [0-9.]*')
  model=$(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)
  [ ! -r /etc/os-release ] || system=$(. /etc/os-release && echo "$PRETTY_NAME")
  cat <<END
Made by \`packaging/bench.sh kiosk $rounds\` on $(date -u +%F): $(nproc) cores of ${model:-$(uname -m)}, no graphics card used,
$system, Linux $(uname -r | sed 's/-.*//'), Xvfb 1280×800; SDL $(version sdl2), ICU $(version icu-uc), HarfBuzz
$(version harfbuzz), SQLite $(version sqlite3), Dear ImGui $(version imgui); $browser_version. Median of $rounds runs
each, the programs in turn; load of the machine at the start: $load.
END
}

row() { echo "| $1 | $2 | ${3:-} | ${4:-} | ${5:-} | ${6:-} |"; }

mib() { scaled "$1" 0.0009765625; }

print_processes() {
  local a b
  a=$(median kiosk.start.first_paint_ms) b=$(median chromium.start.first_paint_ms)
  row "start to first frame, in a window, packs and words loaded" "$(number "$a" '%.0f ms')" "$(number "$b" '%.0f ms')" \
    "$(times "$a" "$b")" "≥ 5×" "$(met "$(scaled "$a" 5)" "$b")"
  row "the same in memory, the whole process" "$(number "$(median memory.start.ms)" '%.0f ms')"
  a=$(median kiosk.start.cpu_ms) b=$(median chromium.start.cpu_ms)
  row "processor time until one second later" "$(number "$a" '%.0f ms')" "$(number "$b" '%.0f ms')" "$(times "$a" "$b")"
  a=$(median kiosk.article.pss_kb) b=$(median chromium.article.pss_kb)
  row "memory (PSS) with an article open" "$(number "$(mib "$a")" '%.0f MiB')" "$(number "$(mib "$b")" '%.0f MiB')" \
    "$(times "$a" "$b")" "≥ 10×" "$(met "$(scaled "$a" 10)" "$b")"
  a=$(median kiosk.idle.idle_percent) b=$(median chromium.idle.idle_percent)
  row "at rest on the article, of one core" "$(number "$a" '%.3f %%')" "$(number "$b" '%.3f %%')" "$(times "$a" "$b")" \
    "< 0.05 %" "$(met "$a" 0.05)"
  a=$(median kiosk.attract.idle_percent)
  row "at rest on the attract screen, which changes every 4 s" "$(number "$a" '%.3f %%')"
  a=$(median polling.idle_percent)
  row "at rest on the article, asking every 25 ms (as on KMS/DRM)" "$(number "$a" '%.3f %%')"
}

print_frames_and_layouts() {
  local script cold warm p50 p99 names="${frame_languages[*]}"
  names=${names// / \/ }
  p50=$(frames window "" 2 50 %.1f) p99=$(frames window "" 2 99 %.1f)
  row "frame while scrolling the article, in a window ($names)" "$p50 ms, p99 $p99 ms" "" "" \
    "p99 < 8 ms" "$(met "$(worst "$p99")" 8)"
  p50=$(frames memory "" 2 50 %.1f) p99=$(frames memory "" 2 99 %.1f)
  row "the same in memory" "$p50 ms, p99 $p99 ms" "" "" "p99 < 8 ms" "$(met "$(worst "$p99")" 8)"
  row "of it on the processor" "$(frames memory "" 3 50 %.1f) ms, p99 $(frames memory "" 3 99 %.1f) ms"
  row "of it building the frame" "$(frames memory "" 4 50 %.2f) ms, p99 $(frames memory "" 4 99 %.2f) ms"
  row "from the touch to the article, in memory" "$(frames memory open- 2 50 %.1f) ms"
  for script in Latin Arabic Nastaliq Devanagari Bengali Ethiopic Myanmar; do
    cold=$(median "$script.cold")
    warm=$(median "$script.warm")
    row "first layout of the article, rasters included, $script" \
      "$(number "$cold" '%.1f ms'), again $(number "$warm" '%.1f ms')" "" "" "< 25 ms" "$(met "$cold" 25)"
  done
}

load=$(cut -d ' ' -f 1 /proc/loadavg)
command -v Xvfb >/dev/null || { say "Xvfb is missing: install the package xvfb"; exit 1; }
"$bin/bench_pages" $reading_language "$work"
# The kiosk's own mark: whatever it shows in the place where the pages have theirs (16, 16).
kiosk_mark=$(od -An -tx1 -j $((4 * (1280 * 16 + 16))) -N3 "$work/start.rgba" | tr -d ' \n')
echo "expect-screen attract" >"$work/first.script"
start_display
measure_processes
measure_frames_and_layouts

print_machine
echo
row what Waystation "Chromium \`--kiosk\`, same words" ratio target met
row --- --- --- --- --- ---
print_processes
print_frames_and_layouts
