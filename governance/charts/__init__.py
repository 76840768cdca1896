"""Charts: Vega-Lite specifications drawn as SVG on the server, with the table of their data beneath."""

from governance.charts.bars import bars, bars_of
from governance.charts.drawing import Chart, draw

__all__ = ["Chart", "bars", "bars_of", "draw"]
