"""The yearly opinion as a PDF, from its frozen content alone."""

from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.overview.models import YearlyOpinion
from audit.overview.snapshot import content_of
from governance import clock
from governance.documents import render_pdf
from governance.web.templatetags.dates import moment


def file_name(opinion: YearlyOpinion) -> str:
    """Return the name of the file, without its ending."""
    return f"{_('Yearly opinion of internal audit')} {opinion.fiscal_year}"


def document_of(opinion: YearlyOpinion) -> bytes:
    """Return the PDF, in Japanese; of an opinion that was not handed over yet, a draft."""
    with translation.override("ja"):
        content = opinion.content or content_of(opinion)
        data: dict[str, Any] = {
            **content, "hash": opinion.hash, "state": str(opinion.get_state_display()), "remark": opinion.remark,
            "presented": moment(opinion.presented_at) if opinion.presented_at else "",
            "addenda": [[str(row.number), row.text, moment(row.added_at)] for row in opinion.addenda.all()],
        }  # fmt: skip
        day = timezone.localdate(opinion.handed_at) if opinion.handed_at else clock.today()
        title = f"{_('Yearly opinion of internal audit')} {content['year']}"
        return render_pdf("opinions/opinion.typ", data, title=title, made_on=day)
