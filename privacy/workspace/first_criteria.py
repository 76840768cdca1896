"""The first version of the criteria: things that are seen or not, in the words of those who look."""

from privacy.workspace.choices import Group

TEXTS: dict[str, list[str]] = {
    Group.DESKS: [
        "席を離れた机の上に、個人情報の載った書類が置かれていない",
        "終業後の机の上と足元に、書類や荷物が残っていない",
        "処理中の書類は、担当者のわかる箱に入っている",
    ],
    Group.CABINETS: [
        "個人情報を納めた書庫に鍵が掛かっている",
        "鍵は決めた場所に納められ、持ち出しが記録されている",
        "通路や書庫の上に、箱が積まれていない",
    ],
    Group.SCREENS: [
        "席を離れた端末の画面に鍵が掛かっている",
        "窓口の外から端末の画面が読めない",
        "パスワードを書いた紙が端末の周りにない",
    ],
    Group.DISPOSAL: [
        "裁断待ちの書類は、鍵の掛かる箱に入っている",
        "普通のごみ箱に、個人情報の載った紙が入っていない",
        "複写機と印刷機に、取り忘れた紙が残っていない",
    ],
    Group.BOARDS: [
        "ホワイトボードや掲示に、お客様の氏名や番号が書かれていない",
    ],
    Group.VISITORS: [
        "執務室の入口が閉まり、来訪者が勝手に入れない",
        "来訪者が名札を着け、入退室が記録されている",
    ],
    Group.MEDIA: [
        "持ち運べる媒体が台帳の数と合っている",
        "許可のない媒体や私物の機器が端末につながっていない",
    ],
}  # fmt: skip
