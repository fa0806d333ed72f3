"""The source lists received, each in the columns of the merged register."""

from collections.abc import Iterator
from urllib.parse import quote, urlsplit, urlunsplit

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
        # No headline was recorded: what the page shows serves as its label.
        title = row["shows"][:1].upper() + row["shows"][1:]
        cells = {"title": title, "publisher": row["publisher"], "url": row["url"], "shows_en": row["shows"]}
        yield row["id"], cells


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
