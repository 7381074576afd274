"""Which nodes of the tree are open, and at which page: as the address says it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

MOST_OPEN = 40  # nodes; the oldest close by themselves
LAST_PAGE = 10_000


@dataclass(frozen=True, slots=True)
class Opened:
    """Open nodes by code with the page of what is below; None: nobody chose yet.

    In an address a node is CODE, or CODE:2 for the second page below it.
    """

    pages: dict[str, int] | None = None

    @classmethod
    def read(cls, given: Iterable[str]) -> "Opened":
        """Return what an address says; what makes no sense is left out."""
        pages: dict[str, int] | None = None
        for text in given:
            code, _colon, page = text.partition(":")
            pages = pages or {}
            if code and (not page or (page.isascii() and page.isdigit())):
                pages[code] = min(max(int(page[:6] or 1), 1), LAST_PAGE)
        return cls(pages)

    def is_open(self, code: str) -> bool:
        """Return whether a node is open."""
        return code in (self.pages or {})

    def page(self, code: str) -> int:
        """Return which page below a node is shown."""
        return (self.pages or {}).get(code, 1)

    def opening(self, code: str, page: int = 1) -> list[str]:
        """Return what the address says when a node is opened too, at a page."""
        pages = {**(self.pages or {})}
        pages.pop(code, None)
        return _written({**pages, code: page})

    def closing(self, code: str) -> list[str]:
        """Return what the address says when a node is closed."""
        pages = {**(self.pages or {})}
        pages.pop(code, None)
        return _written(pages)


def _written(pages: dict[str, int]) -> list[str]:
    """Return open nodes as an address says them; without any that is said too."""
    latest = list(pages.items())[-MOST_OPEN:]
    return [code if page == 1 else f"{code}:{page}" for code, page in latest] or [""]


@dataclass(frozen=True, slots=True)
class Looking:
    """What of the tree is looked at: a day, closed ones too, what is searched for."""

    day: date
    is_today: bool = True
    with_closed: bool = False
    words: str = ""
    kind: str = ""
    group: str = ""
    page: int = 1
    opened: Opened = field(default_factory=Opened)

    @property
    def is_search(self) -> bool:
        """Return whether units are listed rather than shown as a tree."""
        return bool(self.words or self.kind or self.group)

    def map_args(self) -> dict[str, str]:
        """Return what an address says of the day and of closed units."""
        args = {} if self.is_today else {"ngay": self.day.isoformat()}
        return args | ({"dong": "1"} if self.with_closed else {})

    def search_args(self) -> dict[str, str]:
        """Return what an address says of a search."""
        said = {"q": self.words, "loai": self.kind, "nhom": self.group}
        return self.map_args() | {name: value for name, value in said.items() if value}
