"""Sources as chips: publisher and year, undated said, the address only if it can be followed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext

from layers.atlas import Atlas
from layers.dates import parse_partial_date
from webmap.i18n import language

FOLLOWED = ("https://", "http://")


@dataclass(frozen=True)
class Words:
    """A text that states its own language and direction."""

    text: str
    lang: str
    dir: str


@dataclass(frozen=True)
class Chip:
    """One source behind a statement."""

    id: str
    label: Words
    title: str
    url: str


def words_of(names: Mapping[str, str | None], lang: str) -> Words:
    """Return a text by language in ``lang``, else in one it has."""
    for code in (lang, "fr", "en", "ar"):
        text = names.get(code)
        if text:
            return Words(str(text), code, language(code).direction)
    return Words("", "", "")


def plain_words(text: str, lang: str) -> Words:
    """Return a text that is in the language of the page already."""
    return Words(text, lang, language(lang).direction)


def chips_of(atlas: Atlas, source_ids: Iterable[str], lang: str) -> tuple[Chip, ...]:
    """Return the chips of some sources, in the order given, none twice."""
    return tuple(_chip(atlas, source_id, lang) for source_id in dict.fromkeys(source_ids))


def _chip(atlas: Atlas, source_id: str, lang: str) -> Chip:
    source = atlas.tables.find("sources", source_id)
    if source is None:
        raise LookupError(f"no source {source_id}")
    own = {code: source[f"publisher_{code}"] for code in ("ar", "fr", "en")}
    publisher = str(own[lang] or source["publisher"] or source["title"])
    published = source["published"]
    year = str(parse_partial_date(str(published)).first_day.year) if published else gettext("undated")
    text = gettext("%(publisher)s, %(year)s", publisher=publisher, year=year)
    url = str(source["url"] or "")
    return Chip(
        id=source_id,
        label=plain_words(text, lang),
        title=str(source["title"] or publisher),
        url=url if url.startswith(FOLLOWED) else "",
    )
