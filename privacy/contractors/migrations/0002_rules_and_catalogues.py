"""P5-1, the yearly inspection of each job, and the first catalogues: conditions, clauses, checklist of inspections."""

from datetime import date

from django.db import migrations

FIRST_DAY = date(2005, 4, 1)
RULE = {
    "code": "P5-1",
    "title": "委託先の実地検査（業務ごとに年1回以上）",
    "title_en": "Inspection of a contractor (each job, yearly at least)",
    "amount": 12,
    "unit": "months",
    "owed_outside": False,
    "source": "参考資料３（委託先業者の安全確保措置状況に関する実地検査）に基づく自主基準",
}
STEPS = [
    ("amber", "before", 60, "unit"),
    ("red", "before", 30, "unit"),
    ("passed", "passed", 0, "unit"),
    ("escalated", "passed", 7, "chief_privacy_officer"),
    ("escalated", "passed", 30, "vice_president"),
]
CATALOGUES = {
    "selection": [
        ("過去３年間に個人情報の漏えい等があった場合は、原因と再発防止策の説明を受けている", True),
        ("個人情報を取り扱う作業場所が日本国内に限られている", True),
        ("個人情報保護又は情報セキュリティに関する規程を定め、従業者に周知している", False),
        ("個人情報保護の責任者と連絡体制を定めている", False),
        ("作業場所の入退室を管理し、記録している", False),
        ("個人情報を扱う機器に利用者の認証とアクセス制限を設けている", False),
        ("従業者に個人情報保護の研修を年１回以上行っている", False),
        ("従業者から秘密保持の誓約書を得ている", False),
    ],
    "clauses": [
        ("秘密保持と目的外利用・第三者提供の禁止", True),
        ("事前の同意のない再委託の禁止", True),
        ("複写・持出しの制限と安全管理措置", True),
        ("漏えい等が発生したときの直ちの報告", True),
        ("実地検査と報告の求めに応じる義務", True),
        ("契約終了時の返却・廃棄と証明書の提出", True),
        ("作業場所・作業者の届出と変更の承認", False),
        ("従業者の監督と研修", False),
        ("違反したときの契約の解除と損害賠償", False),
    ],
    "inspection": [
        ("入退室の記録があり、届け出た者だけが入室している", True),
        ("個人情報を扱う機器は認証を要し、私物の機器・記憶媒体が持ち込まれていない", True),
        ("書類・媒体は施錠した場所に保管し、受払簿と現物が一致している", True),
        ("作業者の名簿と誓約書がそろっている", False),
        ("作業者が研修を受けた記録がある", False),
        ("再委託は同意を得た者だけに行われている", True),
        ("誤った廃棄を防ぐ手順があり、廃棄の記録がある", False),
        ("事故が起きたときの連絡先と手順が掲示されている", False),
    ],
}


def add_rule(apps, schema_editor):
    rule = apps.get_model("deadlines", "Rule").objects.create(valid_from=date(2009, 1, 1), **RULE)
    for kind, base, days, audience in STEPS:
        apps.get_model("deadlines", "RuleStep").objects.create(
            rule=rule, kind=kind, base=base, days=days, audience=audience
        )


def add_catalogues(apps, schema_editor):
    """Write the first versions. They come with the system: nobody acts, so no ledger row can stand for them."""
    tables = ("contractors_catalogue", "contractors_item")
    for table in tables:
        schema_editor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    Catalogue, Item = apps.get_model("contractors", "Catalogue"), apps.get_model("contractors", "Item")
    for kind, lines in CATALOGUES.items():
        made = Catalogue.objects.create(kind=kind, number=1, state="decided", valid_from=FIRST_DAY)
        Item.objects.bulk_create(
            Item(catalogue=made, position=position, text=text, is_must=is_must)
            for position, (text, is_must) in enumerate(lines, start=1)
        )
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for table in tables:
        schema_editor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("contractors", "0001_first_tables"), ("deadlines", "0004_before_the_last_day")]
    operations = [
        migrations.RunPython(add_rule, migrations.RunPython.noop),
        migrations.RunPython(add_catalogues, migrations.RunPython.noop),
    ]
