"""Writing what the database may refuse for the sake of independence."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from audit.auditors.refusals import AtWork, EnteredAlready


@contextmanager
def kept_independent() -> Iterator[None]:
    """Turn the database's refusal into one that a person understands. Raises AtWork or EnteredAlready."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise AtWork if "not independent" in str(error) else EnteredAlready from error
