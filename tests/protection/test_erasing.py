"""The end of a case: what is owed keeps it open; what was kept about protection goes with it."""

from django.db import transaction

from compliance.lifecycle import erase_in_rooms, what_keeps_open
from compliance.protection import actions
from compliance.protection.models import CheckIn, Match, PersonnelRow, Protected, Watch
from governance.deadlines.models import Deadline
from governance.runner import run
from tests.protection.test_notify import NOTICE, concluded_case
from tests.support import factories
from tests.support.protection import found_match


def test_notices_owed_keep_the_case_open(db: None) -> None:
    case, head = concluded_case()
    words = " ".join(what_keeps_open(case))
    assert "D2b" in words
    assert "D3" in words
    run(actions.notify, actor=head, subject=case.pk, **NOTICE | {"tells_measures": True})
    words = " ".join(what_keeps_open(case))
    assert "D2b" not in words
    assert "D3" not in words


def test_protection_is_erased_with_the_case(db: None) -> None:
    match, _ = found_match()
    with transaction.atomic():
        factories.ledger_note()
        erase_in_rooms(match.case)
    for model in (Match, Protected, CheckIn, Watch):
        assert not model.objects.filter(case=match.case).exists()
    assert PersonnelRow.objects.exists()
    assert not Deadline.objects.filter(subject_type__startswith="protection.", state="running").exists()
