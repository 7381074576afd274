"""What a questionnaire is made of, in words: kinds of items, concerns."""

from flask_babel import gettext as _

from survey.methods.form import Kind
from survey.methods.personal import Personal


def item_kind_word(kind: str) -> str:
    """Return how an item is answered."""
    words: dict[str, str] = {
        Kind.CRITERION: _("tiêu chí, chọn một mức"),
        Kind.CHOICE: _("chọn một"),
        Kind.CHOICES: _("chọn nhiều"),
    }
    return words.get(kind, kind)


def personal_word(kind: Personal) -> str:
    """Return what a question would collect."""
    words: dict[str, str] = {
        Personal.NAME: _("họ tên hoặc danh tính"),
        Personal.PHONE: _("số điện thoại"),
        Personal.IDENTITY: _("số giấy tờ tùy thân hoặc tài khoản"),
        Personal.ADDRESS: _("địa chỉ"),
        Personal.EMAIL: _("thư điện tử"),
        Personal.BIRTH: _("ngày sinh"),
        Personal.DOSSIER: _("mã hồ sơ"),
    }
    return words[kind]
