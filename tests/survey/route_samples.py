"""What to put into the addresses of routes, so that each can be asked for by each role.

A new route is picked up by itself. Add here, when the test of rights asks for it:

- a policy with a resolver of its own: how far it sees, in `IN_SIGHT`;
- an argument of an address: its value, in `VALUES`, by "endpoint:argument",
  "resolver:argument" or "argument", the first that is there;
- what a form must hold to change something, in `FORMS`, so that its audit is tested.

A thing that a unit can have and that is missing is added to tests/survey/cast.py.
"""

from collections.abc import Callable
from typing import NamedTuple

from survey.accounts.people.codes import PersonCodes
from tests.survey.cast import Cast, Relation, Things

OWN, CHILD, PARENT = Relation.OWN, Relation.CHILD, Relation.PARENT


class Where(NamedTuple):
    """Whose address is asked for, and with what."""

    cast: Cast
    things: Things
    people: PersonCodes


Value = Callable[[Where], object]
Form = Callable[[Where], dict[str, object]]

# Seen by somebody with a role on OWN; all else is not there for them.
IN_SIGHT: dict[str, set[Relation]] = {
    "unit_of": {OWN, CHILD},
    "counter_of": {OWN, CHILD},
    "round_of": {OWN, CHILD},
    "round_part_of": {OWN, CHILD, PARENT},  # the part that is held at the own unit
    "person_of": {OWN, CHILD},
}

VALUES: dict[str, Value] = {
    "unit_of:code": lambda where: where.things.unit,
    "counter_of:code": lambda where: where.things.counter,
    "round_of:code": lambda where: where.things.round,
    "round_part_of:code": lambda where: where.things.round,
    "person_of:code": lambda where: where.people.code(where.things.person_id),
    "preview.preview:code": lambda where: where.cast.questionnaire,
    "number": lambda where: 1,
    "kind": lambda where: "csv",
    "suffix": lambda where: "csv",
    "table": lambda where: "weeks",
    "task_id": lambda where: where.cast.task,
}

# What a query must name, beside the address.
QUERIES: dict[str, Form] = {
    "results.method": lambda where: {"unit": where.cast.things[OWN].unit},
}

# Arguments whose sample belongs to another person: it is not there, whatever the role.
OF_ANOTHER = {"task_id"}

# Pages about one's own account: their own tests say what they let through.
ABOUT_ONESELF = "accounts."

FORMS: dict[str, Form] = {}
