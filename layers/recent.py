"""A few values of some size, kept while they are among those asked for last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

Made = TypeVar("Made")
# The features of all layers on some five days, a megabyte a day.
SIZE = 56
# The profiles of a release on two days, some 16 MB a day, with the rows they are made of.
PROFILES_SIZE = 2560
# Lists have as many forms as there are searches: only the last few are kept.
LISTS_SIZE = 40


class Recent:
    """Keeps the values asked for last, up to a number of them; threads share it.

    Examples
    --------
    >>> recent = Recent(2)
    >>> recent.recall("a", lambda: [1]), recent.recall("a", lambda: [2])
    ([1], [1])
    """

    def __init__(self, size: int = SIZE) -> None:
        self._size = size
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def recall(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return the value of ``key``, made now if it is not kept; two threads may make it at once."""
        found: Made | None = self._kept.get(key)
        if found is None:
            found = make()
        with self._lock:
            self._kept[key] = found
            self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return found

    def clear(self) -> None:
        """Keep nothing any more."""
        with self._lock:
            self._kept.clear()
