"""Settings of worker processes that tests start and kill: the suite's, with clock and mail folder from the environment."""

import os
from pathlib import Path

from governance.settings.test import *  # noqa: F403

CLOCK_FILE = Path(os.environ["CLOCK_FILE"])
EMAIL_BACKEND = "governance.notices.backends.PrivateFileBackend"
EMAIL_FILE_PATH = os.environ["MAIL_FOLDER"]
