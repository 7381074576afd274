"""Which addresses may be kept: pages of results on this very site."""

from flask import current_app
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from survey.models.saved import LONGEST_ADDRESS

PAGES = {
    *("results.home", "results.overview", "results.unit"),
    *("classes.classes", "comparing.comparison", "maps.comparison"),
    *("official.table", "outside.results"),
}


def is_page(address: str) -> bool:
    """Return whether an address leads to a page of results, and nowhere else."""
    # Browsers take what follows two strokes for the name of another site.
    if (
        not address.startswith("/")
        or address.startswith("//")
        or len(address) > LONGEST_ADDRESS
    ):
        return False
    path = address.partition("?")[0]
    routes = current_app.url_map.bind("localhost")
    try:
        endpoint, _arguments = routes.match(path, method="GET")
    except (HTTPException, RequestRedirect):
        return False
    return endpoint in PAGES and address.isprintable() and "\\" not in address
