"""Whether a text for others could point at a person. Pure functions; nothing is stored and nothing is blocked.

Every stretch that could point at someone is found with its place and reason, so that the writer can say it more
generally. What is harmless in an office's language (deadlines, addressees, sentences about protection) is left out by
the words around it; docs/search-guard.md has the figures of how well that works.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from compliance.guard.choices import Reason

SMALL_UNIT = 30
"""A unit with fewer people than this is small: "someone in that office" narrows it down to two dozen."""
SAME_WORDS = 9
"""As many signs in a row that the report has too are its own words, not chance."""
NAME_ALONE = 2
"""A family name of at least so many signs is looked for with a particle behind it; a shorter one (林) only with さん."""

_KANJI = "一-鿿々〆ヵヶ"
_HONORIFIC = "(?:さん|様|氏|君|くん|課長|係長|室長|所長|副所長|次長|部長|主任|主査|職員|先生)"
_PARTICLE = "(?:が|は|から|の|に|と|も|を)"
_PREFECTURES = frozenset(
    re.findall(
        "..",
        "青森岩手宮城秋田山形福島茨城栃木群馬埼玉千葉東京富山石川福井山梨長野岐阜静岡愛知三重滋賀京都大阪奈良"
        "鳥取島根岡山広島山口徳島香川愛媛高知福岡佐賀長崎熊本大分宮崎沖縄",
    )
)
"""Family names that are prefectures too: without さん they mean the place."""

_TITLES = "(?:副所長|所長|次長|課長補佐|課長|係長|室長補佐|室長|部長|グループ長|主任|主査|統括)"
_ADDRESSED = (
    r"(?!会議|会|級|職|等|宛|あて|殿|各位|以上|研修|に(?:報告|連絡|相談|提出|届け|申し出|確認)|を通じ|を経由|へ(?:報告|提出|連絡)"
    r"|は、?(?:速やかに|直ちに|毎|各|必ず|職員に|所属|自ら|別紙|次の)|の(?:承認|許可|決裁(?!印)|確認|責任|印|指示を受け|皆))"
)
_EVERY = (
    "各",
    "各事務",
    "各年金事務",
    "全国の",
    "全国の事務",
    "全国の年金事務",
    "全ての",
    "すべての",
    "他の",
    "歴代の",
)
"""Before a title: all who hold it are meant, and nobody in particular."""
_DAY = (
    r"(?>(?:(?:令和|平成)(?:元|\d{1,2})年|\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?<![\d年度第])\d{1,2}/\d{1,2}(?![\d/])"
    r"|(?:先週|今週|先月|前の週|その週)の?(?:[月火水木金土日]曜日?|第?\d{1,2}日|初日|末日)"
    r"|(?:前日|当日|翌日|翌朝|昨日|一昨日|おととい)の?(?:朝|昼|夕方|夜(?!勤)|晩|午前|午後)"
    r"|(?:[月火水木金土日]曜日?|(?<!\d)\d{1,2}日)の(?:朝|昼休み|昼|夕方|夜(?!勤)|午前|午後))"
)
_NOT_A_DEADLINE = (
    r"(?!\d)(?![（(].{1,4}[)）](?:まで|付|施行|必着|から施行))"
    r"(?!まで|付け|付で|付の|施行|から施行|より施行|以降|から適用|より適用|必着|締切|〆切|期限|を期限|開催|に開催|から開始|の研修|に実施します|に行います|現在|公布)"
)
_CLOCK = (
    r"(?>(?:午前|午後|朝|夜|夕方|深夜|正午)\d{1,2}時(?:半|\d{1,2}分)?|\d{1,2}時(?:半|\d{1,2}分)?(?:ごろ|頃|過ぎ|前|すぎ)|\d{1,2}時\d{1,2}分"
    r"|(?<!\d)\d{1,2}:\d{2}(?!\d))"
)
_NOT_HOURS = (
    r"(?!まで|から(?:正午|(?:午後|午前)?\d{1,2}(?:時|:))|[~～〜-](?:午後|午前)?\d{1,2}(?:時|:)"
    r"|に(?:開|閉)|開始|開会|閉庁|開庁)"
)

_PATTERNS: tuple[tuple[Reason, str], ...] = (
    (Reason.DATE, _DAY + _NOT_A_DEADLINE),
    (Reason.TIME, r"(?<!から)(?<![~～〜])" + _CLOCK + _NOT_HOURS),
    (
        Reason.GENDER,
        r"(?<!女性も)(?<!女性と)(?<!男性も)(?:男性|女性)(?!活躍|管理職の割合|が働き|も男性|も女性)(?:職員|社員|の職員)?|彼女(?!ら)|彼(?=は|が|の|に|を|から|も|と)"
        r"|(?:妊娠中|産休|育休|産前|産後)(?!制度|等に関するハラスメント|・|の取得を)(?:の職員|明け|中|に入る|から(?:復帰|戻))",
    ),
    (
        Reason.TRAIT,
        r"[2-6]0代(?:前半|後半|半ば)?|[2-6]\d歳|新人(?!研修|教育)(?:の?職員)?|新規採用(?:の|された)職員|異動してき(?:た|て)|着任したばかり"
        r"|転勤してき(?:た|て)|中途採用の|派遣(?:職員|社員|の(?:方|人))(?:の一人|が(?!行|従事|増|対象)|から)|退職した(?:職員|方|人|元)|元職員(?:の|が|から)"
        r"|勤続\d+年|入社\d+年|再雇用の職員(?:が|から)|障害のある職員(?:が|から)|時短勤務の|(?:定年|退職)(?:間近|を控えた|予定)の",
    ),
    (
        Reason.PHRASE,
        r"(?:通報者|告発者|申告者|情報提供者|相談者)(?!探し|保護|の保護|を(?:探|守|保護|特定(?:し|する))|が特定|に対する不利益|に不利益|の(?:秘密|プライバシー|特定)"
        r"|等?への不利益|となった場合|である場合|とは)|(?:通報|告発|申告|情報提供|投書)(?:を(?:した|行った)|した)(?:職員|者|人|方|社員|ご本人|本人)"
        r"|情報を(?:寄せた|提供した|寄せてくれた|くださった)(?:職員|者|人|方)|(?:見聞き|耳に)した(?:職員|者|人|方)|気づいた(?:職員|者|人|方)(?:が|は|から|の)(?!声)|(?:一人|ひとり)で(?:任され|担当して)"
        r"|(?:通報|告発|相談|申告)して(?:くれた|きた|いただいた)|投書の主|を見た(?:職員|者|人|方)|唯一の(?!方法|手段)|ただ(?:一人|ひとり)|(?:[一二三123]人|ひとり|ふたり)(?:だけ|しか|のみ)(?!で(?:判断|決|行|処理|作業))"
        r"|しか知(?:らない|り得ない|りえない)|のみが知|だけが知|(?:目撃|発見)した(?:職員|者|人|方)|居合わせた|その場にいた(?:職員|者|人|方)|同席(?:していた|した)(?:職員|者|人|方)?"
        r"|第一発見者|から聞いた(?:と|話)|の話によると|によれば、?(?=隣|前任|後任|部下|同僚)|声を上げた(?:職員|者|人|方)|知らせてくれた|密告|リーク|内部の人間|内部告発が?"
        r"|匿名の(?:職員|方|人|手紙)|(?:隣|向かい)の席|(?:前任|後任)の(?:担当者|職員)|当時の担当者|被害(?:者|を受けた職員)(?:は|が|から)(?!申し出|相談でき)",
    ),
)  # fmt: skip
_COMPILED = tuple((reason, re.compile(pattern)) for reason, pattern in _PATTERNS)
_SECTIONED_TITLE = re.compile(rf"[{_KANJI}ァ-ヶー]{{2,8}}{_TITLES}{_ADDRESSED}")
_COMMON = (
    "年金事務所において個人情報の取扱いについて法令等の遵守について必要な措置を講じてください速やかに報告してくださいますよう"
    "お願いいたします調査にご協力くださいますよう事務処理の手順に従って業務を行うお客様からお預かりした書類の取扱いについて"
    "個人情報の保護に関する規程再発防止に取り組んでください確認してくださいますようお願い申し上げます"
)
"""Sentences that every office writes: the report having them too says nothing."""


@dataclass(frozen=True)
class Surroundings:
    """What is known of the unit that a text is about, and the report's own texts when the writer may read them."""

    names: tuple[str, ...] = ()
    unit_name: str = ""
    headcount: int | None = None
    posts: tuple[str, ...] = ()
    report: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Hit:
    """A stretch of the text from `start` to before `end` (signs), and why it could point at a person."""

    start: int
    end: int
    found: str
    reason: Reason


@dataclass(frozen=True)
class Folded:
    """A text as it is searched: widths made equal, spaces taken out; each sign knows where it stood."""

    text: str
    places: tuple[int, ...]

    def hit(self, original: str, start: int, end: int, reason: Reason) -> Hit:
        """Return the hit at these places of the folded text as one of the original."""
        first, last = self.places[start], self.places[end - 1] + 1
        return Hit(first, last, original[first:last], reason)


def fold(text: str) -> Folded:
    """Return the text in NFKC without spaces; line ends stay, since a name does not go on over them."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for folded in unicodedata.normalize("NFKC", sign):
            if folded == "\n" or not folded.isspace():
                signs.append(folded)
                places.append(place)
    return Folded("".join(signs), tuple(places))


def check(text: str, about: Surroundings) -> list[Hit]:
    """Return every stretch that could point at a person, in the order of the text; one reason once per stretch."""
    folded = fold(text)
    names = list(_by_names(folded.text, about.names))
    posts = [place for place in _by_posts(folded.text, about.posts) if not _covered(place, names)]
    others = (*_by_words(folded.text), *_by_unit(folded.text, about), *_by_report(folded.text, about.report))
    found = {folded.hit(text, start, end, reason) for start, end, reason in (*names, *posts, *others)}
    return sorted(found, key=lambda hit: (hit.start, hit.end, hit.reason))


Place = tuple[int, int, Reason]


def _by_words(text: str) -> Iterator[Place]:
    for reason, pattern in _COMPILED:
        yield from ((m.start(), m.end(), reason) for m in pattern.finditer(text))


def _covered(place: Place, others: list[Place]) -> bool:
    """Return whether a title with a name before it (佐藤主任) is found as a name already."""
    return any(other[2] == Reason.NAME and place[0] <= other[0] < place[1] for other in others)


def _by_names(text: str, names: Iterable[str]) -> Iterator[Place]:
    """Full names anywhere; family names before さん or a title, longer ones also before a particle."""
    for name in sorted(set(names)):
        family, _, given = unicodedata.normalize("NFKC", name).partition(" ")
        patterns = [re.escape(family + given)] if given else []
        patterns.append(f"(?<![{_KANJI}]){re.escape(family)}(?={_HONORIFIC})")
        if len(family) >= NAME_ALONE and family not in _PREFECTURES:
            patterns.append(f"(?<![{_KANJI}]){re.escape(family)}(?={_PARTICLE})")
        for found in re.finditer("|".join(patterns), text):
            yield found.start(), found.end(), Reason.NAME


def _by_posts(text: str, posts: Iterable[str]) -> Iterator[Place]:
    """Posts that one person of the unit holds, and titles with the name of a section, unless they are addressed."""
    for post in sorted(set(posts)):
        for found in re.finditer(re.escape(post) + _ADDRESSED, text):
            if not text[: found.start()].endswith(_EVERY):
                yield found.start(), found.end(), Reason.POST
    for found in _SECTIONED_TITLE.finditer(text):
        if not found.group().startswith(("各", "全国")) and not text[: found.start()].endswith(_EVERY):
            yield found.start(), found.end(), Reason.POST


def _by_unit(text: str, about: Surroundings) -> Iterator[Place]:
    if not about.unit_name or about.headcount is None or about.headcount >= SMALL_UNIT:
        return
    short = about.unit_name.removesuffix("年金事務所")
    for found in re.finditer(f"{re.escape(short)}(?:年金)?(?:事務所)|{re.escape(about.unit_name)}", text):
        yield found.start(), found.end(), Reason.SMALL


def _by_report(text: str, report: Iterable[str]) -> Iterator[Place]:
    """Stretches of at least SAME_WORDS signs that the report has too, as long as they go."""
    known = {gram for part in (*report,) for gram in _grams(fold(part).text)} - set(_grams(_COMMON))
    start = end = -1
    for place in range(len(text) - SAME_WORDS + 1):
        if text[place : place + SAME_WORDS] not in known:
            continue
        if place >= end:
            if start >= 0:
                yield start, end, Reason.REPORT
            start = place
        end = place + SAME_WORDS
    if start >= 0:
        yield start, end, Reason.REPORT


def _grams(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from (line[n : n + SAME_WORDS] for n in range(len(line) - SAME_WORDS + 1))


def line_and_column(text: str, place: int) -> tuple[int, int]:
    """Return line and sign within the line, both from 1, of a place in the text."""
    before = text[:place]
    return before.count("\n") + 1, place - (before.rfind("\n") + 1) + 1
