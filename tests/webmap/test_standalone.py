"""The self-contained file carries all it needs, and its policy allows nothing else."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from webmap import create_app
from webmap.reports.linker import UnlinkableModule, link_modules
from webmap.reports.making import make_form


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_the_file_names_no_address_it_would_fetch(client: FlaskClient, lang: str) -> None:
    answer = client.get(f"/{lang}/figures/posts.html")
    page = answer.text
    said = client.get(f"/{lang}/figures/posts.json").get_json()
    assert not re.search(r"<(?:script|img|link|iframe)[^>]+(?:src|href)=\"(?!data:)", page)
    assert not re.search(r"url\(\"?(?!\"?data:)", page.partition("</style>")[0])
    for text in (said["title"], said["subtitle"], said["disclaimer"], said["licences"], said["release"]):
        assert text in page
    assert "<table>" in page


def test_the_policy_knows_each_block_by_its_hash_and_no_connection(client: FlaskClient) -> None:
    answer = client.get("/en/figures/posts.html")
    policy = answer.headers["Content-Security-Policy"]
    blocks = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", answer.text, re.DOTALL)
    assert len(blocks) == 4
    for block in blocks:
        digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy
    assert policy.removesuffix("; frame-ancestors 'self'") in answer.text.replace("&#39;", "'")


def test_the_file_is_small_and_the_same_each_time(client: FlaskClient) -> None:
    body = client.get("/ar/map.html").data
    assert len(gzip.compress(body, 6)) < 400_000
    assert body == client.get("/ar/map.html").data


def test_every_layer_of_the_atlas_at_any_detail_fits_into_one_small_file(real_home: Path) -> None:
    app = create_app({"HOME": real_home, "TODAY": lambda: date(2026, 11, 21), "WATCH": False})
    layers = ",".join(spec.id for spec in app.extensions["live"].at(None).catalog)
    body = make_form(app, "", f"layers={layers}&measure=border_km&detail=full&panel=table&lang=ar", "html")
    assert len(gzip.compress(body, 6)) < 400_000


@pytest.mark.parametrize(
    "text",
    [
        b'import base from "./base.js";\n',
        b"export default 1;\n",
        b'const a = import("./b.js");\n',
        b'import { a } from "./missing.js";\n',
        b'import { a } from "./entry.js";\nexport const a = 1;\n',
        b'const a = "</script>";\n',
    ],
    ids=["default import", "default export", "dynamic import", "missing", "circle", "end of script"],
)
def test_the_linker_refuses_what_it_does_not_know(text: bytes) -> None:
    with pytest.raises(UnlinkableModule, match=r"\.js"):
        link_modules({"entry": text}, "entry")


def test_types_in_comments_are_no_imports() -> None:
    text = b'/** @type {import("./types.js").Words} */\nexport const a = 1;\n'
    assert link_modules({"entry": text}, "entry")[0].gives == ("a",)
