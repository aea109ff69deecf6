#!/bin/sh
# Starts a simulator, buys with curl, and checks the purchases. Usage: buys-once.sh bss-simulator.jar
set -eu

jar=${1:?usage: buys-once.sh bss-simulator.jar}
work=$(mktemp -d)
mkfifo "$work/lines"
java -jar "$jar" --port 0 --auth lenient > "$work/lines" &
simulator=$!
trap 'kill "$simulator" 2> /dev/null || :; wait "$simulator" || :; rm -r "$work"' EXIT
trap 'exit 1' HUP INT TERM

fail() {
  echo "FAILED: $1" >&2
  exit 1
}

# The Ready line contains the address and a signed call.
exec 3< "$work/lines"
ready=
while [ -z "$ready" ] && IFS= read -r line <&3; do
  case $line in "Ready on "*) ready=$line ;; esac
done
[ -n "$ready" ] || fail "the simulator does not start"
url=$(echo "$ready" | sed 's/^Ready on \([^,]*\),.*/\1/')
signed=$(echo "$ready" | sed "s/.*'\(.*\)'$/\1/")

# expect WHAT PATTERN FILE
expect() {
  grep -q "$2" "$3" || fail "$1: $(cat "$3")"
}

order() {
  curl -s "$url/CreateResourcePackage" -d ProductCode=ossbag -d PackageType=FPT_ossbag_absolute_Storage_sh \
    -d Specification=40 -d Duration="$1"
}

# A call with an invalid parameter, one with a fault, and one that buys.
order 0 > "$work/malformed"
expect 'zero months are rejected' DurationInvalid "$work/malformed"
curl -sf "$url/__admin/bss/faults" -d '{"action":"CreateResourcePackage","code":"InternalError"}' > "$work/fault"
order 6 > "$work/fault-response"
expect 'the fault applies' InternalError "$work/fault-response"
order 6 > "$work/bought"
expect 'the package is bought' '"Code":"Success"' "$work/bought"

# The ledger has one order; the journal explains the first call.
curl -sf "$url/__admin/bss/ledger" > "$work/ledger"
[ "$(grep -o '"instanceId"' "$work/ledger" | wc -l)" -eq 1 ] || fail "one order: $(cat "$work/ledger")"
curl -sf "$url/__admin/bss/journal" > "$work/journal"
expect 'the journal explains the rejection' '"rule":"parameter-malformed","parameter":"Duration"' "$work/journal"

# The printed signed call succeeds once.
curl -s "$signed" > "$work/signed"
expect 'the signed call succeeds' '"Code":"200"' "$work/signed"

echo "ok: bought once; the journal explains the rejected call"
