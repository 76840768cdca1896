"""The desk page."""

from typing import Any

from django.core.paginator import Paginator
from django.views.generic import TemplateView

from governance.access import SIGNED_IN
from governance.desk.registry import PER_AREA, items_for

PAGE_SIZE = 50


class DeskView(TemplateView):
    """What waits for me."""

    requires = SIGNED_IN
    template_name = "desk/desk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the items of a page."""
        items = items_for(self.request.actor)  # type: ignore[attr-defined]
        page = Paginator(items, PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, per_area=PER_AREA, **kwargs)
