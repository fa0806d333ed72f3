"""The report bundle holds every form, each says the same, and its checksums hold; the command writes them."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from flask import Flask
from flask.testing import FlaskClient

from webmap.cli import main
from webmap.reports.archive import retimed, write_zip
from webmap.reports.asked import asked_report
from webmap.reports.word_form import word_file


@pytest.fixture(scope="module")
def files(app: object) -> dict[str, bytes]:
    """The files of one bundle by name, made once."""
    client: FlaskClient = app.test_client()  # type: ignore[attr-defined]  # the Flask of conftest
    answer = client.get("/fr/figures/posts.zip?asof=2026-11-21")
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        names = archive.namelist()
        assert {name.split("/")[0] for name in names} == {"takhoum-posts-2026-11-21-fr"}
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name.partition("/")[2]: archive.read(name) for name in names}


def test_the_bundle_is_whole_and_its_checksums_hold(files: dict[str, bytes]) -> None:
    stem = "takhoum-posts-2026-11-21-fr"
    assert set(files) == {
        *(f"{stem}.{form}" for form in ("svg", "png", "pdf", "html")),
        *(f"data/{stem}.{form}" for form in ("csv", "geojson", "json")),
        "data/sources.csv",
        *(f"captions/{lang}.{form}" for lang in ("ar", "fr", "en") for form in ("md", "txt", "docx")),
        *(f"citation.{form}" for form in ("bib", "json", "ris")),
        *("README.txt", "LICENCES.txt", "SHA256SUMS"),
    }
    for line in files["SHA256SUMS"].decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(files[name]).hexdigest() == digest
    assert len(files["SHA256SUMS"].splitlines()) == len(files) - 1


def test_forms_of_a_bundle_agree(files: dict[str, bytes]) -> None:
    said = json.loads(files["data/takhoum-posts-2026-11-21-fr.json"])
    for form in ("svg", "html"):
        text = files[f"takhoum-posts-2026-11-21-fr.{form}"].decode()
        assert said["title"] in text
        assert said["subtitle"] in text
        assert said["disclaimer"] in text
    for name in ("captions/fr.txt", "README.txt"):
        text = files[name].decode()
        assert said["title"] in text
        assert said["sentence"] in text
        assert said["disclaimer"] in text
    assert said["sentences"]["ar"] in files["captions/ar.txt"].decode()
    assert str(len(said["sources"])) == files["data/sources.csv"].decode().splitlines()[-1].split(",")[0]


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_the_word_document_has_figure_caption_and_sources(files: dict[str, bytes], lang: str) -> None:
    document = Document(io.BytesIO(files[f"captions/{lang}.docx"]))
    said = json.loads(files["data/takhoum-posts-2026-11-21-fr.json"])
    text = "\n".join(each.text for each in document.paragraphs)
    assert document.paragraphs[0].text == said["titles"][lang]
    assert said["sentences"][lang] in text
    assert len(document.inline_shapes) == 1
    assert document.inline_shapes[0]._inline.docPr.get("descr")
    assert f"{len(said['sources'])}. " in text
    is_rtl = document.paragraphs[0]._p.xpath("./w:pPr/w:bidi")
    assert bool(is_rtl) == (lang == "ar")


def test_a_view_of_many_layers_has_a_document_too(app: Flask) -> None:
    query = "layers=wilayas,regions,crossings,twinnings,mechanisms,networks,sessions,missions"
    with app.test_request_context(f"/fr/map?{query}"):
        summary = asked_report("fr").summary()
        assert len(summary.sentence) > 255
        document = Document(io.BytesIO(word_file(summary, None)))
    assert len(document.core_properties.comments) <= 255
    assert any(summary.sentence in each.text for each in document.paragraphs)


def test_references_name_the_map_in_each_format(files: dict[str, bytes]) -> None:
    (item,) = json.loads(files["citation.json"])
    assert (item["type"], item["title"]) == ("map", "Les postes")
    assert re.match(r"@misc\{takhoum-posts-2026-11-21,\n", files["citation.bib"].decode())
    ris = files["citation.ris"].decode().split("\r\n")
    assert ris[0] == "TY  - MAP"
    assert ris[-2] == "ER  - "


def test_an_archive_has_no_clock() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", b"1")
    assert retimed(stream.getvalue()) == write_zip({"a.txt": b"1"})


def test_the_command_writes_files_and_folders(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TAKHOUM_HOME", str(home))
    assert main(["figure", "posts?lang=fr", "-o", str(tmp_path / "posts.json")]) == 0
    assert json.loads((tmp_path / "posts.json").read_bytes())["title"] == "Les postes"
    orders = tmp_path / "list.txt"
    orders.write_text(
        "# mine\na.csv posts?lang=en\n\nb/c.geojson layers=crossings&lang=ar\n", encoding="utf-8"
    )
    assert main(["figure", "--list", str(orders), "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out/a.csv").read_bytes().startswith(b"crossing_id")
    assert (tmp_path / "out/b/c.geojson").exists()
    for words in (
        ["figure", "none", "-o", "a.json"],
        ["figure", "colour=red", "-o", "a.json"],
        ["figure", "posts", "-o", "a.doc"],
        ["figure", "-o", "a.json"],
    ):
        monkeypatch.chdir(tmp_path)
        assert main(words) == 2
        assert "takhoum: " in capsys.readouterr().err
    orders.write_text("../a.csv posts\n", encoding="utf-8")
    assert main(["figure", "--list", str(orders), "-o", str(tmp_path / "out")]) == 2
