"""Actions, states, addresses, templates, words, listeners, scopes: none is left over on any side."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

from compliance.choices import State
from compliance.information.actions.handling import AREA_EVENTS
from compliance.models import Case
from compliance.words import words_of_action
from governance.access.routes import THIRD_PARTY_ROUTES, WITHOUT_SECOND_FACTOR
from governance.access.scope import scoped_models
from governance.deadlines.models import Rule, RuleStep
from governance.notices.kinds import words_of
from governance.notices.outbox import listened_to
from governance.runner.declaration import Move, declared_actions
from governance.web.views import ActionView

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_A_PAGE = {
    "access_logs.check": "the intake",
    "access_logs.finish": "the intake",
    "access_logs.forget": "the hourly look for logs that are too old",
    "access_logs.note_explained": "the worker that explains days",
    "access_logs.note_compared": "the daily comparison of the store",
    "access_logs.note_damage": "the daily comparison of the store",
    "access_logs.note_mended": "the daily comparison of the store",
    "access_logs.receive": "the intake",
    "access_logs.reject": "the intake",
    "access_logs.remove": "the hourly look for files that are too old",
    "access_logs.set_aside": "the intake",
    "access_logs.store": "the intake",
    "answers.count_effect": "the hourly count",
    "answers.show_to_public": "a listener",
    "committee.download": "noted by the download",
    "committee.download_evidence": "noted by the download",
    "committee.keep_out_again": "a listener",
    "committee.open_item": "noted by the page of the item",
    "committee.rehearse": "the demonstration's reports",
    "compliance.file": "the last step of the reporter's form",
    "compliance.take_in": "called by information.make_case",
    "compliance.open": "noted by the page of the case",
    "compliance.mark_read": "noted by the page of the case",
    "compliance.download": "noted by the download",
    "compliance.expire_code": "an hourly chore",
    "compliance.reply": "the form stands on the reporter's page",
    "conduct.ask_signatures": "an hourly chore",
    "conduct.put_in_force": "an hourly chore",
    "custody.make_demo_keys": "the launcher of the demonstration",
    "custody.note_wrong_passphrase": "noted by the page that opens a key",
    "custody.take_back": "an hourly chore",
    "custody.unlock": "a page of its own, which sets a cookie",
    "deadlines.take_step": "the sweep",
    "direct.open_notice": "noted by the page of the notice",
    "direct.remind": "the hourly look for notices past their day",
    "fieldwork.download_evidence": "noted by the download",
    "fieldwork.export_file": "noted by the download",
    "incidents.note_published": "a listener",
    "incidents.open_incident": "noted by the page of the incident",
    "dispatch.download_photo": "noted by the download",
    "data_audits.fail_data_set": "the worker",
    "data_audits.fail_run": "the worker",
    "data_audits.finish_run": "the worker",
    "data_audits.keep_data_set": "the worker",
    "engagements.export_proof": "noted by the download",
    "information.download": "noted by the download",
    "information.note_gap": "the hourly cross-checks",
    "information.open": "noted by the page of the entry",
    "information.settle_gap": "the hourly cross-checks",
    "learning.climb": "the hourly chore",
    "learning.download": "noted by the download",
    "learning.open_round": "called by learning.assign, the hourly chore and occasions of other rooms",
    "learning.rehearse": "the demonstration's completions",
    "lists.export": "every list",
    "measures.download": "noted by the download",
    "monitoring.await_day": "a listener",
    "monitoring.complete_task": "the worker that goes through days",
    "monitoring.forget_tasks": "the hourly look for what is too old",
    "monitoring.look": "noted by the page of the task",
    "monitoring.note_flagged": "the worker that goes through days",
    "monitoring.note_forgotten_files": "the hourly look for what is too old",
    "monitoring.note_forgotten_logs": "the hourly look for what is too old",
    "monitoring.note_handed_over": "a listener",
    "monitoring.open_task": "the worker that goes through days",
    "monitoring.reopen_task": "the worker that goes through days",
    "monitors.erase_applicant": "the hourly chore",
    "people.create_first_administrator": "a command of the operator",
    "people.make_demo_accounts": "the launcher of the demonstration",
    "people.make_staff": "a command of the demonstration",
    "people.choose_password": "a page of allauth, through the adapter",
    "protection.find": "the worker that matches personnel actions",
    "protection.forget": "a chore",
    "protection.look": "noted by the page of the match",
    "protection.match": "the worker that matches personnel actions",
    "protection.open_check_in": "a chore",
    "protection.plan": "a chore",
    "people.recovery_codes_renewed": "noted by signals of allauth",
    "people.second_factor_added": "noted by signals of allauth",
    "people.second_factor_failed": "noted by signals of allauth",
    "people.second_factor_removed": "noted by signals of allauth",
    "people.sign_in_failed": "noted by the adapter",
    "people.signed_in": "noted by the adapter",
    "people.signed_out": "noted by signals of Django",
    "promotion.download_evidence": "noted by the download",
    "promotion.remind_owner": "the hourly look for requirements past their day",
    "proposals.close_quarter": "the hourly chore, after a quarter",
    "proposals.issue_list": "the hourly chore",
    "proposals.open_proposal": "noted by the page of the proposal",
    "proposals.publish": "the hourly chore",
    "findings.download_evidence": "noted by the download",
    "reports.download_report": "noted by the download",
    "opinions.download_opinion": "noted by the download",
    "quality.download_evidence": "noted by the download",
    "reports.open_summary": "the hourly look for halves of a year that are over",
    "publishing.draft": "called by the areas, which hold the texts",
    "satisfaction.clear_sheets": "a listener, when a wave closes",
    "satisfaction.propose_wave": "the hourly look at the standing plans",
    "surveys.answer": "the last step of the anonymous form",
    "intake.note_sending": "the mailer",
    "intake.take_in": "the reader of the mailbox",
    "surveys.mix": "the hourly chore",
    "surveys.rehearse": "the demonstration's made-up answers",
    "takeouts.download_certificate": "noted by the download",
    "visits.download_evidence": "noted by the download",
    "visits.remind_office": "the hourly look for failings not reported by their day",
    "visits.settle": "the hourly look for results whose period is over",
    "workspace.download_photo": "noted by the download",
    "workspace.remind_defect": "the hourly look for what is late",
    "workspace.remind_unit": "the hourly look for what is late",
    "workspace.remind_verifier": "the hourly look for what is late",
    "voice.download_file": "noted by the download",
    "voice.check_receipts": "the hourly comparison of receipts",
    "voice.open_incident": "noted by the page of the incident",
    "voice.open_voice": "noted by the page of the voice",
    "voice_database.check_chunk": "the importer",
    "voice_database.compare": "a listener and an hourly chore",
    "voice_database.compute_trends": "a daily chore",
    "voice_database.file_chunk": "the importer",
    "voice_database.renew_index": "an hourly chore",
    "voice_figures.close_quarter": "the hourly chore",
    "voice_figures.count": "the daily count",
    "contractors.download": "noted by the download",
    "contractors.reckon_risk": "the hourly look and listeners",
    "contractors.remind": "the hourly look at certificates",
    "contractors.renew_plan": "the hourly look and listeners",
    "contractors.settle_plan": "a listener",
    "functions.download": "noted by the download",
    "functions.end_waiver": "the hourly look",
    "functions.note_removed": "a listener",
    "functions.open_unit": "a listener",
    "functions.order_removal": "a listener",
    "functions.raise_flags": "the hourly look and a listener",
}

SHUT = {
    None,  # old addresses of allauth's social sign-in, which only redirect
    "account_confirm_email",
    "account_confirm_login_code",
    "account_email",
    "account_email_verification_sent",
    "account_inactive",
    "account_set_password",
    "account_signup",
    "socialaccount_connections",
    "socialaccount_signup",
}
"""Routes that libraries bring and nobody may use: the gate answers 404."""


def routes(resolver: URLResolver | None = None, prefix: str = "") -> list[tuple[str, URLPattern]]:
    """Return address pattern and route of everything in the URL conf."""
    found: list[tuple[str, URLPattern]] = []
    for entry in (resolver or get_resolver()).url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            found += routes(entry, address)
        else:
            found.append((address, entry))
    return found


def action_views() -> dict[str, tuple[str, type[ActionView]]]:
    """Return address and view class of every action that has a page."""
    found = {}
    for address, route in routes():
        view = getattr(route.callback, "view_class", None)
        if view is not None and issubclass(view, ActionView):
            found[view.action.name] = (address, view)
    return found


def test_every_action_has_a_page_or_a_reason() -> None:
    assert set(declared_actions()) - set(action_views()) == set(WITHOUT_A_PAGE) - {"compliance.reply"}


@pytest.mark.parametrize("name", sorted(action_views()))
def test_the_verb_names_action_address_and_template(name: str) -> None:
    area, verb = name.split(".", 1)
    address, view = action_views()[name]
    assert verb.replace("_", "-") in address.replace("_", "-").split("/")
    assert (ROOT / "templates" / view.template_name).exists()
    if name not in WITHOUT_A_PAGE:
        assert view.template_name == f"{area}/{verb}.html"


def test_every_action_of_a_case_has_words() -> None:
    for name, action in declared_actions().items():
        if action.subject is Case:
            assert words_of_action(name)


def test_every_state_is_reached_and_known() -> None:
    moves = [a.moves for a in declared_actions().values() if a.subject is Case]
    reached = {m.to for m in moves if isinstance(m, Move)} | {State.RECEIVED.value, State.AT_COUNSEL.value}
    assert reached == {state.value for state in State}
    sources = {s for m in moves for s in m.sources}
    assert sources <= {state.value for state in State}


def test_every_subject_has_a_scope() -> None:
    scoped = set(scoped_models())
    for name, action in declared_actions().items():
        if not action.creates:
            assert action.subject in scoped, name


def test_clock_codes_are_rules(db: None) -> None:
    codes = set(Rule.objects.values_list("code", flat=True))
    for action in declared_actions().values():
        clocks = action.clocks
        assert {*clocks.opens, *clocks.opens_today, *clocks.settles, *clocks.stops, *clocks.settles_when} <= codes, (
            action.name
        )


def test_every_kind_of_step_has_words_and_listeners(db: None) -> None:
    for kind in RuleStep.objects.values_list("kind", flat=True).distinct():
        assert words_of(f"compliance.clock.{kind}")
    assert "compliance.case.step_due" in listened_to()


def test_events_are_in_the_past_tense_and_listened_to_ones_are_emitted() -> None:
    emitted = {name for action in declared_actions().values() for name in action.emits}
    assert all(name.rsplit("_", 1)[-1].endswith("ed") for name in emitted)
    steps = {name for name in listened_to() if name.endswith(".step_due")}
    clocked = {
        a.subject._meta.label_lower for a in declared_actions().values() if a.clocks.opens or a.clocks.opens_today
    }
    clocked.add("guard.necessity")  # opened by guard.request_step, whose subject is the case
    clocked.add("audit_findings.recommendation")  # opened by findings.issue, whose subject is the finding
    assert steps <= {f"{label}.step_due" for label in clocked}
    assert listened_to() - steps <= emitted | set(AREA_EVENTS.values())


def test_every_route_says_for_whom_it_is_or_stays_shut() -> None:
    undeclared = set()
    for _address, route in routes():
        view = getattr(route.callback, "view_class", route.callback)
        if getattr(view, "requires", None) is None and route.name not in THIRD_PARTY_ROUTES:
            undeclared.add(route.name)
    assert undeclared == SHUT
    assert set(THIRD_PARTY_ROUTES) - {route.name for _a, route in routes()} <= {
        # only with a provider configured
        "openid_connect_login",
        "openid_connect_callback",
        "saml_login",
        "saml_acs",
        "saml_finish_acs",
        "saml_sls",
        "saml_metadata",
    }
    assert set(THIRD_PARTY_ROUTES) >= WITHOUT_SECOND_FACTOR


def test_models_with_a_state_are_guarded() -> None:
    guarded = {
        m for m in apps.get_models() if any(t.name == "ledger_required" for t in getattr(m._meta, "triggers", []))
    }

    def is_ours(model: type[Model]) -> bool:
        return model.__module__.split(".")[0] in ("compliance", "voice", "privacy", "audit")

    stateful = {m for m in apps.get_models() if is_ours(m) and any(f.name == "state" for f in m._meta.fields)}
    historical = {m for m in stateful if m.__name__.startswith("Historical")}
    assert stateful - historical <= guarded
