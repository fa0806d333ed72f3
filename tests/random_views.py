"""Random queries that the explorer takes: any combination of its parameters, seeded."""

from __future__ import annotations

import random
from collections.abc import Iterator

from layers.atlas import Atlas
from layers.enumerations import CONFIDENCE, MEASURES, STAGES, STATUSES, TRAFFIC

DAYS = ("1962-07-05", "1975", "1997-10-30", "2018-01", "2019-12-11", "2022-02-28", "2026-04-04", "2027-12-31")


def random_queries(atlas: Atlas, count: int, *, seed: int) -> Iterator[str]:
    """Yield ``count`` queries, each with some of the parameters."""
    chance = random.Random(seed)
    allowed = atlas.vocabulary
    lists = {
        "layers": allowed.layers,
        "country": allowed.countries[:9],
        "status": STATUSES,
        "stage": STAGES,
        "traffic": TRAFFIC,
        "theme": allowed.themes,
        "mechanism_type": allowed.mechanism_types,
        "agreement_kind": allowed.agreement_kinds,
        "confidence": CONFIDENCE,
        "region": allowed.regions,
    }
    for _ in range(count):
        pairs = {
            name: ",".join(each for each in values if each in chance.sample(values, min(3, len(values))))
            for name, values in lists.items()
            if chance.random() < (0.5 if name == "layers" else 0.15)
        }
        ones = {
            "measure": MEASURES,
            "asof": DAYS,
            "panel": ("table", "none"),
            "q": ("alg", "تبسة", "Tozeur"),
            "bbox": ("-9,19,12,38", "5.5,30,12,37.25"),
        }
        pairs |= {name: chance.choice(values) for name, values in ones.items() if chance.random() < 0.3}
        if chance.random() < 0.4:
            layer = chance.choice(("crossings", "wilayas", "twinnings", "mechanisms"))
            pairs["select"] = f"{layer}:{chance.choice(sorted(allowed.keys[layer]))}"
        yield "&".join(f"{name}={value}" for name, value in pairs.items() if value)
