"""Written rules of monitoring. Pure: numbers in, numbers out."""
