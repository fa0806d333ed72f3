"""Copy the facts as received into data/sources/facts, leaving out the quoted evidence."""

import argparse
import csv
import hashlib
import sys
from pathlib import Path

from scripts.registers.tables import Row, read_csv, write_csv

READ_ON = "2026-11-21"
ORIGINS = {
    "cooperation": "compiled from the five documents of the ministry and the press, with external evidence",
    "crossings": "compiled from archived excerpts of press and ministry pages",
    "twinnings": "compiled from archived excerpts of press, town-hall and ministry pages",
}


def is_quote(column: str) -> bool:
    """Return whether a column holds quoted evidence, which stays out of the product."""
    return column.startswith("quote_")


def import_file(origin: Path, target: Path) -> list[str]:
    """Copy one table without its quoted columns and return the columns left out."""
    with origin.open(encoding="utf-8", newline="") as stream:
        columns = next(csv.reader(stream))
    kept = [column for column in columns if not is_quote(column)]
    write_csv(target, kept, [{column: row[column] for column in kept} for row in read_csv(origin)])
    return [column for column in columns if is_quote(column)]


def import_facts(origin: Path, target: Path) -> list[Row]:
    """Import every table below ``origin`` and return one provenance row a file."""
    provenance = []
    for path in sorted(origin.rglob("*.csv")):
        name = path.relative_to(origin).as_posix()
        left_out = import_file(path, target / name)
        provenance.append(
            {
                "file": name,
                "origin": ORIGINS[path.parent.name],
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                "columns_left_out": ";".join(left_out),
                "read_on": READ_ON,
            }
        )
    return provenance


def main() -> int:
    """Run the import from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--from", dest="origin", type=Path, required=True, help="folder of the facts as received"
    )
    parser.add_argument("--to", dest="target", type=Path, default=Path("data/sources"))
    options = parser.parse_args()
    provenance = import_facts(options.origin, options.target / "facts")
    write_csv(options.target / "SOURCES.csv", list(provenance[0]), provenance)
    print(f"{len(provenance)} tables imported", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
