"""What was decided on an application, as a letter: the way for those who gave a postal address."""

from governance.documents import render_pdf
from governance.organization.queries import name_of
from governance.web.templatetags.dates import japanese_day
from voice.monitors.choices import ApplicationState
from voice.monitors.models import Application
from voice.monitors.sealing import Applicant


def result_letter(application: Application, applicant: Applicant, title: str) -> bytes:
    """Return the letter as PDF, with name and address in the window of the envelope."""
    recruitment = application.recruitment
    data = {
        "name": applicant.name, "address": applicant.address, "reference": application.reference,
        "office": name_of(recruitment.unit_id, recruitment.closes_on),
        "chosen": application.state == ApplicationState.CHOSEN, "keep_days": recruitment.keep_days,
        "term_from": japanese_day(recruitment.term_from), "term_to": japanese_day(recruitment.term_to),
    }  # fmt: skip
    return render_pdf("monitors/result.typ", data, title=title)
