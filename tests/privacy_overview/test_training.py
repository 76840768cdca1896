"""Training on personal information (P1): the share of each unit, the lowest first."""

import pytest

from governance.learning.models import Record
from privacy.overview.training import trained_of
from tests.learning import making
from tests.support import factories
