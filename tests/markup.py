"""Pages and their parts, compared as text."""

from __future__ import annotations

import html
import re


def tidy(markup: str) -> str:
    """Return markup on one line, its characters written out."""
    return re.sub(r"\s+", " ", html.unescape(markup)).strip()


def as_seen(page: str) -> str:
    """Return a page with the choices of its menus made, as its start script does."""
    return re.sub(r'(class="choices"[^>]*>)\s*<noscript>(.*?)</noscript>', r"\1\2", page, flags=re.DOTALL)
