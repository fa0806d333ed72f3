#!/usr/bin/env bash
# Print the first Python here that is new enough and can make a virtual environment.
set -eu
for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "$name"
        exit 0
    fi
done
echo "No Python 3.11 or newer with venv was found. Debian 12: apt-get install python3-venv;" \
    "Ubuntu 22.04: apt-get install python3.11-venv." >&2
exit 1
