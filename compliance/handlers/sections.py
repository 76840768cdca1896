"""What the page of a case and the reporter's page show about the identity."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from compliance import panels, words
from compliance.case_page import parts
from compliance.handlers.access import may_ask
from compliance.handlers.queries import holders_of_identity, openings_for_reporter, openings_of
from compliance.models import Case
from governance.access import Actor
from governance.web.parts import Section


@parts.section
def for_those_who_see_the_case(case: Case, actor: Actor) -> Section | None:
    """Return who holds a key to the identity and who asked to open it; nothing for an anonymous report."""
    if case.sealed_identity is None:
        return None
    shown = {"holders": holders_of_identity(case), "openings": openings_of(case), "offered": may_ask(actor, case)}
    return Section(_("Identity of the reporter"), "handlers/_case_section.html", shown, place=50)


def for_the_reporter(case: Case | None, actor: Actor) -> dict[str, Any] | None:
    """Return when and why someone asked to open the reporter's identity; nothing for an anonymous report."""
    if case is None or case.sealed_identity is None:
        return None
    return {"openings": openings_for_reporter(case, actor)}


words.declare("handlers.ask_identity", _("It was asked to open the identity of the reporter"))
panels.add("report-case", "handlers/_reporter_section.html", for_the_reporter)
