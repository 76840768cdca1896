"""Why something in the committee's room was refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class TermsOverlap(Refused):
    code = "terms_overlap"
    message = _("The person is a member in this period already, or another person chairs the committee then.")


class QuorumBeforeThePresent(Refused):
    code = "quorum_before_the_present"
    field = "valid_from"
    message = _("A new rule begins after the present one began, tomorrow at the earliest.")


class EndOutsideTheTerm(Refused):
    code = "end_outside_the_term"
    field = "valid_to"
    message = _("Choose a day from today to the end of the term.")


class NothingOnTheAgenda(Refused):
    code = "nothing_on_the_agenda"
    message = _("There is no item on the agenda yet.")


class NoMembers(Refused):
    code = "no_members"
    message = _("Nobody sits on the committee on the day of the meeting.")


class NotYet(Refused):
    code = "not_yet"
    message = _("The meeting has not begun yet.")


class NobodyPresent(Refused):
    code = "nobody_present"
    field = "present"
    message = _("Choose who is present. A meeting to which nobody came is cancelled.")


class TookPart(Refused):
    code = "took_part"
    field = "present"
    message = _("Someone who has voted or approved the minutes was present.")


class VoteWasClosed(Refused):
    code = "vote_was_closed"
    message = _("A vote was closed with this attendance. Note what is different in the minutes.")


class NotAMember(Refused):
    code = "not_a_member"
    message = _("Only members in term on the day of the meeting are counted.")


class NotForTheAgenda(Refused):
    code = "not_for_the_agenda"
    message = _("This case cannot be put on the committee's agenda.")


class MeetingMovedOn(Refused):
    code = "meeting_moved_on"
    message = _("The meeting is in another state by now.")


class NoQuorum(Refused):
    code = "no_quorum"
    message = _("There is no quorum for this item: too few of the members who may sit on it were present.")


class VotedAlready(Refused):
    code = "voted_already"
    message = _("You have voted on this item already.")


class VotedMeanwhile(Refused):
    code = "voted_meanwhile"
    message = _(
        "Some of these members have voted by themselves in the meantime. Look at the votes, then note the others."
    )


class NothingCast(Refused):
    code = "nothing_cast"
    message = _("Nobody has voted yet.")


class TieNeedsTheChair(Refused):
    code = "tie_needs_the_chair"
    field = "casting"
    message = _("As many are for as against. The chair decides: choose how.")


class CastingWithoutNeed(Refused):
    code = "casting_without_need"
    field = "casting"
    message = _("Only the chair decides, and only when as many are for as against.")


class NotTheLatestEdition(Refused):
    code = "not_the_latest_edition"
    message = _("There is a newer edition of the minutes. Read it, then approve it.")


class NotApprovedByAll(Refused):
    code = "not_approved_by_all"
    message = _("Not everyone who was present has approved this edition of the minutes.")


class VotingHasBegun(Refused):
    code = "voting_has_begun"
    message = _("Somebody has voted on this item already. Who sits on it does not change any more.")


class StillRelated(Refused):
    code = "still_related"
    message = _("The member may not see the case of this item.")


class NobodyElse(Refused):
    code = "nobody_else"
    message = _("Nobody else could open the pack then. Convene the meeting first.")


class NotCarried(Refused):
    code = "not_carried"
    message = _("Only an item that was carried leads to a resolution.")


class NoUnits(Refused):
    code = "no_units"
    message = _("No unit is concerned. Choose at least one.")


class DayHasPassed(Refused):
    code = "day_has_passed"
    message = _("The day by which the units report has passed already.")


class UnitsStillOwe(Refused):
    code = "units_still_owe"
    message = _("Not every unit has reported yet.")


class CheckedTooEarly(Refused):
    code = "test_too_early"
    field = "tested_on"
    message = _("The effect is tested on the planned day at the earliest, and after the resolution was carried out.")


class CheckBeforeTheReports(Refused):
    code = "test_day_too_early"
    field = "test_on"
    message = _("The effect is tested after the day by which the units report.")


class NoCase(Refused):
    code = "no_case"
    message = _("A measure can be ordered only by a resolution about a case.")
