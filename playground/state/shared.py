"""What has been worked out once for anybody, for all who ask for the same again."""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable

Value = TypeVar("Value")


class Shared(Generic[Value]):
    """A memory of frozen values, which every visitor of the server shares.

    It holds ``most`` bytes; what nobody has asked for the longest goes first. Each visitor has a
    thread: a lock is held while an entry is looked up, never while a value is made, so that at
    worst two visitors make the same value.

    Examples
    --------
    >>> shared = Shared(most=10)
    >>> shared.keep("a", "first", size=5)
    >>> shared.keep("b", "second", size=6)
    >>> shared.find("a"), shared.find("b")
    (None, 'second')
    """

    def __init__(self, most: int) -> None:
        """Begin with nothing."""
        self._most = most
        self._size = 0
        self._entries: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._lock = Lock()

    @property
    def size(self) -> int:
        """The bytes that are held now."""
        return self._size

    def find(self, key: Hashable) -> Value | None:
        """Give the value that was kept under this key, or None."""
        with self._lock:
            entry = self._entries.get(key)
            if entry is None:
                return None
            self._entries.move_to_end(key)
            return entry[0]

    def keep(self, key: Hashable, value: Value, size: int) -> None:
        """Keep a value of so many bytes; it must be one that nobody can change."""
        if size > self._most:
            return
        with self._lock:
            _, before = self._entries.pop(key, (None, 0))
            self._entries[key] = value, size
            self._size += size - before
            while self._size > self._most:
                _, (_, freed) = self._entries.popitem(last=False)
                self._size -= freed

    def forget(self) -> None:
        """Begin anew, for those who measure."""
        with self._lock:
            self._entries.clear()
            self._size = 0


def make_way(seconds: float = 0.0) -> None:
    """Let other threads have their turn at once: otherwise each of them waits for 5 ms each time.

    So long Python lets a thread go on when another one wants to, and what answers an event changes
    threads, or waits for something, many times.
    """
    time.sleep(seconds)
