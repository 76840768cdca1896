"""The roles of shared/brief/roles.md. Codes are fixed names; who holds what is data (RoleAssignment)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    STAFF = "staff", _("Staff")
    OFFICE_HEAD = "office_head", _("Office head")
    BLOCK_OFFICER = "block_officer", _("Block person in charge")
    BLOCK_HEAD = "block_head", _("Block head")
    INVESTIGATOR = "investigator", _("Risk/Compliance investigator")
    COMPLIANCE_HEAD = "compliance_head", _("Risk/Compliance head")
    EXTERNAL_COUNSEL = "external_counsel", _("External counsel")
    VICE_PRESIDENT = "vice_president", _("Vice-president")
    COMMITTEE_MEMBER = "committee_member", _("Committee member")
    SERVICE_PROMOTION = "service_promotion", _("Service Promotion")
    QUALITY_MANAGEMENT = "quality_management", _("Quality Management")
    DIVISION_OWNER = "division_owner", _("Division in charge")
    CHIEF_PRIVACY_OFFICER = "chief_privacy_officer", _("Chief privacy officer")
    PRIVACY_MANAGER = "privacy_manager", _("Privacy manager of a unit")
    AUDIT_HEAD = "audit_head", _("Audit head")
    AUDITOR = "auditor", _("Auditor")
    PRESIDENT = "president", _("President")
    BOARD_MEMBER = "board_member", _("Board member")
    STATUTORY_AUDITOR = "statutory_auditor", _("Inspector of the board")
    HR_OFFICER = "hr_officer", _("Personnel division")
    COMMITTEE_CHAIR = "committee_chair", _("Committee chair")
    SYSTEM_ADMIN = "system_admin", _("System administrator")


NEED_NO_SECOND_FACTOR = frozenset({Role.STAFF})
"""Everyone else handles cases, people's data or settings, and signs in with a second factor."""

NEED_CONFIRMATION = frozenset(
    {
        Role.INVESTIGATOR,
        Role.COMPLIANCE_HEAD,
        Role.EXTERNAL_COUNSEL,
        Role.VICE_PRESIDENT,
        Role.COMMITTEE_MEMBER,
        Role.COMMITTEE_CHAIR,
        Role.AUDIT_HEAD,
        Role.AUDITOR,
        Role.PRESIDENT,
        Role.STATUTORY_AUDITOR,
        Role.CHIEF_PRIVACY_OFFICER,
        Role.SYSTEM_ADMIN,
    }
)
"""An administrator alone cannot give these: otherwise one could make oneself a reader of cases."""

CONFIRMERS = frozenset({Role.PRESIDENT, Role.VICE_PRESIDENT, Role.STATUTORY_AUDITOR})
"""Who confirms a role that needs it. Never the giver, never the receiver."""

OUTSIDE = frozenset({Role.EXTERNAL_COUNSEL})
"""Roles of people who do not belong to the organization."""

HEADS_OF_UNIT = frozenset({Role.OFFICE_HEAD, Role.BLOCK_HEAD, Role.COMPLIANCE_HEAD, Role.AUDIT_HEAD})
"""Roles that head the unit at which they are held: kept out of cases about that unit and the units below it."""
