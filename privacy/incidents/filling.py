"""From the case to the words of reports, letters and publications.

They go to the Commission, to the persons and to the public of Japan: in Japanese, whatever language the reader of our pages
has chosen. Nothing is left out silently: what is not known yet says so.
"""

from datetime import datetime

from django.utils import timezone, translation

from governance.calendar.eras import in_japanese
from governance.organization.queries import name_of
from governance.publishing.masking import find
from privacy.incidents.choices import Answer, How, Item, MeasureState
from privacy.incidents.models import Assessment, Incident, Report
from privacy.incidents.queries import (
    criteria_called,
    measures_of,
    newest_assessment,
    newest_list,
    persons_concerned,
    publication_of,
    tree_of,
)
from privacy.incidents.rules import truth

UNKNOWN = "調査中。判明次第報告します。"
SOON = "現在調査しております。分かり次第お知らせいたします。"
"""What the persons and the public read where the Commission reads UNKNOWN."""
TO_FILL_IN = "【電話番号と受付時間】"
"""What a letter needs and the case does not know."""


def moment(at: datetime) -> str:
    """Return a moment as a report writes it: 令和8年11月27日 14時05分."""
    local = timezone.localtime(at)
    return f"{in_japanese(local.date())} {local:%H}時{local:%M}分"


def filled(incident: Incident) -> dict[str, str]:
    """Return the nine items of a report, filled from what is known now."""
    with translation.override("ja"):
        assessed = newest_assessment(incident)
        return {
            Item.OVERVIEW.value: overview(incident, assessed),
            Item.DATA.value: data_words(assessed),
            Item.PERSONS.value: persons_words(incident),
            Item.CAUSE.value: cause_words(incident),
            Item.HARM.value: harm_words(assessed),
            Item.TOLD.value: told_words(incident),
            Item.PUBLICATION.value: publication_words(incident),
            Item.PREVENTION.value: prevention_words(incident),
            Item.OTHER.value: other_words(incident),
        }


def overview(incident: Incident, assessed: Assessment | None) -> str:
    """Return what happened, when and where, since when it is known, and by which criteria it is reported."""
    happened = in_japanese(incident.happened_on) if incident.happened_on else UNKNOWN
    lines = [
        f"発生日：{happened}", f"把握日時：{moment(incident.known_at)}",
        f"発生部署：{name_of(incident.unit_id, incident.known_on)}", f"態様：{incident.get_kind_display()}", incident.text,
    ]  # fmt: skip
    if assessed and assessed.met:
        laws = {one.code: one.law for one in criteria_called(assessed.rules).rules.criteria}
        lines.append("該当する事態：" + "、".join(laws[code] for code in assessed.met))
    lines += [f"{moment(row.added_at)}　{row.text}" for row in incident.follow_ups.all()]
    return "\n".join(lines)


def data_words(assessed: Assessment | None, unknown: str = UNKNOWN) -> str:
    """Return the items of the information; individual numbers are named whether or not there are any."""
    if assessed is None:
        return unknown
    numbers = {Answer.YES: "含む", Answer.FEARED: "含むおそれがある", Answer.NO: "含まない"}
    found = numbers.get(Answer(assessed.my_number), "調査中")
    return f"{'、'.join(assessed.data_words)}\n個人番号：{found}"


def persons_words(incident: Incident, unknown: str = UNKNOWN) -> str:
    """Return the number of persons: those of the frozen or filed list once there is one."""
    number = persons_concerned(incident)
    return f"{number:,}人" if number is not None else unknown


def cause_words(incident: Incident, unknown: str = UNKNOWN) -> str:
    """Return the tree of causes, and why the double check did not catch it."""
    lines = [f"{'　' * branch.depth}・{branch.row.text}" for branch in tree_of(incident)]
    if incident.check_state:
        lines.append(f"複数人による確認：{incident.get_check_state_display()}。{incident.check_text}")
    return "\n".join(lines) or unknown


def harm_words(assessed: Assessment | None, unknown: str = UNKNOWN) -> str:
    """Return whether secondary harm is known or feared."""
    if assessed is None:
        return unknown
    property_damage = truth(assessed.property_damage)
    words = {True: "財産的被害のおそれがあります。", False: "現時点で二次被害は確認されていません。", None: unknown}
    return words[property_damage]


def told_words(incident: Incident) -> str:
    """Return how the persons were told."""
    lines = [
        f"{in_japanese(row.told_on)}　{row.get_how_display()}　{row.persons:,}人"
        + (f"（連絡がつかない方 {row.unreached:,}人）" if row.unreached else "")
        for row in incident.tellings.all()
    ]
    return "\n".join(lines) or "準備中。速やかに通知します。"


def publication_words(incident: Incident) -> str:
    """Return whether it was published."""
    publication = publication_of(incident)
    if publication is None:
        return "公表の要否を検討中です。"
    if publication.published_at is None:
        return "公表を準備しています。"
    return f"{in_japanese(timezone.localdate(publication.published_at))}に公表しました。"


def prevention_words(incident: Incident, unknown: str = UNKNOWN) -> str:
    """Return what was done at once and what is done against a repetition, each with its day."""
    lines = [
        f"{moment(row.done_at)}　{row.get_step_display()}　{row.note}".rstrip() for row in incident.containments.all()
    ]
    for row in measures_of(incident):
        done = row.state != MeasureState.PLANNED and row.done_on
        state = f"{in_japanese(row.done_on)}実施" if done and row.done_on else f"{in_japanese(row.due_on)}までに実施"
        lines.append(f"・{row.text}（{state}）")
    return "\n".join(lines) or unknown


def other_words(incident: Incident) -> str:
    """Return what may be of use besides."""
    latest = newest_list(incident)
    frozen = f"対象者は閲覧記録から確定しました（{latest.count:,}人）。" if latest and incident.by_views else ""
    return frozen or "特になし。"


def letter_words(incident: Incident) -> str:
    """Return a first wording of the letter to the persons (guideline 3-5-4-2: overview, items, cause, harm, other)."""
    with translation.override("ja"):
        assessed = newest_assessment(incident)
        happened = f"{in_japanese(incident.happened_on)}、" if incident.happened_on else "日付は調査中ですが、"
        data = "、".join(assessed.data_words) if assessed else SOON
        unit = name_of(incident.unit_id, incident.known_on)
        return (
            "このたび、当機構において、お客様の個人情報が外部に漏れた、又は漏れたおそれがあることが分かりました。"
            "お客様に多大なご心配とご迷惑をおかけしますことを、深くお詫び申し上げます。\n\n"
            f"１　起きたこと\n{happened}{unit}において、"
            f"次のことが起きました（{incident.get_kind_display()}）。\n\n"
            f"２　お客様に関する情報\n{data}\n\n"
            f"３　原因\n{cause_words(incident, SOON)}\n\n"
            f"４　二次被害について\n{harm_words(assessed, SOON)}不審な連絡などがありましたら、下記までお知らせください。\n\n"
            "５　再発の防止\n確認の方法を見直し、同じことを二度と起こさないよう取り組んでまいります。\n\n"
            f"６　お問い合わせ窓口\n{unit}　{TO_FILL_IN}"
        )


def public_parts(incident: Incident) -> list[tuple[str, str]]:
    """Return the labelled parts of the text for the public. Masks and review follow in the publications."""
    with translation.override("ja"):
        assessed = newest_assessment(incident)
        desk = desk_of(incident)
        parts = [
            ("起きたこと", incident.text),
            ("漏えいした、又はそのおそれがある情報", data_words(assessed, SOON)),
            ("対象となる方の数", persons_words(incident, SOON)),
            ("原因", cause_words(incident, SOON)),
            ("対象となる方への対応", told_words(incident)),
            ("再発の防止", prevention_words(incident, SOON)),
        ]
        return [*parts, ("お問い合わせ窓口", desk)] if desk else parts


def desk_of(incident: Incident) -> str:
    """Return the desk for questions that the public is told, "" while there is none."""
    return incident.tellings.filter(how=How.PUBLICATION).values_list("desk", flat=True).first() or ""


def left_for_desk(incident: Incident) -> dict[str, str]:
    """Return what is found in the words of the desk and why it stays: it is published so that people can ask there."""
    desk = desk_of(incident)
    return {desk[hit.start : hit.end]: "公表するお問い合わせ窓口" for hit in find(desk)}


def report_title(report: Report) -> str:
    """Return the title of a report as the Commission reads it."""
    with translation.override("ja"):
        return f"個人情報の漏えい等に関する報告書（{report.get_kind_display()}）"
