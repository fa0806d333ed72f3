"""Rules of the printed board: whole, sourced, inert, the same bytes each time, in three languages, grey."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
import threading
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf.generic import DictionaryObject, IndirectObject

from layers.releases import Store
from tests.test_architecture import MODULES, imported, name_of
from webmap import create_app
from webmap.drawings import desk as desk_module
from webmap.drawings.desk import Desk, DeskBusy, DrawingFailed
from webmap.lookup import asked
from webmap.printing import TEMPLATE, printed_board

TODAY = date(2026, 11, 21)
REAL = Path(__file__).parents[2] / "data"
BASE_URL = "https://atlas.example.org/takhoum"
LANGUAGES = ("ar", "fr", "en")
TITLES = {
    "ar": "لوحة حالة المعابر الحدودية البرية للجزائر",
    "fr": "État des postes frontaliers terrestres d’Algérie",
    "en": "Land border crossings of Algeria: status board",
}


@pytest.fixture(scope="module")
def real(real_app: Flask) -> Flask:
    return real_app


@pytest.fixture(scope="module")
def crossings() -> list[dict[str, str]]:
    with (REAL / "registers/crossings.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def printed(app: Flask, address: str, *, base_url: str = "http://localhost") -> Any:
    """Return a reader; what pypdf hands out has no narrower type than its objects."""
    answer = app.test_client().get(address, base_url=base_url)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/pdf"
    return pypdf.PdfReader(io.BytesIO(answer.data))


def document_of(app: Flask, address: str) -> dict[str, Any]:
    """Return what the template is handed."""
    lang = address.split("/")[1]
    with app.test_request_context(address):
        found = asked(lang, default_layers=("crossings",))
        return printed_board(found.atlas, found.view).document()


def rows_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for group in document["groups"] for row in group["rows"]]


def text_of(reader: Any) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_real_board_prints_every_post_on_two_pages(
    real: Flask, crossings: list[dict[str, str]], lang: str
) -> None:
    reader = printed(real, f"/{lang}/crossings.pdf")
    assert len(reader.pages) <= 2
    text = text_of(reader)
    # Readers give the letters of Arabic ligatures out of order, so lines are compared as bags of letters.
    lines = text.splitlines()
    windows = [letters("".join(lines[at : at + 4])) for at in range(len(lines))]
    missing = [
        row["crossing_id"]
        for row in crossings
        if not any(letters(row[f"name_{lang}"]) <= window for window in windows)
    ]
    assert len(crossings) == 24
    assert missing == []
    if lang != "ar":
        flat = " ".join(text.split())
        assert [row["crossing_id"] for row in crossings if row[f"name_{lang}"] not in flat] == []
        assert TITLES[lang] in flat


@pytest.mark.parametrize("lang", LANGUAGES)
def test_document_states_language_title_and_counts(real: Flask, lang: str) -> None:
    reader = printed(real, f"/{lang}/crossings.pdf")
    root = reader.trailer["/Root"]
    assert root["/Lang"] == lang
    assert root["/MarkInfo"]["/Marked"].value
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == TITLES[lang]
    numbers = re.findall(r"\d+", str(reader.metadata.subject))
    board = document_of(real, f"/{lang}/crossings.pdf")
    counts = {each["code"]: each["number"] for each in board["statuses"]}
    known = 24 - int(counts["unknown"])
    assert numbers == ["24", "24", "21", "2026", counts["open"], str(known), counts["unknown"]]
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert b"pdfuaid" in xmp.stream.get_data()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_font_is_embedded(real: Flask, lang: str) -> None:
    for page in printed(real, f"/{lang}/crossings.pdf").pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert "IBMPlexSans" in descendant["/BaseFont"]
            assert {"/FontFile2", "/FontFile3"} & set(descendant["/FontDescriptor"])


def test_every_known_status_leads_to_a_numbered_source(real: Flask) -> None:
    document = document_of(real, "/en/crossings.pdf")
    listed = {each["number"] for each in document["sources"]}
    for row in rows_of(document):
        assert set(row["sources"]) <= listed
        assert row["sources"] or row["status"]["code"] == "unknown"
    assert sorted(listed) == list(range(1, len(listed) + 1))


def test_sources_can_be_followed(real: Flask) -> None:
    document = document_of(real, "/en/crossings.pdf")
    links = set()
    for page in printed(real, "/en/crossings.pdf").pages:
        for each in page.get("/Annots", []):
            action = each.get_object().get("/A")
            if action is not None and "/URI" in action:
                links.add(str(action["/URI"]))
    assert {each["url"] for each in document["sources"] if each["url"]} == links


def test_neighbours_stand_clockwise_and_unverified_rows_are_hollow(real: Flask) -> None:
    document = document_of(real, "/en/crossings.pdf")
    names = [group["name"]["text"] for group in document["groups"]]
    assert names == ["Tunisia", "Libya", "Niger", "Mali", "Mauritania", "Western Sahara", "Morocco"]
    hollow = [row["name"]["text"] for row in rows_of(document) if row["is_hollow"]]
    assert hollow == ["Maghnia (rail)"]


def test_caveats_stand_on_the_sheet(real: Flask) -> None:
    text = " ".join(text_of(printed(real, "/en/crossings.pdf")).split())
    for words in ("Tunisia: no source later than", "Mali: “closed” means", "imply no official recognition"):
        assert words in text


@pytest.mark.parametrize(
    ("query", "shown", "left_out"),
    [
        ("country=NER", ["In Guezzam", "Shown: 1 of 24", "Neighbour: Niger"], ["Oum Teboul", "Debdeb"]),
        ("status=unknown&country=ESH", ["Western Sahara track", "Status: unknown"], ["In Guezzam"]),
        ("q=debdeb", ["Debdeb", "Search: debdeb"], ["In Guezzam"]),
        ("asof=1990", ["As of 31 December 1990: 0 open of"], []),
        ("country=NER&status=closed&asof=2026", ["No crossing matches these filters."], ["In Guezzam"]),
    ],
)
def test_filters_are_applied_and_named(
    real: Flask, query: str, shown: list[str], left_out: list[str]
) -> None:
    text = " ".join(text_of(printed(real, f"/en/crossings.pdf?{query}")).split())
    assert [words for words in shown if words not in text] == []
    assert [words for words in left_out if words in text] == []


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("colour=red", "colour"),
        ("size=a3", "size"),
        ("asof=2026-02-30", "asof"),
        ("style=grey&style=grey", "style"),
    ],
)
def test_bad_parameters_are_named(client: FlaskClient, query: str, parameter: str) -> None:
    answer = client.get(f"/fr/crossings.pdf?{query}")
    assert answer.status_code == 400
    assert parameter in answer.text


def test_grey_sheet_has_no_colour(real: Flask) -> None:
    coloured = set()
    for page in printed(real, "/en/crossings.pdf?style=grey").pages:
        contents = page.get_contents()
        assert contents is not None
        for numbers in re.findall(r"([\d. ]+) (?:scn|SCN|rg|RG)\b", contents.get_data().decode("latin-1")):
            parts = [float(number) for number in numbers.split()][-3:]
            if len(parts) == 3 and max(parts) - min(parts) > 0.001:
                coloured.add(tuple(parts))
    assert coloured == set()


def test_marks_differ_in_grey_without_colour(real: Flask) -> None:
    look = document_of(real, "/en/crossings.pdf?style=grey")["look"]
    assert look["grey"] is True
    for value in look.values():
        if isinstance(value, str):
            assert value[1:3] == value[3:5] == value[5:7]


def test_permanent_link_is_printed_only_with_a_public_address(real_home: Path, real: Flask) -> None:
    without = document_of(real, "/en/crossings.pdf?country=NER")["permalink"]
    assert (without["url"], without["code"]) == ("", "")
    text = text_of(printed(real, "/en/crossings.pdf?country=NER"))
    assert "ALG_BOARD_A4P_20261121" in text
    assert "localhost" not in text
    app = create_app({"HOME": real_home, "TODAY": lambda: TODAY, "WATCH": False, "BASE_URL": BASE_URL})
    release = Store(real_home).current_id()
    address = f"{BASE_URL}/en/crossings?country=NER&asof=2026-11-21&release={release}"
    with_address = printed(app, "/takhoum/en/crossings.pdf?country=NER", base_url="https://atlas.example.org")
    assert address.partition("://")[2] in re.sub(r"\s", "", text_of(with_address))
    answer = app.test_client().get(address.removeprefix("https://atlas.example.org"), base_url=BASE_URL)
    assert answer.status_code == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_days_are_compared_with_sources(real: Flask, lang: str) -> None:
    document = document_of(real, f"/{lang}/crossings.pdf?asof=2024-06-01&compare=2019-01-01")
    changes = document["changes"]
    assert changes["rows"]
    listed = {each["number"] for each in document["sources"]}
    for row in changes["rows"]:
        assert row["sources"]
        assert set(row["sources"]) <= listed
        assert row["before"]["label"] != row["after"]["label"]
    # Cells that change together for one reason share a line.
    assert int(changes["count"]["text"].rpartition(" ")[2]) >= len(changes["rows"])
    assert document_of(real, f"/{lang}/crossings.pdf")["changes"] is None
    assert len(printed(real, f"/{lang}/crossings.pdf?asof=2024-06-01&compare=2019-01-01").pages) <= 3


HOSTILE = (
    '#import "parts.typ": words',
    '#eval("1 + 1") #read("board.typ")',
    "$ x^2 $ *bold* _it_ `raw` @source-1 <label> [x] {y} \\ // /* */",
    "\u202e\u2066‮ \u0000 \ufffe <script>alert(1)</script> %(name)s {{ x }}",
    "بوابة #sys.inputs \u200f\u200e",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(app: Flask, text: str) -> None:
    document = document_of(app, "/en/crossings.pdf")
    for row in rows_of(document):
        row["name"]["text"] = text
    for source in document["sources"]:
        source["title"] = {"text": text, "lang": "fr", "dir": "ltr"}
    document["title"]["text"] = document["permalink"]["shown"] = document["description"] = text
    body = Desk().draw(TEMPLATE, document)
    reader = pypdf.PdfReader(io.BytesIO(body))
    seen = letters(text_of(reader))
    plain = Counter(sign for sign in text if sign.isascii() and sign.isalnum())
    assert plain <= seen
    assert reader.metadata is not None


def test_same_bytes_whatever_the_hash_seed(home: Path) -> None:
    code = (
        "import hashlib, sys\n"
        "from datetime import date\n"
        "from webmap import create_app\n"
        f"app = create_app({{'HOME': {str(home)!r}, 'TODAY': lambda: date(2026, 11, 21), 'WATCH': False}})\n"
        "body = app.test_client().get('/ar/crossings.pdf').data\n"
        "print(hashlib.sha256(body).hexdigest(), len(body), 'typst' in sys.modules)"
    )
    told = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        told.add(done.stdout.strip())
    assert len(told) == 1
    digest, length, has_typst = told.pop().split()
    assert len(digest) == 64
    assert int(length) > 10_000
    assert has_typst == "False"


def test_only_the_workers_import_typst() -> None:
    found = [name_of(path) for path in MODULES if "typst" in imported(path)]
    assert found == ["webmap/drawings/draw.py", "webmap/drawings/draw_plate.py"]


def test_a_sheet_is_drawn_once_and_revalidated(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client = app.test_client()
    first = client.get("/fr/crossings.pdf?asof=2026")
    assert first.status_code == 200
    monkeypatch.setattr(Desk, "draw", None)  # a second drawing would fail
    again = client.get("/fr/crossings.pdf?asof=2026", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert client.head("/fr/crossings.pdf?asof=2026").status_code == 200


def test_one_drawing_too_many_is_told_to_come_back(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app({"HOME": home, "TODAY": lambda: TODAY, "WATCH": False})
    app.extensions["desk"] = Desk(at_once=1, waiting=0)
    started, let_go = threading.Event(), threading.Event()

    def slow(desk: Desk, worker: str, request: bytes) -> bytes:
        started.set()
        assert let_go.wait(30)
        return b"%PDF-1.7"

    monkeypatch.setattr(Desk, "_run", slow)
    answers: list[int] = []
    first = threading.Thread(
        target=lambda: answers.append(app.test_client().get("/en/crossings.pdf").status_code)
    )
    first.start()
    assert started.wait(30)
    refused = app.test_client().get("/fr/crossings.pdf")
    let_go.set()
    first.join(30)
    assert answers == [200]
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "5"
    assert "Trop de demandes" in refused.text
    assert app.test_client().get("/fr/crossings.pdf").status_code == 200


def test_a_drawing_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "draw.py").write_text("import threading\nthreading.Event().wait()\n", encoding="utf-8")
    monkeypatch.setattr(desk_module, "FOLDER", tmp_path)
    with pytest.raises(DeskBusy):
        Desk(seconds=0.3).draw(TEMPLATE, {})


def test_a_template_that_fails_is_a_fault_of_ours(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DrawingFailed, match="TypstError"):
        Desk().draw(TEMPLATE, {"lang": "en"})
    app = create_app({"HOME": home, "TODAY": lambda: TODAY, "WATCH": False})
    monkeypatch.setattr("webmap.printing.TEMPLATE", "missing.typ")
    answer = app.test_client().get("/en/crossings.pdf")
    assert answer.status_code == 500
    assert "missing.typ" not in answer.text


def test_pages_are_drawn_as_pictures(app: Flask) -> None:
    picture = Desk().draw(TEMPLATE, document_of(app, "/ar/crossings.pdf"), form="png", ppi=72)
    assert picture.startswith(b"\x89PNG")


def test_structure_has_one_table_with_heads(real: Flask) -> None:
    found: Counter[str] = Counter()

    def walk(node: object) -> None:
        each = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(each, list):
            for child in each:
                walk(child)
        elif isinstance(each, DictionaryObject):
            if "/S" in each:
                found[str(each["/S"])] += 1
            if "/K" in each:
                walk(each["/K"])

    walk(printed(real, "/ar/crossings.pdf").trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert found["/Table"] == 1
    assert found["/TH"] == 9
    assert found["/TR"] == 25
    assert found["/H1"] == 1
