"""The gallery of the real data: what each figure shows is what the registers say."""

from __future__ import annotations

import re

import pytest

from layers.atlas import Atlas
from layers.view import parse_view
from tests.atlases import TODAY

FIGURES = (
    "crossings-status", "crossings-upgrades", "border-committees", "wali-meetings", "security-committees",
    "twinnings-border-wilayas", "twinnings-world", "city-networks", "security-agreements",
    "civil-protection-missions", "declaration-2013", "cooperation-by-wilaya", "border-without-open-crossing",
)  # fmt: skip


def shown(atlas: Atlas, figure_id: str, layer_id: str) -> set[str]:
    pairs = atlas.figure(figure_id).pairs(atlas.tables, "2026")
    view = parse_view(pairs, allowed=atlas.vocabulary, today=TODAY)
    return {each.key for each in atlas.select(layer_id, view).features}


def test_the_gallery_holds_what_was_promised(atlas: Atlas) -> None:
    assert [each.id for each in atlas.figures] == list(FIGURES)
    assert len({each.map for each in atlas.figures}) == len(FIGURES)


@pytest.mark.parametrize("figure_id", FIGURES)
def test_every_figure_shows_something(atlas: Atlas, figure_id: str) -> None:
    assert shown(atlas, figure_id, atlas.figure(figure_id).subject)


def test_upgrades_are_those_the_ministry_names(atlas: Atlas) -> None:
    named = {row["crossing_id"] for row in atlas.tables["crossing_upgrades"]}
    assert shown(atlas, "crossings-upgrades", "crossings") == named


def test_signatories_are_those_of_the_declaration(atlas: Atlas) -> None:
    codes = {
        code
        for row in atlas.tables["commitments"]
        if row["text_id"] == "TXT_DECL_2013"
        for code in row["signatory_codes"]
    }
    assert shown(atlas, "declaration-2013", "partners") == codes - {"DZA"}


def test_security_partners_are_the_thirteen_named_states(atlas: Atlas) -> None:
    assert len(shown(atlas, "security-agreements", "partners")) == 13


def test_captions_state_no_count_of_their_own(atlas: Atlas) -> None:
    for figure in atlas.figures:
        for texts in (figure.title, figure.caption, figure.note):
            for text in texts.values():
                assert not re.search(r"[0-9]", re.sub(r"2013|5\+5", "", text)), text
