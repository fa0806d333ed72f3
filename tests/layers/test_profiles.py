"""Profiles of the five-row data: a release that lacks registers has fewer sections, never a fault."""

from __future__ import annotations

import pytest

from layers.atlas import Atlas, UnknownKey
from layers.profiles.ask import Ask
from layers.profiles.kinds import KINDS
from layers.profiles.model import ProfileKind
from layers.profiles.sections import section
from tests.atlases import view_of

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)


@EVERY_KIND
def test_every_kind_works_without_some_registers(small_atlas: Atlas, kind: ProfileKind) -> None:
    view = view_of(small_atlas)
    listing = kind.listing(small_atlas, view)
    has_rows = any(table == kind.table and small_atlas.tables[table] for table in small_atlas.tables)
    assert bool(listing.entries) == has_rows
    for line in listing.entries:
        found = kind.profile(small_atlas, line.key, view)
        assert found.names
        assert all(each.entries or each.empty for each in found.sections)


@EVERY_KIND
def test_an_unknown_key_is_refused_by_every_kind(small_atlas: Atlas, kind: ProfileKind) -> None:
    with pytest.raises(UnknownKey, match=f"{kind.id}:nothing"):
        kind.profile(small_atlas, "nothing", view_of(small_atlas))


def test_rows_are_found_by_values_and_by_items_of_lists(small_atlas: Atlas) -> None:
    ask = Ask(small_atlas, view_of(small_atlas))
    rows = ask.rows("twinnings")
    one = rows[0]
    assert one in ask.rows("twinnings", country_code=one["country_code"])
    assert ask.rows("twinnings", country_code=one["country_code"], wilaya_code="99") == ()
    source = one["source_ids"][0]
    assert one in ask.rows("twinnings", source_ids=source)
    assert ask.rows("no_such_table") == ()
    assert ask.find("twinnings", one["twinning_id"]) == one
    assert ask.find("twinnings", "") is None


def test_a_row_is_not_older_than_what_it_belongs_to(small_atlas: Atlas) -> None:
    early = Ask(small_atlas, view_of(small_atlas, asof="1970"))
    late = Ask(small_atlas, view_of(small_atlas))
    begun = {row["mechanism_id"] for row in early.rows("mechanisms")}
    partners = {row["mechanism_id"] for row in early.rows("mechanism_partners")}
    assert partners <= begun
    assert len(late.rows("mechanism_partners")) > len(early.rows("mechanism_partners"))


def test_a_section_leaves_out_columns_that_say_nothing(small_atlas: Atlas) -> None:
    ask = Ask(small_atlas, view_of(small_atlas))
    rows = ask.rows("twinnings")
    whole = section(ask, "id", "Title", "twinnings", rows)
    assert all(any(line.cells[n].value for line in whole.entries) for n in range(len(whole.columns)))
    without = section(ask, "id", "Title", "twinnings", rows, without=("country_code",))
    assert set(whole.columns) - set(without.columns) == {"Country"}
    assert section(ask, "id", "Title", "twinnings", ()).entries == ()


def test_composite_keys_are_joined(small_atlas: Atlas) -> None:
    ask = Ask(small_atlas, view_of(small_atlas))
    row = ask.rows("mechanism_partners")[0]
    assert ask.row_id("mechanism_partners", row) == f"{row['mechanism_id']}:{row['partner_no']}"
    wilaya = ask.rows("wilayas")[0]
    assert ask.row_id("wilayas", wilaya) == wilaya["wilaya_code"]
