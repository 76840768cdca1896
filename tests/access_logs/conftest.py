"""Each test has a store of its own."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> Path:
    settings.ACCESS_LOGS_ROOT, settings.ACCESS_LOGS_DROP = tmp_path, tmp_path / "drop"
    return tmp_path
