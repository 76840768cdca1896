"""The desk page."""

from typing import Any

from django.views.generic import TemplateView

from governance.access import SIGNED_IN
from governance.desk.registry import items_for


class DeskView(TemplateView):
    """What waits for me."""

    requires = SIGNED_IN
    template_name = "desk/desk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the items."""
        return super().get_context_data(items=items_for(self.request.actor), **kwargs)  # type: ignore[attr-defined]
