"""What an address may ask for after its question mark, and where to read on."""

import re
from enum import StrEnum
from typing import Annotated, Literal, TypeVar

from flask import request
from flask_babel import gettext as _
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from survey.errors import Problem
from survey.models import Level, Status

MOST = 500
CODE = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"  # of units and rounds
NODE = r"^[A-Za-z0-9.-]{1,16}$"
# Any cursor of this form is one: it says behind which row to read on.
AFTER = r"^[0-9]{1,9}$"
AFTER_NODE = r"^[0-9]{1,9}~[A-Za-z0-9.-]{1,16}$"
DIMENSION = r"^(service|channel|population|evidence|answer:[A-Za-z0-9._-]{1,16})$"
GROUP = r"^[A-Za-z0-9._-]{1,32}$"
AFTER_GROUP = r"^[0-9]{1,9}~[a-z]{1,10}(:[A-Za-z0-9._-]{1,16})?~[A-Za-z0-9._-]{0,32}$"
AFTER_FACTOR = f"{AFTER_GROUP[:-1]}~[A-Za-z0-9.-]{{1,16}}$"
WHOLE = re.compile(r"[0-9]{1,4}")

Wanted = TypeVar("Wanted", bound="Asked")


def _digits(text: object) -> object:
    """Take numbers written in digits alone: no 1.0, no 1_0."""
    if isinstance(text, str) and not WHOLE.fullmatch(text):
        raise ValueError("digits alone")
    return text


class Asked(BaseModel):
    """What every address may be asked with."""

    model_config = ConfigDict(extra="forbid")

    lang: Literal["vi", "en"] | None = Field(
        None, description="Language of error messages."
    )


class PageAsked(Asked):
    """How many rows of a list, and behind which one."""

    limit: Annotated[int, BeforeValidator(_digits)] = Field(
        100, ge=1, le=MOST, description="Rows a page."
    )
    after: str | None = Field(
        None, pattern=AFTER, description="`next` of the page before."
    )

    @property
    def behind(self) -> int:
        """Return the number of the row to read on behind."""
        return int(self.after or 0)


class OfUnitsAsked(PageAsked):
    """A list of what a release says of units: of which one."""

    unit: str | None = Field(None, pattern=CODE, description="Of this unit alone.")


class NodesAsked(OfUnitsAsked):
    """A list of what a release says of nodes: of which unit, of which node."""

    after: str | None = Field(
        None, pattern=AFTER_NODE, description="`next` of the page before."
    )
    node: str | None = Field(None, pattern=NODE, description="Of this node alone.")

    @property
    def behind_node(self) -> tuple[int, str]:
        """Return unit and node of the row to read on behind."""
        number, _sign, node = (self.after or "0~").partition("~")
        return int(number), node


class Since(StrEnum):
    """What a change is since."""

    ROUND = "round"
    YEAR = "year"


class ChangesAsked(NodesAsked):
    """Which changes of a release."""

    since: Since = Field(
        Since.ROUND,
        description="Since the round before, or, where that is another one, since the "
        "round of about a year before.",
    )


class FiguresAsked(NodesAsked):
    """Which figures of a release."""

    level: Level | None = Field(None, description="Of this level alone.")
    status: Status | None = Field(None, description="Of this status alone.")


class GroupsAsked(OfUnitsAsked):
    """Which groups of sheets, of which units."""

    after: str | None = Field(
        None, pattern=AFTER_GROUP, description="`next` of the page before."
    )
    dimension: str | None = Field(
        None,
        pattern=DIMENSION,
        description="By this alone: `service`, `channel`, `population`, `evidence`, or "
        "`answer:` with the code of a question.",
    )
    group: str | None = Field(
        None,
        pattern=GROUP,
        description="This group alone: the code of a service, a channel, an option …",
    )
    status: Status | None = Field(None, description="Of this status alone.")

    @property
    def behind_group(self) -> tuple[int, str, str]:
        """Return unit, dimension and group of the row to read on behind."""
        number, dimension, group = (self.after or "0~~").split("~")
        return int(number), dimension, group


class GroupFactorsAsked(OfUnitsAsked):
    """Which factors of which groups."""

    after: str | None = Field(
        None, pattern=AFTER_FACTOR, description="`next` of the page before."
    )
    dimension: str | None = Field(
        None, pattern=DIMENSION, description="By this alone, as of groups."
    )
    group: str | None = Field(None, pattern=GROUP, description="This group alone.")
    node: str | None = Field(None, pattern=NODE, description="This factor alone.")

    @property
    def behind_factor(self) -> tuple[int, str, str, str]:
        """Return unit, dimension, group and factor of the row to read on behind."""
        number, dimension, group, node = (self.after or "0~~~").split("~")
        return int(number), dimension, group, node


def asked_for(wanted: type[Wanted]) -> Wanted:
    """Return what the address asks for, or raise a `Problem` (400)."""
    given = request.args.to_dict(flat=False)
    for name, values in given.items():
        if len(values) > 1:
            message = _("Tham số “%(name)s” chỉ được ghi một lần.", name=name[:40])
            raise Problem(message, status=400)
    try:
        return wanted.model_validate({name: text for name, [text] in given.items()})
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        raise Problem(_fault(wanted, name), status=400) from None


def _fault(wanted: type[Asked], name: str) -> str:
    if name not in wanted.model_fields:
        known = ", ".join(wanted.model_fields)
        return str(
            _(
                "Không có tham số “%(name)s”. Các tham số nhận được: %(known)s.",
                name=name[:40],
                known=known,
            )
        )
    return str(
        _(
            "Tham số “%(name)s” không hợp lệ. Giá trị nhận được: %(allowed)s.",
            name=name,
            allowed=_allowed(name),
        )
    )


def _allowed(name: str) -> str:
    words: dict[str, str] = {
        "lang": "vi, en",
        "limit": _("số nguyên từ 1 đến %(most)d", most=MOST),
        "after": _("đúng như “next” của trang trước"),
        "unit": _("mã của một đơn vị"),
        "node": _("mã của một nội dung đo"),
        "dimension": _(
            "service, channel, population, evidence, hoặc answer: kèm mã câu hỏi"
        ),
        "group": _("mã của một nhóm"),
        "level": ", ".join(Level),
        "status": ", ".join(Status),
        "since": ", ".join(Since),
    }
    return words[name]
