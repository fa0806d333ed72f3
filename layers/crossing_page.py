"""Everything the page of one crossing says, as facts with sources; no words of any language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from layers.computing import union
from layers.crossing_state import sources_of, status_sources
from layers.details import Conflict, Details
from layers.post_events import PostEvent, group_events
from layers.post_periods import Question, StatusHistory, status_history
from layers.post_position import RADIUS_KM, Near, Position, nearest_crossings, nearest_places, position_of
from layers.post_relations import Relation, relations_of

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.fold import CrossingState
    from layers.lookups import Row
    from layers.view import View

# The events that change a regime, as the fold has them; other claims only report the state they find.
CHANGES = ("opened", "reopened", "closed", "inaugurated")


@dataclass(frozen=True, slots=True)
class Part:
    """The status of one traffic or one side, since when, and whose word it is.

    ``is_report``: the claim that began it tells how things stood, not of an opening or closing, so the
    status may be older.
    """

    name: str
    status: str
    since: str
    source_ids: tuple[str, ...]
    is_report: bool = False


@dataclass(frozen=True, slots=True)
class CrossingPage:
    """One crossing on the day of a view.

    ``evidence`` is the grade of the status: the weakest traffic's best claim, empty while unknown.
    ``is_questioned`` tells whether a disagreement is about the status itself; ``is_current`` whether the day
    is not before the data were compiled, so that the note holds.
    """

    row: Row
    edition: str
    details: Details
    state: CrossingState
    evidence: str
    status_source_ids: tuple[str, ...]
    stage_source_ids: tuple[str, ...]
    verified_source_ids: tuple[str, ...]
    traffics: tuple[Part, ...]
    sides: tuple[Part, ...]
    events: tuple[PostEvent, ...]
    history: StatusHistory
    conflicts: tuple[Conflict, ...]
    position: Position
    towns: tuple[Near, ...]
    neighbours: tuple[Near, ...]
    relations: tuple[Relation, ...]
    former_ids: tuple[str, ...]
    source_ids: tuple[str, ...]
    is_questioned: bool
    is_current: bool

    @property
    def milestones(self) -> tuple[PostEvent, ...]:
        """Return the events that tell of the upgrade."""
        return tuple(each for each in self.events if any(c.aspect == "upgrade" for c in each.claims))


def crossing_page(atlas: Atlas, crossing_id: str, view: View) -> CrossingPage:
    """Return what is known of a crossing on the day of ``view``, filters apart.

    Raises
    ------
    UnknownKey
        There is no such crossing.
    """
    details = atlas.details("crossings", crossing_id, view)
    row = next(each for each in atlas.rows("crossings", view.edition) if each["crossing_id"] == crossing_id)
    state = atlas.state(crossing_id, view.day)
    claims = atlas.tables.grouped("crossing_claims", "crossing_id").get(crossing_id, ())
    by_id = {claim["claim_id"]: claim for claim in claims}
    published = {each["source_id"]: each["published"] for each in atlas.tables["sources"]}
    shown = {event.claim_id for event in details.history}
    questions = _questions(atlas, crossing_id, by_id)
    conflicts = tuple(each for each in details.conflicts if _has_begun(questions[each.conflict_id], shown))
    events = group_events(details.history, published)
    return CrossingPage(
        row=row,
        edition=view.edition,
        details=details,
        state=state,
        evidence=str(details.properties["evidence"] or ""),
        status_source_ids=status_sources(atlas, state),
        stage_source_ids=sources_of(atlas, state.stage_claim_ids),
        verified_source_ids=sources_of(atlas, state.verified_claim_ids),
        traffics=tuple(_traffics(atlas, row, state)),
        sides=tuple(_sides(atlas, state, by_id)),
        events=events,
        history=status_history(
            claims,
            [questions[each.conflict_id] for each in conflicts],
            day=view.day,
            published=published,
        ),
        conflicts=conflicts,
        position=position_of(row["lon"], row["lat"], radius_km=RADIUS_KM[row["coord_precision"]]),
        towns=nearest_places(atlas, row),
        neighbours=nearest_crossings(atlas, row),
        relations=relations_of(atlas, row, view),
        former_ids=_former_ids(atlas, crossing_id),
        source_ids=union(
            details.source_ids,
            *(event.source_ids for event in events),
            *(claim.source_ids for each in conflicts for claim in each.claims),
        ),
        is_questioned=any(questions[each.conflict_id].is_about_status for each in conflicts),
        is_current=view.day >= atlas.reference_day,
    )


def _questions(atlas: Atlas, crossing_id: str, claims: Mapping[str, Row]) -> dict[str, Question]:
    """Return what each disagreement about the crossing concerns, by its id."""
    found: dict[str, Question] = {}
    for row in atlas.tables["conflict_rows"]:
        is_claim = row["resource"] == "crossing_claims" and row["row_id"] in claims
        if not is_claim and (row["resource"], row["row_id"]) != ("crossings", crossing_id):
            continue
        old = found.get(row["conflict_id"], Question(frozenset(), is_about_status=False))
        found[row["conflict_id"]] = Question(
            old.claim_ids | {row["row_id"]} if is_claim else old.claim_ids,
            old.is_about_status or row["column"] == "operating_status",
        )
    return found


def _has_begun(question: Question, shown: set[str]) -> bool:
    """Return whether a disagreement concerns the post itself or a claim that is shown."""
    return not question.claim_ids or bool(question.claim_ids & shown)


def _traffics(atlas: Atlas, row: Row, state: CrossingState) -> Iterable[Part]:
    """Yield the traffics a post of that kind has, and any other of which something is known."""
    claims = atlas.tables.grouped("crossing_claims", "claim_id")
    usual = ("rail",) if row["kind"] == "rail" else ("persons", "goods")
    for traffic, status in state.by_traffic.items():
        if status != "unknown":
            own = state.claim_ids_by_traffic[traffic]
            is_report = claims[own[0]][0]["event_type"] not in CHANGES
            since = state.since_by_traffic[traffic] or ""
            yield Part(traffic, status, since, sources_of(atlas, own), is_report)
        elif traffic in usual:
            yield Part(traffic, status, "", ())


def _sides(atlas: Atlas, state: CrossingState, claims: Mapping[str, Row]) -> Iterable[Part]:
    """Yield the sides of which a claim speaks by name."""
    for side, status in state.by_side.items():
        if status != "unknown":
            # A claim that names no side is about the post as a whole, so about this side too.
            meant = (side, "both", "unstated")
            own = [each for each in state.status_claim_ids if claims[each]["side"] in meant]
            yield Part(side, status, "", sources_of(atlas, own))


def _former_ids(atlas: Atlas, crossing_id: str) -> tuple[str, ...]:
    """Return the ids the crossing had before."""
    former = atlas.vocabulary.former.items()
    return tuple(sorted(old for (layer, old), now in former if (layer, now) == ("crossings", crossing_id)))
