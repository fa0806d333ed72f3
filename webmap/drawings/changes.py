"""What changed between two days, in the words of one sheet."""

from __future__ import annotations

from flask_babel import gettext

from layers.atlas import Atlas
from layers.view import View
from webmap.board_changes import ChangeLine, comparison
from webmap.drawings.sheet import ChangeRow, Coded, SheetChanges
from webmap.drawings.sources import SourceList
from webmap.sources import Words, plain_words


def sheet_changes(atlas: Atlas, view: View, sources: SourceList) -> SheetChanges | None:
    """Return the changes between the day shown and the day to compare; None when none is asked for."""
    found = comparison(atlas, view)
    if found is None:
        return None

    def words(text: str) -> Words:
        return plain_words(text, view.lang)

    def row(line: ChangeLine) -> ChangeRow:
        return ChangeRow(
            name=line.name,
            country=line.country,
            label=words(line.label),
            before=Coded(line.before.mark, words(line.before.word)),
            after=Coded(line.after.mark, words(line.after.word)),
            sources=sources.cite(chip.id for chip in line.sources),
        )

    title = gettext(
        "What changed between %(earlier)s and %(later)s", earlier=found.earlier, later=found.later
    )
    count = gettext("Changes: %(number)s", number=found.number)
    heads = (
        gettext("Neighbour"), gettext("Post in Algeria"), gettext("What changed"), found.earlier, found.later,
        gettext("Sources"),
    )  # fmt: skip
    return SheetChanges(words(title), words(count), tuple(map(words, heads)), tuple(map(row, found.lines)))
