"""Celery: a waker, never the keeper of a duty. Duties are rows in PostgreSQL (see governance.deadlines)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "governance.settings.production")

app = Celery("governance")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
