"""The first rules of the check: each item, by two people, until the chief privacy officer writes others."""

from datetime import date

from django.db import migrations

FIRST_DAY = date(2009, 1, 1)
RULES = {
    "letter": "送付先と内容を、作成した者とは別の2人が、1通ずつ確認する。2人目は、宛名カナ、郵便番号、番号の下4桁を、"
    "先の入力を見ずに封筒と中身から入力する。1人勤務のときは、ほかの拠点の職員が写真により2人目の確認を行う。",
    "mail": "宛先のアドレス、本文及び添付ファイルを、作成した者とは別の2人が、1通ずつ確認する。2人目は、宛名カナとアドレスを、"
    "先の入力を見ずに送信画面から入力する。1人勤務のときは、ほかの拠点の職員が画面の写しにより2人目の確認を行う。",
    "handed": "相手と書類を、作成した者とは別の2人が、1件ずつ確認する。2人目は、宛名カナ、生年月日、番号の下4桁を、先の入力を"
    "見ずに書類から入力する。1人勤務のときは、ほかの拠点の職員が写真により2人目の確認を行う。",
}


def add_rules(apps, schema_editor):
    """Write them. They come with the system: nobody acts, so no ledger row can stand for them."""
    schema_editor.execute("ALTER TABLE privacy_dispatch_checkrule DISABLE TRIGGER USER")
    CheckRule = apps.get_model("privacy_dispatch", "CheckRule")
    CheckRule.objects.bulk_create(
        CheckRule(kind=kind, valid_from=FIRST_DAY, how="each", text=text) for kind, text in RULES.items()
    )
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("ALTER TABLE privacy_dispatch_checkrule ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("privacy_dispatch", "0001_first_tables")]
    operations = [migrations.RunPython(add_rules, migrations.RunPython.noop)]
