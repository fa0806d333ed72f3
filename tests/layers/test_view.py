"""One query string, parsed strictly once: every parameter, every refusal, and the way back."""

from __future__ import annotations

import contextlib
from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers import enumerations as allow
from layers.view import PARAMETERS, ParameterError, View, Vocabulary, parse_view, peek_release

TODAY = date(2026, 11, 21)
ALLOWED = Vocabulary(
    layers=("wilayas", "regions", "crossings", "twinnings"),
    default_layers=("wilayas", "crossings"),
    editions=(("1984", date(1984, 2, 4)), ("2019", date(2019, 12, 11)), ("2026", date(2026, 4, 4))),
    wilayas={"1984": ("01", "37"), "2019": ("01", "37", "54"), "2026": ("01", "37", "54", "62")},
    countries=("TUN", "NER", "MLI", "ESH"),
    regions=("NE-1", "ML-6", "EH"),
    themes=("T_SEC", "T_ECON"),
    mechanism_types=("bilateral_border_committee",),
    agreement_kinds=("twinning", "friendship"),
    keys={"crossings": frozenset({"debdeb-ghadames"})},
    columns={"crossings": ("name_fr", "operating_status"), "wilayas": ("name_fr", "mechanisms")},
    former={("crossings", "debdeb"): "debdeb-ghadames"},
)


def parse(*pairs: tuple[str, str], lang: str | None = None) -> View:
    return parse_view(pairs, allowed=ALLOWED, today=TODAY, lang=lang)


def test_defaults() -> None:
    view = parse()
    assert view.layers == ("wilayas", "crossings")
    assert (view.day, view.edition, view.lang, view.detail) == (TODAY, "2026", "ar", "low")
    assert (view.measure, view.style, view.limit, view.offset, view.bom) == (
        "mechanisms",
        "light",
        None,
        0,
        False,
    )
    assert view.query() == ""


def test_the_caller_sets_its_own_defaults() -> None:
    view = parse_view(
        [], allowed=ALLOWED, today=TODAY, lang="fr", default_detail="full", default_layers=("regions",)
    )
    assert (view.lang, view.detail, view.layers) == ("fr", "full", ("regions",))


GOOD = {
    "layers": "crossings,wilayas",
    "country": "NER,MLI",
    "wilaya": "37",
    "region": "NE-1",
    "status": "open,open_restricted,closed,unknown",
    "stage": "none,works",
    "traffic": "persons,goods,rail",
    "theme": "T_SEC",
    "mechanism_type": "bilateral_border_committee",
    "agreement_kind": "twinning",
    "confidence": "high,unverified",
    "measure": "border_km",
    "asof": "2022-01",
    "release": "0123456789ab",
    "compare": "2019",
    "select": "crossings:debdeb-ghadames",
    "bbox": "-9,18.5,12,38",
    "q": "دبداب",
    "sort": "-name_fr",
    "group": "operating_status",
    "panel": "table",
    "detail": "mid",
    "limit": "10",
    "offset": "5",
    "bom": "1",
    "lang": "en",
    "size": "a4-landscape",
    "dpi": "300",
    "style": "grey",
}


def test_every_parameter_of_the_contract_is_read_together() -> None:
    assert set(GOOD) == set(PARAMETERS)
    view = parse(*GOOD.items())
    assert view.layers == ("wilayas", "crossings")
    assert (view.day, view.edition) == (date(2022, 1, 31), "2019")
    assert view.compare_day == date(2019, 12, 31)
    assert view.select == ("crossings", "debdeb-ghadames")
    assert view.bbox == (-9.0, 18.5, 12.0, 38.0)
    assert view.bom is True
    assert parse(*parse_qsl(view.query(), keep_blank_values=True)) == view
    assert hash(view) == hash(parse(*reversed(GOOD.items())))


BAD = {
    "layers": ["rivers", "wilayas,", "wilayas,wilayas"],
    "country": ["", "XXX", "ner", "NER, MLI", "MAR;TUN"],
    "wilaya": ["1", "99", "٠١", "37.0"],
    "region": ["XX", "ne-1"],
    "status": ["", "planned"],
    "stage": ["started"],
    "traffic": ["cars"],
    "theme": ["T_X"],
    "mechanism_type": ["committee"],
    "agreement_kind": ["treaty"],
    "confidence": ["certain"],
    "measure": ["population", "mechanisms,agreements"],
    "asof": ["", "1900", "2021-02-30", "20220101"],
    "release": ["latest"],
    "compare": ["2030"],
    "select": ["crossings", "rivers:x", "crossings:nowhere"],
    "bbox": ["1,2,3", "nan,1,2,3"],
    "q": ["a\x00"],
    "sort": ["", "-", "secret", "--name_fr", "name_fr,mechanisms"],
    "group": ["secret", "-name_fr"],
    "panel": ["map"],
    "detail": ["high"],
    "limit": ["0", "10001", "1_000", "+5", "١٠", "nan"],
    "offset": ["-1", "1e3"],
    "bom": ["yes", "true", "2"],
    "lang": ["de", "AR"],
    "size": ["a5", "1x1"],
    "dpi": ["0", "9999", "72.5"],
    "style": ["dark"],
}


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name, values in BAD.items() for value in values],
    ids=lambda text: repr(text),
)
def test_a_bad_value_is_an_error_that_names_its_parameter(name: str, value: str) -> None:
    with pytest.raises(ParameterError) as caught:
        parse((name, value))
    assert caught.value.parameter == name
    assert name in str(caught.value)


def test_every_parameter_has_its_bad_values_here() -> None:
    assert set(BAD) == set(PARAMETERS)


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_repeated_parameter_is_refused(name: str) -> None:
    with pytest.raises(ParameterError, match="more than once") as caught:
        parse((name, GOOD[name]), (name, GOOD[name]))
    assert caught.value.parameter == name


@pytest.mark.parametrize("name", ["", "Layers", "status[]", "as_of", "utm_source", "x" * 500])
def test_an_unknown_parameter_is_refused(name: str) -> None:
    with pytest.raises(ParameterError, match="is not a parameter"):
        parse((name, "1"))


def test_a_wilaya_is_one_of_the_edition_shown() -> None:
    assert parse(("wilaya", "54")).wilaya == ("54",)
    assert parse(("wilaya", "54"), ("asof", "2022")).wilaya == ("54",)
    with pytest.raises(ParameterError, match="wilaya"):
        parse(("wilaya", "54"), ("asof", "2018"))


@pytest.mark.parametrize(
    ("asof", "edition"),
    [
        ("1962", "1984"),
        ("2018-01-01", "1984"),
        ("2019-12-10", "1984"),
        ("2019-12-11", "2019"),
        ("2022-01-01", "2019"),
        ("2026-04-03", "2019"),
        ("2026-04-04", "2026"),
        ("2027", "2026"),
    ],
)
def test_the_day_decides_the_edition(asof: str, edition: str) -> None:
    assert parse(("asof", asof)).edition == edition


def test_sort_and_group_are_columns_of_the_layers_shown() -> None:
    assert parse(("sort", "mechanisms")).sort == "mechanisms"
    with pytest.raises(ParameterError, match="sort"):
        parse(("layers", "crossings"), ("sort", "mechanisms"))
    with pytest.raises(ParameterError, match="sort"):
        parse(("sort", "mechanisms"), ("layers", "crossings"))


def test_a_former_id_selects_the_current_one() -> None:
    assert parse(("select", "crossings:debdeb")).select == ("crossings", "debdeb-ghadames")


def test_no_layers_is_a_view_too() -> None:
    view = parse(("layers", ""))
    assert (view.layers, view.query()) == ((), "layers=")


def test_the_language_of_the_address_excludes_the_parameter() -> None:
    with pytest.raises(ParameterError, match="address"):
        parse(("lang", "fr"), lang="fr")


def test_the_release_is_known_before_the_rest() -> None:
    assert peek_release([("status", "half"), ("release", "0123456789ab")]) == "0123456789ab"
    assert peek_release([]) == ""
    with pytest.raises(ParameterError, match="release"):
        peek_release([("release", "0123456789ab"), ("release", "0123456789ab")])


def test_query_values_are_escaped() -> None:
    view = parse(("q", "a&b=c d#é"))
    assert view.query() == "q=a%26b%3Dc%20d%23%C3%A9"


def lists(values: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(values), min_size=1, unique=True).map(",".join)


DEGREES = st.integers(-1_800_000_000, 1_800_000_000).map(lambda n: f"{n / 10_000_000:.7f}")
LATITUDES = st.tuples(st.integers(-90, 90), st.integers(-90, 90)).map(sorted)
BOXES = st.tuples(DEGREES, DEGREES, LATITUDES).map(lambda box: f"{box[0]},{box[2][0]},{box[1]},{box[2][1]}")
SAFE_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60)
VALUES: dict[str, st.SearchStrategy[str]] = {
    "layers": lists(ALLOWED.layers),
    "country": lists(ALLOWED.countries),
    "wilaya": lists(("01", "37")),
    "region": lists(ALLOWED.regions),
    "status": lists(allow.STATUSES),
    "stage": lists(allow.STAGES),
    "traffic": lists(allow.TRAFFIC),
    "theme": lists(ALLOWED.themes),
    "mechanism_type": lists(ALLOWED.mechanism_types),
    "agreement_kind": lists(ALLOWED.agreement_kinds),
    "confidence": lists(allow.CONFIDENCE),
    "measure": st.sampled_from(allow.MEASURES),
    "asof": st.dates(allow.FIRST_DAY, allow.LAST_DAY).map(str),
    "release": st.just("0123456789ab"),
    "compare": st.sampled_from(["1999", "2024-02", "2026-11-21"]),
    "select": st.just("crossings:debdeb-ghadames"),
    "bbox": BOXES,
    "q": SAFE_TEXT,
    "panel": st.sampled_from(allow.PANELS),
    "detail": st.sampled_from(allow.DETAILS),
    "limit": st.integers(1, allow.MAX_LIMIT).map(str),
    "offset": st.integers(0, allow.MAX_OFFSET).map(str),
    "bom": st.sampled_from(["0", "1"]),
    "lang": st.sampled_from(allow.LANGUAGES),
    "size": st.sampled_from([*allow.SIZES, "640x480"]),
    "dpi": st.integers(*allow.DPI_BOUNDS).map(str),
    "style": st.sampled_from(allow.DRAWING_STYLES),
}
QUERIES = st.fixed_dictionaries({}, optional=VALUES)


@given(QUERIES)
def test_a_view_survives_its_own_query(query: dict[str, str]) -> None:
    view = parse(*query.items())
    again = parse(*parse_qsl(view.query(), keep_blank_values=True, strict_parsing=bool(query)))
    assert again == view
    assert again.query() == view.query()


@given(st.lists(st.tuples(st.sampled_from([*PARAMETERS, "x"]), st.text(max_size=12)), max_size=4))
def test_nothing_but_a_parameter_error_comes_of_nonsense(pairs: list[tuple[str, str]]) -> None:
    with contextlib.suppress(ParameterError):
        parse(*pairs)
