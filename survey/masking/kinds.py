"""What may be personal in a text, and the word that takes its place."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a masked stretch of text was."""

    PHONE = "phone"
    IDENTITY = "identity"  # căn cước, chứng minh, hộ chiếu
    INSURANCE = "insurance"
    TAX = "tax"
    DOSSIER = "dossier"
    QUEUE = "queue"
    PLATE = "plate"
    ACCOUNT = "account"
    NUMBER = "number"  # long, and of no kind known
    MAIL = "mail"
    LINK = "link"
    HANDLE = "handle"
    NAME = "name"
    HOME = "home"


WORDS = {
    Kind.PHONE: "[số điện thoại]",
    Kind.IDENTITY: "[số giấy tờ]",
    Kind.INSURANCE: "[số bảo hiểm]",
    Kind.TAX: "[mã số thuế]",
    Kind.DOSSIER: "[mã hồ sơ]",
    Kind.QUEUE: "[số thứ tự]",
    Kind.PLATE: "[biển số xe]",
    Kind.ACCOUNT: "[số tài khoản]",
    Kind.NUMBER: "[dãy số]",
    Kind.MAIL: "[thư điện tử]",
    Kind.LINK: "[liên kết]",
    Kind.HANDLE: "[tài khoản mạng]",
    Kind.NAME: "[họ tên]",
    Kind.HOME: "[nơi ở]",
}

BY_HAND = "[đã che]"  # what somebody masked whom the rules did not help


class Span(NamedTuple):
    """A stretch of a text, from its first character to before its last."""

    start: int
    end: int
    kind: Kind
