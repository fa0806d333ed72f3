"""Which function builds which register or lookup."""

from collections.abc import Callable

from scripts.registers import (
    conflict_rows,
    conflicts,
    crossings,
    events,
    fact_ledger,
    mechanism_places,
    mechanisms,
    networks,
    note_ledger,
    simple,
    sources,
    special,
    texts,
    themes,
    twinnings,
)
from scripts.registers.descriptors import Descriptor
from scripts.registers.index import Built
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row

Builder = Callable[[Inputs, Descriptor], list[Row]]
LateBuilder = Callable[[Inputs, Descriptor, Built], list[Row]]
BUILDERS: dict[str, Builder] = {
    **dict.fromkeys(simple.TABLES, simple.build_simple),
    "agreements": special.build_agreements,
    "commitments": texts.build_commitments,
    "crossing_claims": crossings.build_claims,
    "crossing_upgrades": crossings.build_upgrades,
    "crossings": crossings.build_crossings,
    "decentralised_counts": twinnings.build_counts,
    "decentralised_facts": twinnings.build_statements,
    "external_evidence": special.build_external_evidence,
    "groups": special.build_groups,
    "mechanism_partners": mechanisms.build_partners,
    "mechanism_places": mechanism_places.build_places,
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
    "wilaya_history": special.build_wilaya_history,
}
# These look at the others; the ledgers come last.
LATE_BUILDERS: dict[str, LateBuilder] = {
    "conflicts": conflicts.build_conflicts,
    "conflict_claims": conflicts.build_claims,
    "conflict_rows": conflict_rows.build_rows,
    "former_ids": note_ledger.build_former_ids,
    "note_ledger": note_ledger.build_note_ledger,
    "fact_ledger": fact_ledger.build_fact_ledger,
}
