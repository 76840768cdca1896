"""What those outside a case can notice of it: nothing."""

import pytest

from governance.notices.models import Notice
from governance.organization.models import Unit
from tests.support import factories


@pytest.mark.django_db
def test_a_case_leaves_no_trace_for_those_who_may_not_see_it() -> None:
    """Desk, list and inbox of everyone outside are the same, byte for byte, before and after a case about their office."""
    office = Unit.objects.get(code="13001")
    outside = [factories.person(role, at=office) for role in ("staff", "office_head", "privacy_manager")]
    outside.append(factories.person("system_admin"))
    clients = [factories.client_of(person) for person in outside]
    pages = ("/desk/", "/inbox/")

    def seen() -> list[str]:
        contents = []
        for client in clients:
            for page in pages:
                text = client.get(page).content.decode()
                contents.append(
                    "".join(line for line in text.splitlines() if "csrf" not in line and "nonce" not in line)
                )
        return contents

    before = seen()
    factories.file_case(unit=office)
    assert seen() == before
    assert not Notice.objects.filter(person__in=outside).exists()
