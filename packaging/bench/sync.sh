#!/usr/bin/env bash
# Measures what an update costs on the wire and on the machine, beside zstd --patch-from, xdelta3 and zsync on the same two
# releases. Takes some fifteen minutes, most of them for publishing 53 releases. Called by bench.sh: sync.sh [SEED [RELEASES]]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${WAYSTATION_BUILD_DIR:-$root/build}
seed=${1:-1}
records=20000
edits=100
cut_bytes=20480
newest=${2:-53}              # the release that a kiosk which has the first comes to: a year of weeks later
bin=$build/bin
work=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
url=http://127.0.0.1:$port/
server=

clean_up() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT
say() { echo "bench.sh: $*" >&2; }

# The recommended configuration, with a log of bytes.
start_server() {
  mkdir -p "$work/served" "$work/.nginx"
  sed -e "s|127.0.0.1:8080|127.0.0.1:$port|" \
    -e "s|access_log off;|log_format bytes '\$request_length \$bytes_sent \$body_bytes_sent \$uri'; access_log $work/log bytes;|" \
    "$root/packaging/nginx.conf" >"$work/nginx.conf"
  nginx -p "$work/served" -c "$work/nginx.conf" 2>"$work/nginx.log" &
  server=$!
  for _ in {1..50}; do
    ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || return 0
    sleep 0.1
  done
  say "nginx does not start: $(cat "$work/nginx.log")"
  exit 1
}
# serve RELEASE: the repository as it was then.
serve() {
  rm -rf "${work:?}"/served/*
  cp -r "$work/repo-$1/." "$work/served/"
  cp "$work"/*.records "$work"/*.zsync "$work/served/" 2>/dev/null || true
}

# What the log says since the last call: requests, bytes in all, bytes of bodies whose path fits $1 (a regular
# expression; empty: all).
since=0
count() {
  sleep 0.2  # the log is written after the answer
  tail -n "+$((since + 1))" "$work/log" | awk -v p="${1:-}" '{ n++; all += $1 + $2 } $4 ~ p { body += $3 } END { print n + 0, all + 0, body + 0 }'
}
mark() { sleep 0.2; since=$(wc -l <"$work/log"); }

# measured NAME COMMAND…: seconds and kilobytes of its peak memory into $work/NAME.
measured() {
  local name=$1
  shift
  command time -f '%e %M' -o "$work/$name" "$@" >"$work/$name.out" 2>"$work/$name.err" ||
    { say "$name failed: $(tail -n 3 "$work/$name.err")"; exit 1; }
}
seconds() { awk '{ print $1 }' "$work/$1"; }
mib() { awk '{ printf "%.0f", $2 / 1024 }' "$work/$1"; }
update() { "$bin/waysync" update --site "$work/kiosk/site.toml" --data "$1"; }

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f×", b / a }'; }
met() { awk -v a="$1" -v b="$2" 'BEGIN { print (a + 0 <= b + 0 ? "yes" : "no") }'; }
row() { echo "| $1 | $2 | ${3:-} | ${4:-} |"; }

say "publishing $newest releases of $records records, $edits edits each"
"$bin/bench_releases" "$work" "$url" $records $edits "$seed" 1 2 $newest >"$work/entropy"
entropy=$(awk '$1 == "entropy.2" { print $2 }' "$work/entropy")
start_server

say "updating kiosks"
serve 1
mark
measured first "$bin/waysync" update --site "$work/kiosk/site.toml" --data "$work/a"
read -r first_requests first_bytes first_body <<<"$(count targets/)"
cp -r "$work/a" "$work/b"
mark
update "$work/a" >/dev/null
read -r poll_requests poll_bytes _ <<<"$(count)"
serve 2
mark
measured delta "$bin/waysync" update --site "$work/kiosk/site.toml" --data "$work/a"
read -r delta_requests delta_bytes delta_body <<<"$(count targets/)"
serve $newest
mark
measured year "$bin/waysync" update --site "$work/kiosk/site.toml" --data "$work/b"
read -r year_requests year_bytes year_body <<<"$(count targets/)"
year_hops=$(tail -n "+$((since + 1))" "$work/log" | grep -c 'from-' || true)

say "the other tools"
cd "$work"
cp 1.records old && cp 2.records new && cp $newest.records newest
measured zstd_make zstd -q -f --single-thread --ultra -22 --long=27 --patch-from=old new -o zstd.patch
measured zstd_apply zstd -q -f -d --long=27 --patch-from=old zstd.patch -o zstd.new
measured xdelta_make xdelta3 -e -f -9 -S lzma -B 67108864 -s old new xdelta.patch
measured xdelta_apply xdelta3 -d -f -B 67108864 -s old xdelta.patch xdelta.new
cmp new zstd.new && cmp new xdelta.new
zstd -q -f --single-thread --ultra -22 --long=27 --patch-from=old newest -o zstd.year 2>/dev/null
xdelta3 -e -f -9 -S lzma -B 67108864 -s old newest xdelta.year
zsync_bytes() {  # FILE: what zsync fetches to get from old to it
  zsyncmake -u "$url$1" -o "$1.zsync" "$1" 2>/dev/null
  cp "$1" "$1.zsync" served/
  mark
  zsync -q -i old -o "zsync.$1" "$url$1.zsync" >/dev/null 2>&1
  cmp "$1" "zsync.$1"
  count | awk '{ print $3 }'
}
zsync_new=$(zsync_bytes new)
zsync_year=$(zsync_bytes newest)
size() { stat -c %s "$1"; }

say "cutting the connection after every $cut_bytes bytes"
mkfifo hold
"$bin/bench_cut_proxy" "$work/repo-1" $cut_bytes <hold >proxy.out &
proxy=$!
exec 9>hold
for _ in {1..50}; do [ -s proxy.out ] && break; sleep 0.1; done
sed "s|$url|$(head -n 1 proxy.out)|" kiosk/site.toml >kiosk/cut.toml
runs=0
until "$bin/waysync" update --site kiosk/cut.toml --data "$work/c" >/dev/null 2>&1; do
  runs=$((runs + 1))
  [ $runs -lt 2000 ] || { say "it never came through"; exit 1; }
done
exec 9>&-
wait $proxy
cut_body=$(awk '$1 == "body_bytes" { print $2 }' proxy.out)
cut_requests=$(awk '$1 == "requests" { print $2 }' proxy.out)
# What one uninterrupted update reads of the same.
serve 1
mark
update "$work/d" >/dev/null
read -r _ _ whole_body <<<"$(count targets/)"
twice=$(awk -v a="$cut_body" -v b="$whole_body" 'BEGIN { printf "%.2f", (a - b) * 100 / b }')

model=$(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)
cat <<END
Made by \`packaging/bench.sh sync $seed $newest\` on $(date -u +%F): $(nproc) cores of ${model:-$(uname -m)}; nginx on loopback, HTTP headers and bodies
without TLS; $records records ($(size 1.records) bytes, $(size "$(ls repo-1/targets/packs/generated/*.zst)") compressed), $edits edits a release, in which the
generator drew $entropy bytes of choices.

END
row what Waystation target met
row --- --- --- ---
row "no-change poll" "$poll_bytes bytes, $poll_requests request" "≤ 1,500 bytes, 1 request" "$(met "$poll_bytes" 1500)"
row "first install" "$first_bytes bytes, $first_requests requests, of it packs $first_body; $(seconds first) s"
row "release of $edits edits, the delta" "$delta_body bytes, $(awk -v a="$delta_body" -v b="$entropy" 'BEGIN { printf "%.2f", a / b }') × the choices" \
  "≤ 2.5 ×" "$(awk -v a="$delta_body" -v b="$entropy" 'BEGIN { print (a <= 2.5 * b ? "yes" : "no") }')"
row "the same, everything" "$delta_bytes bytes, $delta_requests requests; metadata and headers $((delta_bytes - delta_body))"
row "the same with \`zstd -22 --patch-from\`" "$(size zstd.patch) bytes, $(ratio "$delta_body" "$(size zstd.patch)") as many" "≥ 1.4×" "$(met "$((delta_body * 14))" "$(($(size zstd.patch) * 10))")"
row "the same with xdelta3 -9 -S lzma" "$(size xdelta.patch) bytes, $(ratio "$delta_body" "$(size xdelta.patch)") as many" "≥ 1.4×" "$(met "$((delta_body * 14))" "$(($(size xdelta.patch) * 10))")"
row "the same with zsync" "$zsync_new bytes of bodies, $(ratio "$delta_body" "$zsync_new") as many" "≥ 1.4×" "$(met "$((delta_body * 14))" "$((zsync_new * 10))")"
row "$((newest - 1)) releases missed, content" "$year_body bytes in $year_hops deltas" "≤ 250,000 bytes, 2 deltas" "$(met "$year_body" 250000)"
row "the same, everything" "$year_bytes bytes, $year_requests requests"
row "the same with zstd / xdelta3 / zsync" "$(size zstd.year) / $(size xdelta.year) / $zsync_year bytes"
row "the whole update of $edits edits: time, peak memory" "$(seconds delta) s, $(mib delta) MiB" "≤ 64 MiB" "$(met "$(mib delta)" 64)"
row "of $((newest - 1)) releases" "$(seconds year) s, $(mib year) MiB" "≤ 64 MiB" "$(met "$(mib year)" 64)"
row "applying alone with zstd / xdelta3" "$(seconds zstd_apply) / $(seconds xdelta_apply) s, $(mib zstd_apply) / $(mib xdelta_apply) MiB"
row "content received twice, the connection cut every 20 KB ($cut_requests requests, $((runs + 1)) runs)" "$twice %" "≤ 2 %" "$(met "$twice" 2)"
