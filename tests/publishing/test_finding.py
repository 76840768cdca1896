"""Finding and masking: every shape of each kind, places in the original, and what is no personal data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.publishing.masking import find, masked
from governance.publishing.masking.normal import normal
from governance.publishing.masking.numbers import check_digit_fits


def words(text: str, kind: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in find(text) if hit.kind == kind]


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("phone", "03-3421-7788"),
        ("phone", "０３（３４２１）７７８８"),
        ("phone", "(0466)23-7180"),
        ("phone", "０９０−１２３４−５６７８"),
        ("phone", "090ー1234ー5678"),
        ("phone", "09012345678"),
        ("phone", "0120-444-178"),
        ("phone", "+81-90-4433-2109"),
        ("phone", "03-3421-\n7788"),
        ("pension_number", "1234-567890"),
        ("pension_number", "１２３４－５６７８９０"),
        ("email", "ｔａｒｏ＠example.jp"),
        ("address", "東京都世田谷区駒沢3丁目14番地2 コーポ駒沢205号室"),
        ("address", "岐阜県高山市上岡本町七丁目四百六十八番地"),
        ("address", "福岡市博多区博多駅中央街8番36号"),
        ("car", "品川 300 あ 12-34"),
        ("bank", "みずほ銀行 新宿支店 普通 1234567"),
        ("bank", "記号12340 番号12345671"),
        ("certificate", "2345-678901-1150"),
        ("name", "山田 太郎"),
        ("url", "https://blog.example.jp/~yamane_k/entry"),
    ],
)
def test_shapes(kind: str, found: str) -> None:
    text = f"申し出の内容：{found}、以上です。"
    assert words(text, kind) == [found]


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("pension_number", "基礎年金番号は1234567890です", "1234567890"),
        ("birth", "昭和二十三年七月十五日生まれの母", "昭和二十三年七月十五日"),
        ("birth", "生年月日：S30.5.17", "S30.5.17"),
        ("individual_number", "マイナンバー 1234 5678 9012", "1234 5678 9012"),
        ("insured_number", "健康保険証の記号21700023", "21700023"),
        ("postal", "〒９５０－００８７", "９５０－００８７"),
        ("receipt", "受付番号2024-00318の件", "2024-00318"),
        ("name", "担当の千葉様に", "千葉"),
        ("name", "清水係長が説明した", "清水"),
        ("name", "フリガナ：サイトウ イチロウ", "サイトウ イチロウ"),
        ("name", "カルロス・メンデスが来所", "カルロス・メンデス"),
    ],
)
def test_kinds_that_need_words_beside_them(kind: str, text: str, found: str) -> None:
    assert words(text, kind) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "千代田年金事務所（電話03-3265-4381）へお越しください。",
        "ねんきんダイヤル（0570-05-1165）がつながらない。",
        "様式第123号を令和6年7月10日までに2部提出する。",
        "保険料は月額16,520円、前納すると15,290円安い。",
        "厚生年金保険法第47条の3による請求。",
        "東京都と大阪府の事務所で説明が違う。",
        "お客様、奥様、皆様とお呼びする。",
        "https://www.nenkin.go.jp/ に載っている。",
    ],
)
def test_what_is_no_personal_data(text: str) -> None:
    assert find(text) == []


def test_a_mobile_number_beside_an_office_is_nobody_s_office() -> None:
    assert words("千代田年金事務所 090-1234-5678", "phone") == ["090-1234-5678"]


def test_check_digit_of_the_individual_number() -> None:
    assert check_digit_fits("123456789018")
    assert not check_digit_fits("123456789012")
    sure = {text: find(text)[0].sure for text in ("個人番号123456789018", "個人番号123456789012")}
    assert list(sure.values()) == [True, False]


def test_a_name_found_once_is_found_again() -> None:
    assert words("担当は勅使河原様。勅使河原の説明は丁寧だった。", "name") == ["勅使河原", "勅使河原"]


def test_masking_leaves_nothing_to_find() -> None:
    text = "山田 太郎（090-1234-5678、taro@example.jp）様"
    public = masked(text, [(hit.start, hit.end, hit.replacement) for hit in find(text)])
    assert public == "（氏名）（（電話番号）、（メールアドレス））様"
    assert find(public) == []


@given(st.text(alphabet="あ山田太郎様ｱﾞ㈱０1-ー（）\n 〒@.㌔ﾞ", max_size=60))
def test_any_text_has_its_places(text: str) -> None:
    spelled = normal(text)
    assert len(spelled.places) == len(spelled.text) + 1
    last = 0
    for hit in find(text):
        assert last <= hit.start < hit.end <= len(text)
        last = hit.end
