"""Pages of monitor meetings."""
