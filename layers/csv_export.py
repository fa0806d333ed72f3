"""CSV out: RFC 4180, the same bytes for the same table, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

BOM = "\ufeff"
# A spreadsheet takes a text that begins like this for a formula and runs it.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?", re.ASCII)


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, bom: bool = False) -> bytes:
    """Return a table as CSV.

    Parameters
    ----------
    columns : sequence of str
        The header row.
    rows : iterable of sequences
        Cells as the layers hold them: texts, numbers, booleans, tuples, ``None``.
    bom : bool, default False
        Begin with a byte order mark, by which Excel knows the encoding.

    Returns
    -------
    bytes
        UTF-8, CRLF, a cell quoted where it must be. Lists are joined by ``;``, ``None`` is empty.

    Examples
    --------
    >>> write_csv(["name", "n"], [("=1+1", -1.5), ("a,b", ("x", "y"))])
    b'name,n\\r\\n\\'=1+1,-1.5\\r\\n"a,b",x;y\\r\\n'
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell_text(value) for value in row] for row in rows)
    return ((BOM if bom else "") + text.getvalue()).encode()


def cell_text(value: Any) -> str:
    """Return a value as the text of a cell; what a spreadsheet would run gets an apostrophe before it.

    Examples
    --------
    >>> cell_text(True), cell_text(None), cell_text(-0.5), cell_text("-0.5"), cell_text("-cmd")
    ('true', '', '-0.5', '-0.5', "'-cmd")
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = ";".join(map(str, value)) if isinstance(value, tuple) else str(value)
    is_risky = _FORMULA.match(text) is not None and _NUMBER.fullmatch(text) is None
    return f"'{text}" if is_risky else text
