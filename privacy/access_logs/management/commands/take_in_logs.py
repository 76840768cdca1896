"""manage.py take_in_logs [FILE ...]: takes in the files of the drop folder, and copies of these files before."""

import shutil
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from privacy.access_logs import store
from privacy.access_logs.explaining import explain_days
from privacy.access_logs.intake.working import take_in


class Command(BaseCommand):
    """Does at once what beat does each minute."""

    help = "Takes in access logs from the drop folder, and from files named here."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the files."""
        parser.add_argument("files", nargs="*", type=Path)

    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        """Copy the named files into the drop folder, take everything in, explain. Raises CommandError for a missing file."""
        missing = [str(path) for path in files if not path.is_file()]
        if missing:
            raise CommandError(f"not found: {', '.join(missing)}")
        folder = store.drop()
        folder.mkdir(parents=True, exist_ok=True)
        for path in files:
            begun = folder / f".{path.name}.copying"
            shutil.copy2(path, begun)
            begun.replace(folder / path.name)
        self.stdout.write(f"{take_in()} files, {explain_days()} days")
