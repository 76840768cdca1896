"""A case from the plan to the approved conclusion, by an investigator, the person interviewed and a reviewer; no JavaScript."""

import re

from playwright.sync_api import Page

from compliance.demo import make_cases
from compliance.models import Case
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from tests.browser.test_journey import fits, send, sign_in

PHONE = {"width": 390, "height": 844}


def main(page: Page) -> str:
    return page.locator("main").inner_text()


def test_from_the_plan_to_the_review(server: str, page: Page, phone: Page) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_cases()
    case = Case.objects.get(state="investigating")
    address = f"{server}/compliance/cases/{case.pk}/"
    sign_in(page, server, "investigator2")
    page.goto(address)
    page.get_by_role("link", name="聞き取り", exact=True).click()
    page.get_by_role("link", name=re.compile("記録を書く")).click()
    page.fill("[name=present]", "調査担当者2名")
    page.fill("[name=text]", "問　鍵は誰が持っていますか。\n答　係長と主任です。")
    send(page, "保存する")
    assert "先に相手に伝えてください。" in main(page)
    page.check("[name=told_confidential]")
    send(page, "保存する")
    page.get_by_role("link", name=re.compile("本人に確認してもらう.*C係長")).click()
    send(page, "コードを表示する")
    code = re.sub(r"\s", "", page.locator(".code-display__code").inner_text())

    phone.goto(f"{server}/report/interview/")
    phone.fill("[name=code]", code)
    send(phone, "記録を表示する")
    assert "係長と主任です。" in main(phone)
    assert case.reference not in main(phone)
    assert fits(phone)
    phone.check("[name=answer][value=confirmed]")
    send(phone, "送信する")
    assert "回答を受け取りました。" in main(phone)

    page.goto(f"{address}interviews/")
    assert "本人が確認済み" in page.locator("#interview-3").inner_text()
    page.get_by_role("link", name="認定", exact=True).click()
    for _ in range(2):
        page.get_by_role("link", name=re.compile("認定を記録する")).first.click()
        page.check("[name=result][value=established]")
        page.fill("[name=reasons]", "出納簿と聞き取りが一致する。")
        page.locator("[name=evidence]").first.check()
        send(page, "保存する")
    page.get_by_role("link", name="結論を提出する").click()
    page.check("[name=finding][value=found]")
    page.fill("[name=reasons]", "二人で数える手順が守られていなかった。")
    page.fill("[name=message]", "手順の違反が認められました。")
    send(page, "審査に出す")
    assert "審査待ち" in main(page)

    sign_in(page, server, "head")
    page.get_by_role("link", name=re.compile("結論を審査する")).click()
    page.get_by_role("link", name="結論を差し戻す").click()
    assert "二人で数える手順が守られていなかった。" in main(page)
    page.fill("[name=comments]", "金額を書いてください。")
    send(page, "意見を付けて差し戻す")

    sign_in(page, server, "investigator1")
    page.goto(f"{address}findings/")
    assert "金額を書いてください。" in main(page)
    page.get_by_role("link", name="結論を提出する").click()
    assert page.locator("[name=reasons]").input_value() == "二人で数える手順が守られていなかった。"
    page.fill("[name=reasons]", "二人で数える手順が守られていなかった。差額は5,000円。")
    send(page, "審査に出す")

    sign_in(page, server, "head")
    page.goto(f"{address}findings/")
    page.get_by_role("link", name="結論を承認する").click()
    send(page, "承認する")
    assert "終結" in main(page)
    page.goto(address)
    assert "差額は5,000円。" in main(page)
    assert "手順の違反が認められました。" in main(page)
