"""Every change of state of findings and recommendations."""

from audit.findings.actions.answering import answer as answer
from audit.findings.actions.answering import confirm_facts as confirm_facts
from audit.findings.actions.answering import object_to_facts as object_to_facts
from audit.findings.actions.following import accept_risk as accept_risk
from audit.findings.actions.following import download_evidence as download_evidence
from audit.findings.actions.following import judge as judge
from audit.findings.actions.following import plan_follow_up as plan_follow_up
from audit.findings.actions.following import reopen as reopen
from audit.findings.actions.following import report_progress as report_progress
from audit.findings.actions.keeping import add_body as add_body
from audit.findings.actions.keeping import add_criterion as add_criterion
from audit.findings.actions.keeping import change_keeper as change_keeper
from audit.findings.actions.keeping import decide_scale as decide_scale
from audit.findings.actions.keeping import enter_external_audit as enter_external_audit
from audit.findings.actions.keeping import retire_criterion as retire_criterion
from audit.findings.actions.writing import cite_papers as cite_papers
from audit.findings.actions.writing import issue as issue
from audit.findings.actions.writing import rewrite as rewrite
from audit.findings.actions.writing import send_facts as send_facts
from audit.findings.actions.writing import settle_facts as settle_facts
from audit.findings.actions.writing import withdraw as withdraw
from audit.findings.actions.writing import withdraw_recommendation as withdraw_recommendation
from audit.findings.actions.writing import write as write
