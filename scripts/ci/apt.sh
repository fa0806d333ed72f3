#!/usr/bin/env bash
# Install the Debian packages named, each only if its command of the same name is missing: apt.sh chromium ...
set -eu
missing=()
for name in "$@"; do
    command -v "$name" >/dev/null || missing+=("$name")
done
[ ${#missing[@]} -gt 0 ] || exit 0

run=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Missing: ${missing[*]}. Needs root or sudo for apt-get." >&2; exit 1; }
    run=(sudo)
fi
echo "Installing with apt-get: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${run[@]}" apt-get update -qq
"${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
for name in "${missing[@]}"; do
    command -v "$name" >/dev/null || { echo "apt-get did not bring the command $name" >&2; exit 1; }
done
