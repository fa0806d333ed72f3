"""Read a CSV resource strictly: every cell against its declaration, every fault with its row and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from layers.cells import read_cell
from layers.csv_text import Record, cut_records, encoding_problems, has_bad_bytes
from layers.dataset import Row, Table, Value
from layers.package import Field, Resource
from layers.problems import Problem, shown


@dataclass(frozen=True)
class ReadTable:
    """A table as far as it could be read.

    ``broken`` holds rows with a cell too many or too few, read by position: they only serve to recognise
    keys, so that one fault does not make every reference to the row another one.
    """

    table: Table
    broken: tuple[Row, ...] = field(default=(), repr=False)
    is_whole: bool = True


def read_table(raw: bytes, resource: Resource, file: str) -> tuple[ReadTable, list[Problem]]:
    """Return the rows of a CSV file and its faults.

    Parameters
    ----------
    raw : bytes
        The whole file.
    resource : Resource
        Its declaration; columns stand in the declared order.
    file : str
        Its path inside the data directory, for the problems.

    Returns
    -------
    tuple of (ReadTable, list of Problem)
        A cell that breaks a rule is None in its row. Rows are counted with the header as 1; a row that spans
        several lines (a line break inside quotes) is named by its first line. Never raises.
    """
    text = cut_records(raw, file)
    problems = text.problems
    if not text.records:
        return ReadTable(Table(resource.name, resource.key, (), resource.columns), is_whole=False), problems
    header, *records = text.records
    header_problems = list(_header_problems(header.cells, resource, file))
    problems += header_problems
    reader = _Reader(resource, file, header.cells)
    for record in records:
        reader.read(record)
    problems += reader.problems
    problems += encoding_problems(reader.bad_cells, file)
    cut = sum(problem.rule == "quotes" for problem in problems)
    problems += _count_problems(len(records) + cut, resource, file)
    table = Table(resource.name, resource.key, tuple(reader.rows), resource.columns, tuple(reader.lines))
    has_key = set(resource.key) <= set(header.cells)
    return ReadTable(table, tuple(reader.broken), has_key), problems


def _header_problems(header: Sequence[str], resource: Resource, file: str) -> Iterator[Problem]:
    """Yield unknown, repeated, missing and misplaced columns."""
    declared = resource.columns
    for number, name in enumerate(header, start=1):
        if name not in declared:
            message = f"column {number} of the header, {shown(name)}, is not declared"
            yield Problem(file, 1, _printable(name) or str(number), "unknown-column", message)
        elif name in header[: number - 1]:
            yield Problem(
                file, 1, name, "duplicate-column", f"column {number} of the header repeats {shown(name)}"
            )
    for name in declared:
        if name not in header:
            yield Problem(
                file, 1, name, "missing-column", f"column {shown(name)} is declared and not in the header"
            )
    if sorted(header) == sorted(declared):
        for found, expected in zip(header, declared, strict=True):
            if found != expected:
                message = f"{shown(found)} stands where {shown(expected)} is declared"
                yield Problem(file, 1, found, "column-order", message)
                return


def _printable(name: str) -> str:
    """Return a column name fit for a line of text, empty when nothing of it can be shown."""
    return name if name.isprintable() and ":" not in name else ""


def _count_problems(count: int, resource: Resource, file: str) -> Iterator[Problem]:
    """Yield a broken row bound: too few rows fail, too many warn."""
    if count < resource.min_rows:
        yield Problem(file, 1, "-", "min-rows", f"{count} rows, at least {resource.min_rows} are declared")
    if resource.max_rows is not None and count > resource.max_rows:
        yield Problem(
            file, 1, "-", "warning-max-rows", f"{count} rows, at most {resource.max_rows} are declared"
        )


class _Reader:
    """Collect the rows of one file."""

    def __init__(self, resource: Resource, file: str, header: Sequence[str]) -> None:
        self.file, self.header = file, header
        self.fields: list[Field | None] = []
        by_name = {declared.name: declared for declared in resource.fields}
        for number, name in enumerate(header):
            self.fields.append(None if name in header[:number] else by_name.get(name))
        self.absent = {name: None for name in resource.columns if name not in header}
        self.rows: list[Row] = []
        self.lines: list[int] = []
        self.broken: list[Row] = []
        self.problems: list[Problem] = []
        self.bad_cells: list[tuple[int, str, str]] = []
        self.caches: list[dict[str, Value]] = [{} for _ in self.fields]

    def read(self, record: Record) -> None:
        """Read one record into a row, or into the broken ones."""
        extra = len(record.cells) - len(self.header)
        if extra == 0:
            self.rows.append(self._row(record))
            self.lines.append(record.row)
            return
        cells = dict(zip(self.header, record.cells, strict=False))
        self.broken.append({**dict.fromkeys(self.header), **self.absent, **cells})
        self.problems.append(self._count_problem(record, extra))

    def _count_problem(self, record: Record, extra: int) -> Problem:
        """Say which cell is too many, or which column has none."""
        given, expected = len(record.cells), len(self.header)
        if record.cells == ("",):
            return Problem(self.file, record.row, "-", "empty-row", "'' is an empty line, a row is expected")
        if extra > 0:
            values = ", ".join(shown(cell) for cell in record.cells[expected:][:5])
            message = f"{given} cells, {expected} expected; too many: {values}"
            return Problem(self.file, record.row, str(expected + 1), "column-count", message)
        message = f"{given} cells, {expected} expected; the last is {shown(record.cells[-1])}"
        column = _printable(self.header[given]) or str(given + 1)
        return Problem(self.file, record.row, column, "column-count", message)

    def _row(self, record: Record) -> Row:
        """Read the cells of a record of the right length."""
        row: dict[str, Value] = dict(self.absent)
        for declared, text, cache in zip(self.fields, record.cells, self.caches, strict=True):
            if declared is None:
                continue
            if text in cache:
                row[declared.name] = cache[text]
                continue
            row[declared.name] = self._cell(record.row, declared, text, cache)
        return row

    def _cell(self, row: int, declared: Field, text: str, cache: dict[str, Value]) -> Value:
        """Read one cell; sound values are remembered, most columns repeat few of them."""
        if has_bad_bytes(text):
            self.bad_cells.append((row, declared.name, text))
            return None
        value, faults = read_cell(text, declared)
        self.problems += [Problem(self.file, row, declared.name, rule, message) for rule, message in faults]
        if not faults:
            cache[text] = value
        return value
