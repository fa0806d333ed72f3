"""Rules of the page of one crossing: every fact sourced, every text inert, former and unknown ids led on."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from layers.atlas import Atlas
from layers.post_events import PostEvent
from layers.post_periods import Period, Span, StatusHistory
from layers.releases import Store
from tests.webmap.conftest import SMALL, TODAY
from webmap import create_app
from webmap.publishing import publish
from webmap.timeline_drawing import Drawing, draw_timeline

REAL = Path(__file__).parents[2] / "data"
LANGUAGES = ("ar", "fr", "en")
REGISTER = (REAL / "registers/crossings.csv").read_text(encoding="utf-8")
IDS = tuple(row["crossing_id"] for row in csv.DictReader(REGISTER.splitlines()))
ATTACK = "<img src=x onerror=attacked()></script><svg/onload=attacked()>"
TEXTS = ("name_", "counterpart_", "title", "publisher", "note_", "value_", "rule_", "text_", "coord_note_")


class Page(HTMLParser):
    """Elements, links, facts and embedded documents of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.links: list[str] = []
        self.facts: list[str] = []
        self.documents: dict[str, Any] = {}
        self._type = ""
        self._depth = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes += attrs
        self._type = (given.get("type") or "") if tag == "script" else ""
        if tag == "a":
            self.links.append(given["href"] or "")
        if "post-fact" in (given.get("class") or "").split():
            self.facts.append("")
        if self.facts:
            self.facts[-1] += f" {given.get('class') or ''}"

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._type = ""
        if tag == "dl" and self.facts:
            self.facts.append("")

    def handle_data(self, data: str) -> None:
        if self._type.endswith("json"):
            self.documents[self._type] = json.loads(data)


@pytest.fixture
def real(real_app: Flask) -> FlaskClient:
    return real_app.test_client()


def read(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.get_data(as_text=True)[:400]
    return answer.get_data(as_text=True)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("crossing_id", IDS)
def test_every_fact_of_every_crossing_has_a_source_or_says_why_not(
    real: FlaskClient, crossing_id: str, lang: str
) -> None:
    page = Page(read(real, f"/{lang}/crossings/{crossing_id}"))
    facts = [each for each in page.facts if each.startswith(" post-fact")]
    assert len(facts) >= 6
    for fact in facts:
        assert "source-chip" in fact or "derived" in fact
    document = page.documents["application/ld+json"]
    assert document["identifier"] == crossing_id
    assert {each["@language"] for each in document["name"]} == set(LANGUAGES)
    assert page.documents["application/json"]["lang"] == lang


@pytest.mark.parametrize("crossing_id", IDS)
def test_no_style_or_handler_stands_in_the_page(real: FlaskClient, crossing_id: str) -> None:
    page = Page(read(real, f"/en/crossings/{crossing_id}"))
    names = {name for name, _ in page.attributes}
    assert "style" not in names
    assert not any(name.startswith("on") for name in names)


@pytest.mark.parametrize("crossing_id", ["maghnia-oujda-rail", "souk-ahras-ghardimaou-rail"])
def test_a_railway_says_nothing_of_persons_and_goods(real: FlaskClient, crossing_id: str) -> None:
    labels = _labels(read(real, f"/en/crossings/{crossing_id}"))
    assert "Rail" in labels
    assert not {"Persons", "Goods"} & labels


def test_a_road_says_nothing_of_rail(real: FlaskClient) -> None:
    labels = _labels(read(real, "/en/crossings/debdeb-ghadames"))
    assert {"Persons", "Goods"} <= labels
    assert "Rail" not in labels


def _labels(text: str) -> set[str]:
    return {part.split("</dt>")[0] for part in text.split("<dt>")[1:]}


DELICATE = {
    "in-guezzam-assamaka": (
        "Does the In Guezzam crossing face Mali or Niger?",
        "An Algerian–Malian crossing",
        "Algeria – Niger",
        "Shown on the map",
    ),
    "debdeb-ghadames": (
        "Is Debdeb open?",
        "Sources disagree about this: see below.",
        "long overdue",
        "since May 2022",
        "No source found says that it was completed.",
    ),
    "tindouf-mustapha-ben-boulaid": (
        "Did Mauritania close the Mustapha Ben Boulaid crossing in May 2025?",
        "since 23 February 2024",
        "A disputed claim is not counted.",
    ),
    "tin-alkoum-issine": ("When was Tin Alkoum closed?", "since May 2014"),
    "akid-lotfi-zouj-bghal": ("since August 1994", "once only: changes no status"),
    "tindouf-western-sahara-track": (
        "No source found says whether it is open.",
        "Algeria – Western Sahara",
    ),
    "maghnia-oujda-rail": ("Unverified: no page that can be cited confirms this crossing.",),
}


@pytest.mark.parametrize("crossing_id", DELICATE)
def test_the_delicate_crossings_read_right(real: FlaskClient, crossing_id: str) -> None:
    text = read(real, f"/en/crossings/{crossing_id}")
    for each in DELICATE[crossing_id]:
        assert each in text


def test_goods_at_in_guezzam_are_open_as_reported_not_since(real: FlaskClient) -> None:
    text = read(real, "/en/crossings/in-guezzam-assamaka")
    assert "as reported, 3 November 2025; it may have begun earlier" in text


def test_asof_shows_what_was_known_then(real: FlaskClient) -> None:
    text = read(real, "/en/crossings/debdeb-ghadames?asof=2018-01-01")
    assert "1 January 2018" in text
    assert "since May 2014" in text
    assert "Is Debdeb open?" not in text
    assert "2022" not in _labelled_facts(text)
    assert "asof=2018-01-01" in text


def _labelled_facts(text: str) -> str:
    return text.split('<dl class="post-facts">')[1].split("</dl>")[0]


def test_wilaya_is_that_of_the_edition_shown(real: FlaskClient) -> None:
    assert "wilaya 54 In Guezzam" in read(real, "/en/crossings/in-guezzam-assamaka")
    assert "wilaya 11 Tamanrasset" in read(real, "/en/crossings/in-guezzam-assamaka?asof=2018")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("former", "current"),
    [
        ("XNG_DEBDEB", "debdeb-ghadames"),
        ("XNG_INGUEZZAM", "in-guezzam-assamaka"),
        ("XNG_BENBOULAID", "tindouf-mustapha-ben-boulaid"),
    ],
)
def test_a_former_id_leads_to_the_current_one(
    real: FlaskClient, lang: str, former: str, current: str
) -> None:
    answer = real.get(f"/{lang}/crossings/{former}?asof=2018")
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"/{lang}/crossings/{current}?asof=2018"


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("debdeb", "debdeb-ghadames"),
        ("In Guezam", "in-guezzam-assamaka"),
        ("زوج بغال", "akid-lotfi-zouj-bghal"),
        ("Mustapha Ben Boulaid", "tindouf-mustapha-ben-boulaid"),
        ("tin_alkum", "tin-alkoum-issine"),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_id_is_a_404_with_near_matches(
    real: FlaskClient, lang: str, asked: str, near: str
) -> None:
    answer = real.get(f"/{lang}/crossings/{asked}")
    assert answer.status_code == 404
    text = answer.get_data(as_text=True)
    assert f'lang="{lang}"' in text
    assert Page(text).links.index(f"/{lang}/crossings/{near}")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("asked", ["%00", "a" * 3000, "%F0%9F%92%A5", "..", "%3Cscript%3E", "عين%20"])
def test_strange_ids_are_404_and_inert(real: FlaskClient, asked: str) -> None:
    answer = real.get(f"/fr/crossings/{asked}")
    assert answer.status_code == 404
    assert "<script>" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("query", ["asof=2018-02-30", "asof=1900", "nonsense=1", "asof=2018&asof=2019"])
def test_a_bad_parameter_is_a_400_that_names_it(real: FlaskClient, query: str) -> None:
    answer = real.get(f"/en/crossings/debdeb-ghadames?{query}")
    assert answer.status_code == 400
    assert query.split("=")[0] in answer.get_data(as_text=True)


@pytest.mark.parametrize("crossing_id", IDS)
def test_the_download_holds_this_crossing_alone(real: FlaskClient, crossing_id: str) -> None:
    page = Page(read(real, f"/en/crossings/{crossing_id}"))
    address = next(link for link in page.links if link.startswith("/layers/crossings.geojson"))
    found = json.loads(real.get(address).data)
    assert [each["id"] for each in found["features"]] == [crossing_id]
    sheet = next(link for link in page.links if link.startswith("/downloads/crossings.csv"))
    rows = list(csv.reader(real.get(sheet).get_data(as_text=True).splitlines()))
    assert [row for row in rows if crossing_id in row]
    assert not [row for row in rows if (set(IDS) - {crossing_id}) & set(row)]


def test_links_keep_the_day_and_lead_to_the_explorer(real: FlaskClient) -> None:
    links = Page(read(real, "/fr/crossings/tarat?asof=2020")).links
    assert "/fr/?select=crossings:tarat&asof=2020" in links
    assert "/fr/crossings?country=LBY&asof=2020" in links
    assert "/ar/crossings/tarat?asof=2020" in links


@pytest.mark.parametrize("public", ["", "https://atlas.example/borders"])
def test_the_stable_address_is_made_from_the_public_one_never_from_the_host(home: Path, public: str) -> None:
    app = create_app({"HOME": home, "TODAY": lambda: TODAY, "WATCH": False, "BASE_URL": public})
    host = "https://atlas.example" if public else "http://elsewhere.example"
    answer = app.test_client().get("/en/crossings/post-a-north", base_url=host)
    document = Page(answer.get_data(as_text=True)).documents["application/ld+json"]
    assert document["@id"] == f"{public}/en/crossings/post-a-north"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The five-row data with markup at the end of every text."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(SMALL, data)
    for name in ("conflict_claims", "conflicts", "crossing_claims", "crossings", "mechanisms", "sources"):
        path = data / "registers" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        for row in rows:
            for column, title in enumerate(header):
                if title.startswith(TEXTS) and row[column]:
                    row[column] += f" {ATTACK}"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    home = tmp_path_factory.mktemp("hostile_home")
    publish(data, Store(home))
    return create_app({"HOME": home, "TODAY": lambda: TODAY, "WATCH": False}).test_client()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_text_stays_text(hostile: FlaskClient, lang: str) -> None:
    text = read(hostile, f"/{lang}/crossings/post-a-north")
    page = Page(text)
    assert "img" not in page.tags
    assert not any(name.startswith("on") for name, _ in page.attributes)
    assert ATTACK in page.documents["application/ld+json"]["name"][0]["@value"]
    assert text.count("</script>") == page.tags.count("script")


def test_a_crossing_without_any_claim_has_a_page(client: FlaskClient) -> None:
    text = read(client, "/en/crossings/post-e-dunes")
    assert "No event is recorded for this crossing up to this day." in text
    assert "timeline-wide" not in text


def drawn(
    *days: str, verified: date | None = None, is_mirrored: bool = False, width: float = 1000
) -> Drawing:
    events = [PostEvent(number, day, "", "operation", ()) for number, day in enumerate(days, 1)]
    history = StatusHistory(
        (Period(date(2011, 1, 1), date(2014, 1, 1), "open"), Period(date(2014, 1, 1), TODAY, "closed")),
        (Span(date(2011, 1, 1), date(2014, 1, 1)),),
    )
    drawing = draw_timeline(
        events, history, day=TODAY, verified=verified, name="t", width=width, is_mirrored=is_mirrored
    )
    assert drawing is not None
    return drawing


@pytest.fixture
def in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context("/en/crossings/x"):
        yield


@pytest.mark.usefixtures("in_a_request")
def test_the_timeline_is_to_scale() -> None:
    drawing = drawn("2011-01-01", "2014-01-01", "2017-01-01")
    one, two, three = (dot.x for dot in drawing.dots)
    assert three - two == pytest.approx(two - one, abs=0.2)
    assert drawing.bars[0].x == drawing.hatches[0].x == one


@pytest.mark.usefixtures("in_a_request")
def test_the_timeline_runs_from_the_right_for_readers_from_the_right() -> None:
    left, right = drawn("2011-06-01", "2020"), drawn("2011-06-01", "2020", is_mirrored=True)
    for one, other in zip(left.dots, right.dots, strict=True):
        assert one.x + other.x == pytest.approx(1000, abs=0.2)


@pytest.mark.usefixtures("in_a_request")
@pytest.mark.parametrize("width", [320.0, 1100.0])
def test_circles_never_meet_and_stay_in_the_picture(width: float) -> None:
    drawing = drawn(*(f"2024-{month:02d}" for month in range(1, 13)), "2011", "2011-02", width=width)
    for number, one in enumerate(drawing.dots):
        assert 11 <= one.x <= width - 11
        assert one.y >= 11
        for other in drawing.dots[number + 1 :]:
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= 22**2


@pytest.mark.usefixtures("in_a_request")
def test_after_the_last_verification_the_band_is_an_outline() -> None:
    bars = drawn("2011", verified=date(2020, 6, 1)).bars
    assert [(bar.status, bar.is_outline) for bar in bars] == [
        ("open", False),
        ("closed", False),
        ("closed", True),
    ]
    assert all(bar.is_outline for bar in drawn("2011").bars)


@pytest.mark.usefixtures("in_a_request")
def test_a_date_known_by_year_has_a_line_as_long_as_its_doubt() -> None:
    year, day = drawn("2015", "2018-05-05").dots
    assert year.doubt_end - year.doubt_start == pytest.approx((1000 - 32) / 11.9, abs=2)
    assert day.doubt_end == day.doubt_start


def test_the_atlas_behind_the_pages_is_the_published_one(real_app: Flask) -> None:
    atlas: Atlas = real_app.extensions["live"].at()
    assert {row["crossing_id"] for row in atlas.tables["crossings"]} == set(IDS)
