"""``takhoum figure``: any view in any form into a file, or a folder of figures from a list."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from layers.atlas import UnknownFigure
from layers.durable import replace_file
from layers.parameters import ParameterError
from webmap.commands import PROBLEMS, SOUND, USAGE, fail

if TYPE_CHECKING:
    from flask import Flask

SUFFIXES = ("svg", "png", "pdf", "html", "csv", "geojson", "json", "zip")
BAR = 24
_FIGURE = re.compile(r"([a-z][a-z0-9-]*)(?:\?(.*))?", re.ASCII)


@dataclass(frozen=True)
class Order:
    """One file to write: where, which form, and of which view."""

    path: Path
    form: str
    view: str


def add_figure(parser: argparse.ArgumentParser) -> None:
    """Add what ``figure`` can be told."""
    parser.add_argument(
        "view",
        nargs="?",
        metavar="VIEW",
        help="a figure id, id?query, or a query string; lang= sets the language",
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="FILE",
        help=f"its suffix decides: {', '.join(SUFFIXES)}",
    )
    parser.add_argument(
        "--list", type=Path, metavar="LIST", dest="orders", help="lines of FILE VIEW; -o then names a folder"
    )


def figure(options: argparse.Namespace) -> int:
    """Write one file, or a folder of them."""
    from webmap import create_app

    if (options.view is None) == (options.orders is None):
        return fail("figure needs either VIEW or --list LIST", USAGE)
    try:
        if options.orders is not None:
            orders = read_orders(options.orders.read_text(encoding="utf-8"), options.output)
        else:
            orders = [order_of(options.output, options.view)]
    except ValueError as error:
        return fail(str(error), USAGE)
    app = create_app({"WATCH": False})
    for number, order in enumerate(orders):
        _show(number, len(orders), order.path.name)
        status = _fill(app, order)
        if status != SOUND:
            return status
    _show(len(orders), len(orders), "")
    return SOUND


def order_of(path: Path, view: str) -> Order:
    """Return an order.

    Raises
    ------
    ValueError
        No form has that suffix; the message names them.
    """
    form = path.suffix.removeprefix(".").lower()
    if form not in SUFFIXES:
        raise ValueError(f"{path.name}: the suffix must be one of {', '.join(SUFFIXES)}")
    return Order(path, form, view)


def read_orders(text: str, folder: Path) -> list[Order]:
    """Return the orders of a list: a file name and a view a line; ``#`` begins a comment.

    Raises
    ------
    ValueError
        Names the line.

    Examples
    --------
    >>> [(each.path.name, each.view) for each in read_orders("a.svg crossings-status?lang=fr", Path("."))]
    [('a.svg', 'crossings-status?lang=fr')]
    """
    orders = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if len(words) != 2:
            raise ValueError(f"line {number}: FILE VIEW expected, not {line.strip()[:60]!r}")
        name = Path(words[0])
        if name.is_absolute() or ".." in name.parts:
            raise ValueError(f"line {number}: {words[0]!r} leads out of the folder")
        orders.append(order_of(folder / name, words[1]))
    return orders


def read_view(text: str) -> tuple[str, str]:
    """Return figure id and query; a text that is no ``id`` or ``id?query`` is a query alone.

    Examples
    --------
    >>> read_view("crossings-status?lang=fr"), read_view("layers=crossings&lang=fr")
    (('crossings-status', 'lang=fr'), ('', 'layers=crossings&lang=fr'))
    """
    match = _FIGURE.fullmatch(text)
    return ("", text.removeprefix("?")) if match is None else (match[1], match[2] or "")


def _fill(app: Flask, order: Order) -> int:
    """Write one file and return the status."""
    from webmap.drawings.desk import DrawingFailed
    from webmap.live import NoRelease
    from webmap.reports.making import make_form

    figure_id, query = read_view(order.view)
    try:
        content = make_form(app, figure_id, query, order.form)
    except ParameterError as error:
        return fail(f"{order.view}: {error}", USAGE)
    except UnknownFigure as error:
        return fail(f"no figure {error.args[0]!r} in this release", USAGE)
    except NoRelease:
        return fail("no release yet: run `takhoum publish` first")
    except DrawingFailed as error:
        return fail(f"{order.view}: {error}", PROBLEMS)
    order.path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(order.path, content)
    return SOUND


def _show(done: int, total: int, name: str) -> None:
    """Show how far a folder of figures is, on a terminal only."""
    if total > 1 and sys.stderr.isatty():
        filled = BAR * done // total
        line = f"\r[{'#' * filled}{'.' * (BAR - filled)}] {done}/{total} {name[:40]:<40}"
        sys.stderr.write(line + ("\n" if done == total else ""))
        sys.stderr.flush()
