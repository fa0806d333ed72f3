"""A view as a reference: BibTeX, CSL-JSON and RIS."""

from __future__ import annotations

import json
import re

from webmap.reports.summary import Summary

AUTHOR, PUBLISHER = "Takhoum contributors", "Takhoum"
_TEX_SIGNS = re.compile(r"([&%$#_{}])")


def citation_files(summary: Summary) -> dict[str, bytes]:
    """Return the files of a reference by suffix: ``bib``, ``json`` (CSL) and ``ris``.

    The date is that of the release; the day shown, release and map number stand in the note.
    """
    return {"bib": _bibtex(summary), "json": _csl(summary), "ris": _ris(summary)}


def _key(summary: Summary) -> str:
    return f"takhoum-{summary.figure_id or 'map'}-{summary.day.isoformat()}"


def _note(summary: Summary) -> str:
    return f"{summary.subtitle}. {summary.number}, release {summary.release}"


def _bibtex(summary: Summary) -> bytes:
    """Return an entry of BibTeX; accents and Arabic stay as they are (UTF-8)."""
    fields = {
        "title": _tex(summary.title),
        "author": f"{{{AUTHOR}}}",
        "publisher": PUBLISHER,
        "year": str(summary.made_on.year),
        "month": str(summary.made_on.month),
        "note": _tex(_note(summary)),
        "language": summary.lang,
        **({"url": summary.permalink} if summary.permalink else {}),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{_key(summary)},\n{lines}\n}}\n".encode()


def _tex(text: str) -> str:
    return _TEX_SIGNS.sub(r"\\\1", text)


def _csl(summary: Summary) -> bytes:
    """Return a list of one item of CSL-JSON."""
    item = {
        "id": _key(summary),
        "type": "map",
        "title": summary.title,
        "author": [{"literal": AUTHOR}],
        "publisher": PUBLISHER,
        "issued": {"date-parts": [[summary.made_on.year, summary.made_on.month, summary.made_on.day]]},
        "number": summary.number,
        "version": summary.release,
        "note": _note(summary),
        "language": summary.lang,
        **({"URL": summary.permalink} if summary.permalink else {}),
    }
    return (json.dumps([item], ensure_ascii=False, indent=1) + "\n").encode()


def _ris(summary: Summary) -> bytes:
    """Return a record of RIS: lines of a tag, two spaces, a hyphen and a space, CRLF."""
    lines = [
        ("TY", "MAP"),
        ("ID", _key(summary)),
        ("TI", summary.title),
        ("AU", AUTHOR),
        ("PB", PUBLISHER),
        ("PY", str(summary.made_on.year)),
        ("DA", summary.made_on.strftime("%Y/%m/%d")),
        ("N1", _note(summary)),
        ("LA", summary.lang),
        *((("UR", summary.permalink),) if summary.permalink else ()),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {text}\r\n" for tag, text in lines).encode()
