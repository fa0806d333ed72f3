"""The pages of the OGC addresses: one template shows sections of links, facts and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import current_app, request
from flask_babel import gettext

from layers.column_kinds import column_kinds
from layers.feature_query import FeatureQuery, Page
from layers.spec import LayerSpec
from webmap.columns import column_label, language_stem
from webmap.export_table import in_words, is_coded
from webmap.frame import LanguageLink, PageFrame, page_frame
from webmap.i18n import format_number, format_partial, language
from webmap.lookup import asked_pairs
from webmap.ogc import documents, links, schemas
from webmap.ogc.api_parameters import parameter_table
from webmap.ogc.links import address
from webmap.ogc.page_document import page_document
from webmap.ogc.parameters import OgcAsked
from webmap.settings import LANGUAGES, Settings


@dataclass(frozen=True)
class PageLink:
    """One link: where it leads, what it says, what is told of it."""

    url: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a page: links, or a table whose first column may lead somewhere."""

    title: str
    links: tuple[PageLink, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    urls: tuple[str, ...] = ()


@dataclass(frozen=True)
class OgcPage:
    """What ``ogc.html`` shows."""

    frame: PageFrame
    title: str
    lead: str
    crumbs: tuple[PageLink, ...]
    sections: tuple[Section, ...]
    data_url: str
    dataset_url: str
    document: dict[str, Any]
    pager: tuple[PageLink, ...] = ()


def landing(asked: OgcAsked) -> OgcPage:
    """Return the landing page."""
    kept = asked.kept()
    found = (
        PageLink(
            address("ogc.collections", kept),
            gettext("Collections"),
            gettext("The layers, their items and schemas"),
        ),
        PageLink(
            address("ogc.openapi", kept),
            gettext("The API"),
            gettext("Addresses and parameters (OpenAPI 3.0)"),
        ),
        PageLink(
            address("ogc.conformance", kept), gettext("Conformance"), gettext("The standards it conforms to")
        ),
    )
    section = Section(gettext("What there is"), links=found)
    return _page(asked, documents.service_title(), documents.service_description(), (section,))


def conformance(asked: OgcAsked) -> OgcPage:
    """Return the page of conformance classes."""
    rows = tuple((each,) for each in documents.CONFORMANCE)
    section = Section(gettext("Conformance classes"), columns=(gettext("Address"),), rows=rows)
    return _page(asked, gettext("Conformance"), "", (section,))


def openapi(asked: OgcAsked) -> OgcPage:
    """Return the API for people: the addresses with their parameters."""
    columns = (gettext("Parameter"), gettext("Meaning"))
    section = Section(gettext("Parameters"), columns=columns, rows=parameter_table())
    lead = gettext("Every address takes GET and HEAD. The description for programs is the JSON of this page.")
    return _page(asked, gettext("The API"), lead, (section,))


def collections(asked: OgcAsked) -> OgcPage:
    """Return the page of all collections."""
    found = tuple(
        PageLink(
            address("ogc.collection", asked.kept(), layer_id=spec.id),
            gettext(spec.title),
            gettext(spec.description) if spec.description else "",
        )
        for spec in asked.atlas.catalog
    )
    return _page(asked, gettext("Collections"), "", (Section(gettext("Layers"), links=found),))


def collection(asked: OgcAsked, spec: LayerSpec) -> OgcPage:
    """Return the page of one collection."""
    kept, layer = asked.kept(), {"layer_id": spec.id}
    found = (
        PageLink(address("ogc.items", kept, **layer), gettext("Items")),
        PageLink(
            address("ogc.queryables", kept, **layer), gettext("Queryables"), gettext("What filters may name")
        ),
        PageLink(address("ogc.schema", kept, **layer), gettext("Schema"), gettext("What features have")),
    )
    files = tuple(
        PageLink(address("exports.download", kept, suffix=suffix, **layer), suffix) for suffix in links.FILES
    )
    sections = (Section(gettext("What there is"), links=found), Section(gettext("Files"), links=files))
    lead = gettext(spec.description) if spec.description else ""
    return _page(asked, gettext(spec.title), lead, sections, spec)


def queryables(asked: OgcAsked, spec: LayerSpec) -> OgcPage:
    """Return the page of queryables."""
    return _schema_page(asked, spec, schemas.queryables(asked, spec), gettext("Queryables"))


def schema(asked: OgcAsked, spec: LayerSpec) -> OgcPage:
    """Return the page of the schema."""
    return _schema_page(asked, spec, schemas.schema(asked, spec), gettext("Schema"))


def _schema_page(asked: OgcAsked, spec: LayerSpec, document: Mapping[str, Any], title: str) -> OgcPage:
    """Return a page of properties."""
    rows = tuple((name, each["title"], _type(each)) for name, each in document["properties"].items())
    columns = (gettext("Property"), gettext("Title"), gettext("Type"))
    section = Section(gettext("Properties"), columns=columns, rows=rows)
    return _page(asked, f"{gettext(spec.title)} · {title}", "", (section,), spec)


def _type(schema: Mapping[str, Any]) -> str:
    """Return a type in a word."""
    found = schema.get("type", schema.get("format", ""))
    return found if isinstance(found, str) else str(found[0])


def items(
    asked: OgcAsked,
    spec: LayerSpec,
    query: FeatureQuery | None,
    page: Page,
    page_links: Sequence[Mapping[str, Any]],
) -> OgcPage:
    """Return a page of features as a table; of one feature every property stands in a row."""
    columns = [each for each in column_kinds(asked.atlas, spec) if language_stem(each)[1] in ("", asked.lang)]
    if query is None:
        feature = page.features[0]
        rows = tuple(
            (column_label(spec, each, asked.lang), _cell(asked, spec, each, feature.properties.get(each)))
            for each in columns
        )
        section = Section(gettext("Properties"), columns=(gettext("Property"), gettext("Value")), rows=rows)
        return _page(asked, str(feature.properties[f"name_{asked.lang}"]), feature.key, (section,), spec)
    shown = [f"name_{asked.lang}", *(each.column for each in spec.popup if each.column in columns), spec.key]
    shown = [each for each in dict.fromkeys(shown) if not query.properties or each in query.properties]
    section = Section(
        gettext("Items"),
        columns=tuple(column_label(spec, each, asked.lang) for each in shown),
        rows=tuple(
            tuple(_cell(asked, spec, name, each.properties.get(name)) for name in shown)
            for each in page.features
        ),
        urls=tuple(
            address("ogc.item", asked.kept(), layer_id=spec.id, key=each.key) for each in page.features
        ),
    )
    words = {"prev": gettext("Previous page"), "next": gettext("Next page")}
    pager = tuple(PageLink(each["href"], words[each["rel"]]) for each in page_links if each["rel"] in words)
    lead = gettext(
        "%(returned)s of %(matched)s",
        returned=format_number(len(page.features), asked.lang),
        matched=format_number(page.number_matched, asked.lang),
    )
    return replace(_page(asked, gettext(spec.title), lead, (section,), spec), pager=pager)


def _cell(asked: OgcAsked, spec: LayerSpec, name: str, value: Any) -> str:
    """Return a value in words; nothing is a dash."""
    if value is None or value in ((), ""):
        return "–"
    if isinstance(value, bool):
        return str(gettext("yes") if value else gettext("no"))
    if isinstance(value, int | float):
        return format_number(value, asked.lang)
    if column_kinds(asked.atlas, spec)[name].is_date:
        return format_partial(str(value), asked.lang)
    if is_coded(spec, name):
        return str(in_words(asked.atlas, spec, name, value, asked.found.view))
    return language(asked.lang).comma.join(value) if isinstance(value, tuple) else str(value)


def _page(
    asked: OgcAsked, title: str, lead: str, sections: tuple[Section, ...], spec: LayerSpec | None = None
) -> OgcPage:
    """Return a page with its frame, the way back, and the way to its data."""
    settings: Settings = current_app.extensions["settings"]
    kept = asked.kept()
    crumbs = [
        PageLink(address("ogc.landing", kept), "OGC API"),
        PageLink(address("ogc.collections", kept), gettext("Collections")),
    ]
    if spec is not None:
        crumbs.append(PageLink(address("ogc.collection", kept, layer_id=spec.id), gettext(spec.title)))
    own = {name: text for name, text in asked_pairs() if name != "f"}
    frame = page_frame(asked.lang, settings, query="")
    here = tuple(
        LanguageLink(language(code), _here({**own, "lang": code, "f": "html"}), code == asked.lang)
        for code in LANGUAGES
    )
    return OgcPage(
        frame=replace(frame, languages=here),
        title=title,
        lead=lead,
        crumbs=tuple(crumbs),
        sections=sections,
        data_url=_here({**own, "f": "json"}),
        dataset_url=address("metadata.dataset"),
        document=page_document(asked, title, lead, spec),
    )


def _here(query: Mapping[str, str]) -> str:
    """Return the present address with another query."""
    assert request.endpoint is not None  # a view is being answered
    return address(request.endpoint, query, **(request.view_args or {}))
