"""Text that tries to become code stays text, in every field a page or the map shows."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from layers.profiles.kinds import KINDS
from layers.releases import Store
from tests.browser.conftest import ROOT, Visit, draw_nothing, serve
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
# Every text of every register; names of divisions are held against their codes and cannot carry an attack.
TEXTS = re.compile(r"(?:.+_(?:ar|fr|en)|title|publisher|note|place)")
CHECKED = ("wilaya_history", "place_aliases", "region_links")


@pytest.fixture(scope="module")
def hostile_base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over the five-row data with an attack at the end of every text."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(ROOT / "tests/data", data)
    for path in sorted((data / "registers").glob("*.csv")):
        if path.stem in CHECKED:
            continue
        with path.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        for number, row in enumerate(each for each in rows if "wilaya" not in each):
            for column, name in enumerate(header):
                if TEXTS.fullmatch(name) and row[column]:
                    row[column] += f" {ATTACKS[(number + column) % len(ATTACKS)]}"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    home: Path = tmp_path_factory.mktemp("hostile_home")
    publish(data, Store(home))
    yield from serve(home)


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_attacks_are_inert_on_page_tooltip_and_card(visit: Visit, hostile_base: str, lang: str) -> None:
    visit.base = hostile_base
    visit.page.context.route("**/map.png*", draw_nothing)
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
        page.locator(".card-cite").click()
        assert page.locator(".citation").is_visible()
        page.keyboard.press("Escape")
    for selected in ("mechanisms:MEC_A", "twinnings:TW-001", "networks:NET_A", "sessions:SES_01"):
        visit.open(f"/{lang}/?panel=table&select={selected}")
        page.wait_for_selector("#card:not([hidden]) .facts")
        for folded in page.locator("#card details").all():
            folded.evaluate("each => { each.open = true; }")
    page.locator("[data-share]").click()
    page.wait_for_selector("#share-dialog[open] #share-body")
    page.locator('#share-dialog [value="frozen"]').check()
    assert "<" in page.locator(".share-lead").inner_text()
    assert (
        "<img src=x" in page.locator("body").inner_text()
        or "<svg/onload" in page.locator("body").inner_text()
    )
    assert page.locator("img:not(.share-preview img), iframe, [onerror], [onload]").count() == 0
    assert page.locator('a[href^="javascript:"]').count() == 0
    assert page.evaluate("window.attacks") == 0
    assert visit.strangers == []
    assert page.evaluate("window.policyBreaches") == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_attacks_are_inert_in_the_analysis(visit: Visit, hostile_base: str, lang: str) -> None:
    page = visit.page
    page.context.add_init_script("window.attacks = 0; window.attacked = () => { window.attacks += 1; };")
    page.goto(f"{hostile_base}/{lang}/analysis?detail=full")
    assert "<svg/onload" in page.locator("main").inner_text()
    assert page.locator("img, iframe, [onerror], [onload]").count() == 0
    assert page.evaluate("window.attacks") == 0
    assert page.evaluate("window.policyBreaches") == []


def test_attacks_are_inert_on_lists_and_sheets(visit: Visit, hostile_base: str) -> None:
    visit.base = hostile_base
    page = visit.page
    page.context.add_init_script("window.attacks = 0; window.attacked = () => { window.attacks += 1; };")
    for kind in KINDS:
        page.goto(f"{hostile_base}/fr/{kind}")
        first = page.locator(".sheet-table tbody th a").first
        if first.count():
            first.click()
            page.wait_for_selector("#sources-title")
            seen = page.locator("body").inner_text()
            assert any(attack in seen for attack in ATTACKS) or kind in ("wilayas", "regions"), kind
        assert page.locator("img, iframe, [onerror], [onload]").count() == 0, kind
        assert page.locator('a[href^="javascript:"]').count() == 0, kind
        assert page.evaluate("window.attacks") == 0, kind
        assert page.evaluate("window.policyBreaches") == [], kind
    assert visit.strangers == []
