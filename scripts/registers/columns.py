"""One line of a register descriptor: a column, or three for a text in three languages."""

from dataclasses import dataclass

LANGUAGES = ("ar", "fr", "en")
TRIPLES = ("text3", "note3", "phrase3", "label3")


@dataclass(frozen=True)
class Column:
    """One line of a descriptor: a column, or three for a text in three languages."""

    name: str
    kind: str
    argument: str
    is_required: bool
    description: str
    origin: str

    @property
    def names(self) -> tuple[str, ...]:
        """Return the header names this line stands for."""
        if self.kind in TRIPLES:
            return tuple(f"{self.name}_{language}" for language in LANGUAGES)
        return (self.name,)


def parse_column(line: list[str]) -> Column:
    """Read ``[name, kind, description]`` or ``[name, kind, description, origin]``."""
    name, kind, description, *origin = line
    word, _, argument = kind.partition(":")
    is_required = word.endswith("!") or word in ("id", "sources", "confidence")
    return Column(name, word.removesuffix("!"), argument, is_required, description, *(origin or [name]))
