"""What stands around one feature: the groups its declaration names, in the order of the card.

``LayerSpec.around`` names functions of ``AROUND``. A group without things is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from layers.computed import compute
from layers.computing import counting_twinnings
from layers.messages import N_
from layers.nearby import Group, Nearby, Subject, Surroundings
from layers.post_position import nearest_crossings
from layers.post_relations import relations_of

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.details import Details
    from layers.lookups import Row
    from layers.view import View

# Frameworks that include the neighbour among others say nothing of one post.
_OF_A_POST = ("post", "place", "country")


def surroundings(atlas: Atlas, details: Details, view: View) -> tuple[Surroundings, ...]:
    """Return what stands around a feature on the day of ``view``; its filters do not matter.

    Raises
    ------
    LookupError
        The layer declares a group that does not exist.
    """
    spec = atlas.spec(details.layer_id)
    unknown = sorted(set(spec.around) - set(AROUND))
    if unknown:
        raise LookupError(f"layer {spec.id}: around {unknown} are none of {sorted(AROUND)}")
    subject = Subject(atlas, spec.id, details.key, details.properties, view)
    found = []
    for group in (AROUND[name] for name in spec.around):
        things = tuple(group.find(subject))
        if things:
            found.append(Surroundings(group.title, group.measured, things))
    return tuple(found)


def _column(subject: Subject) -> str:
    """Return the column by which tables name an area: the key of its layer."""
    return subject.atlas.spec(subject.layer_id).key


def _bordering(subject: Subject, wanted: str, layer_id: str) -> list[Nearby]:
    """Return the areas across the border with the length of the common line, the longest first."""
    rows = subject.rows("adjacency", **{_column(subject): subject.key})
    lengths: dict[str, float] = {}
    for row in rows:
        lengths[row[wanted]] = lengths.get(row[wanted], 0.0) + row["length_km"]
    ordered = sorted(lengths.items(), key=lambda each: -each[1])
    found = (subject.thing(layer_id, key, km=round(km, 1)) for key, km in ordered)
    return [each for each in found if each is not None]


def _regions_across(subject: Subject) -> list[Nearby]:
    return _bordering(subject, "region_code", "regions")


def _wilayas_across(subject: Subject) -> list[Nearby]:
    return _bordering(subject, "wilaya_code", "wilayas")


def _crossings_here(subject: Subject) -> list[Nearby]:
    rows = subject.rows("crossings", **{_column(subject): subject.key})
    return subject.things("crossings", (row["crossing_id"] for row in rows))


def _crossings_of_line(subject: Subject) -> list[Nearby]:
    ends = {name: subject.properties[name] for name in ("wilaya_code", "region_code")}
    return subject.things("crossings", (row["crossing_id"] for row in subject.rows("crossings", **ends)))


def _nearest_crossings(subject: Subject) -> list[Nearby]:
    near = nearest_crossings(subject.atlas, subject.properties)
    found = (subject.thing("crossings", each.key, km=each.distance_km) for each in near)
    return [each for each in found if each is not None]


def _mechanisms_here(subject: Subject) -> list[Nearby]:
    rows = subject.rows("mechanism_places", **{_column(subject): subject.key})
    return subject.things("mechanisms", (row["mechanism_id"] for row in rows))


def _mechanisms_of_post(subject: Subject) -> list[Nearby]:
    relations = relations_of(subject.atlas, subject.properties, subject.view)
    keys = (each.key for each in relations if each.table == "mechanisms" and each.kind in _OF_A_POST)
    return subject.things("mechanisms", keys)


def _mechanisms_of_line(subject: Subject) -> list[Nearby]:
    own = subject.properties
    with_country = subject.rows("mechanism_partners", country_code=own["country_code"])
    partners = {row["mechanism_id"] for row in with_country}
    places = subject.rows("mechanism_places", wilaya_code=own["wilaya_code"])
    return subject.things(
        "mechanisms", (row["mechanism_id"] for row in places if row["mechanism_id"] in partners)
    )


def _mechanisms_with_country(subject: Subject) -> list[Nearby]:
    rows = subject.rows("mechanism_partners", country_code=subject.key)
    return subject.things("mechanisms", (row["mechanism_id"] for row in rows))


def _partner_regions(subject: Subject) -> Mapping[str, str]:
    """Return the region in which the partner of each twinning lies, where it is known."""
    return {row["twinning_id"]: row["region_code"] for row in subject.rows("twinning_regions")}


def _twinnings_where(subject: Subject, is_meant: Callable[[Row], bool]) -> list[Nearby]:
    """Return the twinnings that count on the day and meet a condition, the latest first."""
    rows = [row for row in counting_twinnings(subject.atlas, subject.view) if is_meant(row)]
    rows.sort(key=lambda row: str(row["signed"] or ""), reverse=True)
    return subject.things("twinnings", (row["twinning_id"] for row in rows))


def _twinnings_here(subject: Subject) -> list[Nearby]:
    regions, key, column = _partner_regions(subject), subject.key, _column(subject)
    return _twinnings_where(subject, lambda row: key in (row.get(column), regions.get(row["twinning_id"])))


def _twinnings_across(subject: Subject) -> list[Nearby]:
    own = subject.properties
    return _twinnings_where(
        subject,
        lambda row: (row["wilaya_code"], row["country_code"]) == (own["wilaya_code"], own["country_code"]),
    )


def _twinnings_of_authority(subject: Subject) -> list[Nearby]:
    own = subject.properties
    # A wilaya and its chief town have one name; the commune's code tells them apart.
    same = ("dz_authority_type", "commune_code", "wilaya_code", "dz_name_fr")
    return _twinnings_where(subject, lambda row: all(row[name] == own[name] for name in same))


def _twinnings_of_partner(subject: Subject) -> list[Nearby]:
    own = subject.properties
    same = ("country_code", "partner_geonameid", "partner_name_fr")
    return _twinnings_where(subject, lambda row: all(row[name] == own[name] for name in same))


def _twinnings_with_country(subject: Subject) -> list[Nearby]:
    return _twinnings_where(subject, lambda row: bool(row["country_code"] == subject.key))


def _region_of_partner(subject: Subject) -> list[Nearby]:
    return subject.things("regions", [_partner_regions(subject).get(subject.key)])


def _networks_here(subject: Subject) -> list[Nearby]:
    rows = subject.rows("network_members", **{_column(subject): subject.key})
    return subject.things("networks", (row["network_id"] for row in rows))


def _wilayas_of_members(subject: Subject) -> list[Nearby]:
    rows = subject.rows("network_members", network_id=subject.key)
    return subject.things("wilayas", (row["wilaya_code"] for row in rows))


def _parts_of_mechanism(subject: Subject) -> list[Nearby]:
    rows = subject.rows("mechanisms", parent_id=subject.key)
    return subject.things("mechanisms", (row["mechanism_id"] for row in rows))


def _posts_of_mechanism(subject: Subject) -> list[Nearby]:
    rows = subject.rows("crossing_upgrades", mechanism_id=subject.key)
    return subject.things("crossings", (row["crossing_id"] for row in rows))


def _networks_of_mechanism(subject: Subject) -> list[Nearby]:
    rows = subject.rows("networks", mechanism_id=subject.key)
    return subject.things("networks", (row["network_id"] for row in rows))


def _partner_countries(subject: Subject) -> list[Nearby]:
    layer = subject.atlas.spec("partners")
    present = {
        key
        for name in layer.computed
        for key, each in compute(name, subject.atlas, layer, subject.view).items()
        if each.is_present
    }
    rows = subject.rows("mechanism_partners", mechanism_id=subject.key)
    return subject.things("partners", (row["country_code"] for row in rows if row["country_code"] in present))


def _sessions_of_mechanism(subject: Subject) -> list[Nearby]:
    rows = subject.rows("mechanism_sessions", mechanism_id=subject.properties["mechanism_id"])
    return subject.things("sessions", (row["session_id"] for row in rows))


def _missions_with_country(subject: Subject) -> list[Nearby]:
    rows = subject.rows("missions", country_code=subject.properties["country_code"])
    return subject.things("missions", (row["mission_id"] for row in rows))


def _crossings_with_country(subject: Subject) -> list[Nearby]:
    rows = subject.rows("crossings", country_code=subject.key)
    return subject.things("crossings", (row["crossing_id"] for row in rows))


AROUND: Mapping[str, Group] = MappingProxyType(
    {
        "regions_across": Group(N_("Regions across the border"), _regions_across, "border"),
        "wilayas_across": Group(N_("Wilayas across the border"), _wilayas_across, "border"),
        "crossings_here": Group(N_("Border crossings"), _crossings_here),
        "crossings_of_line": Group(N_("Border crossings"), _crossings_of_line),
        "crossings_with_country": Group(N_("Border crossings"), _crossings_with_country),
        "nearest_crossings": Group(N_("Nearest crossings"), _nearest_crossings, "straight"),
        "mechanisms_here": Group(N_("Cooperation mechanisms"), _mechanisms_here),
        "mechanisms_of_post": Group(N_("Mechanisms that concern it"), _mechanisms_of_post),
        "mechanisms_of_line": Group(N_("Mechanisms that concern it"), _mechanisms_of_line),
        "mechanisms_with_country": Group(N_("Cooperation mechanisms"), _mechanisms_with_country),
        "twinnings_here": Group(N_("Twinnings"), _twinnings_here),
        "twinnings_across": Group(N_("Twinnings of the wilaya across this border"), _twinnings_across),
        "twinnings_of_authority": Group(
            N_("Other agreements of the same authority"), _twinnings_of_authority
        ),
        "twinnings_of_partner": Group(N_("Other agreements of the same partner"), _twinnings_of_partner),
        "twinnings_with_country": Group(N_("Twinnings"), _twinnings_with_country),
        "region_of_partner": Group(N_("Region of the partner"), _region_of_partner),
        "networks_here": Group(N_("City networks"), _networks_here),
        "wilayas_of_members": Group(N_("Wilayas of the members"), _wilayas_of_members),
        "parts_of_mechanism": Group(N_("Its parts"), _parts_of_mechanism),
        "posts_of_mechanism": Group(N_("Crossings it names"), _posts_of_mechanism),
        "networks_of_mechanism": Group(N_("City networks"), _networks_of_mechanism),
        "partner_countries": Group(N_("Partner countries"), _partner_countries),
        "sessions_of_mechanism": Group(N_("Other sessions of the mechanism"), _sessions_of_mechanism),
        "missions_with_country": Group(N_("Other missions to the country"), _missions_with_country),
    }
)
