"""Refuse names and parents of wilayas that belong to another numbering."""

import re
import unicodedata

from scripts.boundaries.inputs import Inputs
from scripts.registers.tables import Row

# Spellings that differ between the packages without naming another place.
ARABIC_FOLDS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})


def folded(name: str) -> str:
    """Return a name without accents, case, hamza, spaces and signs."""
    plain = unicodedata.normalize("NFD", name.casefold().translate(ARABIC_FOLDS))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z\u0600-\u06ff]", "", letters)


def check_names(inputs: Inputs, names: dict[str, Row]) -> None:
    """Refuse a settled name that neither package has for this code: numbers alone can be in another order."""
    wrong = []
    for code, row in names.items():
        shipped, decreed = inputs.wilaya_names[code], inputs.wilaya_rows[code]
        for column in ("name_ar", "name_fr"):
            known = {folded(shipped[column]), folded(decreed[column])}
            if folded(row[column]) not in known:
                wrong.append(f"{code} {row[column]}: expected one of {sorted(known)}")
    if wrong or set(names) != set(inputs.wilaya_names):
        raise ValueError(f"wilaya names that belong to no package: {wrong}")


def check_history(atoms: dict[str, tuple[str, ...]], history: list[Row]) -> None:
    """Refuse parents that differ from the wilaya history of the facts."""
    told = {row["wilaya_code"]: row["parent_code"] or row["wilaya_code"] for row in history}
    # In the facts the parent is that of the reform which made the wilaya.
    found = {code: codes[1] if int(code) > 58 else codes[0] for code, codes in atoms.items()}
    if told != found:
        raise ValueError(f"parents differ from the facts: {sorted(set(told.items()) ^ set(found.items()))}")
