"""Messages of the data dictionary that stand in the declaration of the data, not in the code."""

from __future__ import annotations

import json
from pathlib import Path

from layers.dictionary import SPOKEN

ROOT = Path(__file__).parents[1]
PACKAGE = "data/datapackage.json"


def package_messages() -> list[str]:
    """Return titles without translation of their own and every description, each once."""
    package = json.loads((ROOT / PACKAGE).read_text(encoding="utf-8"))
    found = set()
    for resource in package["resources"]:
        fields = (SPOKEN.sub("", each.get("description", "")) for each in resource["schema"]["fields"])
        title = "" if "titles" in resource.get("takhoum", {}) else resource["title"]
        found |= {title, resource.get("description", ""), *fields}
    return sorted(found - {""})
