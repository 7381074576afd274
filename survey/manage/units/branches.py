"""The part of the tree that a page shows: open nodes with a page of what is below."""

from dataclasses import dataclass

from survey.manage.units.opened import Opened
from survey.manage.units.outline import Office, Outline

A_PAGE = 50  # units below a node at a time
MOST_TOPS = 200  # more are found by searching
MOST_OPEN_TOPS = 3  # with more of them only their names stand on the first page


@dataclass(frozen=True, slots=True)
class Step:
    """A page of what is below a node, and what the address then says."""

    number: int
    open: list[str]


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the tree: its unit, and what is below if it is open."""

    office: Office
    is_valid: bool
    n_below: int
    is_open: bool
    toggled: list[str]  # what the address says once it is opened or closed
    below: tuple["Branch", ...] = ()
    n_children: int = 0
    first: int = 0  # of the children shown, counted from 1
    last: int = 0
    before: Step | None = None
    after: Step | None = None


def branches(outline: Outline, opened: Opened) -> tuple[Branch, ...]:
    """Return the tops of the tree with what is open below them."""
    tops = outline.tree.roots
    if opened.pages is None:
        chosen = tops if len(tops) <= MOST_OPEN_TOPS else ()
        opened = Opened({outline.offices[unit_id].code: 1 for unit_id in chosen})
    return tuple(_branch(outline, unit_id, opened) for unit_id in tops[:MOST_TOPS])


def _branch(outline: Outline, unit_id: int, opened: Opened) -> Branch:
    office = outline.offices[unit_id]
    children = outline.tree.children(unit_id)
    is_valid = office.is_valid_on(outline.day)
    n_below, code = outline.n_below[unit_id], office.code
    if not children or not opened.is_open(code):
        return Branch(office, is_valid, n_below, False, opened.opening(code))
    n_pages = -(-len(children) // A_PAGE)
    page = min(opened.page(code), n_pages)
    first = (page - 1) * A_PAGE
    shown = children[first : first + A_PAGE]
    return Branch(
        office,
        is_valid,
        n_below,
        is_open=True,
        toggled=opened.closing(code),
        below=tuple(_branch(outline, child, opened) for child in shown),
        n_children=len(children),
        first=first + 1,
        last=first + len(shown),
        before=_step(opened, code, page - 1) if page > 1 else None,
        after=_step(opened, code, page + 1) if page < n_pages else None,
    )


def _step(opened: Opened, code: str, page: int) -> Step:
    return Step(page, opened.opening(code, page))


def way_to(outline: Outline, unit_id: int) -> list[str]:
    """Return what an address says to show a unit among its neighbours."""
    pages: dict[str, int] = {}
    at = unit_id
    for above in outline.tree.ancestors(unit_id):
        place = outline.tree.children(above).index(at)
        pages[outline.offices[above].code] = place // A_PAGE + 1
        at = above
    return [c if page == 1 else f"{c}:{page}" for c, page in reversed(pages.items())]
