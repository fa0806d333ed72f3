"""How wide the columns of a printed table are, and which do not fit on the page."""

from __future__ import annotations

from webmap.profiles.parts import SectionItem

# Letters that stand on a line of a printed table, the sources apart.
LINE_LETTERS = 116
# A cell wants a line of its own up to this many letters; a column is never narrower than this.
LONGEST_WISH, NARROWEST = 44, 7
# What a mark beside a word and the gap between two columns take.
MARK_LETTERS, GAP_LETTERS = 4, 2


def columns_of(section: SectionItem) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Return the numbers of the columns that fit and their shares of the width.

    A column is at least as wide as its longest word. Of those that do not fit the emptiest go first, then
    the last.
    """
    texts = [_texts(section, number) for number in range(len(section.columns))]
    least = [max(NARROWEST, *(_longest_word(text) for text in each)) + GAP_LETTERS for each in texts]
    wish = [float(min(LONGEST_WISH, _usual(each))) + GAP_LETTERS for each in texts]
    known = [sum(text not in ("", "–") for text in each[1:]) for each in texts]
    kept = list(range(len(texts)))
    while len(kept) > 1 and sum(least[number] for number in kept) > LINE_LETTERS:
        kept.remove(min(kept[1:], key=lambda number: (known[number], -number)))
    rest = max(0.0, LINE_LETTERS - sum(least[number] for number in kept))
    more = {number: max(0.0, wish[number] - least[number]) for number in kept}
    share = rest / sum(more.values()) if sum(more.values()) else 0.0
    widths = [least[number] + more[number] * share for number in kept]
    return tuple(kept), tuple(round(each / sum(widths), 4) for each in widths)


def _texts(section: SectionItem, number: int) -> list[str]:
    """Return the heading and the texts of one column."""
    found = [section.columns[number]]
    for row in section.rows:
        cell = row.cells[number]
        words = cell.number.text if cell.number else " · ".join(each.words.text for each in cell.items)
        found.append(words + "\u00a0" * MARK_LETTERS if cell.symbol and cell.cell.mark else words)
    return found


def _longest_word(text: str) -> int:
    return max((len(word) for word in text.replace("-", "- ").split(" ")), default=0)


def _usual(texts: list[str]) -> int:
    """Return the length that all but the longest eighth of the texts do not pass."""
    return sorted(map(len, texts))[-max(1, len(texts) // 8)]
