"""The awareness survey of staff (C12) in the demonstration: two closed waves with made-up answers, one open."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from governance import clock
from governance.access import SYSTEM, Actor, actor_for_person
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import run
from governance.surveys import actions
from governance.surveys.models import Kind, Question, Questionnaire, Section, Survey, Wave, WaveGroup

CODE = "compliance_awareness"
TRUST = "trust"
"""The question whose score by unit other rooms read: "who reports is protected"."""
SEED = 2010
PURPOSE = (
    "職場の風土と通報の仕組みへの信頼を知り、改善に役立てるための調査です。"
    "結果は数字だけにまとめ、理事会と全職員に報告します。評価や処分には使いません。"
)


@dataclass(frozen=True)
class Item:
    """One question of the survey. `likely`: weights of the made-up answers, in the order of the choices."""

    page: str
    code: str
    kind: Kind
    text: str
    likely: tuple[float, ...]
    options: tuple[tuple[str, str], ...] = ()
    after: tuple[str, str] | None = None
    required: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


CLIMATE, KNOWING, HOTLINE, EVENTS, DETAILS, SILENCE, WORDS = (
    "職場の風土", "行動規範と研修", "相談と通報の仕組み", "見聞きしたこと", "見聞きしたことについて", "伝えなかった理由", "ご意見"
)  # fmt: skip
GOOD, MIDDLING, DOUBTFUL = (3, 6, 15, 32, 20), (5, 12, 24, 25, 10), (12, 20, 24, 18, 7)
WINDOWS = (
    ("internal", "内部の通報窓口"),
    ("external", "外部の法律事務所の窓口"),
    ("boss", "上司"),
    ("division", "リスク・コンプライアンス部"),
)
ITEMS = (
    Item(CLIMATE, "openness", Kind.SCALE, "職場では、気づいた問題を上司に話しやすい。", GOOD, required=True),
    Item(CLIMATE, "priority", Kind.SCALE, "上司は、実績より法令や規程を守ることを優先している。", GOOD, required=True),
    Item(CLIMATE, "refuse", Kind.SCALE, "規程に反する指示を受けたときに、断ることができる。", MIDDLING, required=True),
    Item(CLIMATE, "mistakes", Kind.SCALE, "ミスを報告した人が責められず、再発の防止に生かされている。", MIDDLING),
    Item(KNOWING, "code_read", Kind.YES_NO, "この1年に、行動規範を読みましたか。", (82, 18), required=True),
    Item(KNOWING, "training", Kind.SCALE, "コンプライアンス研修の内容は、自分の仕事に結びついている。", MIDDLING),
    Item(
        KNOWING, "hours", Kind.NUMBER, "この1年に受けたコンプライアンス研修は、およそ何時間ですか。", (8, 30, 40, 16, 6),
        extra={"least": 0, "most": 200},
    ),
    Item(
        HOTLINE, "code_useful", Kind.SINGLE, "行動規範は、仕事の判断の役に立ちましたか。", (30, 48, 22),
        (("often", "よく役に立った"),
         ("sometimes", "ときどき役に立った"),
         ("never", "役に立たなかった")),
         ("code_read", "yes"),
    ),
    Item(HOTLINE, "windows", Kind.MULTIPLE, "知っている相談・通報の窓口を選んでください。", (0.74, 0.41, 0.82, 0.5), WINDOWS),
    Item(HOTLINE, TRUST, Kind.SCALE, "通報した人は、不利益な扱いから守られる。", DOUBTFUL, required=True),
    Item(HOTLINE, "handled", Kind.SCALE, "通報すれば、きちんと調べて対応される。", MIDDLING, required=True),
    Item(
        HOTLINE, "first_step", Kind.SINGLE, "違反に気づいたら、まず何をしますか。", (48, 14, 9, 18, 11),
        (("boss", "上司に話す"),
         ("colleague", "同僚に相談する"),
         ("hotline", "通報窓口を使う"),
         ("watch", "様子を見る"),
         ("nothing", "何もしない")),
    ),
    Item(EVENTS, "seen", Kind.YES_NO, "この1年に、法令や規程に反する行為を見たり聞いたりしましたか。", (17, 83)),
    Item(
        DETAILS, "seen_kind", Kind.MULTIPLE, "それはどのような行為でしたか。", (0.55, 0.22, 0.12, 0.38),
        (("procedure", "事務処理の手順を守らない"),
         ("privacy", "業務と関係のない記録の閲覧など"),
         ("money", "金品や経費に関すること"),
         ("harassment", "ハラスメント")),
        ("seen", "yes"),
    ),
    Item(
        DETAILS, "told", Kind.SINGLE, "誰かに伝えましたか。", (46, 9, 45),
        (("boss", "上司に伝えた"),
         ("hotline", "通報窓口に伝えた"),
         ("nobody", "誰にも伝えていない")),
         ("seen", "yes"),
    ),
    Item(
        SILENCE, "why_not", Kind.MULTIPLE, "伝えなかった理由を選んでください。", (0.58, 0.4, 0.33, 0.2),
        (("afraid", "不利益を受けるのが心配だった"),
         ("useless", "伝えても変わらないと思った"),
         ("unsure", "違反かどうか分からなかった"),
         ("others", "ほかの人が伝えると思った")),
        ("told", "nobody"),
    ),
    Item(WORDS, "remark", Kind.TEXT, "職場を良くするために、気づいていることを書いてください。", (0.12,)),
)  # fmt: skip
REMARKS = (
    "相談したあと、どうなったのかが分かると安心です。", "繁忙期は確認の手順が省かれがちです。人の配置を考えてほしいです。",
    "研修が事例中心になって、分かりやすくなりました。", "異動したばかりの人にも窓口の案内を配ってほしいです。",
    "通報した人が分かってしまわないか、まだ不安があります。", "朝礼で事例を一つ話し合うようにしたら、話しやすくなりました。",
)  # fmt: skip
REWORDED = "通報した人は、職場で不利益な扱いを受けないと信じている。"
"""The second version asks for the reader's own belief: the line breaks there, as an example."""


def owner() -> Actor:
    """Return the head of Risk/Compliance."""
    return actor_for_person(Person.objects.get(staff_number="head"))


@demo
def make_survey() -> None:
    """Make the survey with its waves; nothing when it exists."""
    if Survey.objects.filter(code=CODE).exists():
        return
    with clock.shifted(timedelta(days=-400)):
        run(
            actions.create,
            actor=owner(),
            area="compliance",
            code=CODE,
            title="コンプライアンス意識調査",
            purpose=PURPOSE,
            threshold=5,
        )
        survey = Survey.objects.get(code=CODE)
        write_questions(survey.questionnaires.get())
        _closed_wave(survey, "第1回", lean=0.0)
    with clock.shifted(timedelta(days=-200)):
        _second_version(survey)
        _closed_wave(survey, "第2回", lean=0.22)
    with clock.shifted(timedelta(days=-3)):
        wave = _plan(survey, "第3回", Wave.Audience.ALL, timedelta(days=25))
        run(actions.open_wave, actor=owner(), subject=wave.pk)


def write_questions(draft: Questionnaire) -> None:
    """Put the questions into an empty draft through the builder's own actions."""
    for page in dict.fromkeys(item.page for item in ITEMS):
        run(actions.add_section, actor=owner(), subject=draft.pk, title=page, text="")
    sections = {s.title: s for s in Section.objects.filter(questionnaire=draft)}
    for item in ITEMS:
        source = Question.objects.get(questionnaire=draft, code=item.after[0]) if item.after else None
        ends: dict[str, Any] = (
            {"low_label": "まったくそう思わない", "high_label": "とてもそう思う"} if item.kind == Kind.SCALE else {}
        )
        run(
            actions.add_question, actor=owner(), subject=draft.pk, section=sections[item.page], code=item.code,
            kind=item.kind.value, text=item.text, required=item.required, options=[list(o) for o in item.options],
            depends_on=source, depends_values=[item.after[1]] if item.after else [], **ends, **item.extra,
        )  # fmt: skip


def _second_version(survey: Survey) -> None:
    made = run(actions.draft, actor=owner(), subject=survey.pk)
    draft = Questionnaire.objects.get(pk=made.result)
    trust = Question.objects.get(questionnaire=draft, code=TRUST)
    run(actions.change_question, actor=owner(), subject=draft.pk, question=trust, text=REWORDED, broken=True)


def _plan(survey: Survey, title: str, audience: Wave.Audience, length: timedelta) -> Wave:
    planned = run(
        actions.plan_wave, actor=owner(), subject=survey.pk, title=title, opens_on=clock.today(),
        closes_on=clock.today() + length, level="unit", audience=audience.value, audience_units=[], audience_roles=[],
        reminders_allowed=2,
    )  # fmt: skip
    return Wave.objects.get(pk=planned.result)


def _closed_wave(survey: Survey, title: str, *, lean: float) -> None:
    """Make a wave answered by codes in 40 units, with made-up answers, and close it."""
    wave = _plan(survey, title, Wave.Audience.CODES, timedelta(days=28))
    dice = Random(f"{SEED} {title}")  # noqa: S311 - the same answers at every run
    for unit in _some_units(dice):
        size = dice.randint(12, 60)
        run(actions.issue_codes, actor=owner(), subject=wave.pk, unit=unit, count=size)
    run(actions.open_wave, actor=owner(), subject=wave.pk)
    contents = [
        {"group": group.number, "answers": made_up(dice, lean + mood)}
        for group in WaveGroup.objects.filter(wave=wave)
        for mood in [dice.gauss(0, 0.25)]
        for _person in range(sum(dice.random() < 0.62 for _one in range(group.invited)))
    ]
    run(actions.rehearse, actor=SYSTEM, subject=wave.pk, contents=contents, count=len(contents))
    run(actions.close_wave, actor=owner(), subject=wave.pk)


def _some_units(dice: Random) -> list[Unit]:
    """Return the units of the demonstration's accounts and some more: offices, divisions, block headquarters."""
    known = list(Unit.objects.filter(people__is_demo=True).distinct().order_by("code"))
    others = list(
        Unit.objects.filter(kind__in=["office", "block"]).exclude(pk__in=[u.pk for u in known]).order_by("code")
    )
    return (known + dice.sample(others, 40))[:40] if len(known) < 30 else known[:40]


def made_up(dice: Random, lean: float) -> dict[str, Any]:
    """Return one person's answers; `lean` shifts the scales up or down."""
    answers: dict[str, Any] = {}
    for item in ITEMS:
        if item.after and item.after[1] != answers.get(item.after[0]):
            continue
        if not item.required and item.kind != Kind.TEXT and dice.random() < 0.03:
            answers[item.code] = [] if item.kind == Kind.MULTIPLE else ""
        else:
            answers[item.code] = _one(item, dice, lean)
    return answers


def _one(item: Item, dice: Random, lean: float) -> Any:
    if item.kind == Kind.SCALE:
        weights = [w * (1 + lean) ** place for place, w in enumerate(item.likely)]
        return dice.choices("12345", weights)[0]
    if item.kind == Kind.YES_NO:
        return dice.choices(("yes", "no"), item.likely)[0]
    if item.kind == Kind.SINGLE:
        return dice.choices([code for code, _label in item.options], item.likely)[0]
    if item.kind == Kind.MULTIPLE:
        return [
            code for (code, _label), likely in zip(item.options, item.likely, strict=True) if dice.random() < likely
        ]
    if item.kind == Kind.NUMBER:
        return str(dice.choices((0, 2, 4, 8, 12), item.likely)[0])
    return dice.choice(REMARKS) if dice.random() < item.likely[0] else ""
