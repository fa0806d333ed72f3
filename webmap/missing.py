"""The page for a key that nothing has: what was asked, what may be meant, where all of them stand."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, current_app, make_response, render_template

from layers.view import View
from webmap.crossing_links import Link
from webmap.frame import PageFrame, page_frame

LONGEST_SHOWN = 200


@dataclass(frozen=True)
class MissingPage:
    """What ``missing.html`` shows; ``all`` leads to the list of the kind."""

    frame: PageFrame
    title: str
    asked: str
    near: tuple[Link, ...]
    all: Link


def missing(view: View, title: str, asked: str, *, near: tuple[Link, ...], all_of_them: Link) -> Response:
    """Answer 404 with what may be meant.

    Parameters
    ----------
    view : View
        Gives the language, and the state the language switch keeps.
    title : str
        Says what does not exist, in that language.
    asked : str
        The key asked for, as it came.
    near : tuple of Link
        Things whose keys or names are like it.
    all_of_them : Link
    """
    frame = page_frame(view.lang, current_app.extensions["settings"], query=view.query())
    page = MissingPage(frame, title, asked[:LONGEST_SHOWN], near, all_of_them)
    return make_response(render_template("missing.html", page=page), 404)
