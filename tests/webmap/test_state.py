"""The state of the explorer: page and script get the same parts, links lead from state to state."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from tests.markup import as_seen, tidy
from webmap.explorer_state import PARTS

LANGUAGES = ("ar", "fr", "en")
QUERIES = (
    "",
    "country=TUN",
    "country=TUN&status=open,closed&panel=table&sort=-operating_status",
    "layers=&panel=table",
    "layers=mechanisms,sessions&theme=THM_A&asof=2018",
    "bbox=-9,19,3,30&measure=border_km&q=post",
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("query", QUERIES)
def test_page_and_state_say_the_same(client: FlaskClient, lang: str, query: str) -> None:
    answers = [client.get(f"/{lang}/{name}?{query}") for name in ("", "state.json", "parts.json")]
    assert [each.status_code for each in answers] == [200, 200, 200]
    state, parts = (each.get_json() for each in answers[1:])
    whole = tidy(as_seen(answers[0].get_data(as_text=True)))
    assert list(parts) == list(PARTS)
    for name, part in parts.items():
        assert tidy(part) in whole, name
    assert set(state["drawn"]) == set(state["shapes"]) == set(state["shown"])


@pytest.mark.parametrize("query", QUERIES)
def test_every_link_of_a_state_leads_to_a_state(client: FlaskClient, query: str) -> None:
    parts = client.get(f"/en/parts.json?{query}").get_json()
    addresses = {
        html.unescape(each) for part in parts.values() for each in re.findall(r'href="(/[^"#]*)', part)
    }
    assert addresses
    for address in addresses:
        target = urlsplit(address)
        if target.path == "/en/":
            address = f"/en/parts.json?{target.query}"
        assert client.get(address).status_code == 200, address


def test_shapes_do_not_depend_on_day_or_filters_within_an_edition(client: FlaskClient) -> None:
    addresses = [
        client.get(f"/fr/state.json?{query}").get_json()["shapes"]
        for query in ("asof=2020-01-01", "asof=2025-12-31&country=TUN", "asof=2015")
    ]
    assert addresses[0] == addresses[1]
    assert addresses[0]["wilayas"] != addresses[2]["wilayas"]


def test_what_a_state_draws_is_among_its_shapes(client: FlaskClient) -> None:
    for day in ("2010", "2020", "2026-11-21"):
        query = f"asof={day}&layers=wilayas,regions,borders,crossings,twinnings,mechanisms,networks"
        state = client.get(f"/en/state.json?{query}&confidence=high,medium,low,unverified").get_json()
        for layer, drawn in state["drawn"].items():
            topology = client.get(state["shapes"][layer]).get_json()
            placed = {str(each["id"]) for each in topology["objects"]["shapes"]["geometries"]}
            assert {key for keys in drawn["values"].values() for key in keys} <= placed, (day, layer)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_result_says_why(client: FlaskClient, lang: str) -> None:
    query = "layers=crossings&country=TUN&stage=inaugurated"
    part = client.get(f"/{lang}/parts.json?{query}").get_json()["result"]
    links = re.findall(r'href="([^"]+)"', part.split('class="empty"')[1])
    assert any("stage" not in link and "country=TUN" in link for link in links)
    assert 'class="empty"' not in client.get(f"/{lang}/parts.json").get_json()["result"]


@pytest.mark.parametrize(
    ("query", "way"),
    [("layers=missions&asof=1970&country=TUR", "layers=missions&country=TUR"),
     ("layers=", "layers=wilayas,regions,crossings,twinnings")],
)  # fmt: skip
def test_a_day_or_no_layer_is_named_where_no_filter_is_to_blame(
    client: FlaskClient, query: str, way: str
) -> None:
    part = html.unescape(client.get(f"/en/parts.json?{query}").get_json()["result"])
    assert re.findall(r'href="/en/\?([^"]+)"', part) == [way]
    assert "filter" not in part


def test_a_filter_without_values_says_so(client: FlaskClient) -> None:
    menus = client.get("/en/parts.json?layers=mechanisms&q=xqzzt").get_json()["filters"]
    assert "No entry shown has a value here." in menus.split('id="menu-country"')[1].split("</details>")[0]
    assert "No entry" not in client.get("/en/parts.json").get_json()["filters"]


def test_a_bad_state_names_its_parameter(client: FlaskClient) -> None:
    for name in ("state", "parts"):
        answer = client.get(f"/fr/{name}.json?status=ajar")
        assert answer.status_code == 400
        assert answer.mimetype == "application/problem+json"
        assert "status" in answer.get_json()["detail"]


def test_the_line_of_time_runs_the_other_way_in_arabic(client: FlaskClient) -> None:
    def first_tick(lang: str) -> float:
        part = client.get(f"/{lang}/parts.json").get_json()["time"]
        return float(re.findall(r'<text class="time-tick" x="([\d.]+)%"', part)[0])

    assert first_tick("fr") < 50 < first_tick("ar")
    assert first_tick("fr") == pytest.approx(100 - first_tick("ar"), abs=0.01)


def test_months_of_a_layer_end_with_what_a_state_draws(client: FlaskClient) -> None:
    for layer in ("wilayas", "crossings", "twinnings"):
        months = client.get(f"/months/{layer}.json?measure=agreements").get_json()
        state = client.get(f"/en/state.json?layers={layer}&measure=agreements").get_json()
        looks: dict[str, list[object] | None] = {}
        for _, changes in months["steps"]:
            looks |= changes
        told = {key: value for value, keys in state["drawn"][layer]["values"].items() for key in keys}
        assert {key: look[0] for key, look in looks.items() if look} == told
        assert months["shapes"][state["edition"]] == state["shapes"][layer]


@pytest.mark.parametrize(
    ("address", "status"),
    [("/months/crossings.json?asof=2018", 400), ("/months/crossings.json?country=TUN", 400),
     ("/months/seas.json", 404), ("/months/crossings.json?measure=joy", 400)],
)  # fmt: skip
def test_months_are_told_whole(client: FlaskClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"


def test_the_part_in_sight_is_no_filter_and_an_empty_part_says_so(client: FlaskClient) -> None:
    parts = client.get("/en/parts.json?bbox=-9,19,3,30&panel=table").get_json()
    assert "Reset the filters" not in parts["filters"]
    assert "Show all rows" in parts["table"]
    both = tidy(client.get("/en/parts.json?bbox=-9,19,3,30&status=open").get_json()["filters"])
    assert 'href="/en/?bbox=-9,19,3,30" data-state>Reset the filters' in both
    nowhere = client.get("/en/parts.json?bbox=-60,-60,-50,-50").get_json()["result"]
    assert "Nothing shown lies in this part of the map." in nowhere
    assert 'data-state="whole">Show the whole map<' in nowhere
