"""Charts that tell a change from noise: in time, and between units."""

from analysis.control.baselines import Status
from analysis.control.charts import Chart
from analysis.control.dispersion import Overdispersion, overdispersion
from analysis.control.funnels import Funnel, funnel
from analysis.control.index_charts import index_chart
from analysis.control.limits import Limits, funnel_limits
from analysis.control.peers import peer_scores
from analysis.control.rules import BEYOND_3, RUN_8, TWO_OF_THREE, signals
from analysis.control.share_charts import share_chart

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
