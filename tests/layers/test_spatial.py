"""Points lie where their rows say, by geodesic distance."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from layers.dataset import Row, Table, Value
from layers.editions import coverage_problems, edition_problems, fold_name, known_spellings, name_problems
from layers.geofiles import ReadAreas
from layers.package import Field, PointRule, Resource, WilayaNames
from layers.spatial import point_problems
from layers.tables import ReadTable
from layers.terrain import Terrain, build_terrain, distance_km, shared_border_km

# Two wilayas side by side, a region east of them; a second region has no polygon and is covered by the first.
UNITS: list[tuple[str, str | None, str | None, shapely.Polygon]] = [
    ("W1", "01", None, shapely.box(0, 30, 1, 31)),
    ("W2", "02", None, shapely.box(1, 30, 2, 31)),
    ("R1", None, "TN-1", shapely.box(2, 30, 3, 31)),
]
REGIONS: list[Row] = [
    {"region_code": "TN-1", "country_code": "TUN", "covered_by": None},
    {"region_code": "TN-2", "country_code": "TUN", "covered_by": "TN-1"},
]


def coverage(second: str = "02") -> ReadAreas:
    rows = tuple(
        {"unit_id": unit, "wilaya_2026": second if wilaya == "02" else wilaya, "region_code": region}
        for unit, wilaya, region, _ in UNITS
    )
    table = Table("coverage.full", ("unit_id",), rows, ("unit_id", "wilaya_2026", "region_code"), (2, 3, 4))
    return ReadAreas(ReadTable(table), np.array([unit[3] for unit in UNITS], dtype=object))


def terrain() -> Terrain:
    built = build_terrain({"coverage.full": coverage()}, REGIONS)
    assert built is not None
    return built


COLUMNS = ("lon", "lat", "country", "wilaya", "region", "precision")
BORDER = PointRule(
    "on_border", "lon", "lat", country="country", wilaya="wilaya", region="region", precision="precision"
)
WILAYA = PointRule("in_wilaya", "lon", "lat", country_is="DZA", wilaya="wilaya")
COUNTRY = PointRule("in_country", "lon", "lat", country="country")


def findings(rule: PointRule, *cells: Value) -> list[tuple[str, str]]:
    resource = Resource("posts", "posts.csv", "register", tuple(map(Field, COLUMNS)), (), point_rules=(rule,))
    row = dict(zip(COLUMNS, (*cells, *[None] * (len(COLUMNS) - len(cells))), strict=True))
    read = ReadTable(Table("posts", (), (row,), COLUMNS, (2,)))
    return [(p.column, p.rule) for p in point_problems(resource, read, terrain())]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((2.0, 30.5, "TUN", "02", "TN-1", "exact"), []),
        ((2.0, 30.5, "TUN", "02", "TN-2", "exact"), []),
        ((2.004, 30.5, "TUN", "02", "TN-1", "exact"), []),
        ((2.09, 30.5, "TUN", "02", "TN-1", "approx_10km"), []),
        ((None, None, "TUN", "02", "TN-1", "exact"), []),
        ((2.0, None, "TUN", "02", "TN-1", "exact"), [("lat", "point-pair")]),
        ((2.02, 30.5, "TUN", "02", "TN-1", "approx_1km"), [("wilaya", "point-border")]),
        ((1.98, 30.5, "TUN", "02", "TN-1", "approx_1km"), [("region", "point-border")]),
        ((1.5, 30.5, "TUN", "01", "TN-1", "exact"), [("lon", "point-border")]),
        ((2.0, 30.5, "TUN", "01", "TN-1", "exact"), [("wilaya", "point-border")]),
        ((1.5, 30.5, "TUN", "01", "TN-1", "approx_20km"), [("lon", "point-border")]),
        ((2.0, 31.5, "TUN", "02", "TN-1", "approx_20km"), [("lon", "point-sea")]),
        ((200.0, 30.5, "TUN", "02", "TN-1", "exact"), [("lon", "point-globe")]),
        ((2.0, 95.0, "TUN", "02", "TN-1", "exact"), [("lat", "point-globe")]),
    ],
)
def test_a_post_stands_on_the_border_of_its_wilaya_and_region(
    cells: tuple[Value, ...], expected: list[tuple[str, str]]
) -> None:
    assert findings(BORDER, *cells) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((0.5, 30.5, None, "01"), []),
        ((1.01, 30.5, None, "01"), []),  # a kilometre over the line is within two
        ((1.5, 30.5, None, "01"), [("wilaya", "point-wilaya")]),
        ((1.5, 30.5, None, "99"), []),  # the reference says it
        ((2.5, 30.5, None, "01"), [("lon", "point-country")]),
        ((0.5, 40.0, None, "01"), [("lon", "point-sea")]),
    ],
)
def test_a_town_lies_in_its_wilaya(cells: tuple[Value, ...], expected: list[tuple[str, str]]) -> None:
    assert findings(WILAYA, *cells) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((2.5, 30.5, "TUN"), []),
        ((2.5, 31.05, "TUN"), []),  # a port off the drawn coast
        ((0.5, 30.5, "TUN"), [("country", "point-country")]),
        ((2.5, 32.0, "TUN"), [("lon", "point-sea")]),
        ((2.5, 30.5, "MLT"), [("country", "warning-no-area")]),
        ((2.5, 30.5, None), []),
    ],
)
def test_a_place_lies_in_its_country(cells: tuple[Value, ...], expected: list[tuple[str, str]]) -> None:
    assert findings(COUNTRY, *cells) == expected


def test_swapped_coordinates_are_guessed() -> None:
    resource = Resource("posts", "posts.csv", "register", (Field("lon"),), (), point_rules=(COUNTRY,))
    read = ReadTable(Table("posts", (), ({"lon": 30.5, "lat": 2.5, "country": "TUN"},), COLUMNS, (2,)))
    message = next(point_problems(resource, read, terrain())).message
    assert message.startswith("point 30.5 2.5 lies in the sea")
    assert message.endswith("longitude and latitude swapped?")


def test_distances_are_geodesic() -> None:
    one_degree_north_km = distance_km(0.5, 32.0, [shapely.box(0, 30, 1, 31)])
    assert one_degree_north_km == pytest.approx(110.9, abs=0.1)
    one_degree_west_km = distance_km(-1.0, 30.5, [shapely.box(0, 30, 1, 31)])
    assert one_degree_west_km == pytest.approx(95.97, abs=0.1)
    assert distance_km(0.5, 30.5, [shapely.box(0, 30, 1, 31)]) == 0
    assert distance_km(0.5, 30.5, []) == float("inf")


def test_the_shared_border_is_what_both_have() -> None:
    left, right = [shapely.box(0, 30, 1, 31)], [shapely.box(1, 30, 2, 31)]
    assert shared_border_km(1.0, 30.5, left, right, within_km=1) == pytest.approx(0)
    assert shared_border_km(1.05, 30.5, left, right, within_km=10) == pytest.approx(4.8, abs=0.05)
    assert shared_border_km(0.0, 30.5, left, right, within_km=10) == float("inf")


WILAYAS: list[Row] = [
    {"edition": edition, "wilaya_code": code, "name_ar": arabic, "name_fr": french, "name_en": french}
    for edition, code, arabic, french in (
        ("2019", "49", "تيميمون", "Timimoun"),
        ("2026", "37", "تندوف", "Tindouf"),
        ("2026", "49", "تيميمون", "Timimoun"),
        ("2026", "50", "برج باجي مختار", "Bordj Badji Mokhtar"),
        ("2026", "54", "إن قزام", "In Guezzam"),
    )
]
ALIASES: list[Row] = [
    {"resource": "wilayas", "entity_key": "54", "spelling_ar": "عين قزام", "canonical_ar": "عين قزام"},
    {"resource": "communes", "entity_key": "49", "spelling_ar": "أدرار", "canonical_ar": "أدرار"},
]


@pytest.mark.parametrize(
    ("code", "name", "message"),
    [
        ("49", "Timimoun", ""),
        ("49", "TIMIMOUN", ""),
        ("37", "Tinduf", ""),
        ("37", "Wilaya de Tindouf", ""),
        ("54", "عين قزام", ""),
        ("99", "Anything", ""),
        ("50", "Timimoun", "'50' stands with the name 'Timimoun', which is '49' in edition 2026"),
        ("49", "برج باجي مختار", "which is '50' in edition 2026"),
        ("49", "Nowhere", "which is no known spelling of it in edition 2026"),
    ],
)
def test_code_and_name_are_of_one_wilaya(code: str, name: str, message: str) -> None:
    rule = WilayaNames("code", ("name",), edition="2026")
    resource = Resource("r", "r.csv", "register", (Field("code"), Field("name")), (), wilaya_names=rule)
    read = ReadTable(Table("r", (), ({"code": code, "name": name},), ("code", "name"), (2,)))
    problems = list(name_problems(resource, read, known_spellings(WILAYAS, ALIASES)))
    assert len(problems) == bool(message)
    assert all(problem.rule == "wilaya-name" and message in problem.message for problem in problems)


def test_names_fold_to_their_letters() -> None:
    assert fold_name("Béni-Abbès") == fold_name("BENI ABBES") == "beniabbes"
    assert fold_name("ولاية الجزائر") == fold_name("الجزائر")


def test_an_edition_has_as_many_wilayas_as_it_says() -> None:
    editions: list[tuple[int, Row]] = [
        (2, {"edition": "2019", "wilaya_count": 1}),
        (3, {"edition": "2026", "wilaya_count": 5}),
    ]
    problems = list(edition_problems(editions, WILAYAS, "editions.csv"))
    assert [(p.row, p.message) for p in problems] == [(3, "5, but the lookup has 4 wilayas of edition 2026")]


def test_areas_and_lookup_have_the_same_codes() -> None:
    wilayas: list[Row] = [{"edition": "2026", "wilaya_code": code} for code in ("01", "02")]
    resource = Resource("coverage.full", "full.geojson", "boundary", (Field("wilaya_2026"),), ("unit_id",))
    assert list(coverage_problems(resource, coverage(), wilayas)) == []
    problems = list(coverage_problems(resource, coverage("12"), wilayas))
    assert [(p.row, p.column, p.rule) for p in problems] == [
        (3, "wilaya_2026", "edition-code"),
        (1, "wilaya_2026", "edition-code"),
    ]
