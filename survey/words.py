"""Codes of figures and units in words of the page's language."""

from flask_babel import gettext as _

from survey.documents import Texts
from survey.i18n import language
from survey.methods import Method
from survey.models import (
    Basis,
    Figure,
    Quadrant,
    Quality,
    Signal,
    Unit,
    UnitKind,
    Verdict,
    Weighting,
)

FEWEST_DEGREES = 8  # degrees of freedom below which the NCHS standard asks for review


def text_of(texts: Texts) -> str:
    """Return a method's text in the page's language, else in its first."""
    return texts.get(language()) or next(iter(texts.values()), "")


def kind_word(kind: UnitKind) -> str:
    """Return what sort of office units of a kind are, in the plural."""
    words: dict[str, str] = {
        UnitKind.PROVINCE: _("Tỉnh, thành phố"),
        UnitKind.DEPARTMENT: _("Sở, ban, ngành"),
        UnitKind.VERTICAL: _("Cơ quan ngành dọc"),
        UnitKind.SERVICE: _("Đơn vị sự nghiệp"),
        UnitKind.COMMUNE: _("Xã, đặc khu"),
        UnitKind.WARD: _("Phường"),
        UnitKind.BRANCH: _("Chi nhánh"),
        UnitKind.POINT: _("Điểm phục vụ"),
    }
    return words[kind]


def group_of(unit: Unit) -> str:
    """Return the name of the group a unit is ranked in."""
    return unit.ranking_group or kind_word(unit.kind)


def band_word(band: str) -> str:
    """Return a class (xếp loại) in words."""
    words: dict[str, str] = {
        "excellent": _("Xuất sắc"),
        "good": _("Tốt"),
        "fair": _("Khá"),
        "average": _("Trung bình"),
        "weak": _("Yếu"),
    }
    return words.get(band, "")


def measure_word(method: Method) -> str:
    """Return what the index of a method is made of."""
    words: dict[str, str] = {
        "share": _("tỷ lệ câu trả lời hài lòng hoặc rất hài lòng"),
        "mean": _("điểm trung bình của năm mức, tính trên 100"),
    }
    return words[method.measure]


def aggregate_word(method: Method) -> str:
    """Return how a method adds criteria up."""
    words: dict[str, str] = {
        "criteria": _("trung bình các tiêu chí"),
        "pooled": _("gộp mọi câu trả lời"),
        "factors": _("trung bình các yếu tố"),
        "weighted": _("trung bình các yếu tố theo trọng số"),
    }
    return words[method.aggregate]


def weighting_word(weighting: Weighting) -> str:
    """Return how units weigh in the units above them."""
    words: dict[str, str] = {
        Weighting.EQUAL: _("mỗi phiếu tính như nhau"),
        Weighting.TRANSACTIONS: _("theo số lượt giao dịch của từng đơn vị"),
    }
    return words[weighting]


def quality_word(quality: str) -> str:
    """Return how far a criterion's share can be relied on; empty where unsaid."""
    words: dict[str, str] = {
        Quality.PRESENT: _("đủ tin cậy"),
        Quality.REVIEW: _("cần thận trọng"),
        Quality.FEW: _("chưa đủ để công bố"),
        Quality.WIDE: _("chưa đủ để công bố"),
        Quality.WIDE_FOR_ITS_SIZE: _("chưa đủ để công bố"),
    }
    return words.get(quality, "")


def quality_reason(figure: Figure) -> str:
    """Return why a criterion's share cannot simply be relied on; empty if it can."""
    if figure.quality == Quality.REVIEW:
        if figure.df is not None and figure.df < FEWEST_DEGREES:
            return str(_("số liệu đến từ quá ít quầy và ngày"))
        return str(_("mọi câu trả lời đều như nhau"))
    words: dict[str, str] = {
        Quality.FEW: _("chưa đủ 30 câu trả lời, hoặc tương đương chưa đủ 30"),
        Quality.WIDE: _("khoảng tin cậy rộng từ 30 điểm trở lên"),
        Quality.WIDE_FOR_ITS_SIZE: _("khoảng tin cậy quá rộng so với tỷ lệ"),
    }
    return words.get(figure.quality, "")


def fallback_reason(fallback: str) -> str:
    """Return why an interval rests on the number of sheets alone, as a sentence."""
    words: dict[str, str] = {
        "df0": _("Phiếu chỉ đến từ một cụm ở mỗi tầng."),
        "extreme": _("Mọi câu trả lời đều như nhau."),
        "zero_variance": _("Các cụm không khác nhau."),
        "census": _("Không có sai số chọn mẫu."),
    }
    return words.get(fallback, "")


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
