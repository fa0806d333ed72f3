"""The sources register: three lists, the external evidence and the data packages in one."""

from collections.abc import Iterator
from urllib.parse import quote, urlsplit, urlunsplit

from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row

# Characters with a meaning in an address; everything else outside ASCII is percent-encoded.
ADDRESS_CHARACTERS = "/:?#[]@!$&'()*+,;=%~"


def encode_url(url: str) -> str:
    """Return an address in ASCII, its host in punycode-free lower case as received."""
    if not url:
        return ""
    parts = urlsplit(url)
    cleaned = (quote(part, safe=ADDRESS_CHARACTERS) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, parts.netloc, *cleaned))


def listed_sources(inputs: Inputs) -> Iterator[tuple[str, Row]]:
    """Yield each source of the two press lists in the columns of the register."""
    for name in ("crossings/sources", "twinnings/sources"):
        for row in inputs.facts[name]:
            yield (
                row["source_id"],
                {
                    "title": row["title"],
                    "publisher": row["publisher"],
                    "url": row["url"],
                    "published": row["date_published"],
                    "language": row["language"],
                    "shows_en": row.get("supports", ""),
                },
            )


def evidence_sources(inputs: Inputs) -> Iterator[tuple[str, Row]]:
    """Yield each publication of the external evidence."""
    for row in inputs.facts["cooperation/external_evidence"]:
        yield (
            row["id"],
            {"title": row["shows"], "publisher": row["publisher"], "url": row["url"], "shows_en": row["shows"]},
        )


def document_sources(inputs: Inputs) -> Iterator[tuple[str, Row]]:
    """Yield the five documents the cooperation registers were read from."""
    for row in inputs.facts["cooperation/sources"]:
        yield (
            row["id"],
            {
                "title": row["title_ar"],
                "publisher": row["publisher"],
                "url": row["url_known"],
                "published": row["published"],
                "language": row["language"],
            }
            | {f"shows_{language}": row[f"statement_{language}"] for language in ("ar", "fr", "en")},
        )


def build_sources(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the merged register: survivors keep their own cells and gain what only a merged row says."""
    merged: dict[str, Row] = {}
    details = {row["source_id"]: row for row in inputs.coded("source_details", "extra_sources")}
    lists = (document_sources, listed_sources, evidence_sources)
    for old_id, cells in (pair for read in lists for pair in read(inputs)):
        for source_id in inputs.source_ids[old_id]:
            row = merged.setdefault(source_id, dict.fromkeys(descriptor.header, "") | {"source_id": source_id})
            row |= {name: cell for name, cell in cells.items() if cell and not row[name]}
    for source_id, cells in details.items():
        row = merged.setdefault(source_id, dict.fromkeys(descriptor.header, "") | {"source_id": source_id})
        # A dash empties a cell: an address recorded in a form that leads nowhere.
        row |= {name: "" if cell == "-" else cell for name, cell in cells.items() if cell and name != "note"}
        if cells.get("note"):
            row |= inputs.phrase("note", cells["note"])
    labels = {row["publisher"]: row for row in inputs.coded("publishers")}
    for row in merged.values():
        label = labels[row["publisher"]]
        row |= {name: label[name] for name in ("publisher_ar", "publisher_fr", "publisher_en") if not row[name]}
        row |= {"kind": row["kind"] or label["kind"], "url": encode_url(row["url"])}
    return list(merged.values())
