"""The details card: lines, links, history and the way on, in words of one language."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

LANGUAGES = ("ar", "fr", "en")


def card(client: FlaskClient, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == 200
    document: dict[str, Any] = answer.get_json()
    return document


def fact(document: dict[str, Any], label: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in document["facts"] if each["label"] == label)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_crossing_tells_its_history_with_dates_and_sources(client: FlaskClient, lang: str) -> None:
    events = card(client, f"/{lang}/details/crossings/post-a-north.json")["history"]["events"]
    assert len(events) > 2
    assert all(event["date"] and event["sources"] and event["claims"] for event in events)
    assert all(claim["text"]["text"] for event in events for claim in event["claims"])


def test_the_history_ends_on_the_day_shown(client: FlaskClient) -> None:
    events = card(client, "/en/details/crossings/post-a-north.json?asof=2016")["history"]["events"]
    assert [event["date"] for event in events] == ["March 2015"]


def test_a_feature_leads_to_its_page_and_a_border_has_none(client: FlaskClient) -> None:
    page = card(client, "/fr/details/crossings/post-a-north.json")["page"]
    assert page["url"] == "/fr/crossings/post-a-north"
    assert client.get(page["url"]).status_code == 200
    mechanism = card(client, "/fr/details/mechanisms/MEC_A.json?asof=2022")
    assert (mechanism["page"]["url"], mechanism["history"]) == ("/fr/mechanisms/MEC_A?asof=2022", None)
    country = card(client, "/fr/details/partners/TUN.json")["page"]
    assert country["url"] == "/fr/countries/TUN"
    assert client.get(country["url"]).status_code == 200
    border = client.get("/layers/borders.geojson").get_json()["features"][0]["properties"]["border_id"]
    assert card(client, f"/fr/details/borders/{border}.json")["page"] is None


def test_a_mechanism_leads_to_its_dated_sessions(client: FlaskClient) -> None:
    sessions = fact(card(client, "/en/details/mechanisms/MEC_A.json"), "Sessions and meetings")
    assert [(each["select"], each["beside"]) for each in sessions["values"]] == [
        ("sessions:SES_02", "25 October 2021"),
        ("sessions:SES_01", "12 February 2018"),
    ]
    for each in sessions["values"]:
        assert client.get(f"/en/details/{each['select'].replace(':', '/')}.json").status_code == 200


@pytest.mark.parametrize(
    ("lang", "kind"), [("ar", "معبر حدودي"), ("fr", "Poste frontalier"), ("en", "Border crossing")]
)
def test_a_card_says_what_the_one_thing_is(client: FlaskClient, lang: str, kind: str) -> None:
    assert card(client, f"/{lang}/details/crossings/post-a-north.json")["kind"] == kind


def test_a_network_and_its_mechanism_say_what_their_members_are(client: FlaskClient) -> None:
    for address in ("networks/NET_A", "mechanisms/MEC_D"):
        members = fact(card(client, f"/en/details/{address}.json"), "Algerian members")["values"]
        assert [each["beside"] for each in members] == ["commune", "wilaya"], address


def test_what_has_no_card_is_no_link(client: FlaskClient) -> None:
    country = fact(card(client, "/en/details/crossings/post-a-north.json"), "Neighbour")
    assert [each["select"] for each in country["values"]] == [""]


def test_a_date_of_the_status_stands_on_its_line(client: FlaskClient) -> None:
    facts = card(client, "/en/details/crossings/post-a-north.json")["facts"]
    assert [each["label"] for each in facts if each["isJoined"]] == ["Since (or earlier)", "Freshness"]
    assert not facts[0]["isJoined"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_wilaya_names_its_border_and_crossings_and_each_has_a_card(client: FlaskClient, lang: str) -> None:
    groups = card(client, f"/{lang}/details/wilayas/02.json")["around"]
    assert len(groups) > 1
    assert groups[0]["isDerived"]
    for thing in [each for group in groups for each in group["things"]]:
        assert thing["text"]
        assert thing["lang"] in LANGUAGES
        assert client.get(f"/{lang}/details/{thing['select'].replace(':', '/')}.json").status_code == 200


def test_a_citation_names_thing_day_and_release_and_its_address_never_changes(
    client: FlaskClient, release: str
) -> None:
    document = card(client, "/en/details/crossings/post-a-north.json?asof=2022-05-01")
    assert document["title"]["text"] in document["citation"]
    assert f"1 May 2022, release {release}" in document["citation"]
    assert all(place in document["citation"] for place in ("{accessed}", "{address}"))
    assert document["address"] == f"/en/crossings/post-a-north?asof=2022-05-01&release={release}"


def test_a_thing_without_page_is_cited_as_the_map_with_its_card(client: FlaskClient, release: str) -> None:
    border = client.get("/layers/borders.geojson").get_json()["features"][0]["properties"]["border_id"]
    address = card(client, f"/fr/details/borders/{border}.json")["address"]
    assert address.endswith(f"asof=2026-11-21&release={release}&select=borders:{border}")
    assert client.get(address).status_code == 200


def test_card_and_table_name_the_same_source_of_a_status_first(real_app: Flask) -> None:
    client = real_app.test_client()
    page = client.get("/en/?panel=table&layers=crossings&country=NER").get_data(as_text=True)
    row = page.partition('id="row-crossings-in-guezzam-assamaka"')[2].partition("</tr>")[0]
    status = card(client, "/en/details/crossings/in-guezzam-assamaka.json")["facts"][0]
    assert status["sources"][0]["label"]["text"] == "Al Sahafi, 2025"
    assert row.partition("source-chip")[2].partition("</")[0].endswith("Al Sahafi, 2025")
