"""Words that show that a name stands beside them, and words that are no names."""

from pathlib import Path


def _listed(name: str) -> frozenset[str]:
    """Return the words of a list, which lies beside as a text."""
    return frozenset((Path(__file__).parent / "lists" / f"{name}.txt").read_text("utf-8").split())


HONORIFICS = "様|さま|さん|サン|氏|殿|先生|君|くん|ちゃん|嬢"
TITLES = (
    "課長代理|副所長|所長|課長|係長|室長|部長|次長|主任|主事|主査|職員|調査官|専門官|徴収官|相談員|弁護士|社労士|社会保険労務士|税理士|医師|"
    "委員|理事|総理|大臣|議員|市長|町長|リーダー|オペレーター|講師|院長|社長|店長|監事|参事|氏夫妻|夫妻|夫婦|医院|内科|歯科|クリニック|名義"
)
LABELS = (
    "氏名|お名前|名前|フリガナ|ふりがな|カナ|かな|名義人|名義|宛名|差出人|届出人|請求者|申出者|申出人|申請者|提案者|提案|担当者|担当|代理人|被保険者|"
    "配偶者|代表|事業主|対応者|前回対応者|来訪者|来所者|相談者|死亡者|受給者|旧姓|新姓|現姓|姓|宛先|お客様名|協力|対象者|記入者|報告者"
)
RELATIVES = (
    "夫|妻|父|母|娘|息子|長男|長女|次男|次女|二男|三男|姉|兄|弟|妹|孫|姪|甥|主人|家内|祖父|祖母|義父|義母|叔父|叔母|伯父|伯母|主治医|後見人|"
    "事業主|従業員|患者|社員|同級|担当|上席|上司|同僚|知人|友人|警備|ヘルパー|総務|人事|経理"
)
NO_NAME_BEFORE_HONORIFIC = _listed("addressed_without_name")
"""Common nouns that are addressed politely without naming anybody."""
NO_NAME_ENDINGS = tuple("者員師士屋客係会所課社室署院局店庁団省組行関構達")
PLACES = _listed("places")
"""Places that are also surnames: alone, without a honorific or a label, they are taken for the place."""
AFTER_PLACE_OR_FIRM = (
    r"(?:[都道府県市区町村郡]|[大小]?字|駅|港|空港|年金|事務所|支店|本店|支部|支社|支所|出張所|営業所|銀行|信用|病院|工業|製作|工場|紡績|運輸|運送|建設|電機|電気|"
    r"産業|商事|商店|商会|製薬|資材|金属|化学|鉄道|電鉄|大学|高校|小学|中学|株式|有限|㈱|\(株|労務|社労士事務|社会保険労務士事務|ビル|ハイツ|コーポ|マンション|方面|地方|時代|"
    r"条例|方式|県|都|府|法|線|丸|号|社会保険事務|[ \t]?株式会社|公園|通り?\d|湾|城|温泉)"
)
NO_NAMES = _listed("no_names")
"""Words that the dictionary also knows as names; alone, without anything beside them that speaks for a name, they are none."""
LATIN_NO_NAME = _listed("latin_no_names")
