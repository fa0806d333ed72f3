"""Text that tries to become code stays text, in every field a page or the map shows."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from layers.releases import Store
from tests.browser.conftest import ROOT, Visit, serve
from webmap.publishing import publish

pytestmark = pytest.mark.browser

ATTACKS = (
    "<img src=x onerror=attacked()>",
    "</script><script>attacked()</script>",
    "<svg/onload=attacked()>",
    '"><iframe srcdoc="<script>parent.attacked()</script>">',
    "{{ attacked() }}${attacked()}`",
    "javascript:attacked()",
)
TEXTS = ("name_", "counterpart_", "partner_name_", "title", "publisher", "note_", "value_", "rule_", "text_")
# Names of wilayas are held against their codes, so those registers cannot carry an attack past the check.
REGISTERS = (
    "conflict_claims",
    "conflicts",
    "crossing_claims",
    "crossings",
    "mechanisms",
    "missions",
    "sources",
    "twinnings",
)


@pytest.fixture(scope="module")
def hostile_base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over the five-row data with an attack at the end of every text."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(ROOT / "tests/data", data)
    for path in [data / "registers" / f"{name}.csv" for name in REGISTERS]:
        with path.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        for number, row in enumerate(rows):
            for column, name in enumerate(header):
                if name.startswith(TEXTS) and row[column]:
                    row[column] += f" {ATTACKS[(number + column) % len(ATTACKS)]}"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    home: Path = tmp_path_factory.mktemp("hostile_home")
    publish(data, Store(home))
    yield from serve(home)


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_attacks_are_inert_on_page_tooltip_and_card(visit: Visit, hostile_base: str, lang: str) -> None:
    visit.base = hostile_base
    visit.page.context.add_init_script(
        "window.attacks = 0; window.attacked = () => { window.attacks += 1; };"
    )
    page = visit.open(f"/{lang}/?panel=table")
    marks = page.locator(".mark-box")
    for number in range(marks.count()):
        marks.nth(number).focus()
        page.wait_for_selector(".leaflet-tooltip")
        marks.nth(number).press("Enter")
        page.wait_for_selector("#card:not([hidden]) .facts")
        page.keyboard.press("Escape")
    assert (
        "<img src=x" in page.locator("body").inner_text()
        or "<svg/onload" in page.locator("body").inner_text()
    )
    assert page.locator("img, iframe, [onerror], [onload]").count() == 0
    assert page.locator('a[href^="javascript:"]').count() == 0
    assert page.evaluate("window.attacks") == 0
    assert visit.strangers == []
    assert page.evaluate("window.policyBreaches") == []
