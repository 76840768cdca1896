"""My desk: what waits for the reader, from every area, soonest clock first."""
