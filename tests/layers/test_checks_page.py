"""The page about the checks names every rule, and no rule that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.layers.damages import ALL

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/checks.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| `")]
NAMED = {name for line in ROWS for name in re.findall(r"`([a-z0-9-]+)`", line.split("|")[1])}
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "layers").glob("*.py")))


@pytest.mark.parametrize("rule", sorted({expected[3] for _, expected, _ in ALL.values()}))
def test_the_page_names_every_rule_that_damage_breaks(rule: str) -> None:
    assert rule in NAMED


@pytest.mark.parametrize("rule", sorted(NAMED))
def test_the_page_names_no_rule_that_is_not_there(rule: str) -> None:
    assert f'"{rule}"' in CODE


def test_every_example_is_a_line_of_the_check() -> None:
    examples = [line.split("|")[3].strip(" `") for line in ROWS if len(line.split("|")) == 5]
    forms = [re.fullmatch(r"[a-z./_]+:\d+:[\w.-]+: ([a-z-]+): .+", example) for example in examples]
    assert [
        example for example, form in zip(examples, forms, strict=True) if form is None and ":" in example
    ] == []
