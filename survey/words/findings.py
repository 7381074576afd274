"""Findings beside the figures in words: changes, weeks, factors."""

from flask_babel import gettext as _

from survey.models import Basis, Quadrant, Signal, Verdict


def verdict_word(verdict: Verdict) -> str:
    """Return what may be said of a change since the round before."""
    words: dict[str, str] = {
        Verdict.REAL_RISE: _("tăng thật"),
        Verdict.REAL_FALL: _("giảm thật"),
        Verdict.SMALL: _("thay đổi nhỏ, không đáng kể"),
        Verdict.EQUIVALENT: _("không đổi đáng kể"),
        Verdict.UNCLEAR: _("chưa đủ cơ sở kết luận"),
    }
    return words[verdict]


def pair_word(verdict: Verdict) -> str:
    """Return what may be said of one unit beside another."""
    words: dict[str, str] = {
        Verdict.REAL_RISE: _("cao hơn thật"),
        Verdict.REAL_FALL: _("thấp hơn thật"),
        Verdict.SMALL: _("khác nhau nhỏ, không đáng kể"),
        Verdict.EQUIVALENT: _("ngang nhau"),
        Verdict.UNCLEAR: _("chưa đủ cơ sở kết luận"),
    }
    return words[verdict]


def group_verdict_word(verdict: str) -> str:
    """Return what may be said of a group beside the others."""
    words: dict[str, str] = {
        Verdict.REAL_RISE: _("cao hơn thật"),
        Verdict.REAL_FALL: _("thấp hơn thật"),
        Verdict.SMALL: _("chênh ít, không đáng kể"),
        Verdict.EQUIVALENT: _("như các nhóm khác"),
        Verdict.UNCLEAR: _("chưa đủ cơ sở kết luận"),
    }
    return words[verdict]


def signal_word(signal: Signal) -> str:
    """Return which rule of a control chart a week breaks."""
    words: dict[str, str] = {
        Signal.BEYOND_3: _("ra ngoài giới hạn"),
        Signal.RUN_8: _("từ tám tuần liền trở lên ở cùng một phía của mức chung"),
        Signal.TWO_OF_THREE: _("hai trong ba tuần liền gần sát cùng một giới hạn"),
    }
    return words[signal]


def basis_word(basis: Basis) -> str:
    """Return how far the limits of a chart of weeks can be trusted, as a sentence."""
    words: dict[str, str] = {
        Basis.NONE: _("Chưa đủ tuần có phiếu để tính giới hạn."),
        Basis.SHORT: _(
            "Chuỗi còn ngắn, chưa đủ 8 tuần: giới hạn mới chỉ tính đến sai số do số "
            "phiếu, nên chưa xét tuần nào khác thường."
        ),
        Basis.PROVISIONAL: _(
            "Giới hạn tính từ chưa tới 20 tuần nên còn tạm thời, có thêm tuần sẽ "
            "thay đổi."
        ),
        Basis.ESTABLISHED: _("Giới hạn tính từ 20 tuần đầu và giữ nguyên từ đó."),
    }
    return words[basis]


def quadrant_word(quadrant: Quadrant) -> str:
    """Return where a factor stands among the factors of its unit."""
    words: dict[str, str] = {
        Quadrant.FIX_FIRST: _("nên cải thiện trước"),
        Quadrant.KEEP_UP: _("nên giữ vững"),
        Quadrant.LOW_PRIORITY: _("cải thiện sau"),
        Quadrant.POSSIBLE_OVERKILL: _("đã tốt, chưa cần thêm"),
        Quadrant.UNCLEAR: _("chưa đủ cơ sở để xếp"),
    }
    return words[quadrant]
