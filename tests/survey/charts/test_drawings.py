"""Drawings: fit for a page, true to their rows, readable when there are many."""

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import altair as alt
import pytest
import vl_convert
from jsonschema import ValidationError  # type: ignore[import-untyped]
from markupsafe import Markup

from survey.charts.dots import Dot, Line, dots
from survey.charts.drawing import draw, shortened, table
from survey.charts.levels import Levels, levels
from survey.charts.plane import Corners, Place, plane
from survey.charts.scale import limits
from survey.charts.theme import LAYOUTS, NARROW, SIGNAL, WIDE, Layout
from survey.charts.trend import Point, trend
from survey.charts.weeks import Week, weeks
from survey.charts.years import YearPoint, years_drawing

NASTY = "<script>alert(\"1\")</script> & 'Xã'"
LONG = "Trung tâm Phục vụ hành chính công tỉnh, Chi nhánh khu vực phía Bắc"

Drawing = Callable[[Layout], Markup]


def _dots(layout: Layout, *, n: int = 3, label: str = NASTY) -> Markup:
    rows = tuple(Dot(label, 88.4, 80.25 - at / 10, 93, "88,40") for at in range(n))
    return dots(rows, layout, line=Line(85.5, "Toàn tỉnh: 85,50"), locale="vi")


def _levels(layout: Layout) -> Markup:
    rows = (Levels(NASTY, (1, 0, 3, 40, 9), "92%"), Levels("II.A", (0,) * 5, "–", True))
    return levels(rows, layout, locale="vi")


def _trend(layout: Layout) -> Markup:
    rows = tuple(
        Point(
            NASTY[:9] if at < 3 else "2", f"{at + 1}/9/2026", 80 + at, 79, 88, "80,00"
        )
        for at in range(30)
    )
    return trend(rows, layout, locale="vi")


def _week(at: int) -> Week:
    limits = (88.0, 79.0, 97.0) if at % 9 else (None, None, None)
    is_signal = at % 7 == 0
    return Week(at, f"{at}/1", 80 + at % 9, 79, 92, *limits, is_signal, NASTY)


def _weeks(layout: Layout) -> Markup:
    return weeks(tuple(_week(at) for at in (*range(9), 11, 12)), layout, locale="vi")


def _plane(layout: Layout) -> Markup:
    places = (Place(NASTY, 0.5, 0.4, 0.6, -2, -3, -1), Place("B", 1, 1, 1, 2, 2, 2))
    corners = Corners(*(NASTY,) * 6)
    return plane(places, layout, line=0.6, corners=corners, locale="vi")


def _years(layout: Layout) -> Markup:
    rows = tuple(YearPoint(2015 + at, 80 + at, "80,00", at // 4) for at in range(9))
    return years_drawing(rows, layout, locale="vi")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("drawing", [_dots, _levels, _trend, _weeks, _plane])
def test_a_drawing_can_stand_in_a_page(drawing: Drawing, layout: Layout) -> None:
    svg = ElementTree.fromstring(drawing(layout))  # noqa: S314 - our own drawing
    assert svg.get("aria-hidden") == "true"  # the page has the words for it
    for element in svg.iter():
        assert "style" not in element.attrib
        assert element.tag in {"svg", "g", "path", "text", "line", "rect"}
    assert "<script" not in drawing(layout)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("drawing", [_weeks, _plane])
def test_a_drawing_in_the_plane_fits_its_page(drawing: Drawing, layout: Layout) -> None:
    svg = ElementTree.fromstring(drawing(layout))  # noqa: S314 - our own drawing
    assert float(svg.attrib["width"]) <= {"wide": 1040, "narrow": 344}[layout.name]


def test_a_week_that_stands_out_has_another_shape_and_its_index() -> None:
    points = tuple(
        Week(at, "", 88, 84, 92, 88, 79, 97, at == 1, f"{at},00") for at in range(3)
    )
    drawn = weeks(points, WIDE, locale="vi")
    assert drawn.count(SIGNAL) == 1
    assert [text for text in _texts(drawn) if text.endswith(",00")] == ["1,00"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_drawing_fits_its_page(layout: Layout) -> None:
    svg = ElementTree.fromstring(_dots(layout, n=40))  # noqa: S314 - our own drawing
    assert float(svg.attrib["width"]) <= {"wide": 1040, "narrow": 344}[layout.name]
    assert float(svg.attrib["height"]) > 40 * 25


def _texts(svg: str) -> list[str]:
    return [text or "" for text in re.findall(r"<text[^>]*>([^<]*)<", svg)]


def test_every_row_has_its_words_in_order() -> None:
    rows = tuple(Dot(f"Xã {at}", 90 - at / 4, 80, 95, f"{at},00") for at in range(35))
    found = _texts(dots(rows, WIDE, line=None, locale="vi"))
    assert [text for text in found if "Xã" in text] == [f"Xã {at}" for at in range(35)]
    assert [text for text in found if ",00" in text] == [f"{at},00" for at in range(35)]


@pytest.mark.parametrize(("locale", "written"), [("vi", "2,50"), ("en", "2.50")])
def test_numbers_are_written_as_the_language_does(locale: str, written: str) -> None:
    text = alt.Text("value:Q", format=".2f")
    chart = alt.layer(table([{"value": 2.5}]).mark_text().encode(text=text))
    svg = draw(chart.properties(height=20), NARROW, padding={}, locale=locale)
    assert _texts(svg) == [written]


def test_bars_are_as_long_as_the_answers_many() -> None:
    svg = levels((Levels("a", (10, 0, 10, 20, 60), ""),), WIDE, locale="vi")
    lengths = [float(x) for x in re.findall(r"h(\d+(?:\.\d+)?)v15", svg)]
    assert lengths == pytest.approx([55, 0, 55, 110, 330])


def test_a_label_is_cut_at_a_word() -> None:
    assert shortened("Sở Nội vụ", 44) == "Sở Nội vụ"
    assert shortened(LONG, 44) == "Trung tâm Phục vụ hành chính công tỉnh…"
    assert shortened("x" * 60, 10) == "xxxxxxxxx…"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([83.84, 84.65], (70, 95)),
        ([99.2, 100], (80, 100)),
        ([0, 0.5], (0, 20)),
        ([12, 97], (10, 100)),
        ([90], (80, 100)),
        ([], (0, 20)),
    ],
)
def test_limits_leave_room_and_stay_on_the_scale(
    values: list[float], expected: tuple[int, int]
) -> None:
    assert limits(values) == expected


def test_equal_rows_are_drawn_once() -> None:
    assert _dots(WIDE, n=7) is _dots(WIDE, n=7)


@pytest.mark.parametrize("drawing", [_dots, _levels, _trend, _weeks, _plane, _years])
def test_what_is_drawn_keeps_to_the_schema(
    drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Pages draw without checking; that the specifications are sound is checked here.
    seen: list[dict[str, Any]] = []
    convert = vl_convert.vegalite_to_svg

    def watched(spec: dict[str, Any], **given: Any) -> str:
        seen.append(spec)
        return convert(spec, **given)

    monkeypatch.setattr(vl_convert, "vegalite_to_svg", watched)
    drawing(WIDE._replace(ticks=7))  # never drawn before
    [spec] = seen
    alt.LayerChart.from_dict(spec, validate=True)
    with pytest.raises(ValidationError):
        alt.LayerChart.from_dict(spec | {"height": []}, validate=True)
