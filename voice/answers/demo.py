"""Answers, important voices and publications of the demonstration, through the same actions as real ones."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from governance import clock
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.publishing import actions as publishing
from governance.publishing.models import Publication
from governance.publishing.queries import edition_in_review
from governance.runner import run
from voice.answers import actions
from voice.answers.apps import AREA
from voice.answers.chores import count_effects
from voice.answers.models import Criterion, Measure, Reply
from voice.answers.queries import SUBJECT
from voice.database.models import Term
from voice.models import Voice

DAY = 24


@dataclass(frozen=True)
class Answered:
    """How one demo voice goes on: who words the answer, what it says, and how far it has come."""

    title: str
    by: str
    text: str
    decided_by: str = ""
    told_by: str = ""
    result: str = ""
    public: bool = False
    hours_ago: int = 200


ANSWERS = (
    Answered("月末の待ち時間が長い", "office-head1",
             "ご不便をおかけしました。番号札の発券機に、おおよその待ち時間を表示しました。",
             "service", "counter", "told", public=True, hours_ago=400),
    Answered("電話がつながらない", "staff2", "折り返しのお電話を予約できるようにしました。",
             "office-head2", "phone", hours_ago=300),
    Answered("同じ書類を二度求められた", "staff3", "お預かりした書類の一覧を、窓口で確かめてからお願いするよう改めました。",
             "service", hours_ago=200),
    Answered("手話のできる職員を置いてほしい", "staff2", "手話通訳の方に来ていただける日を、毎月第2水曜日に設けます。",
             hours_ago=60),
    Answered("申請書の記入例を増やしてほしい", "office-head1",
             "ご意見をありがとうございます。よくある5つの場合の記入例を作り、記入台に置きました。",
             "service", "letter", "told", public=True, hours_ago=900),
)  # fmt: skip
IMPORTANT = "通知の文字が小さい"
NEXT_IMPORTANT = "案内された窓口が違っていた"


@demo
def make_answers() -> None:
    """Answer some of the demo voices once, one as far as the public; follow two as important."""
    if Reply.objects.exists():
        return
    voices = {voice.title: voice for voice in Voice.objects.all()}
    for answered in ANSWERS:
        if answered.title in voices:
            _answer(voices[answered.title], answered)
    if IMPORTANT in voices and NEXT_IMPORTANT in voices:
        _follow(voices[IMPORTANT])
        _begin(voices[NEXT_IMPORTANT])
    count_effects()


def _at(hours_ago: int, action: Any, by: str, subject: UUID | None, **inputs: Any) -> Any:
    with clock.shifted(timedelta(hours=-hours_ago)):
        return run(action, actor=actor(by), subject=subject, **inputs)


def _answer(voice: Voice, answered: Answered) -> None:
    at = answered.hours_ago
    _at(at, actions.write_reply, answered.by, voice.pk, text=answered.text)
    if answered.decided_by:
        _at(at - 10, actions.decide_reply, answered.decided_by, voice.pk)
    if answered.told_by:
        told_on = clock.today() - timedelta(hours=at - 20)
        _at(at - 20, actions.tell, answered.by, voice.pk, told_by=answered.told_by, told_on=told_on)
    if answered.result:
        words = {"done": "お客様へお伝えした。", "reason": "ご了承をいただいた。"}
        _at(at - 30, actions.close_voice, "service", voice.pk, result=answered.result, **words)
    if answered.public:
        _publish(voice, answered.text)


def _publish(voice: Voice, text: str) -> None:
    given = {"area": AREA, "subject_type": SUBJECT, "subject_id": voice.pk, "title": voice.title}
    parts = [("お客様の声", voice.text), ("年金機構からの回答", text)]
    begun = _at(4 * DAY, publishing.draft, "service", None, parts=parts, **given)
    publication = Publication.objects.get(pk=begun.subject_id)
    _at(4 * DAY, publishing.submit, "service", publication.pk)
    edition = edition_in_review(publication)
    _at(3 * DAY, publishing.approve, "quality", publication.pk, seen=edition.hash if edition else "")
    _at(3 * DAY, publishing.publish, "service", publication.pk)


def _important(voice: Voice, hours_ago: int, code: int, title: str, reason: str) -> UUID:
    criterion = Criterion.objects.filter(code=code).earliest("valid_from")
    theme = Term.objects.filter(tree="subject", name="文字の大きさ・読みやすさ").first()
    about = {"criterion": criterion, "title": title, "reason": reason, "theme": theme}
    return UUID(_at(hours_ago, actions.treat_as_important, "service", voice.pk, **about).result)


def _instruct(matter: UUID, hours_ago: int, text: str) -> UUID:
    given = {"unit": Unit.objects.get(code="D08"), "text": text, "due_on": clock.today() + timedelta(days=14)}
    made: UUID = _at(hours_ago, actions.instruct, "service", None, matter=matter, **given).subject_id
    return made


def _follow(voice: Voice) -> None:
    """Follow one as far as a measure that was done and whose effect is not known yet."""
    matter = _important(voice, 400, 5, "通知書の文字を大きくする", "様式を改めなければ解決せず、多くのお客様に関わる。")
    given = _instruct(matter, 390, "通知書の表面と裏面の文字の大きさを見直し、結果を報告すること。")
    _at(300, actions.answer_first, "division", given, text="表面の文字の大きさから見直します。")
    theme = Term.objects.filter(tree="subject", name="文字の大きさ・読みやすさ").first()
    cause = "1枚に収めるため、文字を小さくしてきた。"
    _at(290, actions.state_cause, "division", matter, cause=cause, theme=theme)
    _at(280, actions.propose_measure, "division", matter, text="年金額などの大事な欄を14ポイントにする。",
        unit=Unit.objects.get(code="D08"), due_on=clock.today() - timedelta(days=4))  # fmt: skip
    measure = Measure.objects.get(matter=matter)
    _at(250, actions.adopt_measure, "quality", measure.pk, reason="印刷の費用が増えず、効果が見込める。")
    done = {
        "rule": "通知書作成要領 別紙様式2",
        "changed_on": clock.today() - timedelta(days=5),
        "note": "様式を改めた。",
    }
    _at(100, actions.report_done, "division", measure.pk, **done)
    seen = {"unit": voice.unit, "checked_on": clock.today() - timedelta(days=2), "in_use": True}
    _at(2 * DAY, actions.check_office, "quality", measure.pk, found="新しい様式でお渡ししていた。", **seen)
    _at(DAY, actions.report_result, "division", given, text="様式を改め、今月の発送分から使っています。")


def _begin(voice: Voice) -> None:
    """Follow another that waits for its first answer."""
    matter = _important(voice, 50, 3, "電話と窓口の案内を合わせる", "ほかの年金事務所でも同じことが起こりうる。")
    _instruct(matter, 48, "電話での案内の手引を確かめ、窓口の案内と食い違う点を報告すること。")
