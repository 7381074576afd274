"""What a tablet sends, as JSON: read strictly, or refused with what is wrong."""

from base64 import urlsafe_b64decode
from datetime import date
from typing import Annotated, TypeVar

from flask_babel import gettext as _
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from survey.clock import Half
from survey.errors import Problem
from survey.respond.body import MOST_FIELDS
from survey.respond.tokens import SECRET

MOST = 1_000_000  # of anything a tablet counts
A_CENTURY = 4_000_000_000_000  # milliseconds

Sent = TypeVar("Sent", bound="FromTablet")
# 16 bytes in base64: the last of 22 characters carries two bits.
Secret = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{21}[AQgw]$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,16}$")]
Name = Annotated[str, StringConstraints(max_length=64)]
Text = Annotated[str, StringConstraints(max_length=8_000)]


class FromTablet(BaseModel):
    """Whatever a tablet sends: nothing in it that we do not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SentSheet(FromTablet):
    """A sheet as a tablet keeps and sends it, and as a file of them holds it.

    The secret was drawn when the sheet was finished: sent again it is the same sheet.
    """

    secret: Secret
    counter: Code
    questionnaire: int = Field(ge=1, le=2**31 - 1)
    language: Annotated[str, StringConstraints(max_length=8)]
    day: date
    half: Half
    fields: dict[Name, Text] = Field(max_length=MOST_FIELDS)

    @property
    def secret_bytes(self) -> bytes:
        """Return what the sheet's id, receipt and digest follow from."""
        raw = urlsafe_b64decode(self.secret + "==")
        assert len(raw) == SECRET  # noqa: S101 - its pattern says so
        return raw


class SentCondition(FromTablet):
    """What a tablet tells of itself."""

    waiting: int = Field(ge=0, le=MOST)
    refused: int = Field(ge=0, le=MOST)
    version: Annotated[str, StringConstraints(max_length=16)]
    clock: int = Field(ge=0, le=A_CENTURY)  # milliseconds since 1970, as it thinks


def read(shape: type[Sent], body: bytes | str) -> Sent:
    """Return what was sent, or raise a `Problem` that says where it is wrong."""
    try:
        return shape.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "JSON"
        message = _("Nội dung không đúng mẫu ở “%(where)s”.", where=where[:60])
        raise Problem(message, status=400) from None
