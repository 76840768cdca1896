"""Dashboards and the yearly operating figures of the hotline."""
