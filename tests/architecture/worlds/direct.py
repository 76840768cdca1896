"""Direct notices in the access matrix: to the office, and from it."""

from governance.organization.models import Unit
from tests.direct import making

PART = "voice"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows; the division is another one than that at which the readers hold their roles."""
    to_office = making.send(making.division(), [office.code], answer_kind="yes_no")
    from_office = making.send(making.head(office.code), ["D01"])
    return {
        "voice/direct/<uuid:pk>": {
            "to the office": {"pk": str(to_office.pk)},
            "from the office": {"pk": str(from_office.pk)},
        },
        "voice/direct/receipts/<uuid:pk>": {"of the office": {"pk": str(making.receipt(to_office, office.code).pk)}},
    }
