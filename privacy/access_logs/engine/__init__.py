"""Rules run on the store: by DuckDB in this process, or by Apache Spark when the settings say so. See run.py."""

from privacy.access_logs.engine.run import Found, explanations, run_rules

__all__ = ["Found", "explanations", "run_rules"]
