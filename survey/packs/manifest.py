"""What the manifest of a pack must say, and of which kind each value is."""

from datetime import date
from typing import Annotated, TypeVar

from flask_babel import gettext as _
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
)

from survey.packs.refused import PackRefused
from survey.packs.strict import read_json
from survey.unseen import UNSEEN

NAME = "manifest.json"
FORMATS = frozenset({1})  # that can be read
FIRST_YEAR, LAST_YEAR = 2000, 2099
Likely = TypeVar("Likely", bound=date)


def _seen(text: str) -> str:
    if not text.strip() or UNSEEN.search(text):
        raise ValueError("empty, or with characters that nobody sees")
    return text


def _likely(day: Likely) -> Likely:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"not from {FIRST_YEAR} to {LAST_YEAR}")
    return day


Code = Annotated[str, Field(max_length=64), AfterValidator(_seen)]
Text = Annotated[str, Field(max_length=300), AfterValidator(_seen)]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Day = Annotated[date, AfterValidator(_likely)]
Moment = Annotated[AwareDatetime, AfterValidator(_likely)]
Count = Annotated[int, Field(ge=0, lt=2**31)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class RoundSaid(_Part):
    """The round, and the unit it was held under."""

    code: Code
    title: Text
    starts_on: Day
    ends_on: Day
    unit: Code
    unit_name: Text


class ReleaseSaid(_Part):
    """The release, and its digests."""

    number: Annotated[int, Field(ge=1, le=99_999)]
    made_at: Moment
    weighting: Annotated[str, Field(max_length=16), AfterValidator(_seen)]
    n_sheets: Count
    input_digest: Digest
    figures_digest: Digest
    further_digest: Annotated[str, Field(pattern="^([0-9a-f]{64})?$")]


class MethodSaid(_Part):
    """The method by which the release was made."""

    code: Code
    version: Annotated[int, Field(ge=1, le=10_000)]
    digest: Digest


class SoftwareSaid(_Part):
    """Which software made the release, and which the pack."""

    release: Annotated[str, Field(max_length=80), AfterValidator(_seen)]
    pack: Annotated[str, Field(max_length=80), AfterValidator(_seen)]


class Manifest(_Part):
    """What a manifest says of the release; what else it says is kept, not read."""

    round: RoundSaid
    release: ReleaseSaid
    method: MethodSaid
    software: SoftwareSaid


def read_manifest(data: bytes) -> Manifest:
    """Return what a manifest says, or raise `PackRefused`."""
    said = read_json(data, NAME)
    format_ = said.get("format") if isinstance(said, dict) else None
    if type(format_) is not int or format_ not in FORMATS:
        words = _(
            "Định dạng hồ sơ %(given)s chưa được hỗ trợ; phần mềm này đọc được: "
            "%(known)s. Có thể cần bản phần mềm mới hơn.",
            given=str(format_)[:20],
            known=", ".join(map(str, sorted(FORMATS))),
        )
        raise PackRefused([words])
    try:
        return Manifest.model_validate_json(data)
    except ValidationError as error:
        raise PackRefused([_told(one) for one in error.errors()]) from None


def _told(error: object) -> str:
    """Return where a value is not what it must be."""
    place = ".".join(str(part) for part in error["loc"])  # type: ignore[index]
    given = repr(error["input"])[:60]  # type: ignore[index]
    words = _("giá trị không hợp lệ")
    return f"{NAME}, {place}: {words} ({error['msg']}; {given})"  # type: ignore[index]
