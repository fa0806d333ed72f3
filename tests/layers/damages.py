"""The table of damages: what is done to the small directory, and the one problem it must give."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.layers.damage import SMALL, Damage, cell, feature, field, line, package, raw, records, resource

SOURCES, CROSSINGS = "registers/sources.csv", "registers/crossings.csv"
CLAIMS, TWINNINGS = "registers/crossing_claims.csv", "registers/twinnings.csv"
PARTNERS, MECHANISMS = "registers/mechanism_partners.csv", "registers/mechanisms.csv"
SESSIONS, HISTORY = "registers/mechanism_sessions.csv", "registers/wilaya_history.csv"
WILAYAS, PLACES = "lookups/wilayas.csv", "lookups/places.csv"
FORMER, CONFLICT_ROWS = "lookups/former_ids.csv", "registers/conflict_rows.csv"
FULL, LOW = "boundaries/coverage.full.geojson", "boundaries/coverage.low.geojson"
COUNTRIES = "boundaries/countries.mid.geojson"
PACKAGE = "datapackage.json"

Found = tuple[str, int, str, str]
Case = tuple[Damage, Found, str]


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return change


def swap_columns(content: list[list[str]]) -> None:
    for record in content:
        record[1], record[2] = record[2], record[1]


def drop_url(content: list[list[str]]) -> None:
    place = content[0].index("url")
    for record in content:
        del record[place]


def add_column(name: str, value: str) -> Callable[[list[list[str]]], None]:
    def change(content: list[list[str]]) -> None:
        for number, record in enumerate(content):
            record.append(value if number else name)

    return change


def put_folder(folder: Path) -> None:
    (folder / PLACES).unlink()
    (folder / PLACES).mkdir()


def put_link(folder: Path) -> None:
    (folder / PLACES).unlink()
    (folder / PLACES).symlink_to(SMALL / PLACES)


def add_file(folder: Path) -> None:
    (folder / "registers/new.csv").write_bytes(b"a\n")


def drop_region(item: dict[str, Any]) -> None:
    del item["properties"]["region_code"]


def set_ring(ring: list[list[Any]]) -> Callable[[dict[str, Any]], None]:
    def change(item: dict[str, Any]) -> None:
        item["geometry"]["coordinates"] = [ring]

    return change


def set_property(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(item: dict[str, Any]) -> None:
        item["properties"][name] = value

    return change


def move_first(position: list[Any]) -> Callable[[dict[str, Any]], None]:
    def change(item: dict[str, Any]) -> None:
        item["geometry"]["coordinates"][0][1] = position

    return change


CELLS: dict[str, Case] = {
    "integer as text": (
        cell(PARTNERS, 2, "partner_no", "one"),
        (PARTNERS, 2, "partner_no", "integer"),
        "'one'",
    ),
    "integer with underscore": (
        cell(TWINNINGS, 2, "year_signed", "1_985"),
        (TWINNINGS, 2, "year_signed", "integer"),
        "1_985",
    ),
    "integer with zeros": (
        cell(TWINNINGS, 2, "year_signed", "007"),
        (TWINNINGS, 2, "year_signed", "integer"),
        "007",
    ),
    "integer with sign": (
        cell(TWINNINGS, 2, "year_signed", "+10"),
        (TWINNINGS, 2, "year_signed", "integer"),
        "+10",
    ),
    "integer as float": (
        cell(TWINNINGS, 2, "year_signed", "1E5"),
        (TWINNINGS, 2, "year_signed", "integer"),
        "1E5",
    ),
    "Arabic-Indic digits": (
        cell(TWINNINGS, 2, "year_signed", "١٩٨٥"),
        (TWINNINGS, 2, "year_signed", "integer"),
        "١٩٨٥",
    ),
    "space before a number": (
        cell(TWINNINGS, 2, "year_signed", " 10"),
        (TWINNINGS, 2, "year_signed", "surrounding-space"),
        "' 10'",
    ),
    "number not finite": (cell(CROSSINGS, 2, "lon", "nan"), (CROSSINGS, 2, "lon", "number"), "nan"),
    "number infinite": (cell(CROSSINGS, 2, "lat", "1e400"), (CROSSINGS, 2, "lat", "number"), "1e400"),
    "number overflowing": (cell(CROSSINGS, 2, "lat", "9" * 400), (CROSSINGS, 2, "lat", "number"), "9999"),
    "decimal comma": (cell(CROSSINGS, 2, "lon", "4,5"), (CROSSINGS, 2, "lon", "number"), "4,5"),
    "latitude 95": (cell(CROSSINGS, 2, "lat", "95"), (CROSSINGS, 2, "lat", "maximum"), "95"),
    "boolean": (cell(HISTORY, 2, "is_coastal", "False"), (HISTORY, 2, "is_coastal", "boolean"), "False"),
    "wrong enum": (cell(CROSSINGS, 2, "kind", "boat"), (CROSSINGS, 2, "kind", "enum"), "'boat'"),
    "pattern": (cell(TWINNINGS, 2, "commune_code", "21"), (TWINNINGS, 2, "commune_code", "pattern"), "'21'"),
    "required": (cell(CROSSINGS, 3, "name_en", ""), (CROSSINGS, 3, "name_en", "required"), "''"),
    "missing source": (cell(CROSSINGS, 3, "source_ids", ""), (CROSSINGS, 3, "source_ids", "required"), "''"),
    "30 February": (cell(CLAIMS, 3, "date", "2021-02-30"), (CLAIMS, 3, "date", "partial-date"), "2021-02-30"),
    "year 0000": (cell(CLAIMS, 3, "date", "0000"), (CLAIMS, 3, "date", "partial-date"), "'0000'"),
    "future claim": (cell(CLAIMS, 3, "date", "2026-12"), (CLAIMS, 3, "date", "date-range"), "2026-12"),
    "operation before independence": (
        cell(CLAIMS, 2, "date", "1958-02-08"),
        (CLAIMS, 2, "date", "claim-date"),
        "1958-02-08",
    ),
    "value of another aspect": (
        cell(CLAIMS, 2, "value", "works"),
        (CLAIMS, 2, "value", "claim-value"),
        "'works'",
    ),
    "script address": (
        cell(SOURCES, 3, "url", "javascript:alert(1)"),
        (SOURCES, 3, "url", "url"),
        "javascript:alert(1)",
    ),
    "file address": (cell(SOURCES, 3, "url", "file:///etc/passwd"), (SOURCES, 3, "url", "url"), "file:///"),
    "address with a space": (
        cell(SOURCES, 3, "url", "https://a.example/b c"),
        (SOURCES, 3, "url", "url"),
        "b c",
    ),
    "address with a password": (
        cell(SOURCES, 3, "url", "https://u:p@a.example/"),
        (SOURCES, 3, "url", "url"),
        "u:p@",
    ),
    "unknown code": (
        cell(CROSSINGS, 3, "region_code", "NE-9"),
        (CROSSINGS, 3, "region_code", "reference"),
        "'NE-9'",
    ),
    "unknown source": (
        cell(CLAIMS, 2, "source_id", "SRC_X"),
        (CLAIMS, 2, "source_id", "reference"),
        "'SRC_X'",
    ),
    "unknown source in a list": (
        cell(MECHANISMS, 3, "source_ids", "SRC_A;SRC_Z"),
        (MECHANISMS, 3, "source_ids", "reference"),
        "'SRC_Z'",
    ),
    "empty item in a list": (
        cell(MECHANISMS, 3, "source_ids", "SRC_A;;SRC_B"),
        (MECHANISMS, 3, "source_ids", "list-item"),
        "SRC_A;;SRC_B",
    ),
    "item twice in a list": (
        cell(MECHANISMS, 3, "source_ids", "SRC_A;SRC_A"),
        (MECHANISMS, 3, "source_ids", "list-item"),
        "'SRC_A'",
    ),
    "padded item in a list": (
        cell(MECHANISMS, 3, "source_ids", "SRC_A; SRC_B"),
        (MECHANISMS, 3, "source_ids", "list-item"),
        "' SRC_B'",
    ),
    "wilaya of an edition to come": (
        records(WILAYAS, lambda rows: rows.append(["2030", *rows[-1][1:]])),
        (WILAYAS, 14, "edition", "reference"),
        "'2030'",
    ),
    "conflict about an unknown row": (
        cell(CONFLICT_ROWS, 2, "row_id", "post-z"),
        (CONFLICT_ROWS, 2, "row_id", "row-reference"),
        "crossings:post-z",
    ),
    "conflict about an unknown column": (
        cell(CONFLICT_ROWS, 3, "column", "date_of"),
        (CONFLICT_ROWS, 3, "row_id", "row-reference"),
        "'date_of'",
    ),
    "conflict about an unknown table": (
        cell(CONFLICT_ROWS, 2, "resource", "posts"),
        (CONFLICT_ROWS, 2, "row_id", "row-reference"),
        "'posts'",
    ),
    "bidi override": (
        cell(CROSSINGS, 2, "name_en", "Post \u202eA"),
        (CROSSINGS, 2, "name_en", "bidi"),
        "U+202E",
    ),
    "invisible character": (
        cell(CROSSINGS, 2, "name_en", "Post\u200bA"),
        (CROSSINGS, 2, "name_en", "invisible-character"),
        "U+200B",
    ),
    "decomposed letter": (
        cell(CROSSINGS, 2, "name_fr", "Poste e\u0301"),
        (CROSSINGS, 2, "name_fr", "nfc"),
        "Poste",
    ),
    "kashida": (cell(CROSSINGS, 2, "name_ar", "معبـــر"), (CROSSINGS, 2, "name_ar", "kashida"), "معبـــر"),
    "control character": (
        cell(CROSSINGS, 2, "name_en", "Post\x07A"),
        (CROSSINGS, 2, "name_en", "control-character"),
        "U+0007",
    ),
    "line break in a code": (
        cell(CROSSINGS, 2, "kind", "road\n"),
        (CROSSINGS, 2, "kind", "control-character"),
        "U+000A",
    ),
}
GROUND: dict[str, Case] = {
    "crossing in the sea": (cell(CROSSINGS, 2, "lat", "36"), (CROSSINGS, 2, "lon", "point-sea"), "4 36"),
    "crossing far from its border": (
        cell(CROSSINGS, 2, "lon", "3.5"),
        (CROSSINGS, 2, "region_code", "point-border"),
        "3.5 33",
    ),
    "crossing of another wilaya": (
        cell(CROSSINGS, 2, "wilaya_code", "03"),
        (CROSSINGS, 2, "wilaya_code", "point-border"),
        "'03'",
    ),
    "crossing where the two do not meet": (
        cell(CROSSINGS, 3, "region_code", "NE-2"),
        (CROSSINGS, 3, "region_code", "point-border"),
        "'NE-2'",
    ),
    "crossing of another country": (
        cell(CROSSINGS, 3, "country_code", "TUN"),
        (CROSSINGS, 3, "country_code", "region-country"),
        "'TUN'",
    ),
    "commune in another wilaya": (
        cell(TWINNINGS, 5, "wilaya_code", "03"),
        (TWINNINGS, 5, "wilaya_code", "point-wilaya"),
        "'04'",
    ),
    "wilaya of another edition's order": (
        cell(TWINNINGS, 6, "wilaya_code", "01"),
        (TWINNINGS, 6, "wilaya_code", "point-wilaya"),
        "'05'",
    ),
    "point in another country": (
        cell(SESSIONS, 2, "country_code", "TUN"),
        (SESSIONS, 2, "country_code", "point-country"),
        "'TUN'",
    ),
    "longitude without latitude": (cell(SESSIONS, 2, "lat", ""), (SESSIONS, 2, "lat", "point-pair"), "''"),
    "mission in the sea": (
        cell("registers/missions.csv", 2, "lon", "-40"),
        ("registers/missions.csv", 2, "lon", "point-sea"),
        "-40 39",
    ),
    "name of another code": (
        cell(HISTORY, 2, "name_en", "Wilaya D"),
        (HISTORY, 2, "wilaya_code", "wilaya-name"),
        "'04'",
    ),
    "name of no wilaya": (
        cell(HISTORY, 2, "name_en", "Wilaya Z"),
        (HISTORY, 2, "wilaya_code", "wilaya-name"),
        "'Wilaya Z'",
    ),
    "edition with another count": (
        cell("lookups/editions.csv", 4, "wilaya_count", "6"),
        ("lookups/editions.csv", 4, "wilaya_count", "edition-count"),
        "6",
    ),
}
FILES: dict[str, Case] = {
    "column too many": (
        line(CROSSINGS, 3, lambda text: text + b",extra"),
        (CROSSINGS, 3, "23", "column-count"),
        "'extra'",
    ),
    "column too few": (
        line(CROSSINGS, 3, lambda text: text.rpartition(b",")[0]),
        (CROSSINGS, 3, "confidence", "column-count"),
        "SRC_A",
    ),
    "empty line": (line(CROSSINGS, 3, lambda text: text + b"\n"), (CROSSINGS, 4, "-", "empty-row"), "''"),
    "unknown column": (
        records(SOURCES, add_column("extra", "x")),
        (SOURCES, 1, "extra", "unknown-column"),
        "'extra'",
    ),
    "missing column": (records(SOURCES, drop_url), (SOURCES, 1, "url", "missing-column"), "'url'"),
    "column twice": (
        records(SOURCES, add_column("url", "")),
        (SOURCES, 1, "url", "duplicate-column"),
        "'url'",
    ),
    "columns in another order": (
        records(SOURCES, swap_columns),
        (SOURCES, 1, "publisher", "column-order"),
        "'title'",
    ),
    "NUL byte": (
        raw(CROSSINGS, replaced(b"Post A", b"Post\0A")),
        (CROSSINGS, 2, "name_en", "control-character"),
        "U+0000",
    ),
    "Windows-1256 text": (
        line(CROSSINGS, 4, lambda text: text.replace("معبر جيم".encode(), "معبر جيم".encode("cp1256"))),
        (CROSSINGS, 4, "name_ar", "encoding"),
        "معبر جيم",
    ),
    "UTF-16 text": (
        raw(CROSSINGS, lambda content: content.decode().encode("utf-16")),
        (CROSSINGS, 1, "-", "encoding"),
        "UTF-16",
    ),
    "byte order mark": (
        raw(CROSSINGS, lambda content: b"\xef\xbb\xbf" + content),
        (CROSSINGS, 1, "-", "bom"),
        "ufeff",
    ),
    "mixed line ends": (
        line(CROSSINGS, 3, lambda text: text + b"\r"),
        (CROSSINGS, 3, "-", "line-ends"),
        r"\r\n",
    ),
    "cut off table": (
        raw(CROSSINGS, lambda content: content[:-1]),
        (CROSSINGS, 6, "-", "last-line"),
        "unverified",
    ),
    "quote inside a cell": (
        raw(FORMER, replaced(b"TW-001", b'TW"001')),
        (FORMER, 2, "-", "quotes"),
        'TW"001',
    ),
    "quote never closed": (
        raw(FORMER, replaced(b"twinnings/", b'"twinnings/')),
        (FORMER, 2, "-", "quotes"),
        "twinnings/",
    ),
    "empty file": (raw(PLACES, lambda _: b""), (PLACES, 1, "-", "empty-file"), "0 bytes"),
    "header only": (
        raw(PLACES, lambda content: content.split(b"\n")[0] + b"\n"),
        (PLACES, 1, "-", "min-rows"),
        "0 rows",
    ),
    "missing file": (lambda folder: (folder / PLACES).unlink(), (PLACES, 1, "-", "missing-file"), "places"),
    "directory instead of a file": (put_folder, (PLACES, 1, "-", "missing-file"), "places"),
    "link out of the folder": (put_link, (PLACES, 1, "-", "missing-file"), "leads out"),
    "undeclared file": (add_file, ("registers/new.csv", 1, "-", "undeclared-file"), "new.csv"),
    "duplicate id": (cell(PLACES, 3, "place_id", "PL_A"), (PLACES, 3, "place_id", "duplicate-key"), "row 2"),
    "duplicate composite key": (
        cell("registers/mechanism_themes.csv", 3, "theme_id", "THM_A"),
        ("registers/mechanism_themes.csv", 3, "theme_id", "duplicate-key"),
        "'MEC_A' + 'THM_A'",
    ),
}
AREAS: dict[str, Case] = {
    "truncated": (
        raw(FULL, lambda text: text[: text.index(b"[3.0,28.0]")]),
        (FULL, 5, "-", "json"),
        "ends too early",
    ),
    "truncated in a key": (
        raw(FULL, lambda text: text[: text.index(b'"unit_id"') + 4]),
        (FULL, 2, "-", "json"),
        "line 2",
    ),
    "duplicate JSON key": (
        raw(LOW, replaced(b'"kind":"region"', b'"kind":"wilaya","kind":"region"')),
        (LOW, 2, "-", "json-duplicate-key"),
        "'kind'",
    ),
    "NaN coordinate": (feature(LOW, 4, move_first([float("nan"), 28.0])), (LOW, 4, "-", "position"), "nan"),
    "infinite coordinate": (
        feature(LOW, 4, move_first([float("inf"), 28.0])),
        (LOW, 4, "-", "position"),
        "inf",
    ),
    "latitude 95": (feature(LOW, 4, move_first([2.0, 95.0])), (LOW, 4, "-", "position"), "95"),
    "longitude 200": (feature(LOW, 4, move_first([200.0, 28.0])), (LOW, 4, "-", "position"), "200"),
    "coordinate as text": (feature(LOW, 4, move_first(["2.0", 28.0])), (LOW, 4, "-", "position"), "'2.0'"),
    "coordinate true": (feature(LOW, 4, move_first([True, 28.0])), (LOW, 4, "-", "position"), "True"),
    "altitude": (feature(LOW, 4, move_first([2.0, 28.0, 1.0])), (LOW, 4, "-", "position"), "28.0, 1.0"),
    "self-crossing polygon": (
        feature(COUNTRIES, 4, set_ring([[0, 40], [2, 42], [2, 40], [0, 42], [0, 40]])),
        (COUNTRIES, 4, "-", "geometry"),
        "1 41",
    ),
    "open ring": (
        feature(COUNTRIES, 4, set_ring([[0, 40], [2, 40], [2, 42], [0, 42]])),
        (COUNTRIES, 4, "-", "ring"),
        "[0.0, 42.0]",
    ),
    "ring of three": (
        feature(COUNTRIES, 4, set_ring([[0, 40], [2, 40], [0, 40]])),
        (COUNTRIES, 4, "-", "ring"),
        "3 positions",
    ),
    "no geometry": (
        feature(LOW, 4, lambda item: item.update(geometry=None)),
        (LOW, 4, "-", "geometry"),
        "None",
    ),
    "empty geometry": (
        feature(LOW, 4, lambda item: item["geometry"].update(coordinates=[])),
        (LOW, 4, "-", "geometry"),
        "[]",
    ),
    "another geometry type": (
        feature(LOW, 4, lambda item: item.update(geometry={"type": "Point", "coordinates": [1.0, 1.0]})),
        (LOW, 4, "-", "geometry"),
        "'Point'",
    ),
    "text as property of another type": (
        feature(LOW, 4, set_property("region_code", 7)),
        (LOW, 4, "region_code", "string"),
        "7",
    ),
    "undeclared property": (
        feature(LOW, 4, set_property("area", 7)),
        (LOW, 4, "area", "unknown-column"),
        "7",
    ),
    "missing property": (
        feature(LOW, 4, drop_region),
        (LOW, 4, "region_code", "missing-column"),
        "'region_code'",
    ),
    "duplicate unit": (
        feature(LOW, 4, set_property("unit_id", "EH")),
        (LOW, 4, "unit_id", "duplicate-key"),
        "'EH'",
    ),
    "unknown region": (
        feature(LOW, 4, set_property("region_code", "NE-9")),
        (LOW, 4, "region_code", "reference"),
        "'NE-9'",
    ),
    "no collection": (raw(LOW, lambda _: b'{"type":"Feature"}'), (LOW, 1, "-", "geojson"), "'Feature'"),
    "a list": (raw(LOW, lambda _: b"[]"), (LOW, 1, "-", "geojson"), "[]"),
    "too deep": (raw(LOW, lambda _: b"[" * 100_000), (LOW, 1, "-", "json"), "nested"),
    "GDAL document": (raw(LOW, lambda _: b"<VRTDataset/>"), (LOW, 1, "-", "json"), "<VRTDataset/>"),
    "empty file": (raw(LOW, lambda _: b""), (LOW, 1, "-", "empty-file"), "0 bytes"),
    "not UTF-8": (raw(LOW, replaced(b"region", b"r\xe9gion")), (LOW, 2, "-", "encoding"), "0xE9"),
}
DECLARATION: dict[str, Case] = {
    "no package": (
        lambda folder: (folder / PACKAGE).unlink(),
        (PACKAGE, 1, "-", "missing-file"),
        "No such file",
    ),
    "unreadable package": (raw(PACKAGE, lambda text: text[:100]), (PACKAGE, 4, "-", "json"), "line 4"),
    "package of a list": (raw(PACKAGE, lambda _: b"[]"), (PACKAGE, 1, "-", "package"), "[]"),
    "key twice in the package": (
        raw(PACKAGE, replaced(b'"name"', b'"name": "x", "name"')),
        (PACKAGE, 2, "-", "json-duplicate-key"),
        "'name'",
    ),
    "misspelt constraint": (
        package(lambda text: field(text, "places", "rank").update(constraints={"minimun": 1})),
        (PACKAGE, 1, "places.rank", "package"),
        "minimun",
    ),
    "path out of the folder": (
        package(lambda text: resource(text, "places").update(path="../places.csv")),
        (PACKAGE, 1, "places", "package"),
        "../places.csv",
    ),
    "reference to nothing": (
        package(
            lambda text: resource(text, "places")["schema"]["foreignKeys"][0]["reference"].update(
                resource="lands"
            )
        ),
        (PACKAGE, 1, "places", "package"),
        "'lands'",
    ),
    "unknown type": (
        package(lambda text: field(text, "places", "rank").update(type="any")),
        (PACKAGE, 1, "places.rank", "package"),
        "'any'",
    ),
}
ALL = {
    f"{group}: {name}": case
    for group, cases in (
        ("cell", CELLS),
        ("ground", GROUND),
        ("file", FILES),
        ("areas", AREAS),
        ("declaration", DECLARATION),
    )
    for name, case in cases.items()
}
