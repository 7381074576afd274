"""How every chart looks: letters, colours, measures."""

from typing import Any, Literal, NamedTuple

import altair as alt

INK, QUIET, LINE = "#1d2939", "#556274", "#dfe4ea"
ACCENT, ACCENT_LIGHT = "#0f5c8a", "#b9d4e4"
SIGNAL = "#b4530a"  # what stands out

# From worst to best; told apart in grey and by people who confuse red and green.
LEVELS = ("#b4530a", "#efa558", "#d5d9de", "#7db3d2", "#17628f")

# Arial and Liberation Sans are equally wide, so texts end where they were measured.
FONT = "Arial, Liberation Sans, Helvetica, sans-serif"
TEXT, SMALL = 13, 12  # pixels

CONFIG: dict[str, Any] = {
    "aria": False,  # the page describes the chart as one image
    "background": "transparent",
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": QUIET,
        "labelFont": FONT,
        "labelFontSize": SMALL,
        "labelLimit": 0,  # measuring for a limit costs more than all the rest
        "titleColor": QUIET,
        "titleFont": FONT,
        "titleFontSize": SMALL,
        "titleFontWeight": "normal",
        "titleLimit": 0,
        "gridColor": LINE,
        "domainColor": LINE,
        "tickColor": LINE,
    },
    "text": {"font": FONT, "fontSize": TEXT, "color": INK},
}


class Layout(NamedTuple):
    """The measures of a chart for one width of page, in pixels."""

    name: Literal["wide", "narrow", "printed"]
    left: int  # for labels beside the rows
    plot: int
    right: int  # for figures beside the rows
    row: int
    letters: int  # a label longer than this is cut; the table has it whole

    ticks: int

    @property
    def has_labels_above(self) -> bool:
        """Return whether a row's label stands above it instead of beside it."""
        return self.left == 0


WIDE = Layout("wide", left=300, plot=550, right=165, row=27, letters=44, ticks=5)
NARROW = Layout("narrow", left=0, plot=190, right=142, row=46, letters=48, ticks=3)
LAYOUTS = (WIDE, NARROW)
# Of the width of a page of A4, where 13 pixels become letters of 10 points.
PRINTED = Layout("printed", left=270, plot=192, right=150, row=24, letters=40, ticks=4)


def top_axis(layout: Layout, **given: Any) -> alt.Axis:
    """Return an axis above the rows, where it is seen first also on a long chart."""
    usual = {"orient": "top", "title": None, "ticks": False, "domain": False}
    return alt.Axis(**(usual | {"tickCount": layout.ticks} | given))
