"""Cut the bytes of a CSV file into records, strictly by RFC 4180.

The ``csv`` module takes ``a"b``, a NUL and a lone carriage return without a word; here each has a row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from layers.problems import Problem, shown

# One cell and what ends it. A quoted cell may hold line breaks; its record counts from the line it begins on.
_CELL = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",\n]*))(,|\n|\Z)')
_UTF8_BOM, _UTF16_BOMS = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
_SAMPLES = 10


@dataclass(frozen=True, slots=True)
class Record:
    """One record; ``row`` is the line of the file it begins on, the header's being 1."""

    row: int
    cells: tuple[str, ...]


@dataclass(slots=True)
class CsvText:
    """The records of a file (header first) and what is wrong with its bytes and quotes."""

    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def cut_records(raw: bytes, file: str) -> CsvText:
    """Return the records of a CSV file and the problems of its encoding, line ends and quotes.

    Parameters
    ----------
    raw : bytes
        The whole file. Lines end in LF, or all of them in CRLF.
    file : str
        Its name, for the problems.

    Returns
    -------
    CsvText
        Bytes that are not UTF-8 stay in the cells as lone surrogates (``surrogateescape``), so that a reader
        can name their column. A record with a broken quote is left out. Never raises.
    """
    result = CsvText()
    if not raw:
        result.problems.append(Problem(file, 1, "-", "empty-file", "0 bytes, a header row is expected"))
        return result
    if raw.startswith(_UTF16_BOMS):
        message = f"begins with {shown(raw[:2])}: UTF-16 text, UTF-8 is expected"
        result.problems.append(Problem(file, 1, "-", "encoding", message))
        return result
    if raw.startswith(_UTF8_BOM):
        result.problems.append(Problem(file, 1, "-", "bom", "begins with a byte order mark, '\\ufeff'"))
        raw = raw.removeprefix(_UTF8_BOM)
    text = raw.decode("utf-8", "surrogateescape")
    result.problems += _line_end_problems(text, file)
    text = text.replace("\r\n", "\n")
    for item in _scan(text, file):
        (result.records if isinstance(item, Record) else result.problems).append(item)  # type: ignore[arg-type]
    return result


def _line_end_problems(text: str, file: str) -> Iterator[Problem]:
    """Yield mixed line ends and a last line that is cut off."""
    if "\r\n" in text:
        kinds = Counter("\r\n" if line.endswith("\r") else "\n" for line in text.split("\n")[:-1])
        if len(kinds) > 1:
            rare = min(kinds, key=lambda kind: (kinds[kind], kind))
            row = next(
                number
                for number, line in enumerate(text.split("\n")[:-1], start=1)
                if line.endswith("\r") == (rare == "\r\n")
            )
            yield Problem(file, row, "-", "line-ends", f"this line ends in {shown(rare)}, others do not")
    if not text.endswith("\n"):
        row = text.count("\n") + 1
        yield Problem(
            file, row, "-", "last-line", f"ends without a line end, after {shown(text[-20:])}: cut off?"
        )


def _scan(text: str, file: str) -> Iterator[Record | Problem]:
    """Yield records and broken quotes, going on at the next line after a broken one."""
    position, row = 0, 1
    while position < len(text):
        start, cells = position, []
        while True:
            match = _CELL.match(text, position)
            if match is None:
                yield _quote_problem(text, position, file, row)
                position = text.find("\n", position) + 1 or len(text)
                break
            quoted, plain, end = match.groups()
            cells.append(plain if quoted is None else quoted.replace('""', '"'))
            position = match.end()
            if end != ",":
                yield Record(row, tuple(cells))
                break
        row += text.count("\n", start, position)


def _quote_problem(text: str, position: int, file: str, row: int) -> Problem:
    """Say what is wrong with the quotes of the cell at ``position``."""
    line = text[position:].split("\n", 1)[0]
    kind = (
        "a quote opens and does not close rightly"
        if line.startswith('"')
        else "a quote inside an unquoted cell"
    )
    return Problem(file, row, "-", "quotes", f"{kind}: {shown(line)}")


def has_bad_bytes(cell: str) -> bool:
    """Whether bytes of the cell are not UTF-8."""
    return any("\udc80" <= char <= "\udcff" for char in cell) if not cell.isascii() else False


def encoding_problems(bad: list[tuple[int, str, str]], file: str) -> Iterator[Problem]:
    """Yield a problem for each of the first cells whose bytes are not UTF-8, then one for the rest.

    ``bad`` holds row, column and cell. A file saved in another encoding is one fault, not thousands.
    """
    for row, column, cell in bad[:_SAMPLES]:
        raw = cell.encode("utf-8", "surrogateescape")
        first = next(char for char in cell if "\udc80" <= char <= "\udcff")
        message = f"byte 0x{ord(first) - 0xDC00:02X} of {shown(raw)} is not UTF-8"
        arabic = raw.decode("cp1256", "replace")
        if any("\u0621" <= char <= "\u064a" for char in arabic):
            message += f"; as Windows-1256 it reads {shown(arabic)}"
        yield Problem(file, row, column, "encoding", message)
    if len(bad) > _SAMPLES:
        row, column, _cell = bad[_SAMPLES]
        yield Problem(file, row, column, "encoding", f"and {len(bad) - _SAMPLES} more cells from here on")
