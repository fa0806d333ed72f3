"""Ready texts with which a report takes up a view: frame, picture, Markdown, LaTeX, Quarto."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass

from flask import current_app, render_template
from flask_babel import gettext
from markupsafe import escape

from webmap.assets import Assets
from webmap.reports.asked import Report, absolute
from webmap.reports.summary import Summary

# The script of the page around an embed: small, at an address that stays, its hash told with it.
PARENT_SCRIPT, PARENT_PATH = "js/embed-parent.js", "/embed/v1.js"
HEIGHT, WIDTH = 560, 960
_TEX = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{",
    "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True)
class Snippet:
    """A text to copy; ``pieces`` are its parts and whether each is an address that may lack the host."""

    id: str
    label: str
    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece for piece, _ in self.pieces)


@dataclass(frozen=True)
class _Words:
    """What the templates of the snippets say."""

    title: str
    subtitle: str
    alt: str
    credit: str
    page: str
    embed: str
    png: str
    script: str
    integrity: str
    file: str
    label: str
    width: int = WIDTH
    height: int = HEIGHT


def snippets(report: Report, summary: Summary, *, is_frozen: bool = False) -> tuple[Snippet, ...]:
    """Return the snippets of a view, in the language of the request.

    Parameters
    ----------
    is_frozen : bool, default False
        Addresses name the day and the release, so that what they show never changes.
    """
    query = report.pinned_query if is_frozen else report.query
    tail = f"?{query}" if query else ""
    page = absolute((report.path() if report.figure else f"/{report.view.lang}/") + tail)
    words = _Words(
        title=summary.title,
        subtitle=summary.subtitle,
        alt=summary.alt,
        credit=f"{summary.licences} {summary.disclaimer}",
        page=page,
        embed=absolute(report.embed_path() + tail),
        png=absolute(report.path("png") + tail),
        script=absolute(PARENT_PATH),
        integrity=parent_integrity(),
        file=report.name,
        label=report.figure.id if report.figure else "map",
    )
    named = (
        ("iframe", "iframe.html", gettext("Embed code"), (words.embed, words.page, words.script)),
        ("image", "image.html", gettext("Picture with link (HTML)"), (words.page, words.png)),
        ("markdown", "markdown.md", "Markdown", (words.page, words.png)),
        ("latex", "latex.tex", "LaTeX", ()),
        ("quarto", "quarto.md", "Quarto", ()),
    )
    return tuple(
        Snippet(name, label, _cut(render_template(f"snippets/{file}", it=words).strip(), addresses))
        for name, file, label, addresses in named
    )


def _cut(text: str, addresses: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """Cut a text at the addresses in it, plain or as HTML writes them."""
    forms = sorted({form for each in addresses for form in (each, str(escape(each)))}, key=len, reverse=True)
    if not forms:
        return ((text, False),)
    cut = re.split("(" + "|".join(map(re.escape, forms)) + ")", text)
    return tuple((piece, number % 2 == 1) for number, piece in enumerate(cut) if piece)


def parent_integrity() -> str:
    """Return the hash of the parent script as a browser checks it (Subresource Integrity)."""
    assets: Assets = current_app.extensions["assets"]
    digest = hashlib.sha384(assets.files[PARENT_SCRIPT]).digest()
    return f"sha384-{base64.b64encode(digest).decode('ascii')}"


def tex(text: str) -> str:
    """Return a text as LaTeX sets it.

    Examples
    --------
    >>> tex("50 % of A_1")
    '50 \\\\% of A\\\\_1'
    """
    return "".join(_TEX.get(sign, sign) for sign in text)


def brackets(text: str) -> str:
    """Return a text that Markdown takes as it stands.

    Examples
    --------
    >>> brackets("a [b] *c*")
    'a \\\\[b\\\\] \\\\*c\\\\*'
    """
    return re.sub(r"([\\\[\]*_`<>#|])", r"\\\1", text)


def quotes(text: str) -> str:
    """Return a text that may stand between straight quotes."""
    return text.replace('"', "”")


FILTERS = {"tex": tex, "brackets": brackets, "quotes": quotes}
