"""Answers made once and given again: a bounded memory of bytes by what they were made from."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

LARGEST_BYTES = 24 * 1024 * 1024


class Memory:
    """Keeps the answers asked for last, up to a number of bytes.

    Examples
    --------
    >>> memory = Memory(10)
    >>> memory.recall("a", lambda: b"12345678"), memory.recall("a", lambda: b"not made again")
    (b'12345678', b'12345678')
    """

    def __init__(self, largest_bytes: int = LARGEST_BYTES) -> None:
        self._largest = largest_bytes
        self._size = 0
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Return the answer for ``key``, made now if it is not kept; two readers may make it at once."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self._size += len(made)
            while self._size > self._largest:
                _, oldest = self._kept.popitem(last=False)
                self._size -= len(oldest)
        return made
