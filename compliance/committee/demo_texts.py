"""What the committee of the demonstration talks about."""

from dataclasses import dataclass, field

MEMBERS = {
    "chair": "expert", "committee1": "internal", "committee2": "lawyer", "committee3": "lawyer", "committee4": "expert",
}  # fmt: skip
PLACE = "本部 第一会議室（オンライン併用）"
GENERAL = "委員長が開会を宣し、定足数を満たすことを確認した。事務局が前回の決議の進み具合を報告した。"


@dataclass(frozen=True)
class Decision:
    """A resolution of the demonstration: for which units, who of them has reported, and what came of it."""

    title: str
    text: str
    units: str
    due_after: int
    test_after: int
    test_method: str
    reporters: tuple[str, ...] = ()
    report: str = ""
    rehearsed: int = 0
    """What share of the other units has reported, in per cent."""
    outcome: str = ""
    result: str = ""


@dataclass(frozen=True)
class Topic:
    """An item: its pack, how the four present vote, what the minutes say."""

    theme: str
    title: str
    text: str
    ballots: tuple[str, str, str, str] = ("for", "for", "for", "for")
    casting: str = ""
    minutes: str = ""
    decision: Decision | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Past:
    """A meeting that was held."""

    days_ago: int
    closed: bool
    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class Coming:
    """A meeting to come."""

    in_days: int
    topics: tuple[Topic, ...]
    case_title: str
    case_text: str


PAST = (
    Past(270, True, (
        Topic(
            "causes", "現金・金券の管理の点検",
            "## 背景\n\n"
            "複数の事務所で、残高の確認が一人で行われていた。\n\n"
            "## 案\n\n"
            "- 毎日二人で確認する\n- 月に一度、所長が抜き打ちで確認する",
            minutes="確認を二人で行うことの負担について質疑があり、締めの手順の中で行うこととした。",
            decision=Decision(
                "現金・金券の残高を毎日二人で確認する",
                "現金・金券を扱うすべての窓口で、毎日の締めの時に二人で残高を確認し、署名してください。月に一度、所長が抜き打ちで確認し、結果を報告してください。",
                "13001 14001 27001", 45, 150, "半年間の現金事故の件数を、決議前の半年間と比べる。",
                reporters=("office-head1", "office-head2", "office-head3"),
                report="締めの手順書を改め、全員に周知しました。所長による確認も始めています。",
                outcome="worked", result="現金の不一致は、前の半年の7件から1件に減った。",
            ),
        ),
        Topic(
            "learning", "事例を使った研修の追加",
            "## 案\n\n匿名化した事例を使い、所内で話し合う時間を設ける。",
            ("for", "against", "against", "for"), "against",
            "時期が繁忙期に重なるため、次年度に改めて提案することとした。",
        ),
    )),
    Past(55, True, (
        Topic(
            "overdue", "書類の預かりと滞留の防止",
            "## 状況\n\n"
            "期限を過ぎた措置のうち、書類の預かりに関するものが最も多い。\n\n"
            "| 内容 | 件数 |\n"
            "|---|---|\n"
            "| 預かり票がない | 9 |\n"
            "| 保管場所が決まっていない | 6 |\n\n"
            "## 案\n\n"
            "1. 全事務所で預かり票を使う\n2. 週に一度、滞留を数える",
            minutes="預かり票の様式を統一することについて意見があり、事務局が様式を示すこととした。",
            decision=Decision(
                "書類の預かり票をすべての事務所で使う",
                "窓口で書類を預かるときは、必ず預かり票に番号を付け、写しをお客様に渡してください。週に一度、滞留の件数を数えて記録してください。",
                "offices", 40, 180, "抜き出した20事務所で、期限を過ぎた書類の件数を数え、決議前と比べる。",
                reporters=("office-head1", "office-head2"),
                report="預かり票の使用を始め、滞留を毎週数えています。", rehearsed=86,
            ),
        ),
        Topic(
            "rules", "閲覧目的の記入の徹底",
            "## 案\n\n端末で記録を見る際の目的の記入を必須とし、所長が週に一度抜き出して確かめる。",
            ("for", "for", "abstain", "for"),
            minutes="抜き出しの件数は事務所の規模に応じて定めることとした。",
            decision=Decision(
                "端末の閲覧目的の記入をすべての組織で徹底する",
                "記録を閲覧するときは、目的を必ず記入してください。所属の長は、週に一度、記入を抜き出して確かめてください。",
                "all", 90, 200, "目的の記入のない閲覧の割合を、端末の記録から毎月数える。",
                reporters=("office-head3",),
                report="所内の打合せで周知し、週次の確認を始めました。", rehearsed=41,
            ),
        ),
    )),
    Past(12, False, (
        Topic(
            "not_reported", "決議の報告がない組織への対応",
            "## 状況\n\n期限が近い決議について、報告のない組織がある。\n\n"
            "## 案\n\nブロック本部から個別に連絡し、事情を確かめる。",
            minutes="ブロック本部の負担を考え、期限の2週間前に一度だけ連絡することとした。",
        ),
    )),
)  # fmt: skip

TO_COME = Coming(
    9,
    (
        Topic(
            "overdue", "期限を過ぎた措置の状況",
            "## 状況\n\n"
            "期限を過ぎた措置の件数と、遅れの理由を報告します。\n\n"
            "## 審議していただきたいこと\n\n"
            "- 遅れが続く組織への支援の方法\n- 期限の設定の見直し",
        ),
        Topic(
            "learning", "規範への署名と研修の受講",
            "## 状況\n\n署名と受講の割合を、ブロックごとに報告します。\n\n"
            "## 案\n\n受講の割合が低い組織で、所長による説明の場を設ける。",
        ),
    ),
    "個別事案の報告（書類の送付に関するもの）",
    "## 事実関係\n\n"
    "ある事務所で、お客様の書類が別のお客様への封筒に入って送られた。"
    "調査の結果、封入の際の確認が一人で行われていたことが分かった。"
    "\n\n"
    "## 再発防止\n\n"
    "封入前に二人で確認することとし、効果を半年後に確かめる。\n\n"
    "## 審議していただきたいこと\n\n"
    "同じ確認の仕方を全国の事務所に広げるか。",
)  # fmt: skip
