"""Messages: extract them from the code, bring the catalogues up to date, compile them.

``python -m scripts.translations`` extracts and updates ``webmap/translations/*/LC_MESSAGES/messages.po`` and
writes the ``.mo`` files beside them. The build hook only compiles.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from scripts.package_messages import PACKAGE, package_messages
from scripts.registers.tables import space_french

ROOT = Path(__file__).parents[1]
CATALOGUES = ROOT / "webmap" / "translations"
METHODS = [("**.py", "python"), *((f"**.{suffix}", "jinja2") for suffix in ("html", "jinja", "txt", "md"))]
KEYWORDS = {"_": None, "_l": None, "N_": None, "gettext": None, "lazy_gettext": None}
LANGUAGES = ("ar", "fr", "en")
# Fixed: an update without news leaves the files as they are.
DAY = datetime(2026, 11, 21, tzinfo=UTC)
WHO = "Takhoum contributors"
STAMP = {"project": "Takhoum", "version": "1", "creation_date": DAY, "revision_date": DAY,
         "msgid_bugs_address": "", "last_translator": WHO, "language_team": WHO}  # fmt: skip


def extract_messages() -> dict[str, list[str]]:
    """Return every message with the files that use it, in the order of the files."""
    found: dict[str, list[str]] = {}
    for folder in ("layers", "webmap"):
        for name, _, message, _, _ in extract_from_dir(ROOT / folder, METHODS, keywords=KEYWORDS):
            for text in (message,) if isinstance(message, str) else message:
                found.setdefault(text, []).append(f"{folder}/{name}")
    found |= {text: [*found.get(text, []), PACKAGE] for text in package_messages()}
    return {text: list(dict.fromkeys(files)) for text, files in found.items()}


def read_catalogue(lang: str) -> Catalog:
    """Return the catalogue of a language as it stands."""
    return read_po(BytesIO((CATALOGUES / lang / "LC_MESSAGES" / "messages.po").read_bytes()), locale=lang)


def update_catalogue(lang: str, messages: dict[str, list[str]]) -> list[str]:
    """Write the catalogue with all ``messages``, obsolete ones dropped; return those without translation."""
    path = CATALOGUES / lang / "LC_MESSAGES" / "messages.po"
    old = read_catalogue(lang) if path.is_file() else Catalog(locale=lang)
    new = Catalog(lang, header_comment=f"# Messages of Takhoum: {lang}", fuzzy=False, **STAMP)  # type: ignore[arg-type]
    missing = []
    for text in sorted(messages):
        known = old.get(text)
        translation = text if lang == "en" else str(known.string) if known is not None else ""
        if lang == "fr":
            translation = space_french(translation).replace("'", "’")
        new.add(text, translation, locations=[(name, 0) for name in messages[text]])
        if not translation:
            missing.append(text)
    with path.open("wb") as stream:
        write_po(stream, new, omit_header=False, include_lineno=False, width=110, sort_output=True)
    with path.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, new)
    return missing


def main() -> int:
    """Update all catalogues; 1 when a message lacks a translation."""
    messages = extract_messages()
    missing = {lang: update_catalogue(lang, messages) for lang in LANGUAGES}
    sys.stderr.writelines(f"{lang}: {text!r}\n" for lang, texts in missing.items() for text in texts)
    return int(any(missing.values()))


if __name__ == "__main__":
    raise SystemExit(main())
