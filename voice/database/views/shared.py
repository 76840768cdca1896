"""What pages of the voice database share."""

from governance.access import roles
from governance.web.views import ActionView
from voice.database.access import KEEPERS


class KeeperActionView(ActionView):
    """An action of those who keep the database."""

    requires = roles(*KEEPERS)
