"""What the registers are built from: the facts as received, the hand coding, the lookups."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.registers.columns import LANGUAGES
from scripts.registers.tables import Row, clean, join, read_csv, split

Overlay = Mapping[tuple[str, str, str], Row]


@dataclass(frozen=True)
class Inputs:
    """Tables received and hand-coded, by name, with the merged identifiers of the sources."""

    facts: Mapping[str, list[Row]]
    coding: Mapping[str, list[Row]]
    lookups: Mapping[str, list[Row]]
    source_ids: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, Row]

    def coded(self, *names: str) -> Iterator[Row]:
        """Yield the rows of hand-coded tables."""
        for name in names:
            yield from self.coding[name]

    def cite(self, *cells: str) -> str:
        """Return a source_ids cell: every identifier or document of ``cells``, merged, without repeats."""
        return join(new for cell in cells for old in split(cell) for new in self.source_ids[old])

    def phrase(self, stem: str, text: str) -> Row:
        """Return the three columns of a short English phrase of the facts."""
        if not text:
            return {f"{stem}_{language}": "" for language in LANGUAGES}
        return {f"{stem}_{language}": self.phrases[clean(text)][f"text_{language}"] for language in LANGUAGES}


def read_folder(folder: Path) -> dict[str, list[Row]]:
    """Return the tables below a folder by their path without suffix."""
    return {
        path.relative_to(folder).with_suffix("").as_posix(): read_csv(path)
        for path in sorted(folder.rglob("*.csv"))
    }


def load_inputs(data: Path) -> Inputs:
    """Read everything below ``data`` the registers are built from."""
    coding = read_folder(data / "sources" / "coding")
    source_ids: dict[str, tuple[str, ...]] = {}
    for row in coding["source_merges"]:
        source_ids[row["former_id"]] = tuple(split(row["current_ids"]))
    facts = read_folder(data / "sources" / "facts")
    for name, key in (("crossings/sources", "source_id"), ("twinnings/sources", "source_id")):
        for row in facts[name]:
            source_ids.setdefault(row[key], (row[key],))
    for row in [*facts["cooperation/external_evidence"], *facts["cooperation/sources"]]:
        source_ids.setdefault(row["id"], (row["id"],))
    for row in facts["cooperation/sources"]:
        source_ids[row["file"]] = (row["id"],)
    for row in [*coding["extra_sources"], *coding["source_details"]]:
        source_ids.setdefault(row["source_id"], (row["source_id"],))
    for former in list(source_ids.values()):
        for current in former:
            source_ids.setdefault(current, (current,))
    phrases = {clean(row["text_en"]): row for row in coding["phrases"]}
    return Inputs(facts, coding, read_folder(data / "lookups"), source_ids, phrases)
