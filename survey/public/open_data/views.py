"""Open data of a published release: the page, the files, the dictionary."""

from flask import make_response, render_template
from flask.typing import ResponseReturnValue

from survey import headers
from survey.db import get_session
from survey.downloads import sent
from survey.figures.populations import mixture_of
from survey.figures.sayings import whose
from survey.models import Unit
from survey.public.blueprint import bp
from survey.public.open_data.columns import COLUMNS
from survey.public.open_data.files import (
    LICENCE,
    LICENCE_ADDRESS,
    File,
    data_files,
    dictionary_files,
)
from survey.public.queries import published_release
from survey.public.views import OF_RELEASE

PARQUET = "application/vnd.apache.parquet"


@bp.get(f"{OF_RELEASE}/du-lieu")
def open_data(code: str, number: int) -> ResponseReturnValue:
    """Offer the files, each with its digest, and explain every column."""
    session = get_session()
    published = published_release(session, code, number)
    root = session.get_one(Unit, published.release.round.root_id)
    return render_template(
        "public/open_data.html",
        published=published,
        files=data_files(session, published.release),
        dictionary=dictionary_files(),
        columns=COLUMNS,
        whose=whose(mixture_of(session, published.release, root)),
        licence=LICENCE,
        licence_address=LICENCE_ADDRESS,
        place={"code": code, "number": number},
    )


@bp.get(f"{OF_RELEASE}/du-lieu/figures.<any(csv, json, parquet):kind>")
def data_file(code: str, number: int, kind: str) -> ResponseReturnValue:
    """Send the figures in a format."""
    session = get_session()
    release = published_release(session, code, number).release
    return _sent(data_files(session, release)[kind], f"hai-long-{code}-{number}", kind)


@bp.get(f"{OF_RELEASE}/du-lieu/dictionary.<any(csv, json):kind>")
def dictionary(code: str, number: int, kind: str) -> ResponseReturnValue:
    """Send the data dictionary in a format."""
    published_release(get_session(), code, number)
    return _sent(dictionary_files()[kind], "hai-long-dictionary", kind)


def _sent(file: File, name: str, kind: str) -> ResponseReturnValue:
    """Send a file that programs of other sites may read as well."""
    headers.allow_framing_anywhere()
    mimetype = PARQUET if kind == "parquet" else ""
    answer = make_response(sent(file.content, f"{name}.{kind}", mimetype=mimetype))
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
