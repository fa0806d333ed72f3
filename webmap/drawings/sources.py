"""The numbered sources of a sheet: numbered as they are first cited, each once."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext

from layers.atlas import Atlas
from webmap.drawings.sheet import NumberedSource
from webmap.i18n import format_partial
from webmap.settings import LANGUAGES
from webmap.sources import FOLLOWED, Words, plain_words, words_of

# Look-alikes in titles as received that the fonts lack.
PRINTED = str.maketrans({"\ua789": ":"})


class SourceList:
    """Gives numbers to sources and remembers them."""

    def __init__(self, atlas: Atlas, lang: str) -> None:
        self._atlas = atlas
        self._lang = lang
        self._numbers: dict[str, int] = {}

    def cite(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of some sources in rising order."""
        ids = dict.fromkeys(source_ids)
        return tuple(sorted(self._numbers.setdefault(each, len(self._numbers) + 1) for each in ids))

    def listed(self) -> tuple[NumberedSource, ...]:
        """Return what was cited, in the order of the numbers."""
        return tuple(self._source(number, each) for each, number in self._numbers.items())

    def _source(self, number: int, source_id: str) -> NumberedSource:
        row = self._atlas.tables.find("sources", source_id)
        if row is None:
            raise LookupError(f"no source {source_id}")
        own = {code: row[f"publisher_{code}"] for code in LANGUAGES}
        publisher = own[self._lang] or row["publisher"] or row["title"]
        title = row["title"] if row["title"] != publisher else ""
        url = str(row["url"] or "")
        date = format_partial(str(row["published"]), self._lang) if row["published"] else gettext("undated")
        return NumberedSource(
            number=number,
            publisher=plain_words(str(publisher), self._lang),
            title=_title(str(title or "").translate(PRINTED), row["language"], self._lang),
            date=plain_words(date, self._lang),
            url=url if url.startswith(FOLLOWED) else "",
            id=source_id,
        )


def _title(title: str, written_in: object, lang: str) -> Words:
    """Return a title in the language it was published in; of a third language only the direction matters."""
    code = str(written_in) if written_in in LANGUAGES else ""
    return words_of({code: title}, code) if code else plain_words(title, "en" if title.isascii() else lang)
