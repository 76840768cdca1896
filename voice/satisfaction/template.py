"""The questions with which a survey begins: contents and documents as well as manners. The owners change them as they like.

Other rooms name these codes (the office's page of mystery visits): a code keeps its meaning.
"""

from dataclasses import dataclass
from typing import Any

from governance.surveys.models import Kind
from voice.satisfaction.choices import Rhythm

LOW, HIGH = "不満", "満足"
CODE = {Rhythm.HALF_YEARLY.value: "satisfaction", Rhythm.CONTINUOUS.value: "satisfaction_mail"}
TITLE = {
    Rhythm.HALF_YEARLY.value: "お客様満足度アンケート",
    Rhythm.CONTINUOUS.value: "お客様満足度アンケート（郵送物）",
}
PURPOSE = (
    "窓口での応対だけでなく、説明の内容、書類やお知らせのわかりやすさについてお客様の評価を伺い、改善に役立てます。"
    "無記名です。職員個人の評価には使いません。"
)


@dataclass(frozen=True)
class Item:
    """One question: page, code, words, kind."""

    page: str
    code: str
    text: str
    kind: Kind = Kind.SCALE

    def fields(self) -> dict[str, Any]:
        """Return what the engine's action asks for."""
        ends = {"low_label": LOW, "high_label": HIGH} if self.kind == Kind.SCALE else {}
        return {"code": self.code, "kind": self.kind.value, "text": self.text, "required": False, **ends}


COUNTER, PAPERS, WHOLE = "窓口での応対と説明", "書類とお知らせ", "全体について"
DOCUMENTS = Item(PAPERS, "documents", "届出や請求の書類は、読みやすく書きやすいものでしたか。")
NOTICES = Item(PAPERS, "notices", "年金機構からのお知らせは、わかりやすいものでしたか。")
OVERALL = Item(WHOLE, "overall", "全体として、どのくらい満足されましたか。")
REMARK = Item(WHOLE, "remark", "お気づきの点がありましたらお書きください。", Kind.TEXT)
QUESTIONS = {
    Rhythm.HALF_YEARLY.value: (
        Item(COUNTER, "manners", "職員の言葉づかいや態度はいかがでしたか。"),
        Item(COUNTER, "explaining", "説明の内容は、知りたいことに答えていましたか。"),
        Item(COUNTER, "waiting", "お待たせした時間はいかがでしたか。"),
        Item(COUNTER, "settled", "ご用件は、今回の一度で済みましたか。", Kind.YES_NO),
        DOCUMENTS, NOTICES, OVERALL, REMARK,
    ),
    Rhythm.CONTINUOUS.value: (
        Item(PAPERS, "purpose", "何のために届いた書類か、すぐにわかりましたか。"),
        DOCUMENTS, NOTICES,
        Item(PAPERS, "next_step", "次に何をすればよいか、書類からわかりましたか。", Kind.YES_NO),
        OVERALL, REMARK,
    ),
}  # fmt: skip
