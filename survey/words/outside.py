"""Results that others publish in words: whom they are of, how far they were checked."""

from flask_babel import gettext as _

from survey.models import Mark, SubjectKind


def subject_kind_word(kind: str) -> str:
    """Return whom a result is of."""
    words: dict[str, str] = {
        SubjectKind.NATION: _("Cả nước"),
        SubjectKind.REGION: _("Vùng, nhóm"),
        SubjectKind.PROVINCE: _("Tỉnh, thành phố"),
        SubjectKind.UNIT: _("Đơn vị"),
    }
    return words[kind]


def mark_word(mark: str) -> str:
    """Return how far a result was compared with its source."""
    words: dict[str, str] = {
        Mark.VERIFIED: _("đã đối chiếu nguồn"),
        Mark.DERIVED: _("suy ra từ số đã công bố"),
        Mark.UNVERIFIED: _("chưa đối chiếu nguồn"),
        Mark.ASSUMED: _("số liệu giả định"),
    }
    return words[mark]
