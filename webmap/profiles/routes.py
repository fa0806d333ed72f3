"""The addresses of sheets and lists, the same for every kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from layers.atlas import Atlas, UnknownKey
from layers.messages import N_
from layers.profiles.kinds import KINDS
from layers.profiles.model import Profile
from layers.view import ParameterError, View
from webmap.answers import freeze
from webmap.lookup import Asked, asked, asked_pairs, recall
from webmap.profiles.addresses import with_query
from webmap.profiles.documents import list_json, profile_json, rows_csv
from webmap.profiles.lists import list_page, whole_list
from webmap.profiles.missing import current_key, without_sheet
from webmap.profiles.page import profile_page
from webmap.profiles.parts import row_items
from webmap.profiles.registers import registers_page

blueprint = Blueprint("profiles", __name__)

LANG = "<any(ar,fr,en):lang>"
KIND = f"<any({','.join(KINDS)}):kind>"
TYPES = {"json": "application/json", "csv": "text/csv"}


@blueprint.get(f"/{LANG}/registers")
def registers(lang: str) -> Response:
    """Show every register."""
    found = asked(lang)
    return _page(
        found,
        ("registers",),
        lambda: render_template("registers.html", page=registers_page(found.atlas, found.view)),
    )


@blueprint.get(f"/{LANG}/{KIND}")
def listing(lang: str, kind: str) -> Response:
    """Show the list of one kind."""
    found = asked_list(lang)
    return _page(
        found,
        ("list", kind),
        lambda: render_template("profile_list.html", page=list_page(found.atlas, kind, found.view)),
    )


@blueprint.get(f"/{LANG}/{KIND}.<any(json,csv):suffix>")
def list_file(lang: str, kind: str, suffix: str) -> Response:
    """Answer the list of one kind as a file, all that meets the filters in the order asked for."""
    found = asked_list(lang)

    def make() -> bytes:
        """Write it."""
        atlas, view = found.atlas, found.view
        listed = whole_list(atlas, kind, view)
        end = None if view.limit is None else view.offset + view.limit
        listed = replace(listed, entries=listed.entries[view.offset : end])
        if suffix == "json":
            return list_json(atlas, listed, view)
        return rows_csv(listed.columns, row_items(atlas, listed.columns, listed.entries, view), bom=view.bom)

    return _file(found, ("list", kind, suffix), suffix, kind, make)


@blueprint.get(f"/{LANG}/{KIND}/<key>")
def page(lang: str, kind: str, key: str) -> Response:
    """Show one sheet; a key without one is told why."""
    found = asked(lang)
    try:
        profile = profile_of(found.atlas, kind, key, found.view)
    except UnknownKey:
        return without_sheet(found.atlas, kind, key, found.view)
    return _page(
        found,
        ("sheet", kind, key),
        lambda: render_template("profile.html", page=profile_page(found.atlas, profile, found.view)),
    )


@blueprint.get(f"/{LANG}/{KIND}/<key>.<any(json):suffix>")
@blueprint.get(f"/{LANG}/{KIND}/<key>/<section>.<any(csv):suffix>")
def document(lang: str, kind: str, key: str, suffix: str, section: str = "") -> Response:
    """Answer one sheet as JSON, or one section of it as CSV."""
    found = asked(lang)
    if current := current_key(found.atlas, kind, key):
        own = {"section": section} if section else {}
        values = {"lang": lang, "kind": kind, "key": current, "suffix": suffix, **own}
        address = url_for("profiles.document", **values)  # type: ignore[arg-type]  # Flask's own keywords are others
        return make_response(redirect(with_query(address, found.view.query()), 301))

    def make() -> bytes:
        """Write it."""
        profile = profile_of(found.atlas, kind, key, found.view)
        if suffix == "json":
            return profile_json(profile_page(found.atlas, profile, found.view), found.view)
        for each in profile.sections:
            if each.id == section:
                rows = row_items(found.atlas, each.columns, each.entries, found.view)
                return rows_csv(each.columns, rows, bom=found.view.bom)
        raise UnknownKey(f"{kind}:{key}/{section}")

    name = "-".join(filter(None, (kind, key, section)))
    return _file(found, ("sheet", kind, key, section, suffix), suffix, name, make)


def profile_of(atlas: Atlas, kind: str, key: str, view: View) -> Profile:
    """Return one sheet on the day of a view; made once for a release and a view.

    Raises
    ------
    UnknownKey
    """
    return KINDS[kind].profile(atlas, key, view)


def asked_list(lang: str) -> Asked:
    """Return what is asked for of a list: ``sort`` names a heading of it, not a column of a layer."""
    pairs = asked_pairs()
    sorts = [text for name, text in pairs if name == "sort"]
    found = asked(lang, pairs=[pair for pair in pairs if pair[0] != "sort"])
    if len(sorts) > 1:
        raise ParameterError("sort", N_("%(parameter)s stands more than once"))
    if not sorts:
        return found
    return replace(found, view=replace(found.view, sort=sorts[0], given=found.view.given | {"sort"}))


def _page(found: Asked, what: tuple[str, ...], make: Callable[[], str]) -> Response:
    """Answer a page, made once for a release and a view."""
    body = recall(
        ("profiles", *what, request.script_root, found.atlas.release_id, found.view), lambda: make().encode()
    )
    response = Response(body, mimetype="text/html")
    return freeze(response) if found.is_fixed else response


def _file(found: Asked, what: tuple[str, ...], suffix: str, name: str, make: Callable[[], bytes]) -> Response:
    """Answer a file, made once for a release and a view."""
    body = recall(("profile file", *what, request.script_root, found.atlas.release_id, found.view), make)
    response = Response(body, mimetype=TYPES[suffix])
    if suffix == "csv":
        file_name = f"takhoum-{name}-{found.view.day.isoformat()}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return freeze(response) if found.is_fixed else response
