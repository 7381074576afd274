"""Looking at methods: all of them, one version, and its file."""

from flask import render_template
from flask.typing import ResponseReturnValue

from survey.access import ANYWHERE, Right, needs
from survey.db import get_session
from survey.documents.toml import to_toml
from survey.downloads import sent
from survey.manage.methods.blueprint import bp
from survey.manage.methods.queries import (
    drafts,
    methods,
    not_in_use,
    used,
    version_of,
)
from survey.methods import parse_method

VERSION = "/phuong-phap-do/<code>/<int(max=99999):number>"


@bp.get("/phuong-phap-do", endpoint="methods")
@needs(Right.SEE_METHODS, of=ANYWHERE)
def all_methods() -> ResponseReturnValue:
    """Show the methods there are, those that can be taken up, and drafts."""
    session = get_session()
    return render_template(
        "manage/methods/list.html",
        methods=methods(session),
        others=not_in_use(session),
        drafts=drafts(session),
    )


@bp.get(VERSION)
@needs(Right.SEE_METHODS, of=ANYWHERE)
def version(code: str, number: int) -> ResponseReturnValue:
    """Show one version: where it comes from, its tree, how it is computed."""
    session = get_session()
    found = version_of(session, code, number)
    return render_template(
        "manage/methods/version.html",
        version=found,
        method=parse_method(found.document),
        used=used(session, found),
    )


@bp.get(f"{VERSION}.toml")
@needs(Right.SEE_METHODS, of=ANYWHERE)
def version_file(code: str, number: int) -> ResponseReturnValue:
    """Send a version as TOML, to be kept or changed elsewhere."""
    found = version_of(get_session(), code, number)
    name = f"{found.code}-{found.version}.toml"
    return sent(to_toml(found.document).encode(), name)
