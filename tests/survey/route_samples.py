"""What to put into the addresses of routes, so that each can be asked for by each role.

A new route is picked up by itself. Add here, when the test of rights asks for it:

- a policy with a resolver of its own: how far it sees, in `IN_SIGHT`;
- an argument of an address: its value, in `VALUES`, by "endpoint:argument",
  "resolver:argument", "blueprint:argument" or "argument", the first that is there;
- what a form must hold to change something, in `FORMS`, so that its audit is tested.

A thing that a unit can have and that is missing is added to tests/survey/things.py.
"""

from collections.abc import Callable
from typing import NamedTuple

from survey.accounts.people.codes import PersonCodes
from survey.models import RoleName
from tests.survey.cast import GROUP, Cast, Relation
from tests.survey.things import Things

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
    "frame_units": {OWN, CHILD},
    "draw_of": {OWN, CHILD},
    "batch_units": {OWN, CHILD},
    "workbook_units": {OWN, CHILD},
    "unit_above": {CHILD},  # nobody appraises what their own unit sent
    "enumerator_units": {OWN, CHILD},
    "pack_units": {OWN, CHILD},
}

# Lists by their policy, which look for themselves whose thing an address names.
CUT_BY_VIEW: dict[str, set[Relation]] = {
    "reform.reform": {OWN, CHILD},
    "reform.withdraw": {OWN, CHILD},
}

VALUES: dict[str, Value] = {
    "unit_of:code": lambda where: where.things.unit,
    "counter_of:code": lambda where: where.things.counter,
    "round_of:code": lambda where: where.things.round,
    "round_part_of:code": lambda where: where.things.round,
    "person_of:code": lambda where: where.people.code(where.things.person_id),
    "frame_id": lambda where: where.things.frame_id,
    "draw_id": lambda where: where.things.draw_id,
    "batch_id": lambda where: where.things.batch_id,
    "past:batch_id": lambda where: where.things.file_batch_id,
    "workbook_id": lambda where: where.things.workbook_id,
    "document_id": lambda where: where.things.document_id,
    "pack_id": lambda where: where.things.pack_id,
    "national.province:subject": lambda where: where.things.pack_subject,
    "area": lambda where: "1",
    "question_id": lambda where: where.things.question_id,
    "kiosk_id": lambda where: where.things.kiosk_id,
    "pass_id": lambda where: where.things.pass_id,
    "own_pass_id": lambda where: where.things.pass_id,
    "pool_id": lambda where: where.things.pool_id,
    "improvement_id": lambda where: where.things.improvement_id,
    "position": lambda where: 1,
    "enumerator_id": lambda where: where.things.enumerator_id,
    "reform.reform:number": lambda where: where.things.reform_id,
    "reform.withdraw:number": lambda where: where.things.reform_id,
    "slug": lambda where: "sap-nhap",
    "unit": lambda where: where.things.unit,
    "unit_code": lambda where: where.things.unit,
    "draft_id": lambda where: where.cast.draft_id,
    "methods.factor:code": lambda where: where.cast.draft_factor,
    "methods.drop_factor:code": lambda where: where.cast.draft_factor,
    "methods.new_factor:code": lambda where: where.cast.draft_content,
    "methods:code": lambda where: where.cast.method,
    "questionnaires:code": lambda where: where.cast.form,
    "section_code": lambda where: where.cast.form_section,
    "item_code": lambda where: where.cast.form_item,
    "spoken": lambda where: "en",
    "key": lambda where: where.things.comment_id,
    "way": lambda where: "mot",
    "form": lambda where: "toml",
    "preview.preview:code": lambda where: where.cast.questionnaire,
    "methods.take_up:code": lambda where: "qd766",
    "criteria_sets.take_up:code": lambda where: "par-unit-example-2025",
    "submission.change_many_days:set_id": lambda where: where.cast.units_set_id,
    "set_id": lambda where: where.cast.set_id,
    "services.rename:code": lambda where: where.cast.service,
    "outside.subject:code": lambda where: where.cast.outside_subject,
    "outside_register:number": lambda where: where.cast.outside_id,
    "number": lambda where: 1,
    "kind": lambda where: "csv",
    "suffix": lambda where: "csv",
    "table": lambda where: "weeks",
    "official.table:table": lambda where: "xep-hang",
    "task_id": lambda where: where.cast.task,
    "view_id": lambda where: where.cast.view_id,
}

# What a query, or the form that is sent, must name beside the address.
QUERIES: dict[str, Form] = {
    "criteria_sets.new": lambda where: {"nhu": where.cast.set_id},
    "units.rename": lambda where: {"ten": GROUP},
    "units.give_name": lambda where: {"old": GROUP},
    "results.method": lambda where: {"unit": where.cast.things[OWN].unit},
}

# Arguments whose sample belongs to another person: it is not there, whatever the role.
OF_ANOTHER = {"task_id", "view_id", "own_pass_id"}

# Pages about one's own account: their own tests say what they let through.
ABOUT_ONESELF = "accounts."

# Who is asked to do them: the first who has the right.
DOERS = (RoleName.SYSTEM_ADMINISTRATOR, RoleName.PROVINCE_ADMINISTRATOR)

# Rows of the audit that one request leaves, where it changes several things.
ROWS = {"submission.change_many_days": len(Relation)}  # a workbook each

FORMS: dict[str, Form] = {
    "people.add": lambda where: {
        "email": "nguoi.moi@tinh.example",
        "role": RoleName.UNIT_HEAD,
        "unit": where.things.unit,
    },
    "criteria_sets.new": lambda where: {
        "code": "par-province",
        "year": 2024,
        "scope": "province",
        "title": "Bộ tiêu chí 2024",
    },
    "people.give": lambda where: {
        "revision": where.things.person_revision,
        "role": RoleName.UNIT_HEAD,
        "unit": where.things.unit,
    },
    "people.take": lambda where: {
        "revision": where.things.person_revision,
        "role": RoleName.COUNTER_CLERK,
        "unit": where.things.unit,
    },
    "outside_register.new": lambda where: {
        "index_name": "SIPAS",
        "year": 2024,
        "subject_kind": "province",
        "subject_name": "Hà Giang",
        "rank": 30,
        "is_tied": "",
        "mark": "unverified",
    },
    "rounds.mark_unranked": lambda where: {
        "unit": where.things.unit,
        "reason": "other",
        "note": "Thí điểm",
        "revision": where.things.unranked_revision,
    },
    "rounds.mark_ranked": lambda where: {"revision": where.things.unranked_revision},
    "keying.new": lambda where: {
        "counter": where.things.counter,
        "first_day": "9/3/2026",
        "last_day": "10/3/2026",
        "declared": 5,
        "population": "counter-users",
        "language": "vi",
        "share": 10,
    },
    "keying.again": lambda where: {"answers": "54321"},
    "submission.area": lambda where: {"own_0": "1", "revision": "1"},
    "submission.edit": lambda where: {
        "title": "Kế hoạch",
        "items": "1.2",
        "revision": "1",
    },
    "submission.withdraw": lambda where: {"revision": "1"},
    "submission.exempt": lambda where: {
        "exemptions": "no-procedures",
        "because": "Không có thủ tục",
        "revision": "1",
    },
    "submission.open_": lambda where: {
        "criteria_set": str(where.cast.set_id),
        "group": f"={where.cast.things[PARENT].unit}",
        "round": "",
    },
    "submission.change_days": lambda where: {
        "due_on": "2026-03-31",
        "appraise_by": "2026-04-30",
        "because": "Gia hạn",
        "revision": "1",
    },
    "submission.change_many_days": lambda where: {
        "which": "unsent",
        "due_on": "2026-03-31",
        "because": "Gia hạn",
        "revision": where.cast.days_digest,
    },
    "kiosks.make_code": lambda where: {},
    "slip_pools.make": lambda where: {
        "n": 24,
        "last_day": "2026-03-31",
        "kind": "pdf",
    },
    "slip_pools.revoke": lambda where: {},
    "reports.make": lambda where: {"type": "pdf"},
    "help.end": lambda where: {},
    "packs.make": lambda where: {},
    "history.check": lambda where: {},
    "history.belong": lambda where: {"province": "24", "because": "Nhầm"},
    "history.hand_in": lambda where: {"number": "12/BC-UBND", "day": "9/3/2026"},
    "microdata.give": lambda where: {"sure": "y"},
    "past.withdraw": lambda where: {"reason": "nhầm tệp"},
    "kiosks.revoke_kiosk": lambda where: {},
    "saved.new": lambda where: {"name": "Hai xã", "address": "/so-sanh?unit=A"},
    "publishing.publish": lambda where: {"note": "Công bố.", "sure": "y"},
    "improvements.new": lambda where: {
        "round": where.things.round,
        "happened_on": "9/3/2026",
        "text": "Mở thêm quầy",
        "is_public": "y",
    },
    "improvements.edit": lambda where: {
        "round": where.things.round,
        "happened_on": "9/3/2026",
        "text": "Mở thêm quầy",
        "text_en": "One more counter",
        "revision": "1",
    },
    "comments.mask": lambda where: {"revision": "1", "pieces": "người dân"},
    "methods.publish": lambda where: {"revision": where.cast.draft_revision},
    **dict.fromkeys(
        ("people.close", "people.end", "people.link", "people.reset"),
        lambda where: {"revision": where.things.person_revision},
    ),
}
