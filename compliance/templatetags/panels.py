"""{% panels "report-case" %}: what rooms of compliance show at this place of the page."""

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from compliance.panels import panels_of
from governance.access import PUBLIC_ACTOR

register = template.Library()


@register.simple_tag(takes_context=True)
def panels(context: Context, place: str) -> SafeString:
    """Render the panels of the place with the page's case and actor."""
    case, actor = context.get("case"), context.get("actor") or PUBLIC_ACTOR
    parts = []
    for panel in panels_of(place):
        shown = panel.provider(case, actor)
        if shown is not None:
            parts.append(render_to_string(panel.template, shown, request=context.get("request")))
    return mark_safe("".join(parts))  # noqa: S308 - rendered templates, escaped there
