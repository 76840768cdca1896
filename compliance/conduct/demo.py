"""Documents of the demonstration: a code with a version before, rules, a card, counters, and signatures under way."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from compliance.conduct import actions
from compliance.conduct.actions.signing import ask_signatures
from compliance.conduct.choices import Kind
from compliance.conduct.models import Edition, Signature
from compliance.conduct.rules import hash_of
from governance import clock
from governance.access import SYSTEM, actor_for_person
from governance.custody.demo import actor
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import run

DATA = Path(__file__).with_name("data")
_ARTICLE = re.compile(r"^### (\d+) (.+)$")
NOT_YET = {
    Kind.RULES: ("staff1", "office-head3", "auditor2"),
    Kind.CODE: (
        "staff1", "staff3", "staff4", "office-head2", "office-head3", "block-head2", "block2", "auditor2", "division",
        "service", "hr", "board1", "committee1", "privacy2", "investigator3", "audit-head",
    ),
}  # fmt: skip
"""Named accounts that have not signed yet and find the document waiting on their desk."""
CONTACTS = (
    (
        1,
        "内部通報窓口",
        "リスク・コンプライアンス部",
        "03-0000-0110",
        "平日 8:30～17:15",
        "東京都杉並区見本町1-1 年金機構本部",
    ),
    (
        2,
        "外部通報窓口",
        "見本法律事務所（弁護士）",
        "03-0000-0220",
        "平日 10:00～18:00",
        "東京都千代田区見本町2-2 見本ビル5階",
    ),
    (3, "ハラスメント相談窓口", "人事部", "03-0000-0330", "平日 9:00～17:00", ""),
)


def articles_of(name: str) -> list[dict[str, Any]]:
    """Return the articles of a file of data: chapters by ##, articles by ### number heading."""
    found: list[dict[str, Any]] = []
    chapter = ""
    for line in (DATA / f"{name}.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            chapter = line[3:]
        elif head := _ARTICLE.match(line):
            number, heading = head.groups()
            found.append({"number": int(number), "branch": 0, "chapter": chapter, "heading": heading, "text": ""})
        else:
            found[-1]["text"] = f"{found[-1]['text']}\n{line}".strip()
    return found


@demo
def make_documents() -> None:
    """Make the documents and signatures; nothing when there are any."""
    if Edition.objects.exists():
        return
    head = actor("head")
    fields = ("place", "name", "organization", "phone", "hours", "address")
    for row in CONTACTS:
        said: dict[str, Any] = dict(zip(fields, row, strict=True))
        run(actions.add_contact, actor=head, **said)
    issue("code_1", Kind.CODE, "職員行動規範", "機構の発足に当たり、職員が守るべき基本を定める。", 400)
    issue("rules_1", Kind.RULES, "コンプライアンス規程", "推進の体制と、通報から是正までの手続を定める。", 200)
    issue("card_1", Kind.CARD, "コンプライアンスカード", "いつも持ち歩き、迷ったときに見る。", 200)
    reason = (
        "外部（弁護士）の窓口と通報者探しの禁止を加え、個人情報の閲覧と発送の確認を具体的にした。"
        "服装に関する条は各拠点の定めに移した。"
    )
    code = issue("code_2", Kind.CODE, "職員行動規範", reason, 20)
    for edition in Edition.objects.filter(state="in_force", needs_signature=True):
        sign_some(edition)
    draft_next(code)


def issue(file: str, kind: Kind, title: str, note: str, days_ago: int) -> Edition:
    """Draft, approve and put into force a version, so many days ago; ask for the signatures of that day."""
    with clock.shifted(timedelta(days=-days_ago)):
        pk = written(file, kind, title, note)
        run(actions.submit, actor=actor("head"), subject=pk)
        edition = Edition.objects.get(pk=pk)
        text = hash_of(edition.kind, edition.title, edition.articles.all())
        run(actions.approve, actor=actor("vice-president"), subject=pk, content_hash=text)
        run(actions.put_in_force, actor=SYSTEM, subject=pk)
        if edition.needs_signature:
            run(ask_signatures, actor=SYSTEM, subject=pk)
    return Edition.objects.get(pk=pk)


def written(file: str, kind: Kind, title: str, note: str) -> UUID:
    """Draft a version with the articles of a file and return its id."""
    head = actor("head")
    outcome = run(
        actions.draft, actor=head, kind=kind.value, title=title, note=note, valid_from=clock.today(),
        needs_signature=kind != Kind.CARD, sign_within_days=30, remind_every_days=7,
    )  # fmt: skip
    pk = UUID(str(outcome.subject_id))
    for article in Edition.objects.get(pk=pk).articles.all():
        run(actions.remove_article, actor=head, subject=article.pk)
    for said in articles_of(file):
        run(actions.add_article, actor=head, subject=pk, **said)
    return pk


def sign_some(edition: Edition) -> None:
    """Let most of the accounts sign, on different days."""
    people = Person.objects.filter(is_demo=True).exclude(staff_number__in=NOT_YET[Kind(edition.kind)])
    people = people.filter(pk__in=edition.signatures.values("person_id"))
    for number, person in enumerate(people.order_by("staff_number")):
        signature = Signature.objects.get(edition=edition, person=person)
        with clock.shifted(timedelta(days=-number % 15)):
            run(actions.sign, actor=actor_for_person(person), subject=signature.pk, content_hash=edition.content_hash)


def draft_next(code: Edition) -> None:
    """Leave a version in review that comes with the next April, so that there is something to compare and approve."""
    head = actor("head")
    today = clock.today()
    first = today.replace(year=today.year + (today.month > 3), month=4, day=1)
    outcome = run(
        actions.draft, actor=head, kind=code.kind, title=code.title, note="端末の利用と生成AIの取扱いを加える。",
        valid_from=first, needs_signature=True, sign_within_days=30, remind_every_days=7,
    )  # fmt: skip
    run(
        actions.add_article, actor=head, subject=outcome.subject_id, number=8, branch=2, chapter="第3章 職務の公正",
        heading="端末及び生成AIの利用",
        text="1. 職員は、許可された端末以外で業務を行わない。\n2. 職員は、外部の生成AIに個人情報及び機密の情報を入力しない。",
    )  # fmt: skip
    run(actions.submit, actor=head, subject=outcome.subject_id)
