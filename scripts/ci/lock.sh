#!/usr/bin/env bash
# Rewrite requirements/*.txt from pyproject.toml: every version exact, every file by hash, no address of any index.
# Needs uv (pip install uv). Pass --upgrade to move to the newest versions.
set -euo pipefail
cd "$(dirname "$0")/../.."

compile() {
    uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command scripts/ci/lock.sh "$@"
}

compile "$@" requirements/build.in -o requirements/build.txt
compile "$@" pyproject.toml --extra dev --extra bench -o requirements/bench.txt
# The smaller sets are held to the versions that were resolved together.
compile pyproject.toml --extra dev -c requirements/bench.txt -o requirements/dev.txt
compile pyproject.toml -c requirements/bench.txt -o requirements/runtime.txt
