"""Ranks, classes and changes in the words of the page."""

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from survey.figures.branches import Branch, UnitFigures
from survey.figures.populations import Mixture
from survey.i18n import index, number, percent, signed
from survey.methods import Method
from survey.models import (
    AnyChange,
    Channel,
    Figure,
    Population,
    Signal,
    TrendPoint,
    Verdict,
    YearChange,
)
from survey.words import (
    band_word,
    channel_word,
    population_word,
    quality_reason,
    quality_word,
    signal_word,
    verdict_word,
)

NEARLY = 0.995  # a probability from which on "100%" would be printed
LEAST = 0.0001  # a p-value below which only that is printed
HARDLY = 0.005  # a probability below which a class is not worth naming


def chance(probability: float) -> str:
    """Write a probability, never as 0 or 100 %."""
    if probability >= NEARLY:
        return str(_("trên 99%"))
    if probability < HARDLY:
        return str(_("dưới 1%"))
    return percent(100 * probability, 0)


def p_value(p: float) -> str:
    """Write a p-value with its sign of relation, never as 0."""
    return f"< {number(LEAST, 4)}" if p < LEAST else f"= {number(p, 4)}"


def whose(mixture: Mixture | None) -> str:
    """Say whose sheets an index mixes; nothing where the round asks one population."""
    if mixture is None or not mixture.counted:
        return ""
    counted = populations(mixture.counted)
    if mixture.is_mixed:
        return str(
            _(
                "Chỉ số này gộp phiếu của nhiều đối tượng: %(counted)s.",
                counted=counted,
            )
        )
    return str(
        _(
            "Đợt này hỏi nhiều đối tượng (%(asked)s), nhưng phiếu được tính ở đây mới "
            "chỉ của: %(counted)s.",
            asked=populations(mixture.asked),
            counted=counted,
        )
    )


def populations(codes: Iterable[Population]) -> str:
    """Name populations."""
    return "; ".join(population_word(one) for one in codes)


def channels(codes: Iterable[Channel]) -> str:
    """Name the ways in which sheets come in."""
    return "; ".join(channel_word(one) for one in codes)


def between(low: float | None, high: float | None) -> str:
    """Write the limits of a difference."""
    if low is None or high is None:
        return index(None)
    return str(_("%(low)s đến %(high)s", low=signed(low), high=signed(high)))


def ranks(best: int | None, worst: int | None) -> str:
    """Write the ranks a unit may have."""
    if best is None or worst is None:
        return ""
    return number(best) if best == worst else f"{number(best)}–{number(worst)}"


def movement(change: AnyChange) -> str:
    """Say how far the index went, and which way."""
    points = index(abs(change.difference))
    if points == index(0):
        is_of_year = isinstance(change, YearChange)
        return str(_("bằng năm trước") if is_of_year else _("bằng đợt trước"))
    if change.difference > 0:
        return str(_("tăng %(points)s điểm", points=points))
    return str(_("giảm %(points)s điểm", points=points))


def more_or_fewer(n: int) -> str:
    """Say how many more, or fewer, there are than before."""
    if n > 0:
        return str(_("tăng %(n)s", n=number(n)))
    return str(_("giảm %(n)s", n=number(-n)))


def change(found: AnyChange) -> str:
    """Say how far the index went, and what may be concluded."""
    return f"{movement(found)}: {verdict_word(found.verdict)}"


def in_short(found: AnyChange) -> str:
    """Say how far the index went, and whether that is more than chance."""
    words: dict[str, str] = {
        Verdict.REAL_RISE: _("ngoài sai số"),
        Verdict.REAL_FALL: _("ngoài sai số"),
        Verdict.SMALL: _("ngoài sai số nhưng chưa tới 2 điểm"),
        Verdict.EQUIVALENT: _("không đổi đáng kể"),
        Verdict.UNCLEAR: _("chưa đủ cơ sở kết luận"),
    }
    return f"{movement(found)}, {words[found.verdict]}"


def on_100(method: Method) -> str:
    """Say on which scale 2 points matter, where a method has another than 0-100."""
    if method.measure != "points":
        return ""
    return str(
        _(
            "Mức 2 điểm tính trên thang 100, tức hai phần trăm số điểm tối đa của "
            "phương pháp."
        )
    )


def why(found: AnyChange) -> str:
    """Say what the verdict on a change rests on."""
    words: dict[str, str] = {
        Verdict.REAL_RISE: _(
            "Mức tăng lớn hơn sai số do số phiếu có hạn và từ 2 điểm trở lên."
        ),
        Verdict.REAL_FALL: _(
            "Mức giảm lớn hơn sai số do số phiếu có hạn và từ 2 điểm trở lên."
        ),
        Verdict.SMALL: _(
            "Thay đổi lớn hơn sai số do số phiếu có hạn nhưng chưa tới 2 điểm, "
            "ít có ý nghĩa trong thực tế."
        ),
        Verdict.EQUIVALENT: _("Số liệu cho thấy nếu có thay đổi thì cũng dưới 2 điểm."),
        Verdict.UNCLEAR: _(
            "Thay đổi chưa vượt sai số do số phiếu có hạn, đã tính đến việc so nhiều "
            "đơn vị cùng lúc; cũng chưa loại trừ được một thay đổi từ 2 điểm trở lên."
        ),
    }
    return words[found.verdict]


def band(figure: Figure) -> str:
    """Say a unit's class, and how sure it is."""
    word = band_word(figure.band)
    if not word or figure.band_chance is None:
        return word
    sure = certainty(figure)
    return f"{word} – {sure}" if figure.band_sure else sure


def certainty(figure: Figure) -> str:
    """Say how sure a unit's class is; where it is not, which classes there are."""
    chance_of = figure.band_chance or 0.0
    if figure.band_sure:
        return str(_("chắc chắn (%(chance)s)", chance=chance(chance_of)))
    return str(_("giáp ranh: %(bands)s", bands=", ".join(_bands(figure))))


def _bands(figure: Figure) -> Iterator[str]:
    """Give the classes that are possible, the printed one first."""
    chances = figure.band_chances or {figure.band: figure.band_chance or 0.0}
    order = sorted(chances, key=lambda one: (one != figure.band, -chances[one]))
    for one in order:
        if one == figure.band or chances[one] >= HARDLY:
            yield f"{band_word(one)} {chance(chances[one])}"


def by_level(figure: Figure, method: Method) -> list[int]:
    """Return how many answers each level of the method's scale got, worst first."""
    return (figure.counts or [])[1 : method.scale + 1]


def quality(figure: Figure) -> str:
    """Say how far a criterion's share can be relied on, and why not further."""
    word, reason = quality_word(figure.quality), quality_reason(figure)
    return f"{word}: {reason}" if reason else word


def unsure(figures: UnitFigures) -> tuple[tuple[str, list[Branch]], ...]:
    """Return the criteria that cannot simply be relied on, by what is said of them."""
    found: dict[str, list[Branch]] = {}
    for criterion in figures.unsure:
        found.setdefault(quality(criterion.figure), []).append(criterion)
    return tuple(found.items())


def signals(point: TrendPoint) -> str:
    """Say what stands out in a week; nothing where nothing does."""
    return "; ".join(signal_word(Signal(signal)) for signal in point.signals)
