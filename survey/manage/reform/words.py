"""Reforms in words of the page's language."""

from flask_babel import gettext as _

from survey.models import ReformKind

# What stands in the address of a page that makes one.
SLUGS = {
    "sap-nhap": ReformKind.MERGE,
    "chia-tach": ReformKind.SPLIT,
    "chuyen": ReformKind.MOVE,
    "doi-ten": ReformKind.RENAME,
    "giai-the": ReformKind.CLOSE,
}


def reform_word(kind: ReformKind) -> str:
    """Return what a reform does, as a title."""
    words: dict[str, str] = {
        ReformKind.MERGE: _("Sáp nhập"),
        ReformKind.SPLIT: _("Chia tách"),
        ReformKind.MOVE: _("Chuyển cấp trên"),
        ReformKind.RENAME: _("Đổi tên"),
        ReformKind.CLOSE: _("Giải thể"),
        ReformKind.REGROUP: _("Sắp xếp theo tệp"),
    }
    return words[kind]


def reform_purpose(kind: ReformKind) -> str:
    """Return when one chooses it, in a sentence."""
    words: dict[str, str] = {
        ReformKind.MERGE: _(
            "Hai hay nhiều đơn vị thành một: đơn vị mới, hoặc nhập vào một đơn vị đang "
            "có."
        ),
        ReformKind.SPLIT: _("Một đơn vị thành hai hay nhiều đơn vị mới."),
        ReformKind.MOVE: _(
            "Đơn vị giữ nguyên tên, mã, quầy và kết quả, chỉ thuộc cấp trên khác; "
            "ví dụ xã không còn thuộc huyện."
        ),
        ReformKind.RENAME: _(
            "Từ một ngày, đơn vị mang tên và mã mới; kết quả cũ vẫn mang tên cũ."
        ),
        ReformKind.CLOSE: _(
            "Đơn vị kết thúc, không đơn vị nào kế tục; các đơn vị bên dưới về cấp trên."
        ),
        ReformKind.REGROUP: _("Cả một tỉnh trong một lần, từ tệp CSV hoặc Excel."),
    }
    return words[kind]


def chosen_word(kind: ReformKind) -> str:
    """Return what the units that are chosen for a reform are to it."""
    words: dict[str, str] = {
        ReformKind.MERGE: _("Các đơn vị được sáp nhập"),
        ReformKind.SPLIT: _("Đơn vị được chia tách"),
        ReformKind.MOVE: _("Các đơn vị chuyển đi"),
        ReformKind.RENAME: _("Đơn vị đổi tên"),
        ReformKind.CLOSE: _("Các đơn vị giải thể"),
    }
    return words[kind]


def above_word(kind: ReformKind) -> str:
    """Return what the one further unit that is chosen is to a reform; empty: none."""
    words: dict[str, str] = {
        ReformKind.MERGE: _("Nhập vào đơn vị đang có (không lập đơn vị mới)"),
        ReformKind.MOVE: _("Cấp trên mới"),
        ReformKind.CLOSE: _("Nơi nhận các đơn vị bên dưới (nếu khác cấp trên)"),
    }
    return words.get(kind, "")


def above_link(kind: ReformKind) -> str:
    """Return what a link says that chooses the one further unit."""
    words: dict[str, str] = {
        ReformKind.MERGE: _("Nhập vào đơn vị này"),
        ReformKind.MOVE: _("Chọn làm cấp trên mới"),
        ReformKind.CLOSE: _("Chọn làm nơi nhận"),
    }
    return words.get(kind, "")
