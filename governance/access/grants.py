"""What the application's own database role may do: read and write rows, but only add to ledger and history.

The owner makes tables and runs migrations; the application never is the owner. A row trigger alone would not stop
TRUNCATE, and an owner can switch triggers off.
"""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import connections

APPEND_ONLY_PREFIX = "historical"


def grant(sender: AppConfig, using: str, **_: Any) -> None:
    """After a migration: grant the application's role its rights on the tables of one app. Does nothing for that role itself."""
    connection = connections[using]
    role = settings.DATABASE_APP_ROLE
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, EXISTS (SELECT 1 FROM pg_roles WHERE rolname = %s)", [role])
        current, exists = cursor.fetchone()
        if current == role or not exists:
            return
        quoted = connection.ops.quote_name(role)
        for model in sender.get_models(include_auto_created=True):
            if not model._meta.managed or model._meta.proxy:
                continue
            table = connection.ops.quote_name(model._meta.db_table)
            append_only = model._meta.label == "ledger.Entry" or str(model._meta.model_name).startswith(
                APPEND_ONLY_PREFIX
            )
            cursor.execute(f"REVOKE ALL ON {table} FROM {quoted}")
            rights = "SELECT, INSERT" if append_only else "SELECT, INSERT, UPDATE, DELETE"
            cursor.execute(f"GRANT {rights} ON {table} TO {quoted}")
        for table in ("django_migrations", "cache_entry"):
            cursor.execute("SELECT to_regclass(%s)", [table])
            if cursor.fetchone()[0]:
                rights = "SELECT" if table == "django_migrations" else "SELECT, INSERT, UPDATE, DELETE"
                cursor.execute(f"GRANT {rights} ON {table} TO {quoted}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quoted}")
