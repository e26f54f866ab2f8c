#!/usr/bin/env bash
# Requests per second and latency with 64 connections; then the same while 500 idle connections and slow senders hold on.
# Then requests as people make them, for memory: every page of every municipality, levers turned, unknown names.
#   bench/web/load.sh [SECONDS [SECONDS OF MIXED REQUESTS]]        needs wrk and python3
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:-20}
folder=$(mktemp -d)
"${HANDLINGSROM:-build/release/src/handlingsrom}" serve --port 0 --scenarios "$folder/scenarios.sqlite" --store "$folder/store.sqlite" > "$folder/address" 2> /dev/null &
server=$!
trap 'kill $server 2> /dev/null; rm -rf "$folder"' EXIT
until [[ -s $folder/address ]]; do sleep 0.1; done
address=$(< "$folder/address")
url="${address}api/v1/municipalities/5029/outlook?lang=nb"
resident() { awk '/VmRSS/ { print $2 / 1024 " MB" }' "/proc/$server/status"; }
curl -sf --compressed -o /dev/null "$url"
echo "memory before: $(resident)"
wrk -t1 -c64 -d"${seconds}s" --latency -H 'Accept-Encoding: br' "$url" | grep -E 'Requests/sec|99%|50%|Non-2xx|Socket'
echo "memory after: $(resident)"
echo "without a language in the address (Accept-Language of a Norwegian browser):"
wrk -t1 -c64 -d"${seconds}s" --latency -H 'Accept-Encoding: br' -H 'Accept-Language: nb-NO,nb;q=0.9,no;q=0.8,nn;q=0.7,en;q=0.5' "${url%%\?*}" |
  grep -E 'Requests/sec|99%|50%|Non-2xx|Socket'
python3 - "$address" "$seconds" << 'PY' &
import socket, sys, time, urllib.parse
where = urllib.parse.urlparse(sys.argv[1])
idle = [socket.create_connection((where.hostname, where.port)) for _ in range(500)]
slow = [socket.create_connection((where.hostname, where.port)) for _ in range(50)]
end = time.time() + float(sys.argv[2]) + 2
while time.time() < end:
    for one in slow:
        try:
            one.send(b'G')
        except OSError:
            pass
    time.sleep(0.5)
PY
holders=$!
sleep 1
echo "with 500 idle connections and 50 slow senders:"
wrk -t1 -c64 -d"${seconds}s" --latency -H 'Accept-Encoding: br' "$url" | grep -E 'Requests/sec|99%|50%|Non-2xx|Socket'
echo "memory after: $(resident)"
kill $holders 2> /dev/null || true
mixed=${2:-0}
if [[ $mixed -gt 0 ]]; then
  curl -sf "${address}api/v1/municipalities?lang=nb" | grep -oE '"number":"[0-9]{4}"' | grep -oE '[0-9]{4}' > "$folder/numbers"
  echo "mixed requests, memory each minute:"
  for ((done = 0; done < mixed; done += 60)); do
    MUNICIPALITIES=$folder/numbers wrk -t1 -c16 -d60s -s bench/web/mixed.lua "$address" | grep -E 'Requests/sec|Socket|Non-2xx|requests in' | tr -s ' \n' ' '
    echo "memory: $(resident)"
  done
fi
