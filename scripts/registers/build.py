"""Build every register and lookup of the project from the facts and the hand coding."""

from pathlib import Path

from scripts.registers.descriptors import Descriptor, load_descriptors
from scripts.registers.finish import finish
from scripts.registers.index import Built, build_index, former_rows
from scripts.registers.inputs import Inputs, load_inputs
from scripts.registers.package import build_package, included_resources
from scripts.registers.registry import BUILDERS, LATE_BUILDERS
from scripts.registers.tables import Row, render_csv


def build_tables(inputs: Inputs, descriptors: dict[str, Descriptor]) -> dict[str, list[Row]]:
    """Return every register and lookup, sorted by key."""
    tables: dict[str, list[Row]] = {}
    for name, builder in BUILDERS.items():
        tables[name] = finish(inputs, descriptors[name], builder(inputs, descriptors[name]))
    for name, late in LATE_BUILDERS.items():
        built = Built(tables, build_index(tables, descriptors), former_rows(inputs), descriptors)
        tables[name] = finish(inputs, descriptors[name], late(inputs, descriptors[name], built))
    return tables


def build_files(data: Path, included: Path) -> dict[str, bytes]:
    """Return the bytes of every file this builds, by path below ``data``."""
    descriptors = load_descriptors()
    tables = build_tables(load_inputs(data), descriptors)
    files = {
        descriptors[name].path: render_csv(descriptors[name].header, rows).encode("utf-8")
        for name, rows in tables.items()
    }
    package = build_package(descriptors.values(), included_resources(included))
    return files | {"datapackage.json": package.encode("utf-8")}
