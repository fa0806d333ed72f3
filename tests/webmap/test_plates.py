"""Rules of the print maps: every figure fits in every language and says what the other forms say."""

from __future__ import annotations

import io
import json
import re
import struct
import threading
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pypdf
import pytest
from flask import Flask

from layers.figures import load_figures
from layers.releases import Store
from webmap import create_app
from webmap.drawings.desk import Desk
from webmap.drawings.draw_plate import draw
from webmap.drawings.plate import plate_document
from webmap.plates import LEAST_PIXELS
from webmap.reports.asked import Report, report_of

TODAY = date(2026, 11, 21)
LANGUAGES = ("ar", "fr", "en")
BASE_URL = "https://atlas.example.org"
SVG = "{http://www.w3.org/2000/svg}"
FIGURES = [
    "crossings-status", "crossings-upgrades", "border-committees", "wali-meetings", "security-committees",
    "twinnings-border-wilayas", "twinnings-world", "city-networks", "security-agreements",
    "civil-protection-missions", "declaration-2013", "cooperation-by-wilaya", "border-without-open-crossing",
]  # fmt: skip


@pytest.fixture(scope="module")
def linked_app(real_home: Path) -> Flask:
    """The application with a public address, so that links and codes are drawn."""
    return create_app({"HOME": real_home, "TODAY": lambda: TODAY, "WATCH": False, "BASE_URL": BASE_URL})


def maps_folder(home: Path) -> Path:
    store = Store(home)
    release = store.current_id()
    assert release is not None
    return store.folder(release) / "maps"


def document_of(
    app: Flask, lang: str, figure: str = "", query: str = "", form: str = "check"
) -> dict[str, Any]:
    """Return what the worker is handed for a view."""
    with app.test_request_context(f"/{lang}/", base_url=BASE_URL):
        report: Report = report_of(parse_qsl(query), lang, figure)
        return plate_document(report.atlas, report.view, report.summary(), form=form, figure=report.figure)


def faults_of(app: Flask, home: Path, lang: str, figure: str = "", query: str = "") -> list[str]:
    """Return what is wrong with a sheet, in words."""
    document = document_of(app, lang, figure, query)
    found: list[str] = json.loads(draw(document, maps_folder(home), "check", 150))
    return found


def test_the_gallery_is_what_is_checked_here(real_home: Path) -> None:
    names = [figure.id for figure in load_figures(maps_folder(real_home).parent / "figures.json")]
    assert sorted(names) == sorted(FIGURES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("figure", FIGURES)
def test_nothing_collides_on_any_figure(linked_app: Flask, real_home: Path, figure: str, lang: str) -> None:
    assert faults_of(linked_app, real_home, lang, figure) == []


@pytest.mark.parametrize(
    ("lang", "query"),
    [
        ("ar", "size=a4"), ("fr", "size=a4"), ("en", "size=slide"), ("ar", "size=square"),
        ("fr", "size=1200x675"), ("en", "size=a3&style=grey"), ("ar", "size=slide"), ("fr", "asof=2012"),
    ],
)  # fmt: skip
def test_nothing_collides_at_other_sizes(linked_app: Flask, real_home: Path, lang: str, query: str) -> None:
    assert faults_of(linked_app, real_home, lang, "crossings-status", query) == []


@pytest.mark.parametrize(
    ("lang", "figure", "query"),
    [
        ("ar", "border-without-open-crossing", "size=a4"), ("fr", "twinnings-world", "size=slide"),
        ("ar", "", ""), ("fr", "", "size=a4"), ("en", "", "size=slide"),
    ],
)  # fmt: skip
def test_crowded_maps_keep_names_and_legend(
    linked_app: Flask, real_home: Path, lang: str, figure: str, query: str
) -> None:
    assert faults_of(linked_app, real_home, lang, figure, query) == []


def test_security_committees_look_unlike_border_committees(linked_app: Flask) -> None:
    security = document_of(linked_app, "en", "security-committees")
    border = document_of(linked_app, "en", "border-committees")
    assert all(hub["is_square"] for hub in security["hubs"])
    assert all(tint["hatch"] and not tint["fill"] for tint in security["tints"])
    assert not any(hub["is_square"] for hub in border["hubs"])
    assert not any(tint["hatch"] for tint in border["tints"])


def test_places_beyond_every_map_are_told_and_fail_a_figure(linked_app: Flask, real_home: Path) -> None:
    view = document_of(linked_app, "en", query="layers=crossings,twinnings")
    assert "Not drawn:" in [each["head"]["text"] for each in view["evidence"]]
    assert view["missing"] == 0
    figure = document_of(linked_app, "en", "twinnings-world")
    assert figure["missing"] == 0
    faults = json.loads(draw({**figure, "missing": 3}, maps_folder(real_home), "check", 150))
    assert faults == ["beyond every map: 3"]


def test_every_layer_can_be_drawn_alone_and_together(linked_app: Flask, real_home: Path) -> None:
    with linked_app.app_context():
        layers = [spec.id for spec in linked_app.extensions["live"].at(None).catalog]
    # The figures draw the others alone.
    for layer in ("regions", "borders", f"{','.join(layers)}&bbox=-9,18,12,38"):
        document = document_of(linked_app, "fr", query=f"layers={layer}", form="svg")
        assert draw(document, maps_folder(real_home), "svg", 150).startswith(b"<svg")


def test_collisions_fail_the_check(linked_app: Flask, real_home: Path) -> None:
    document = document_of(linked_app, "en", "crossings-status")
    document["rects"]["footer"]["height"] = 4
    document["insets"] = []
    names = document["names"]
    for key in [key for key in names if key.startswith("name-")]:
        names[key]["lines"][0]["text"] *= 9
    faults = json.loads(draw(document, maps_folder(real_home), "check", 150))
    assert "footer: no room" in faults
    assert any("no room" in each and each.startswith("name-") for each in faults)


@pytest.fixture(scope="module")
def pictures(linked_app: Flask) -> dict[str, bytes]:
    """One figure in every form, and once more in Arabic."""
    client = linked_app.test_client()
    found = {}
    for lang, form in (("en", "svg"), ("en", "png"), ("en", "pdf"), ("ar", "pdf")):
        answer = client.get(f"/{lang}/figures/crossings-status.{form}", base_url=BASE_URL)
        assert answer.status_code == 200, answer.text
        found[f"{lang}.{form}"] = answer.data
    return found


def said(app: Flask, lang: str) -> dict[str, Any]:
    answer = app.test_client().get(f"/{lang}/figures/crossings-status.json", base_url=BASE_URL)
    found: dict[str, Any] = json.loads(answer.data)
    return found


def test_svg_describes_itself(linked_app: Flask, pictures: dict[str, bytes]) -> None:
    root = ET.fromstring(pictures["en.svg"])
    assert root.get("role") == "img"
    assert root.get("width") == "297.000mm"
    title, text = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert text is not None
    assert text.text is not None
    numbers = said(linked_app, "en")
    assert title.text == numbers["title"]
    for words in ("21 November 2026", "11 open of 22 known", "CC BY 4.0", "imply no official recognition"):
        assert words in text.text
    assert "98" in text.text
    for name in ("pattern", "image", "script", "foreignObject", "text", "style"):
        assert root.find(f".//{SVG}{name}") is None, name


def test_svg_ids_are_unique(pictures: dict[str, bytes]) -> None:
    ids = re.findall(rb'\sid="([^"]+)"', pictures["en.svg"])
    assert len(ids) == len(set(ids))


def chunks_of(picture: bytes) -> list[tuple[bytes, bytes]]:
    at, found = 8, []
    while at < len(picture):
        size = int(struct.unpack(">I", picture[at : at + 4])[0])
        found.append((picture[at + 4 : at + 8], picture[at + 8 : at + 8 + size]))
        at += 12 + size
    return found


def test_png_states_resolution_size_and_credit(pictures: dict[str, bytes]) -> None:
    chunks = chunks_of(pictures["en.png"])
    kinds = [kind for kind, _ in chunks]
    assert kinds[0] == b"IHDR"
    assert kinds[-1] == b"IEND"
    assert struct.unpack(">II", chunks[0][1][:8]) == (1754, 1240)
    assert struct.unpack(">IIB", dict(chunks)[b"pHYs"]) == (5906, 5906, 1)
    texts = b"\n".join(body for kind, body in chunks if kind == b"iTXt").decode("utf-8")
    for words in ("land border crossings", "CC BY 4.0", "Takhoum", "imply no official recognition", BASE_URL):
        assert words in texts


def test_pdf_is_tagged_and_lists_every_source(linked_app: Flask, pictures: dict[str, bytes]) -> None:
    reader: Any = pypdf.PdfReader(io.BytesIO(pictures["en.pdf"]))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"].value
    numbers = said(linked_app, "en")
    assert reader.metadata.title == numbers["title"]
    flat = " ".join("\n".join(page.extract_text() for page in reader.pages).split())
    for words in (
        numbers["title"],
        "As of 21 November 2026",
        "11 open of 22 known",
        "imply no official recognition",
    ):
        assert words in flat
    assert "Bouchebka" in flat
    assert f" {len(numbers['sources'])} " in flat
    assert flat.index(numbers["title"]) < flat.index("Upgrade stage") or flat.index("Debdeb") > 0


def test_arabic_pdf_holds_the_letters_of_its_names(pictures: dict[str, bytes]) -> None:
    reader: Any = pypdf.PdfReader(io.BytesIO(pictures["ar.pdf"]))
    assert reader.trailer["/Root"]["/Lang"] == "ar"
    text = "".join(reader.pages[0].extract_text().split())
    for name in ("الدبداب", "تونس", "مغلق"):
        assert set(name) <= set(text)
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descendant["/FontDescriptor"])


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_drawing_again_gives_the_same_bytes(
    real_home: Path, linked_app: Flask, pictures: dict[str, bytes], form: str
) -> None:
    document = document_of(linked_app, "en", "crossings-status", form=form)
    assert draw(document, maps_folder(real_home), form, 150) == pictures[f"en.{form}"]


@pytest.mark.parametrize(
    ("address", "status", "named"),
    [
        ("/en/map.svg?size=100000x100000", 400, "size"),
        ("/en/map.png?dpi=9999", 400, "dpi"),
        ("/en/map.png?size=a3&dpi=1200", 400, "dpi"),
        (f"/en/map.svg?size={LEAST_PIXELS - 1}x900", 400, "size"),
        ("/fr/map.pdf?size=500x3000", 400, "size"),
        ("/ar/figures/crossings-status.svg?colour=red", 400, "colour"),
        ("/en/map.svg?release=000000000000", 404, "000000000000"),
        ("/en/figures/no-such-figure.png", 404, "no-such-figure"),
        ("/en/map.gif", 404, ""),
    ],
)
def test_bad_addresses_are_named(linked_app: Flask, address: str, status: int, named: str) -> None:
    answer = linked_app.test_client().get(address, base_url=BASE_URL)
    assert answer.status_code == status
    assert named in answer.text


def test_empty_selection_draws_the_map_and_says_so(linked_app: Flask) -> None:
    query = "layers=crossings&country=NER&status=closed"
    reader: Any = pypdf.PdfReader(
        io.BytesIO(linked_app.test_client().get(f"/en/map.pdf?{query}", base_url=BASE_URL).data)
    )
    assert "Nothing matches this selection." in " ".join(reader.pages[0].extract_text().split())


def test_frozen_drawings_never_change(linked_app: Flask, real_home: Path) -> None:
    client = linked_app.test_client()
    release = Store(real_home).current_id()
    address = f"/en/figures/crossings-status.svg?asof=2026-11-21&release={release}"
    answer = client.get(address, base_url=BASE_URL)
    assert "immutable" in answer.headers["Cache-Control"]
    assert (
        client.get(address, base_url=BASE_URL, headers={"If-None-Match": answer.headers["ETag"]}).status_code
        == 304
    )
    assert client.head(address, base_url=BASE_URL).status_code == 200


def test_release_from_before_print_maps_is_named(
    linked_app: Flask, real_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webmap.drawings.plate.GROUND", "no-such-file.json")
    answer = linked_app.test_client().get("/en/map.svg?layers=borders", base_url=BASE_URL)
    assert answer.status_code == 404
    assert str(Store(real_home).current_id()) in answer.text


def test_one_drawing_too_many_is_told_to_come_back(real_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app({"HOME": real_home, "TODAY": lambda: TODAY, "WATCH": False})
    app.extensions["desk"] = Desk(at_once=1, waiting=0)
    started, let_go = threading.Event(), threading.Event()

    def slow(desk: Desk, worker: str, request: bytes) -> bytes:
        started.set()
        assert let_go.wait(30)
        return b"<svg/>"

    monkeypatch.setattr(Desk, "_run", slow)
    answers: list[int] = []
    first = threading.Thread(target=lambda: answers.append(app.test_client().get("/en/map.svg").status_code))
    first.start()
    assert started.wait(30)
    refused = app.test_client().get("/fr/map.svg")
    others = app.test_client().get("/healthz")
    let_go.set()
    first.join(30)
    assert answers == [200]
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "5"
    assert others.status_code == 200
    assert app.test_client().get("/en/map.svg").data == b"<svg/>"
