"""What the pages of function reviews share."""

from governance.access import roles
from governance.web.views import ActionView
from privacy.access import OFFICER, READERS, READERS_OF_ALL
from privacy.functions.access import DECIDERS

READ = roles(*READERS)
READ_ALL = roles(*READERS_OF_ALL)
DECIDE = roles(*DECIDERS)
KEEP = roles(OFFICER)


class DecideView(ActionView):
    """An action of those who decide for a unit."""

    requires = DECIDE
