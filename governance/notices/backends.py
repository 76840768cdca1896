"""Mail into files for the demonstration."""

import os
from typing import Any

from django.core.mail.backends.filebased import EmailBackend


class PrivateFileBackend(EmailBackend):
    """As Django's, readable by the owner only."""

    def open(self) -> Any:
        """Open the file with mode 0600."""
        previous = os.umask(0o077)
        try:
            return super().open()
        finally:
            os.umask(previous)
