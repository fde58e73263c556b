#!/bin/bash
# One report, end to end, on this machine: installs what is missing, builds, and starts a centre, an
# uploader and a kiosk as three processes on a temporary folder.
#
#   packaging/demo.sh [OUTPUT-FOLDER]
#
# With a display (DISPLAY) the kiosk opens on it and stays until its window is closed or Ctrl-C.
# Without one, an own Xvfb and a scripted visitor: real pointer events file a report, an agency
# answers it, the visitor reads the answer with the receipt code. The output folder then holds a
# picture of every screen and the report as the centre has it; everything started is stopped.
# BALE_BIN=FOLDER uses the programs built there and installs and builds nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

out=${1:-$(mktemp -d -t bale-demo-XXXXXX)}
mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$(mktemp -d -t bale-demo-data-XXXXXX)
bin=${BALE_BIN:-$root/build/release}
centre=$work/centre
hall=$work/hall
started=()

say() { echo "demo: $*"; }
die() { say "$*" >&2; exit 1; }
# Only what this script started, newest first; never longer than a moment.
stop_all() {
  local i pid
  for ((i = ${#started[@]} - 1; i >= 0; i--)); do
    pid=${started[i]}
    kill "$pid" 2>/dev/null || continue
    for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  started=()
}
cleanup() {
  local code=$?
  stop_all
  if [ "$code" -ne 0 ] && [ -d "$work" ]; then cp "$work"/*.log "$out/" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# background NAME COMMAND…: its words go to NAME.log.
background() {
  local name=$1
  shift
  "$@" >"$work/$name.log" 2>&1 </dev/null &
  started+=($!)
}
# until_true SECONDS WHAT COMMAND…
until_true() {
  local limit=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $limit ] || die "$what did not happen in time"
    sleep 0.2
  done
}

build() {
  [ -z "${BALE_BIN:-}" ] || return 0
  packaging/setup.sh
  say "building"
  { cmake --preset release && cmake --build --preset release -j "$(nproc)" \
      --target bale-kiosk bale-kiosk-test bale-file bale-sync bale-central bale-visitor bale-fake-printer; } \
    >"$work/build.log" 2>&1 || { tail -30 "$work/build.log" >&2; die "the build failed"; }
}

start_centre() {
  "$bin/bale-central" keygen --data "$centre" >"$work/keygen.log" 2>&1 || die "$(cat "$work/keygen.log")"
  background centre "$bin/bale-central" serve --data "$centre" --listen 127.0.0.1:0
  until_true 15 "the centre's start" grep -q 'listening on ' "$work/centre.log"
  address=$(sed -n 's/.*listening on //p' "$work/centre.log" | head -1)
  say "centre on $address"
}

enrol_and_sync() {
  local code
  code=$("$bin/bale-central" enrol-code --data "$centre" --name "Mal Pelayanan Publik" | tail -1)
  "$bin/bale-sync" enrol --data "$hall" --server "http://$address" --code "$code" \
    >"$work/enrol.log" 2>&1 || die "$(cat "$work/enrol.log")"
  background sync "$bin/bale-sync" run --data "$hall" --contact-every 1
}

# A week in the hall before the visitor came, so that the attract screen has numbers to show: letters
# that staff typed in, some forwarded, some finished; counted and signed by the centre.
earlier=12
a_busy_week() {
  local n id
  for n in $(seq $earlier); do
    printf '{"classification":"pengaduan","title":"Jalan berlubang","content":"%s","incident_date":"%s","place":{"desa":"51.02.06.2003","text":"dekat pasar"},"category":"jalan","anonim":false,"rahasia":false,"lang":"id"}\n' \
      "Surat nomor $n: jalan berlubang di depan pasar, sering ada pengendara jatuh." \
      "$(TZ=Asia/Makassar date -d yesterday +%F)"
  done | "$bin/bale-file" --ndjson --data "$hall" >"$work/letters.log" 2>&1 || die "$(cat "$work/letters.log")"
  until_true 60 "the letters' arrival" reports_are "$earlier"
  n=0
  for id in $("$bin/bale-central" reports --data "$centre" --json | jq -r '.[].id'); do
    n=$((n + 1))
    if [ $n -le 9 ]; then "$bin/bale-central" assign --data "$centre" "$id" --unit dishub; fi
    if [ $n -le 4 ]; then "$bin/bale-central" set-status --data "$centre" "$id" selesai; fi
  done >"$work/week.log" 2>&1 || die "$(cat "$work/week.log")"
  "$bin/bale-central" reference --data "$centre" --kiosk "Mal Pelayanan Publik" >"$work/reference" \
    || die "the centre made no reference bundle"
  "$bin/bale-sync" reference import --data "$hall" "$work/reference" >"$work/import.log" 2>&1 \
    || die "$(cat "$work/import.log")"
  say "the hall's numbers: $earlier received, 9 forwarded, 4 finished"
}

on_this_display() {
  say "the kiosk opens on $DISPLAY; close its window or press Ctrl-C to end"
  "$bin/bale-kiosk" --data "$hall" --size 1280x720 --panel-mm 476x268 || true
  "$bin/bale-central" reports --data "$centre" --json >"$out/reports.json"
}

# --- without a display ---

start_display() {
  background xvfb Xvfb -displayfd 1 -screen 0 1920x1080x24 -nolisten tcp
  until_true 20 "the display's start" grep -q '^[0-9]' "$work/xvfb.log"
  export DISPLAY=":$(grep -m1 '^[0-9]' "$work/xvfb.log")"
}

# A receipt printer that is not there; its paper becomes a picture among the others.
start_printer() {
  background printer "$bin/bale-fake-printer" --link "$work/printer" --png "$out/14-receipt-paper.png"
  until_true 10 "the printer's start" test -e "$work/printer"
  printf '[printer]\ndevice = "%s"\n' "$work/printer" >"$work/hall.toml"
}

visitor() {
  "$bin/bale-visitor" --describe "$work/screens.jsonl" --pictures "$out"
}

words="Lampu jalan di depan balai banjar padam sejak hari Senin, gelap sekali kalau malam."

file_a_report() {
  visitor <<SCRIPT
screen attract
picture 01-attract
press Bahasa Indonesia
screen kind
picture 02-kind
press Pengaduan
screen category
picture 03-category
press Lampu jalan
screen words
type $words
picture 04-words
press Lanjut
screen agency
picture 05-agency
press Saya tidak tahu
screen kecamatan
picture 06-kecamatan
press Kediri
screen desa
picture 07-desa
press Banjar Anyar
screen landmark
type Utara pasar
picture 08-landmark
press Lanjut
screen when
picture 09-when
press Kemarin
screen who
picture 10-who
press Terbuka
screen contact
picture 11-contact
press Lanjut
screen consent
picture 12-consent
press Saya setuju
screen review
picture 13-review
press Kirim Laporan
screen receipt
see Diterima pusat
picture 14-receipt
print code
press Selesai
screen rate_visit
picture 14-rate-visit
press Lewati
screen attract
SCRIPT
}

read_the_answer() {
  visitor <<SCRIPT
press Bahasa Indonesia
screen kind
press Lacak laporan
screen track_code
type ${1//-/}
picture 15-track-code
press Cari
screen track
see Jawaban
picture 16-track
press Selesai
screen attract
SCRIPT
}

reports_are() { "$bin/bale-central" reports --data "$centre" --json | jq -e "length == $1"; }

scripted_visit() {
  local code id
  start_display
  start_printer
  background kiosk "$bin/bale-kiosk-test" --data "$hall" --size 1920x1080 --panel-mm 476x268 \
    --lang id --describe "$work/screens.jsonl" --config "$work/hall.toml"
  say "a visitor files a report"
  code=$(file_a_report | tail -1)
  say "receipt code $code"
  until_true 30 "the receipt on paper" test -e "$out/14-receipt-paper.png"
  until_true 60 "the report's arrival" reports_are $((earlier + 1))
  "$bin/bale-central" reports --data "$centre" --json >"$out/reports.json"
  id=$(jq -r '.[-1].id' "$out/reports.json")
  [ "$(jq -r '.[-1].content' "$out/reports.json")" = "$words" ] \
    || die "the centre's text is not what was typed: $(jq -r '.[-1].content' "$out/reports.json")"

  "$bin/bale-central" assign --data "$centre" "$id" --unit dishub >"$work/assign.log" 2>&1 \
    || die "$(cat "$work/assign.log")"
  "$bin/bale-central" set-status --data "$centre" "$id" dalam_proses >"$work/status.log" 2>&1 \
    || die "$(cat "$work/status.log")"
  "$bin/bale-central" respond --data "$centre" "$id" \
    --text "Regu lampu jalan datang hari Kamis pagi. Terima kasih sudah melapor." \
    >"$work/respond.log" 2>&1 || die "$(cat "$work/respond.log")"
  say "the agency has answered; the visitor comes back with the code"
  sleep 4  # the next contact brings the sealed status
  read_the_answer "$code"
  "$bin/bale-central" show --data "$centre" "$id" --json >"$out/report.json"
}

build
start_centre
enrol_and_sync
a_busy_week
if [ -n "${DISPLAY:-}" ]; then on_this_display; else scripted_visit; fi
stop_all
say "done: pictures and the report as the centre holds it are in"
echo "$out"
