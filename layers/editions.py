"""Guard the numbering of wilayas: a code, its name and its edition must speak of the same wilaya.

Published files number the wilayas of 2019 and 2026 in several orders; a join by such a code looks perfect and
is wrong. So wherever a file gives both code and name, the name must be one that the code is known by.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from layers.dataset import Row
from layers.geofiles import ReadAreas
from layers.package import Resource, WilayaNames
from layers.problems import Problem, shown
from layers.tables import ReadTable

NAME_COLUMNS = ("name_ar", "name_fr", "name_en")
_ALIAS_COLUMNS = ("spelling_ar", "canonical_ar", "dataset_ar")

_NEAR = 0.6  # Tinduf and Tindouf are 0.92 alike, Djelfa and Jijel 0.55

Spellings = Mapping[tuple[str, str], frozenset[str]]  # (edition, code) → folded names


# "Wilaya d’Alger", "ولاية الجزائر"
_GENERIC = re.compile("^(?:wilaya (?:de |d[’'])|ولاية )", re.IGNORECASE)


def fold_name(name: str) -> str:
    """Return a name without case, accents, hyphens and the word wilaya, to compare spellings.

    Examples
    --------
    >>> fold_name("Béchar") == fold_name("BECHAR")
    True
    """
    name = _GENERIC.sub("", name)
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return "".join(char for char in plain.casefold() if char.isalnum())


def known_spellings(wilayas: Sequence[Row], aliases: Sequence[Row]) -> Spellings:
    """Return every spelling a wilaya is known by, from the lookup of wilayas and the aliases of places."""
    spellings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in wilayas:
        edition, code = row.get("edition"), row.get("wilaya_code")
        if isinstance(edition, str) and isinstance(code, str):
            spellings[edition, code] |= {fold_name(str(row[name])) for name in NAME_COLUMNS if row.get(name)}
    for row in aliases:
        if row.get("resource") != "wilayas":
            continue
        names = {fold_name(str(row[name])) for name in _ALIAS_COLUMNS if row.get(name)}
        for key in spellings:
            if key[1] == row.get("entity_key"):
                spellings[key] |= names
    return {key: frozenset(names) for key, names in spellings.items()}


def name_problems(resource: Resource, read: ReadTable, spellings: Spellings) -> Iterator[Problem]:
    """Yield rows whose wilaya code and name are not of the same wilaya in that edition.

    A spelling may vary as long as it is nearer to the names of its code than to those of any other. The
    message gives the code and the name found and, if the name belongs to another code, the code expected.
    """
    rule = resource.wilaya_names
    if rule is None:
        return
    for row_number, row in read.table.numbered():
        edition, code = _edition(row, rule), row[rule.code]
        is_meant = all(row[column] == value for column, value in rule.when.items())
        if not is_meant or (edition, code) not in spellings:
            continue
        for column in rule.names:
            name = row[column]
            if isinstance(name, str) and not _is_spelling(name, str(edition), str(code), spellings):
                message = _mismatch(name, str(edition), str(code), spellings)
                yield Problem(resource.path, row_number, rule.code, "wilaya-name", message)
                break


def _is_spelling(name: str, edition: str, code: str, spellings: Spellings) -> bool:
    """Whether a name is one the code is known by, or is nearer to those than to any other code's."""
    folded = fold_name(name)
    if folded in spellings[edition, code]:
        return True
    nearness: dict[str, float] = {}
    for (of, owner), names in spellings.items():
        if of == edition:
            nearness[owner] = max(
                (SequenceMatcher(a=folded, b=known).ratio() for known in names), default=0.0
            )
    own = nearness.pop(code)
    return own >= _NEAR and own > max(nearness.values(), default=0.0)


def _edition(row: Row, rule: WilayaNames) -> object:
    """Return the edition a row is numbered by."""
    return row[rule.edition_field] if rule.edition_field is not None else rule.edition


def _mismatch(name: str, edition: str, code: str, spellings: Spellings) -> str:
    """Say whose name it is."""
    folded = fold_name(name)
    owners = sorted(other for (of, other), names in spellings.items() if of == edition and folded in names)
    found = f"{shown(code)} stands with the name {shown(name)}"
    if owners:
        return f"{found}, which is {' or '.join(shown(owner) for owner in owners)} in edition {edition}"
    return f"{found}, which is no known spelling of it in edition {edition}"


def edition_problems(
    editions: Sequence[tuple[int, Row]], wilayas: Sequence[Row], file: str
) -> Iterator[Problem]:
    """Yield editions that do not have as many wilayas as they say."""
    counts = Counter(row["edition"] for row in wilayas)
    for row_number, row in editions:
        declared = row["wilaya_count"]
        if declared is not None and counts[row["edition"]] != declared:
            message = (
                f"{declared}, but the lookup has {counts[row['edition']]} wilayas of edition {row['edition']}"
            )
            yield Problem(file, row_number, "wilaya_count", "edition-count", message)


def parent_problems(
    areas: Sequence[ReadAreas], wilayas: Sequence[tuple[int, Row]], file: str
) -> Iterator[Problem]:
    """Yield wilayas with a parent in the edition before on whose ground none of their units lies."""
    editions = sorted({str(row["edition"]) for _, row in wilayas})
    before = dict(zip(editions[1:], editions, strict=False))
    grounds: dict[tuple[str, str], set[str]] = defaultdict(set)
    for unit in (row for each in areas for row in each.properties.table.rows):
        for edition, earlier in before.items():
            code, parent = unit.get(f"wilaya_{edition}"), unit.get(f"wilaya_{earlier}")
            if code is not None and parent is not None:
                grounds[edition, str(code)].add(str(parent))
    for row_number, row in wilayas:
        ground = grounds.get((str(row["edition"]), str(row["wilaya_code"])))
        if ground and row["parent_code"] not in ground:
            message = (
                f"{shown(row['parent_code'] or '')}, but its ground was {' and '.join(sorted(ground))} "
                f"in edition {before[str(row['edition'])]}"
            )
            yield Problem(file, row_number, "parent_code", "edition-parent", message)


def coverage_problems(resource: Resource, read: ReadAreas, wilayas: Sequence[Row]) -> Iterator[Problem]:
    """Yield units with a code their edition does not have, and wilayas without any unit."""
    if not read.properties.is_whole:
        return
    codes: dict[str, set[str]] = defaultdict(set)
    for row in wilayas:
        codes[str(row["edition"])].add(str(row["wilaya_code"]))
    for edition in sorted(codes):
        column = f"wilaya_{edition}"
        if column not in resource.columns:
            continue
        found = set()
        for row_number, row in read.properties.table.numbered():
            code = row[column]
            if code is None:
                continue
            found.add(str(code))
            if code not in codes[edition]:
                message = f"feature {row_number - 1}: {shown(code)} is no wilaya of edition {edition}"
                yield Problem(resource.path, row_number, column, "edition-code", message)
        for code in sorted(codes[edition] - found):
            message = f"{shown(code)} of edition {edition} has no area in this file"
            yield Problem(resource.path, 1, column, "edition-code", message)
