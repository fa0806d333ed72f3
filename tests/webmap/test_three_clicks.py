"""From the first page to the answer of every planner's question: map, registers, list, sheet; and as JSON."""

from __future__ import annotations

from itertools import pairwise

import pytest
from flask import Flask

from tests.data_real.test_profile_questions import QUESTIONS

LANGUAGES = ("ar", "fr", "en")
# A source is reached from the facts it supports; its list has several pages.
SHEETS = sorted({(each.kind, each.key) for each in QUESTIONS if each.kind != "sources"})


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("kind", "key"), SHEETS, ids=lambda each: each)
def test_a_sheet_is_three_clicks_away(real_app: Flask, kind: str, key: str, lang: str) -> None:
    client = real_app.test_client()
    pages = [f"/{lang}/", f"/{lang}/registers", f"/{lang}/{kind}", f"/{lang}/{kind}/{key}"]
    for page, wanted in pairwise(pages):
        assert f'href="{wanted}"' in client.get(page).text, f"{page} does not lead to {wanted}"
    sheet, document = client.get(pages[-1]), client.get(f"{pages[-1]}.json").get_json()
    assert sheet.status_code == 200
    assert document["title"] in sheet.text.replace("&#39;", "'").replace("&amp;", "&")
    assert document["lang"] == lang
    assert document["facts"] or document["sections"]
