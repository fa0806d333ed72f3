"""Run the Python of ``docs/gis.md`` against a server and write what it prints below each block.

``python -m scripts.gis_outputs http://127.0.0.1:8000``: the page has that address for the one of its reader.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "gis.md"
HERE = "http://127.0.0.1:8000"
BLOCK = re.compile(r"```python\n(?P<code>.*?)```\n\n```text\n(?P<output>.*?)```", re.DOTALL)


def renew(text: str, base: str) -> str:
    """Return the page with the outputs of now."""

    def run(match: re.Match[str]) -> str:
        """Run one block."""
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(match["code"].replace(HERE, base), {})
        output = printed.getvalue().replace(base, HERE)
        return f"```python\n{match['code']}```\n\n```text\n{output}```"

    return BLOCK.sub(run, text)


if __name__ == "__main__":
    PAGE.write_text(renew(PAGE.read_text(encoding="utf-8"), sys.argv[1].rstrip("/")), encoding="utf-8")
