"""The steps that make the boundaries, on shapes small enough to reckon by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely
from shapely import LineString, MultiPolygon, Point, Polygon, box

from scripts.boundaries import detail, editions, faces, files, gaps, measure, mend, vertices, world
from scripts.boundaries.coverage import coast_cuts, properties
from scripts.boundaries.inputs import Inputs
from scripts.boundaries.meridian import cut_at_180
from scripts.boundaries.region_codes import country_of, region_code, scheme_of
from scripts.boundaries.region_table import PREFIX, note_of
from scripts.boundaries.rounding import rounded
from scripts.boundaries.wilaya_checks import check_history, check_names, folded
from scripts.boundaries.wilaya_table import note_scopes, parent
from tests.shapes import CORNER, EAST, FAR, SQUARE, TWO_PARTS

NOTE = {"note_ar": "ا", "note_fr": "f", "note_en": "e", "comment": ""}


def inputs(**known: object) -> Inputs:
    """Return inputs with some parts; the others are empty."""
    empty: dict[str, object] = {name: {} for name in Inputs.__dataclass_fields__}
    return Inputs(**(empty | known))  # type: ignore[arg-type]  # only what a test reads is filled


def commune(now: str, code_58: str, code_48: str) -> dict[str, str]:
    """Return a row of the commune table."""
    return {"wilaya_code": now, "wilaya_code_58": code_58, "wilaya_code_48": code_48}


@pytest.mark.parametrize(
    ("area", "decimals", "expected"),
    [
        pytest.param(box(0.123456, 0, 1, 1), 3, box(0.123, 0, 1, 1), id="rounds"),
        pytest.param(SQUARE, 5, SQUARE, id="keeps"),
        pytest.param(MultiPolygon([SQUARE, box(5, 5, 5.0001, 5.0001)]), 3, SQUARE, id="folded part goes"),
    ],
)
def test_rounding_gives_valid_areas(area: Polygon, decimals: int, expected: Polygon) -> None:
    found = rounded(area, decimals)
    assert found.is_valid
    assert found.normalize().equals(expected.normalize())


def test_shared_line_of_neighbours_is_their_common_edge() -> None:
    assert measure.shared_line(SQUARE, EAST).equals(LineString([(1, 0), (1, 1)]))


@pytest.mark.parametrize("other", [CORNER, FAR], ids=["point", "apart"])
def test_shared_line_is_empty_without_a_common_edge(other: Polygon) -> None:
    assert measure.shared_line(SQUARE, other).is_empty


def test_pairs_name_point_contacts_with_empty_lines() -> None:
    pairs = measure.shared_lines({"a": SQUARE}, {"b": EAST, "c": CORNER, "d": FAR})
    assert {pair: line.is_empty for pair, line in pairs.items()} == {("a", "b"): False, ("a", "c"): True}


def test_area_and_length_are_geodesic() -> None:
    assert measure.length_m(LineString([(0, 0), (1, 0)])) == pytest.approx(111319.5, abs=0.1)
    assert measure.area_km2(box(0, 0, 1, 1)) == pytest.approx(12308.8, abs=0.1)
    assert measure.area_km2(TWO_PARTS) == pytest.approx(3 * 12308.8, rel=1e-3)


def test_dissolve_merges_by_group_in_order() -> None:
    found = measure.dissolve({"b": EAST, "a": SQUARE, "c": FAR}, {"a": "2", "b": "2", "c": "1"})
    assert list(found) == ["1", "2"]
    assert found["2"].equals(box(0, 0, 2, 1))


def test_added_vertices_leave_the_outline_but_junctions_stay() -> None:
    wilaya = Polygon([(0, 0), (1, 0), (1, 0.3), (1, 0.5), (1, 1), (0, 1)])
    south = Polygon([(1, 0), (2, 0), (2, 0.5), (1, 0.5), (1, 0.3)])
    north = Polygon([(1, 0.5), (2, 0.5), (2, 1), (1, 1)])
    coverage = {"DZ-01": wilaya, "A": south, "B": north}
    found = vertices.drop_added_vertices(coverage, vertices.points_of([SQUARE]))
    assert (1.0, 0.3) not in vertices.points_of(list(found.values()))
    assert (1.0, 0.5) in vertices.points_of([found["DZ-01"]])
    assert detail.faults(found) == []


def test_short_contact_moves_the_junction_of_two_regions() -> None:
    """DZ-02 touches region A over 500 m only: Natural Earth cannot know that."""
    step = 0.005
    coverage = {
        "DZ-01": Polygon([(0, 0), (1, 0), (1, 1), (0, 1)]),
        "DZ-02": Polygon([(0, 1), (1, 1), (1, 1 + step), (1, 2), (0, 2)]),
        "A": Polygon([(1, 0), (2, 0), (2, 1 + step), (1, 1 + step), (1, 1)]),
        "B": Polygon([(1, 1 + step), (2, 1 + step), (2, 2), (1, 2)]),
    }
    found = mend.mend_contacts(coverage)
    pairs = measure.shared_lines(*mend.split(found))
    assert [pair for pair, line in pairs.items() if not line.is_empty] == [("DZ-01", "A"), ("DZ-02", "B")]
    assert found["DZ-01"] == coverage["DZ-01"]
    assert detail.faults(found) == []


def test_gap_goes_to_the_region_beside_it_and_never_across_the_parallel() -> None:
    west = -8.67
    gap = box(west, 27.6, west + 0.01, 27.66)
    owners = gaps.best_owner(gap.representative_point(), {"MA-14": 2.0, "EH": 1.0, "DZ-37": 9.0})
    assert owners == "EH"
    assert gaps.best_owner(Point(3, 30), {"DZ-37": 9.0}) is None


def test_faces_of_one_owner_become_one_area() -> None:
    assert faces.merge_faces([SQUARE, EAST, FAR], {0: "x", 1: "x"})["x"].equals(box(0, 0, 2, 1))


def test_simplified_coverage_stays_matched_and_rounded() -> None:
    coverage = {
        "a": Polygon([(0, 0), (1, 0), (1.004, 0.5), (1, 1), (0, 1)]),
        "b": Polygon([(1, 0), (2, 0), (2, 1), (1, 1), (1.004, 0.5)]),
    }
    found = detail.simplify(coverage, detail.Level("low", 0.1, 3))
    assert detail.faults(found) == []
    assert (1.004, 0.5) not in vertices.points_of(list(found.values()))


def test_overlap_is_a_fault_of_a_coverage() -> None:
    assert detail.faults({"a": SQUARE, "b": box(0.9, 0, 2, 1)}) == ["a", "b"]


def test_world_fills_slivers_beside_the_centre_and_keeps_its_shape() -> None:
    centre, world_areas = {"DZA": SQUARE}, {"XXX": box(1.05, 0, 2, 1), "YYY": box(-1, 0, 0.02, 1)}
    hole = {"ZZZ": Polygon([(1, -1), (2, -1), (2, 0), (1, 0)]), "WWW": box(1, 1, 2, 2)}
    found = world.fit_world(centre, world_areas | hole)
    assert found["DZA"].equals(SQUARE)
    assert found["YYY"].equals(box(-1, 0, 0, 1))
    assert found["XXX"].equals(box(1, 0, 2, 1))


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        pytest.param(SQUARE, SQUARE, id="elsewhere it stays"),
        pytest.param(
            Polygon([(170, 0), (-175, 0), (-175, 10), (170, 10)]),
            MultiPolygon([box(170, 0, 180, 10), box(-180, 0, -175, 10)]),
            id="a ring across is cut",
        ),
        pytest.param(
            Polygon(
                [(-175, 0), (-175, 10), (170, 10), (170, 0)], [[(-179, 4), (179, 4), (179, 6), (-179, 6)]]
            ),
            MultiPolygon([box(170, 0, 180, 10), box(-180, 0, -175, 10)]).difference(
                MultiPolygon([box(179, 4, 180, 6), box(-180, 4, -179, 6)])
            ),
            id="with its hole",
        ),
        pytest.param(
            Polygon([(-180, -90), (-180, -70), (0, -65), (179, -70), (179, -90)]),
            Polygon([(-180, -90), (-180, -70), (0, -65), (179, -70), (179, -90)]),
            id="round the pole it stays",
        ),
    ],
)
def test_areas_across_180_degrees_lie_on_both_sides(area: Polygon, expected: Polygon) -> None:
    found = cut_at_180(area)
    assert found.equals(expected)
    assert -180 <= found.bounds[0] <= found.bounds[2] <= 180


def test_islets_go_but_never_the_whole_country() -> None:
    assert world.without_islets(TWO_PARTS, 1.5).equals(box(3, 0, 5, 1))
    assert world.without_islets(TWO_PARTS, 100).equals(box(3, 0, 5, 1))


def test_wilaya_of_several_origins_is_refused() -> None:
    rows = {"0101": commune("49", "49", "01"), "0801": commune("49", "49", "08")}
    with pytest.raises(ValueError, match="wilayas made of ground of several"):
        editions.wilaya_editions(inputs(commune_rows=rows), {})


def test_settled_communes_go_before_the_package() -> None:
    rows = {"3021": commune("55", "55", "30")}
    settled = {"3021": {"wilaya_1984": "30", "wilaya_2019": "30", "wilaya_2026": "30"}}
    assert editions.commune_editions(inputs(commune_rows=rows), settled) == {"3021": ("30", "30", "30")}


def test_commune_in_another_wilayas_polygon_is_moved() -> None:
    known = inputs(
        commune_rows={"4713": commune("47", "47", "47"), "4701": commune("47", "47", "47")},
        communes={"4713": ({"wilaya_code": "58"}, SQUARE), "4701": ({"wilaya_code": "47"}, EAST)},
    )
    assert editions.moved_communes(known, {}) == {"4713": ("47", SQUARE)}


def test_names_in_another_order_are_refused() -> None:
    """Published files number the wilayas 60 to 69 in several orders: codes alone would join."""
    shipped = {"61": {"name_ar": "القنطرة", "name_fr": "El Kantara"}}
    settled = {"61": {"name_ar": "العريشة", "name_fr": "El Aricha"}}
    with pytest.raises(ValueError, match="61 العريشة: expected one of"):
        check_names(inputs(wilaya_names=shipped, wilaya_rows=shipped), settled)


def test_spellings_fold_to_one() -> None:
    assert folded("Béchar") == folded("BECHAR")
    assert folded("إليزي") == folded("اليزى")


def test_parent_is_the_wilaya_of_the_edition_before() -> None:
    atoms: dict[str, tuple[str, ...]] = {
        "59": ("03", "03", "59"),
        "49": ("01", "49", "49"),
        "03": ("03", "03", "03"),
    }
    assert [parent("59", "2026", atoms), parent("49", "2019", atoms), parent("03", "1984", atoms)] == [
        "03",
        "01",
        "03",
    ]
    with pytest.raises(ValueError, match="parents differ"):
        check_history(atoms, [{"wilaya_code": "59", "parent_code": "17"}])


def test_notes_of_a_wilaya_follow_the_edition() -> None:
    atoms: dict[str, tuple[str, ...]] = {"58": ("47", "58", "58"), "47": ("47", "47", "47")}
    assert note_scopes("47", "1984", atoms) == ["all", "merged"]
    assert note_scopes("47", "2026", atoms) == ["all", "47"]


@pytest.mark.parametrize(
    ("shipped", "code", "scheme", "country"),
    [
        ("MA-04", "MA97-04", "mar-1997", "MAR"),
        ("LY-GD", "LY-GD", "lby-2001", "LBY"),
        ("LY-NL", "LY-NL", "iso-current", "LBY"),
        ("EH", "EH", "iso-current", "ESH"),
        ("MR-NKC", "MR-NKC", "iso-current", "MRT"),
    ],
)
def test_region_codes_say_their_time(shipped: str, code: str, scheme: str, country: str) -> None:
    assert (region_code(shipped), scheme_of(code), country_of(code)) == (code, scheme, country)


@pytest.mark.parametrize(
    ("name", "bare"), [("ولاية تطاوين", "تطاوين"), ("الجهة الشرقية", "الجهة الشرقية"), ("جندوبة", "جندوبة")]
)
def test_word_for_the_division_leaves_the_name(name: str, bare: str) -> None:
    assert PREFIX.sub("", name) == bare


def test_region_note_follows_or_replaces_that_of_the_country() -> None:
    own = {"note_ar": "ب", "note_fr": "g", "note_en": "own", "comment": "Replaces the country note."}
    notes = {"MLI": NOTE, "ML-6": NOTE | {"note_en": "own"}, "ML-9": own}
    assert [note_of(code, notes, "en") for code in ("ML-6", "ML-9", "ML-1")] == ["e own", "own", "e"]


def test_units_carry_every_property() -> None:
    found = properties({"DZ-59": SQUARE, "TN-32": EAST}, {"59": ("03", "03", "59")})
    assert found["DZ-59"] == {
        "unit_id": "DZ-59", "kind": "wilaya", "region_code": None,
        "wilaya_1984": "03", "wilaya_2019": "03", "wilaya_2026": "59",
    }  # fmt: skip
    assert found["TN-32"]["wilaya_2026"] is None


def test_cuts_are_boxes_at_sea() -> None:
    row = {"region_code": "TN-32", "west": "1", "south": "2", "east": "3", "north": "4"}
    ((region, area),) = coast_cuts([row])
    assert (region, area.bounds) == ("TN-32", (1, 2, 3, 4))


def test_areas_are_written_in_order_with_stable_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one.geojson", tmp_path / "two.geojson"
    names = {code: {"code": code} for code in "ab"}
    files.write_areas(one, {"b": EAST, "a": SQUARE}, names)
    files.write_areas(two, {"a": SQUARE, "b": EAST}, names)
    assert one.read_bytes() == two.read_bytes()
    features = json.loads(one.read_text(encoding="utf-8"))["features"]
    assert [feature["properties"]["code"] for feature in features] == ["a", "b"]
    assert shapely.geometry.shape(features[0]["geometry"]).equals(SQUARE)
