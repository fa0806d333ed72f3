"""Build every register and lookup of the project from the facts and the hand coding."""

from collections.abc import Callable
from pathlib import Path

from scripts.registers import conflicts, crossings, events, ledger, mechanisms, networks, simple, sources, texts, themes, twinnings
from scripts.registers.convert import finish
from scripts.registers.descriptors import Descriptor, load_descriptors
from scripts.registers.index import Built, build_index, former_rows
from scripts.registers.inputs import Inputs, load_inputs
from scripts.registers.package import build_package, included_resources
from scripts.registers.tables import Row, render_csv

Builder = Callable[[Inputs, Descriptor], list[Row]]
LateBuilder = Callable[[Inputs, Descriptor, Built], list[Row]]
BUILDERS: dict[str, Builder] = {
    **dict.fromkeys(simple.TABLES, simple.build_simple),
    "agreements": simple.build_agreements,
    "commitments": texts.build_commitments,
    "crossing_claims": crossings.build_claims,
    "crossing_upgrades": crossings.build_upgrades,
    "crossings": crossings.build_crossings,
    "decentralised_counts": twinnings.build_counts,
    "decentralised_facts": twinnings.build_statements,
    "external_evidence": simple.build_external_evidence,
    "groups": simple.build_groups,
    "mechanism_partners": mechanisms.build_partners,
    "mechanism_places": mechanisms.build_places,
    "mechanism_sessions": events.build_sessions,
    "mechanism_themes": mechanisms.build_mechanism_themes,
    "mechanisms": mechanisms.build_mechanisms,
    "missions": events.build_missions,
    "network_members": networks.build_members,
    "networks": networks.build_networks,
    "sources": sources.build_sources,
    "texts": texts.build_texts,
    "theme_crosswalk": themes.build_theme_crosswalk,
    "themes": themes.build_themes,
    "twinnings": twinnings.build_twinnings,
    "wilaya_history": simple.build_wilaya_history,
}
# These look at the others; the ledgers come last.
LATE_BUILDERS: dict[str, LateBuilder] = {
    "conflicts": conflicts.build_conflicts,
    "conflict_claims": conflicts.build_claims,
    "conflict_rows": conflicts.build_rows,
    "former_ids": ledger.build_former_ids,
    "note_ledger": ledger.build_note_ledger,
    "fact_ledger": ledger.build_fact_ledger,
}


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
