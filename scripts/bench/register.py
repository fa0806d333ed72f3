"""A register of crossings and claims at two hundred times its size, generated."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from layers.atlas import Atlas
from layers.claims import CONFIDENCES, DURATIONS, VALUES
from layers.lookups import Row, Tables

CROSSINGS, CLAIMS_EACH = 5_000, 50
FIRST, LAST = date(1990, 1, 1), date(2026, 11, 21)
SIDES, TRAFFICS = ("dz", "partner", "both", "unstated"), ("persons", "goods", "rail", "all", "all")
EVENTS = ("opened", "closed", "incident", None)


def enlarge(atlas: Atlas, chance: random.Random) -> Atlas:
    """Return the atlas with generated crossings and claims in place of its own."""
    rows = dict(atlas.tables.rows)
    models, sources = rows["crossings"], [row["source_id"] for row in rows["sources"]]
    posts = tuple(
        {**models[number % len(models)], "crossing_id": f"post-{number:04d}"} for number in range(CROSSINGS)
    )
    rows["crossings"] = posts
    rows["crossing_claims"] = tuple(
        draw_claim(post["crossing_id"], number, sources, chance)
        for post in posts
        for number in range(CLAIMS_EACH)
    )
    tables = Tables(rows, atlas.tables.keys, atlas.tables.editions)
    layers = {**atlas._rows, "crossings": {"": posts}}
    return replace(atlas, tables=tables, _rows=layers, _made={})


def draw_claim(post: str, number: int, sources: list[str], chance: random.Random) -> Row:
    """Return one claim about a post: any aspect, dated by day, month or year, or not at all."""
    aspect = chance.choices(tuple(VALUES), (6, 2, 1, 1))[0]
    day = (FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))).isoformat()
    return {
        "claim_id": f"{post}--{number:02d}",
        "crossing_id": post,
        "date": chance.choice((day, day, day[:7], day[:4], None)),
        "aspect": aspect,
        "value": chance.choice(VALUES[aspect]),
        "side": chance.choice(SIDES),
        "traffic": chance.choice(TRAFFICS),
        "duration": chance.choices(DURATIONS, (7, 1, 1, 1))[0],
        "event_type": chance.choice(EVENTS),
        "source_id": chance.choice(sources),
        "confidence": chance.choice(CONFIDENCES),
    }
