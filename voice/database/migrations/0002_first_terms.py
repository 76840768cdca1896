"""The first subjects and procedures: what customers of a pension office speak about, and in which matter."""

from datetime import date

from django.db import migrations

FIRST_DAY = date(2009, 1, 1)

SUBJECTS = [
    ("窓口・接遇", ["職員の言葉づかい・態度", "説明の分かりやすさ", "窓口の案内・取次ぎ", "プライバシーへの配慮", "お礼・おほめ"]),
    ("電話・コールセンター", ["電話のつながりやすさ", "電話での応対・説明", "折り返し・回答の約束"]),
    ("待ち時間・予約", ["窓口の待ち時間", "予約の取りやすさ"]),
    ("施設・設備", ["場所・駐車場", "待合・記入台", "バリアフリー", "受付時間・休日の相談"]),
    ("書類の分かりやすさ", ["通知書・お知らせの文面", "届書・申請書の書き方", "パンフレット・案内", "文字の大きさ・読みやすさ"]),
    ("ホームページ・電子申請", ["ホームページの内容", "ねんきんネット", "電子申請"]),
    ("事務処理", ["処理の誤り", "処理の遅れ", "書類の再提出・行き違い", "通知書の送り先の誤り"]),
    ("個人情報の取扱い", ["本人確認", "情報の管理"]),
    ("年金記録", ["記録の漏れ・誤り", "記録の調査・回答"]),
    ("保険料の納付・徴収", ["納付のご案内・督促", "滞納処分", "納付の方法"]),
    ("制度・法令", ["年金額", "保険料の額", "制度の仕組み"]),
    ("組織・職員の規律", ["職員の不祥事・報道", "組織の運営"]),
    ("その他", []),
]
PROCEDURES = [
    ("年金相談・請求", ["年金の相談", "老齢年金の請求", "障害年金の請求", "遺族年金の請求", "死亡届・未支給年金", "年金生活者支援給付金"]),
    ("年金の受給", ["住所・氏名・振込先の変更", "現況届", "加給年金・生計維持の確認", "扶養親族等申告書・源泉徴収", "支給の停止・調整"]),
    ("国民年金", ["資格取得・種別変更", "免除・納付猶予・学生納付特例", "任意加入・付加年金", "国民年金保険料の納付・口座振替"]),
    ("厚生年金適用", ["資格取得届・資格喪失届", "算定基礎届・月額変更届", "賞与支払届", "被扶養者・第3号被保険者", "新規適用・事業所の調査"]),
    ("徴収", ["厚生年金保険料の納付", "納付の猶予・分割納付", "差押え・滞納処分"]),
    ("年金記録", ["記録の照会・確認", "記録の訂正請求", "基礎年金番号の統合"]),
    ("証明書・通知書", ["基礎年金番号通知書・年金手帳", "年金証書の再交付", "ねんきん定期便", "社会保険料控除証明書", "年金額改定通知書・振込通知書"]),
]


def load(apps, schema_editor):
    """Write both trees. The first version comes with the system: nobody acts, so no ledger row can stand for it."""
    schema_editor.execute("ALTER TABLE voice_database_term DISABLE TRIGGER USER")
    Term = apps.get_model("voice_database", "Term")
    for tree, prefix, roots in (("subject", "S", SUBJECTS), ("procedure", "P", PROCEDURES)):
        rows = []
        for name, children in roots:
            rows.append(term(Term, tree, prefix, len(rows) + 1, name, ""))
            root = rows[-1].code
            rows += [term(Term, tree, prefix, len(rows) + n, child, root) for n, child in enumerate(children, start=1)]
        Term.objects.bulk_create(rows)
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("ALTER TABLE voice_database_term ENABLE TRIGGER USER")


def term(Term, tree, prefix, number, name, parent):
    """Return one row of the first version."""
    return Term(tree=tree, code=f"{prefix}{number:03}", name=name, parent_code=parent, valid_from=FIRST_DAY)


class Migration(migrations.Migration):
    dependencies = [("voice_database", "0001_taxonomy")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
