"""Every route by every role, on the own unit, below, beside, above, and elsewhere.

What must come back is read off the table of roles and the place of a unit in the
province, not off the code that decides. The routes are those of the site itself:
a new one is tested as soon as it is there, or fails for want of a policy or a sample.
"""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL
from werkzeug.test import TestResponse

from survey.access import (
    INSTALLATION,
    PRIVILEGED,
    RIGHTS_OF,
    policy_of,
)
from survey.models import RoleName
from survey.words import action_word, field_word
from tests.survey import route_samples as samples
from tests.survey.cast import Relation
from tests.survey.routes_asked import (
    SAMPLES,
    Route,
    address_of,
    ask,
    routes_of,
    routes_of_units,
    rules_of,
    where,
    wide_routes,
)
from tests.survey.stage import Asked, Stage, open_stage

REFUSED = {401, 403, 404}


@pytest.fixture(scope="module")
def stage(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("stage")
    with open_stage(_copy(sqlite_template, folder), folder) as stage:
        yield stage


@pytest.fixture(scope="module")
def strict_stage(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """The same, where privileged rights take a second factor: nobody gave one."""
    folder = tmp_path_factory.mktemp("strict")
    with open_stage(
        _copy(sqlite_template, folder), folder, second_factor="required"
    ) as s:
        yield s


def _copy(template: Path, folder: Path) -> URL:
    file = shutil.copy(template, folder / "hailong.db")
    return URL.create("sqlite", database=str(file))


def test_every_route_has_a_policy_or_is_public_by_decision(stage: Stage) -> None:
    without = {
        rule.endpoint
        for rule in rules_of(stage.app)
        if policy_of(stage.app.view_functions[rule.endpoint]) is None
    }
    assert without == set()


def test_every_route_can_be_asked_for(stage: Stage) -> None:
    """Every resolver and every argument has a sample, and no sample is left over."""
    routes = list(routes_of(stage.app))
    unknown = {route.resolver for route in routes if route.resolver} - set(
        samples.IN_SIGHT
    )
    assert unknown == set(), f"add them to IN_SIGHT in {SAMPLES}"
    for route in routes:
        if not route.endpoint.startswith(samples.ABOUT_ONESELF):
            assert address_of(stage, route, Relation.OWN).startswith("/")
    endpoints = {route.endpoint for route in routes}
    named = {*samples.QUERIES, *samples.FORMS, *samples.CUT_BY_VIEW}
    assert named <= endpoints


@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("role", RoleName)
def test_routes_about_units(stage: Stage, role: RoleName, relation: Relation) -> None:
    wrong = []
    for route in routes_of_units(stage.app):
        asked = ask(stage, route, relation, role, Relation.OWN)
        if relation not in route.in_sight and route.resolver:
            told = _refusal(asked, 404)
        elif not _is_allowed(route, role):
            told = _refusal(asked, 403)
        elif relation not in route.in_sight or route.is_others:
            told = _refusal(asked, 404)
        else:
            told = _admission(asked, route)
        wrong += [f"{route}: {told}"] if told else []
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("role", RoleName)
def test_routes_of_lists_and_of_the_installation(stage: Stage, role: RoleName) -> None:
    wrong = []
    for route in wide_routes(stage.app):
        asked = ask(stage, route, Relation.OWN, role, Relation.OWN)
        is_whole = route.policy.of is INSTALLATION
        if is_whole or not _is_allowed(route, role):
            told = _refusal(asked, 403)
        elif route.is_others:
            told = _refusal(asked, 404)
        else:
            told = _admission(asked, route) or _leak(stage, asked.answer)
        wrong += [f"{route}: {told}"] if told else []
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("role", RoleName)
def test_a_role_on_everything_opens_what_it_has_and_nothing_else(
    stage: Stage, role: RoleName
) -> None:
    wrong = []
    for route in [*routes_of_units(stage.app), *wide_routes(stage.app)]:
        asked = ask(stage, route, Relation.FOREIGN, role, None)
        if not _is_allowed(route, role):
            told = _refusal(asked, 403)
        elif route.is_others:
            told = _refusal(asked, 404)
        else:
            told = _admission(asked, route)
        wrong += [f"{route}: {told}"] if told else []
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("role", RoleName)
def test_a_password_alone_opens_no_privileged_route(
    strict_stage: Stage, role: RoleName
) -> None:
    """A second factor is asked of everybody, and nobody gave one."""
    privileged = [
        route
        for route in routes_of(strict_stage.app)
        if route.policy.right in PRIVILEGED & RIGHTS_OF[role]
    ]
    wrong = []
    for route in privileged:
        asked = ask(strict_stage, route, Relation.OWN, role, None)
        told = _refusal(asked, 403)
        wrong += [f"{route}: {told}"] if told else []
    assert wrong == [], "\n".join(wrong)
    assert bool(privileged) == bool(PRIVILEGED & RIGHTS_OF[role])


@pytest.mark.parametrize("endpoint", sorted(samples.FORMS))
def test_a_change_leaves_one_row_in_the_audit(stage: Stage, endpoint: str) -> None:
    """By who may do everything, on another province than their own."""
    [route] = [
        route
        for route in routes_of(stage.app)
        if route.endpoint == endpoint and route.method == "POST"
    ]
    here = where(stage, Relation.FOREIGN)
    role = next(r for r in samples.DOERS if route.policy.right in RIGHTS_OF[r])
    form = samples.FORMS[endpoint](here)
    address = address_of(stage, route, Relation.FOREIGN)
    asked = stage.ask("POST", address, role=role, place=None, form=form)
    assert asked.has_written, f"{asked.status}: {_text(asked.answer)[:5000]}"
    assert len(asked.actions) == samples.ROWS.get(endpoint, 1)
    [action] = set(asked.actions)
    assert action_word(action) != action, f"{action} has no words in survey/words"
    assert _wordless(asked) == set()


@pytest.mark.postgresql
def test_the_other_database_decides_alike(postgresql_url: URL, tmp_path: Path) -> None:
    """A few cells of the table, on PostgreSQL."""
    with open_stage(postgresql_url, tmp_path) as stage:
        for role, relation, status in (
            (RoleName.UNIT_HEAD, Relation.OWN, 200),
            (RoleName.UNIT_HEAD, Relation.CHILD, 200),
            (RoleName.UNIT_HEAD, Relation.SIBLING, 404),
            (RoleName.UNIT_HEAD, Relation.PARENT, 404),
            (RoleName.UNIT_HEAD, Relation.FOREIGN, 404),
            (RoleName.COUNTER_CLERK, Relation.OWN, 403),
        ):
            things = stage.cast.things[relation]
            asked = stage.ask("GET", f"/don-vi/{things.unit}", role=role)
            assert asked.status == status, (role, relation)


def _is_allowed(route: Route, role: RoleName) -> bool:
    right = route.policy.right
    return right is None or right in RIGHTS_OF[role]


def _refusal(asked: Asked, status: int) -> str:
    if asked.status != status:
        return f"{asked.status}, not {status}"
    return "refused, and yet it wrote" if asked.has_written else ""


def _admission(asked: Asked, route: Route) -> str:
    if asked.status in REFUSED or asked.status >= 500 or asked.status == 405:
        return f"{asked.status} where the right is held"
    if route.method == "GET" and asked.has_written:
        return "a page that is only looked at wrote something"
    if asked.has_written and len(asked.actions) != 1:
        return f"wrote, with {len(asked.actions)} rows of the audit: {asked.actions}"
    if wordless := _wordless(asked):
        return f"the audit has no words for {wordless}"
    return ""


def _wordless(asked: Asked) -> set[str]:
    """Return the fields told without words; a unit's or a counter's code needs none."""
    names = {name for name in asked.fields if re.fullmatch("[a-z_]+", name)}
    return {name for name in names if field_word(name) == name}


def _leak(stage: Stage, answer: TestResponse) -> str:
    """Say which foreign thing a list tells of."""
    text = _text(answer)
    told = [
        mark
        for relation in (Relation.SIBLING, Relation.FOREIGN)
        for mark in stage.cast.things[relation].marks
        if mark in text
    ]
    return f"tells of {told}" if told else ""


def _text(answer: TestResponse) -> str:
    content = answer.get_data()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as files:
            content = b"\n".join(files.read(name) for name in files.namelist())
    return content.decode(errors="replace")
