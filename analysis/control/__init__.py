"""Charts that tell a change from noise: in time, and between units."""

from analysis.control.charts import Chart, Status
from analysis.control.funnel import Funnel, Limits, funnel, funnel_limits
from analysis.control.overdispersion import Overdispersion, overdispersion
from analysis.control.peers import peer_scores
from analysis.control.signals import BEYOND_3, RUN_8, TWO_OF_THREE, signals
from analysis.control.trends import index_chart, share_chart

__all__ = [
    "BEYOND_3",
    "RUN_8",
    "TWO_OF_THREE",
    "Chart",
    "Funnel",
    "Limits",
    "Overdispersion",
    "Status",
    "funnel",
    "funnel_limits",
    "index_chart",
    "overdispersion",
    "peer_scores",
    "share_chart",
    "signals",
]
