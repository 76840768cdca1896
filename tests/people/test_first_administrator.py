"""manage.py create_administrator: once, on a new installation."""

import io

import pytest
from django.core.management import CommandError, call_command

from governance.people.models import Person
from tests.support import factories


def test_the_first_administrator(db: None) -> None:
    out = io.StringIO()
    call_command("create_administrator", "a001", "管理 太郎", "D07", stdout=out)
    person = Person.objects.get(staff_number="a001")
    password = out.getvalue().rsplit(": ", 1)[1].strip()
    assert person.check_password(password)
    assert person.must_change_password
    assert factories.actor(person).holds("system_admin")


def test_only_once_and_only_at_a_unit(db: None) -> None:
    with pytest.raises(CommandError, match="No unit"):
        call_command("create_administrator", "a001", "管理 太郎", "ZZZ")
    factories.person("system_admin")
    with pytest.raises(CommandError, match="already"):
        call_command("create_administrator", "a001", "管理 太郎", "D07")
