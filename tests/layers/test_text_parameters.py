"""Texts of the query string take one form each."""

from __future__ import annotations

import pytest

from layers import text_parameters as texts
from layers.parameters import ParameterError


@pytest.mark.parametrize("text", ["a4", "slide", "100x100", "10000x00200"])
def test_sizes(text: str) -> None:
    assert texts.read_size("size", text) == text.replace("x00200", "x200")


@pytest.mark.parametrize("text", ["", "a5", "99x100", "100x10001", "100X100", "100x", "١٠٠x100", "1e3x100"])
def test_bad_sizes_are_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="size"):
        texts.read_size("size", text)


@pytest.mark.parametrize(
    "text", ["crossings", "crossings:", ":x", "Crossings:x", "crossings:a b", "crossings:../x", "a:b:c"]
)
def test_bad_selections_are_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="select"):
        texts.read_select("select", text)


def test_search_text_is_composed_and_cut() -> None:
    assert texts.read_text("q", " Sai\u0308da ") == "Saïda"


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\nb", "\ud800", "x" * 201], ids=["nul", "newline", "surrogate", "long"]
)
def test_bad_search_text_is_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="q"):
        texts.read_text("q", text)


@pytest.mark.parametrize(
    "text", ["", "latest", "0123456789AB", "0123456789a", "0123456789abc", "../../../etc"]
)
def test_bad_releases_are_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="release"):
        texts.read_release("release", text)
