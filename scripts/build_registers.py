"""Build the registers, the ledgers and the data package; with --check, compare with those committed."""

import argparse
import sys
from pathlib import Path

from scripts.registers.build import build_files

ROOT = Path(__file__).resolve().parents[1]
INCLUDED = ROOT / "scripts" / "descriptors" / "boundaries.json"


def differences(files: dict[str, bytes], data: Path) -> list[str]:
    """Return the paths whose committed bytes are missing or not those just built."""
    return [
        name
        for name, content in files.items()
        if not (data / name).exists() or (data / name).read_bytes() != content
    ]


def main() -> int:
    """Run the build from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="data directory read")
    parser.add_argument("--into", type=Path, help="directory written; default: the one read")
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if anything differs")
    options = parser.parse_args()
    files = build_files(options.data, INCLUDED)
    target = options.into or options.data
    changed = differences(files, target)
    if options.check:
        print("\n".join(f"{name}: differs from its sources" for name in changed), file=sys.stderr)
        return 1 if changed else 0
    for name in changed:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
    print(f"{len(files)} files, {len(changed)} changed", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
