"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplianceConfig(AppConfig):
    name = "compliance"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk items, navigation."""
        from compliance import access, actions, awareness, chores, demo, desk, listeners, rules  # noqa: F401
        from compliance.reporter import drafts
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.learning import areas as course_areas
        from governance.surveys import areas
        from governance.vault import posts
        from governance.web import navigation

        posts.add_roles(*access.CASE_POSTS)
        hourly(drafts.sweep)
        hourly(chores.end_codes)
        areas.register("compliance", _("Compliance"), ["compliance_head"])
        course_areas.register("compliance", _("Compliance"), ["compliance_head"])
        navigation.add(_("Cases"), "compliance:cases", roles(*access.CASE_ROLES), 10, "cases")
        navigation.add(_("Passed on"), "compliance:passed-on-list", roles(*rules.COUNSEL), 12, "cases")
        navigation.add(_("Enter a report"), "compliance:enter", roles(*access.COUNTERS), 11, "cases")
        navigation.add(_("Cases due for erasure"), "compliance:retention", roles(*access.CASE_POSTS), 19, "cases")
