"""The WSGI entry for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "governance.settings.production")
application = get_wsgi_application()

from governance.people.checks import refuse_demo_accounts  # noqa: E402 - needs the loaded application

refuse_demo_accounts()
