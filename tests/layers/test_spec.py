"""A declaration survives the way through a release, and names only what exists."""

from __future__ import annotations

import json

import pytest

from layers.catalog import CATALOG
from layers.computed import COMPUTED
from layers.shapes import SHAPES
from layers.spec import Join, LayerSpec, spec_from_json, spec_to_json
from layers.styles import styles
from layers.view import FILTERS, PARAMETERS

CONTRACT_ORDER = [
    "wilayas",
    "regions",
    "borders",
    "crossings",
    "twinnings",
    "mechanisms",
    "networks",
    "sessions",
    "missions",
    "partners",
]


def test_catalogue_has_the_layers_of_the_contract_in_its_order() -> None:
    assert [spec.id for spec in CATALOG] == CONTRACT_ORDER
    assert [spec.id for spec in CATALOG if spec.is_default_on] == [
        "wilayas",
        "regions",
        "crossings",
        "twinnings",
    ]


@pytest.mark.parametrize("spec", CATALOG, ids=lambda spec: str(spec.id))
def test_declarations_survive_json(spec: LayerSpec) -> None:
    assert spec_from_json(json.loads(json.dumps(spec_to_json(spec)))) == spec


def test_joins_survive_json() -> None:
    spec = LayerSpec("a", "A", "none", "a_id", "a", joins=(Join("b", ("c", "d"), complete=False),))
    assert spec_from_json(json.loads(json.dumps(spec_to_json(spec)))) == spec


def test_an_unknown_field_is_refused() -> None:
    document = spec_to_json(CATALOG[0]) | {"colour": "red"}
    with pytest.raises(TypeError, match="colour"):
        spec_from_json(document)


@pytest.mark.parametrize("spec", CATALOG, ids=lambda spec: str(spec.id))
def test_declarations_name_only_what_exists(spec: LayerSpec) -> None:
    assert spec.geometry in SHAPES
    assert spec.style in styles()
    assert set(spec.computed) <= set(COMPUTED)
    assert {each.parameter for each in spec.filters} <= set(FILTERS) <= set(PARAMETERS)
    assert all(bool(each.column) != bool(each.path) for each in spec.filters)
    assert spec.filter_parameters == {each.parameter for each in spec.filters}


def test_only_crossings_are_narrowed_by_status_stage_and_traffic() -> None:
    for parameter in ("status", "stage", "traffic"):
        assert [spec.id for spec in CATALOG if parameter in spec.filter_parameters] == ["crossings"]


def test_country_narrows_the_layers_the_contract_names() -> None:
    named = {
        "wilayas",
        "regions",
        "borders",
        "crossings",
        "twinnings",
        "mechanisms",
        "sessions",
        "missions",
        "partners",
    }
    assert {spec.id for spec in CATALOG if "country" in spec.filter_parameters} == named
