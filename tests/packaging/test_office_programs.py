"""Report writers can open what we make: LibreOffice the Word document, LaTeX the PDF, pandoc the Markdown."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from flask.testing import FlaskClient
from pypdf import PdfReader

from layers.releases import Store
from webmap import create_app
from webmap.publishing import publish

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
pytestmark = [pytest.mark.packaging, pytest.mark.soak]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    home = tmp_path_factory.mktemp("home")
    publish(ROOT / "data", Store(home))
    return create_app({"HOME": home, "TODAY": lambda: TODAY, "WATCH": False}).test_client()


@pytest.fixture(scope="module")
def folder(client: FlaskClient, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle unpacked."""
    place = tmp_path_factory.mktemp("bundle")
    with zipfile.ZipFile(io.BytesIO(client.get("/fr/figures/crossings-status.zip").data)) as archive:
        archive.extractall(place)
    return next(place.iterdir())


def run(*words: str | Path, where: Path) -> str:
    done = subprocess.run(words, cwd=where, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_libreoffice_shows_figure_and_caption_of_the_word_document(
    folder: Path, client: FlaskClient, tmp_path: Path, lang: str
) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path,
        folder / f"captions/{lang}.docx", where=tmp_path)  # fmt: skip
    pages = PdfReader(tmp_path / f"{lang}.pdf").pages
    assert any(page.images for page in pages)
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    said = client.get("/en/figures/crossings-status.json").get_json()
    assert said["release"] in text
    if lang != "ar":  # Arabic comes out of a PDF in another order of signs
        assert re.sub(r"\s+", " ", said["titles"][lang]) in text


def test_latex_includes_the_drawing(folder: Path, client: FlaskClient, tmp_path: Path) -> None:
    page = client.get("/en/figures/crossings-status").text
    snippet = re.search(r'id="snippet-latex"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert snippet is not None
    text = re.sub(r"takhoum-[a-z0-9-]+\.pdf", next(folder.glob("*.pdf")).as_posix(), snippet[1])
    text = text.replace("&#39;", "'").replace("&amp;", "&")
    document = "\n".join(
        (r"\documentclass{article}", r"\usepackage{graphicx}", r"\begin{document}", text, r"\end{document}")
    )
    (tmp_path / "report.tex").write_text(document, encoding="utf-8")
    run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "report.tex", where=tmp_path)
    assert "Figure 1" in PdfReader(tmp_path / "report.pdf").pages[0].extract_text()


def test_pandoc_makes_pages_and_word_documents_of_the_markdown(folder: Path, tmp_path: Path) -> None:
    for lang in ("ar", "fr", "en"):
        caption = folder / f"captions/{lang}.md"
        page = run("pandoc", caption, "--to", "html", where=caption.parent)
        assert re.search(r"<img\s[^>]*alt=\"[^\"]{40,}", page)
        run("pandoc", caption, "-o", tmp_path / f"{lang}.docx", where=caption.parent)
        assert len(Document(str(tmp_path / f"{lang}.docx")).inline_shapes) == 1
