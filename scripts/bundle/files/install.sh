#!/bin/sh
# Install Takhoum from this folder, without a network and without root: ./install.sh [FOLDER]   (default ./takhoum)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-./takhoum}

python=
for version in $(cat "$here/PYTHONS"); do
    for name in python3 "python$version"; do
        if "$name" -c "import sys, venv, ensurepip; sys.exit('%d.%d' % sys.version_info[:2] != '$version')" 2>/dev/null
        then python=$name; break 2; fi
    done
done
[ -n "$python" ] || { echo "Needs one of Python $(cat "$here/PYTHONS") with venv." >&2; exit 1; }

echo "Checking the files"
(cd "$here" && sha256sum --check --quiet --strict SHA256SUMS)

echo "Installing into $target with $python"
"$python" -m venv "$target"
"$target/bin/python" -m pip --isolated --disable-pip-version-check install --quiet \
    --no-index --find-links "$here/wheels" --require-hashes --requirement "$here/requirements.txt"
target=$(cd "$target" && pwd)

cat <<TEXT
Installed. Try it:
    TAKHOUM_HOME=$target/var $target/bin/takhoum serve
It publishes the bundled data the first time and listens on http://127.0.0.1:8000/. As a service: README.md.
TEXT
