"""Design section 3: who may import whom, and what must not stand where."""

from pathlib import Path

import pytest

from tests.imports import SLICES, commits_in, faults, imports_of

ROOT = Path(__file__).resolve().parent.parent
SHARED = {
    *("access", "charts", "classification", "cli", "documents", "figures"),
    *("languages", "maps", "masking", "measure", "methods", "migrations"),
    *("models", "official_tables", "outside", "packs", "par", "sound"),
    *("spreadsheets", "tasks", "withholding", "words"),
}
DATA = {"fonts", "static", "translations", "__pycache__"}


def _modules() -> list[tuple[Path, str]]:
    files = [ROOT / "wsgi.py", *ROOT.glob("survey/**/*.py")]
    files += ROOT.glob("analysis/**/*.py")
    return [
        (file, ".".join(file.relative_to(ROOT).with_suffix("").parts)) for file in files
    ]


def test_every_import_keeps_the_rules() -> None:
    broken = []
    for file, name in _modules():
        is_package = name.endswith(".__init__")
        module = name.removesuffix(".__init__")
        found = imports_of(file.read_text(), module=module, is_package=is_package)
        broken += faults(found)
    assert broken == []


def test_every_folder_of_the_site_is_a_slice_or_shared() -> None:
    folders = {path.name for path in (ROOT / "survey").iterdir() if path.is_dir()}
    assert folders - SLICES - SHARED - DATA == set()


def test_templates_stand_at_the_top_only() -> None:
    # A folder here would be taken for an installed copy's, and win in silence.
    assert not (ROOT / "survey" / "templates").exists()
    assert (ROOT / "templates").is_dir()


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("survey.respond.views", "import survey.results.queries", "slice imports"),
        ("survey.respond.views", "from survey.manage import forms", "slice imports"),
        ("survey.respond.views", "from ..manage import forms", "slice imports"),
        ("survey.demo.build", "from survey.respond import views", "slice imports"),
        ("survey.release.x", "from survey.demo.sheets import a", "slice imports"),
        ("survey.access", "from survey.manage.forms import UnitForm", "shared module"),
        ("survey.models.units", "from flask import request", "knows the web"),
        ("survey.models.people", "import flask_security", "knows the web"),
        ("survey.manage.queries", "from flask import g", "knows the web"),
        ("survey.manage.operations.rounds", "import wtforms", "knows the web"),
        ("survey.models.units", "from flask_babel import gettext", "knows the web"),
        ("survey.methods.parse", "from flask import current_app", "knows the web"),
        ("survey.documents.table", "import flask_babel", "knows the web"),
        ("analysis.shares", "import pandas as pd", "more than numpy"),
        ("analysis.shares", "from numba import njit", "more than numpy"),
        ("analysis.shares", "from survey.clock import today", "more than numpy"),
        ("survey.release.operations", "from analysis import shares", "measure"),
        ("survey.exports.views", "import analysis.shares", "measure"),
        ("survey.measures", "import analysis", "measure"),
        ("survey.respond.views", "from survey.site import create_app", "the factory"),
        ("survey.access", "import survey.site", "the factory"),
        ("survey.clock", "def now():\n    import time", "inside a function"),
        ("analysis.shares", "class A:\n  async def b(self):\n    import os", "inside"),
    ],
)
def test_a_broken_rule_is_noticed(module: str, source: str, fault: str) -> None:
    [told] = faults(imports_of(source, module=module))
    assert fault in told


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("survey.respond.views", "from flask import request\nfrom . import forms"),
        ("survey.respond.views", "from survey.respond.operations import record"),
        ("survey.respond.views", "from survey import clock, db"),
        ("survey.demo.build", "from survey.manage.operations import units"),
        ("survey.demo.sheets", "from survey.respond.sheets import fill_in"),
        ("survey.cli.serve", "from survey.site import create_app"),
        ("survey.cli.releases", "from survey.release.operations import release"),
        ("survey.manage.operations.rounds", "from flask_babel import gettext as _"),
        ("survey.methods.parse", "from flask_babel import gettext as _"),
        ("survey.measure", "from analysis import shares"),
        ("survey.measure.trend", "from analysis import shares"),
        ("survey.models.units", "from sqlalchemy.orm import Mapped"),
        ("analysis.shares", "import numpy as np\nfrom scipy.special import ndtri"),
        ("analysis.shares", "from .estimates import Interval\nimport math"),
        ("analysis.compiled", "from numba import njit, prange"),
        ("wsgi", "from survey.site import create_app"),
    ],
)
def test_what_is_allowed_passes(module: str, source: str) -> None:
    assert faults(imports_of(source, module=module)) == []


def test_the_factory_may_import_every_slice() -> None:
    source = "from survey.respond import views\nfrom survey.manage import views as m"
    assert faults(imports_of(source, module="survey.site")) == []


# Who commits besides `keep`, and why.
COMMITTING = {
    "survey.access.tokens": "a program that only reads notes the day of its token",
    "survey.accounts.letters": "written beside the page, with its row of the audit",
    "survey.accounts.guesses": "a guess counts, whatever becomes of the request",
    "survey.accounts.security": "a page that is only looked at notes that it was seen",
    "survey.manage.slips.work": "the worker adds its row of the audit itself",
    "survey.manage.units.importing": "the worker adds its row of the audit itself",
    "survey.release.apart": "receipts note which release is theirs; nobody sees it",
    "survey.reminders.sending": "the worker notes what it sends, and to whom",
    "survey.respond.helping.office.unsaid": "the audit tells of nobody who helped when",
    "survey.respond.kiosk.telling": "a tablet tells of itself, every minute",
    "survey.respond.storing": "a citizen's sheet is no change by staff",
}


def test_a_view_keeps_its_change_with_its_row_of_the_audit() -> None:
    """No slice commits by itself: `keep` does, once, with the row that tells of it."""
    outside = ("survey.cli", "survey.demo", "survey.tasks", "survey.audit")
    committing = {
        name
        for file, name in _modules()
        if not name.startswith(outside) and commits_in(file.read_text())
    }
    assert committing - set(COMMITTING) == set()
    assert set(COMMITTING) <= committing  # none of them is named in vain


@pytest.mark.parametrize(
    "source", ["session.commit()", "def a():\n    get_session().commit()", "x.commit"]
)
def test_a_commit_is_noticed(source: str) -> None:
    assert commits_in(source)


@pytest.mark.parametrize(
    "source", ["keep(session, event)", "commit = 1", "'.commit()'"]
)
def test_what_is_no_commit_passes(source: str) -> None:
    assert not commits_in(source)
