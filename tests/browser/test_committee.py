"""The committee end to end in Chromium, without JavaScript: planned, convened, recused, voted, written down, carried out."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from compliance.committee.demo import make_committee
from compliance.committee.models import Item, Meeting, Resolution, UnitReport
from compliance.demo import make_cases
from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.organization.models import Unit
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from tests.browser.test_journey import fits, send, sign_in

ROOT = "/compliance/committee/"


@pytest.fixture
def house(server: str) -> str:
    """The demonstration with its committee; its address."""
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_cases()
    make_committee()
    return server


def main(page: Page) -> str:
    return str(page.locator("main").inner_text())


def test_from_the_agenda_to_the_report_of_an_office(house: str, page: Page) -> None:
    sign_in(page, house, "head")
    page.goto(f"{house}{ROOT}meetings/plan-meeting/")
    page.fill("[name=day]", clock.today().isoformat())
    page.fill("[name=hour]", "00:00")
    page.fill("[name=place]", "第二会議室")
    send(page, "保存する")
    meeting = page.url
    page.get_by_role("link", name="組織横断の議題を加える").click()
    page.check("[name=theme][value=overdue]")
    send(page, "追加する")
    assert "エラー" in page.title()
    page.check("[name=theme][value=overdue]")
    page.fill("[name=title]", "窓口の掲示の見直し")
    page.fill("[name=text]", "## 状況\n\n- 古い掲示が残っている")
    send(page, "追加する")
    page.go_back()
    page.go_back()
    assert page.input_value("[name=title]") == ""  # what was sent does not come back to be sent once more
    page.goto(meeting)
    page.get_by_role("link", name="招集する").click()
    send(page, "招集する")
    assert "窓口の掲示の見直し" in main(page)
    page.get_by_role("link", name="出欠を記録する").click()
    for box in page.locator("[name=present]").all():
        box.check()
    send(page, "保存する")
    item = (
        house
        + Item.objects.get(meeting=Meeting.objects.get(pk=meeting.rstrip("/").rsplit("/", 1)[-1])).get_absolute_url()
    )

    sign_in(page, house, "committee4")
    page.goto(item)
    page.get_by_role("link", name="利害関係を申告する").click()
    send(page, "申告する")
    assert "窓口の掲示の見直し" not in main(page)
    assert page.goto(item).status == 404  # type: ignore[union-attr]

    for voter, ballot in (("committee1", "for"), ("committee2", "against"), ("chair", "abstain")):
        sign_in(page, house, voter)
        assert page.get_by_text("議題について投票する").count() == 1
        page.goto(f"{item}vote/")
        page.check(f"[name=ballot][value={ballot}]")
        send(page, "投票する")
    page.get_by_role("link", name="投票を締め切る").click()
    send(page, "投票を締め切る")
    assert "可否同数です" in main(page)
    page.check("[name=casting][value=for]")
    send(page, "投票を締め切る")
    assert "委員長が「賛成」と決しました" in main(page)

    sign_in(page, house, "head")
    page.goto(item)
    page.get_by_role("link", name="決議を登録する").click()
    page.fill("[name=title]", "掲示を見直す")
    page.fill("[name=text]", "古い掲示を外し、結果を報告してください。")
    page.fill("[name=due_on]", str(clock.today().replace(year=clock.today().year + 1)))
    page.fill("[name=test_on]", str(clock.today().replace(year=clock.today().year + 2)))
    page.fill("[name=test_method]", "抜き出した事務所で見る。")
    send(page, "保存する")
    page.get_by_role("link", name="各組織に指示する").click()
    page.check("[name=reach][value=all]")
    send(page, "各組織に指示する")
    resolution = Resolution.objects.get(title="掲示を見直す")
    assert re.search(r"3\d\d組織中0組織が報告済み", main(page))

    sign_in(page, house, "office-head1")
    page.get_by_role("link", name="掲示を見直す").click()
    page.get_by_role("link", name="実施を報告する").click()
    page.fill("[name=text]", "すべて外しました。")
    send(page, "報告する")
    assert "報告済み" in main(page)
    assert UnitReport.objects.get(resolution=resolution, unit=Unit.objects.get(code="13001")).state == "reported"

    sign_in(page, house, "committee2")
    page.goto(f"{meeting}take-pack/")
    with page.expect_download() as download:
        send(page, "PDFを取り出す")
    assert download.value.suggested_filename.startswith("committee-")


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(house: str, browser: Browser, width: int) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900}, locale="ja-JP")
    page, problems = context.new_page(), list[str]()
    for who, addresses in looked_at():
        sign_in(page, house, who)
        for address in addresses:
            answer: Any = page.goto(f"{house}{address}")
            assert answer.status == 200, address
            results = Axe().run(page)
            if results.violations_count:
                problems.append(f"{address}: {results.generate_report()}")
            if not fits(page):
                problems.append(f"{address}: wider than the screen")
    context.close()
    assert not problems, "\n".join(problems)


def looked_at() -> list[tuple[str, list[str]]]:
    """Return who looks at which addresses."""
    meetings = {m.state: m.get_absolute_url() for m in Meeting.objects.order_by("number")}
    listed = Item.objects.filter(meeting__state="convened")[0].get_absolute_url()
    carried = Item.objects.filter(state="carried")[0].get_absolute_url()
    resolution = Resolution.objects.filter(state="in_progress")[0].get_absolute_url()
    owed = UnitReport.objects.get(unit__code="27001", state="asked").get_absolute_url()
    head = ["", "members/", "members/appoint/", "members/set-quorum/", "meetings/", "resolutions/", "reports/"]
    return [
        ("head", [*(ROOT + a for a in head), *meetings.values(), meetings["held"] + "write-minutes/", listed,
                  listed + "edit-item/", listed + "note-recusal/", listed + "take-back-recusal/",
                  listed + "count-hands/", carried, carried + "adopt/", resolution,
                  resolution + "plan-test/", meetings["convened"] + "add-theme/"]),
        ("committee3", [ROOT, meetings["held"], meetings["held"] + "approve-minutes/", listed, listed + "recuse/"]),
        ("office-head2", [resolution, owed, owed + "report/", ROOT + "own-reports/"]),
    ]  # fmt: skip
