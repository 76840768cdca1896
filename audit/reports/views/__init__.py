"""The pages of reports and summaries."""
