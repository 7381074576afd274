"""Values kept for a while, in a bounded number, shared by the threads of a process."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

from survey.errors import is_outage

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """The `most` values used last, each good for some seconds.

    While the database is away a value past its time is still better than none:
    the citizen can go on filling in, and the sheet itself is never kept here.
    """

    def __init__(self, *, most: int, seconds: float = float("inf")) -> None:
        self._most, self._seconds = most, seconds
        self._values: OrderedDict[K, tuple[float, V]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Return the value of a key, made anew when there is none or it is old."""
        now = monotonic()
        with self._lock:
            found = self._values.get(key)
            if found is not None:
                self._values.move_to_end(key)
        if found is not None and now < found[0]:
            return found[1]
        return self._keep(key, self._made(make, found))

    def _made(self, make: Callable[[], V], old: tuple[float, V] | None) -> V:
        try:
            return make()
        except Exception as error:
            if old is not None and is_outage(error):
                return old[1]
            raise

    def _keep(self, key: K, value: V) -> V:
        with self._lock:
            self._values[key] = monotonic() + self._seconds, value
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return value
