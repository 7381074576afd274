"""Every way of asking the site, with a sample of what stands in its address."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from flask import Flask
from werkzeug.routing import Rule

from survey.access import (
    ANYWHERE,
    INSTALLATION,
    Policy,
    policy_of,
)
from survey.accounts.people.codes import PersonCodes
from survey.models import RoleName
from tests.survey import route_samples as samples
from tests.survey.cast import Relation
from tests.survey.stage import Asked, Place, Stage
from tests.survey.test_access import PUBLIC

SAMPLES = "tests/survey/route_samples.py"


# Everybody's pages: the questionnaire, and what is published. Nobody signs in there.
EVERYBODYS = ("respond.", "present.", "slips.", "helping.", "kiosk.", "public.")


class Route(NamedTuple):
    """A way of asking for an address, and what it takes."""

    method: str
    endpoint: str
    arguments: frozenset[str]
    policy: Policy

    @property
    def resolver(self) -> str:
        """Return the name of what finds the units; empty when no unit decides."""
        of = self.policy.of
        if of in {ANYWHERE, INSTALLATION} or self.policy.right is None:
            return ""
        return of.__qualname__.partition(".")[0]

    @property
    def in_sight(self) -> set[Relation]:
        """Return where a unit may stand to be seen; nowhere: no unit decides."""
        if self.resolver:
            return samples.IN_SIGHT[self.resolver]
        return samples.CUT_BY_VIEW.get(self.endpoint, set())

    @property
    def is_others(self) -> bool:
        """Return whether the sample is a thing that only another person may see."""
        return not samples.OF_ANOTHER.isdisjoint(self.arguments)

    def __str__(self) -> str:
        return f"{self.method} {self.endpoint}"


def rules_of(app: Flask) -> Iterator[Rule]:
    for rule in app.url_map.iter_rules():
        is_public = rule.endpoint in PUBLIC or rule.endpoint.startswith(EVERYBODYS)
        if not is_public:
            yield rule


def routes_of(app: Flask) -> Iterator[Route]:
    for rule in rules_of(app):
        policy = policy_of(app.view_functions[rule.endpoint])
        if policy is not None:
            for method in sorted({"GET", "POST"} & (rule.methods or set())):
                arguments = frozenset(rule.arguments)
                yield Route(method, rule.endpoint, arguments, policy)


def routes_of_units(app: Flask) -> list[Route]:
    return [route for route in routes_of(app) if route.in_sight]


def wide_routes(app: Flask) -> list[Route]:
    own = samples.ABOUT_ONESELF
    return [
        route
        for route in routes_of(app)
        if not route.in_sight and not route.endpoint.startswith(own)
    ]


def ask(
    stage: Stage, route: Route, relation: Relation, role: RoleName, place: Place
) -> Asked:
    query = samples.QUERIES.get(route.endpoint)
    told = query(where(stage, relation)) if query else {}
    form = told if route.method == "POST" else None
    return stage.ask(
        route.method,
        address_of(stage, route, relation),
        role=role,
        place=place,
        form=form,
    )


def where(stage: Stage, relation: Relation) -> samples.Where:
    codes = PersonCodes(stage.app.config["SECRET_KEY"])
    return samples.Where(stage.cast, stage.cast.things[relation], codes)


def address_of(stage: Stage, route: Route, relation: Relation) -> str:
    here = where(stage, relation)
    values = {name: value_of(route, name)(here) for name in route.arguments}
    query = samples.QUERIES.get(route.endpoint)
    with stage.app.test_request_context():
        address: str = stage.app.url_for(
            route.endpoint, **values, **(query(here) if query else {})
        )
    return address


def value_of(route: Route, argument: str) -> samples.Value:
    blueprint = route.endpoint.partition(".")[0]
    owners = (route.endpoint, route.resolver, blueprint)
    for name in (*(f"{owner}:{argument}" for owner in owners), argument):
        if name in samples.VALUES:
            return samples.VALUES[name]
    pytest.fail(f"{route}: add {route.endpoint}:{argument} to VALUES in {SAMPLES}")
