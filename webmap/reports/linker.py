"""One classic script from our own ES modules, for files that must work without a server.

Not a bundler for any code: it knows the two forms our modules use, ``import { a, b } from "./other.js";`` and
``export`` before a declaration, and refuses everything else. docs/decisions/0050 says why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let) (\w+))", re.MULTILINE)
# Types stand in comments; nothing that runs does.
_TYPES = re.compile(r"/\*\*.*?\*/ ?", re.DOTALL)
_STRANGE = re.compile(r"^(?:import|export)\b|\bimport\(\s*[\"'/]|<!--|</script", re.MULTILINE | re.IGNORECASE)


class UnlinkableModule(ValueError):
    """A module imports or exports in a form that is not known here, or in a circle."""


@dataclass(frozen=True)
class Linked:
    """One module as a scope: what it takes from others, its text, what it gives."""

    name: str
    takes: tuple[tuple[str, str], ...]
    body: str
    gives: tuple[str, ...]


def link_modules(files: Mapping[str, bytes], entry: str) -> tuple[Linked, ...]:
    """Return the modules that ``entry`` needs, each after those it needs itself.

    Parameters
    ----------
    files : mapping
        Text of every module, UTF-8, by its name without folder and suffix.
    entry : str
        Name of the first module.

    Raises
    ------
    UnlinkableModule

    Examples
    --------
    >>> files = {"a": b'import { one } from "./b.js";\\none();\\n', "b": b"export function one() {}\\n"}
    >>> [(each.name, each.takes, each.gives) for each in link_modules(files, "a")]
    [('b', (), ('one',)), ('a', (('b', 'one'),), ())]
    """
    done: dict[str, Linked] = {}
    _visit(files, entry, (), done)
    return tuple(done.values())


def _visit(files: Mapping[str, bytes], name: str, above: tuple[str, ...], done: dict[str, Linked]) -> None:
    """Add a module after everything it imports."""
    if name in done:
        return
    if name in above or name not in files:
        raise UnlinkableModule(f"{name}.js: imported in a circle or missing: {' > '.join((*above, name))}")
    text = _TYPES.sub("", files[name].decode("utf-8"))
    takes = []
    for names, source in _IMPORT.findall(text):
        _visit(files, source, (*above, name), done)
        takes.append(
            (
                source,
                ", ".join(each.strip().replace(" as ", ": ") for each in names.split(",") if each.strip()),
            )
        )
    gives = tuple(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if found := _STRANGE.search(body):
        raise UnlinkableModule(f"{name}.js: {found[0]!r} is no form this linker knows")
    done[name] = Linked(name, tuple(takes), body, gives)
