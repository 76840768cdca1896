"""Charts: Vega-Lite specifications drawn as SVG on the server, with the table behind each."""
