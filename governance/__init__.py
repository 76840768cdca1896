"""The Django project and the core that the four areas share."""

from governance.celery import app as celery_app

__all__ = ["celery_app"]
