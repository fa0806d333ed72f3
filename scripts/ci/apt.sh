#!/usr/bin/env bash
# Install the Debian packages named, each only if its command or file is missing: apt.sh chromium gdal-bin:ogrinfo
set -eu
is_there() { command -v "$1" >/dev/null || [ -e "$1" ]; }
packages=()
commands=()
for item in "$@"; do
    name=${item#*:}
    is_there "$name" && continue
    packages+=("${item%%:*}")
    commands+=("$name")
done
[ ${#packages[@]} -gt 0 ] || exit 0

run=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Missing: ${packages[*]}. Needs root or sudo for apt-get." >&2; exit 1; }
    run=(sudo)
fi
echo "Installing with apt-get: ${packages[*]}"
export DEBIAN_FRONTEND=noninteractive
"${run[@]}" apt-get update -qq
"${run[@]}" apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
for name in "${commands[@]}"; do
    is_there "$name" || { echo "apt-get did not bring $name" >&2; exit 1; }
done
