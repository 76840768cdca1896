"""The first scale of ratings, the first criteria, and the clock D16."""

import uuid
from datetime import date

from django.db import migrations

LEVELS = (
    ("1_critical", "法令違反、受給権への影響、個人情報の漏えい、現金の亡失など、機構全体の信頼を損なうもの。直ちに是正する。"),
    ("2_high", "規程に反する取扱いが続いており、事故につながるおそれが大きいもの。3か月以内に是正する。"),
    ("3_medium", "規程に反する取扱いが一部にあり、放置すれば事故につながるもの。計画を立てて是正する。"),
    ("4_low", "取扱いに改善の余地があるもの。業務の中で改める。"),
)
CRITERIA = (
    ("CASH", "現金・領収証書の取扱い", "会計規程、現金等取扱要領"),
    ("SEAL", "公印・証明書用紙の管理", "公印管理規程"),
    ("POST", "届書の受付から進達まで", "事務処理要領（受付・進達）"),
    ("LATE", "処理期限の管理", "サービススタンダード"),
    ("VIEW", "端末の利用と閲覧の目的", "個人情報保護管理規程、端末利用基準"),
    ("PAPER", "書類の保管・施錠・持出し", "文書管理規程、個人情報保護管理規程"),
    ("SEND", "発送物の確認", "発送業務要領"),
    ("CONTR", "委託先の監督", "業務委託管理規程"),
    ("PRIV", "個人情報保護管理推進プラン", "JIS Q 15001 を踏まえた推進プラン"),
    ("VOICE", "お客様の声・事故の報告", "お客様の声取扱要領、事故報告要領"),
    ("CTRL", "職務の分離と上司の点検", "内部統制基本方針"),
    ("OTHER", "その他の法令・規程", "各法令・規程"),
)
TABLES = ("audit_findings_scale", "audit_findings_level", "audit_findings_criterion")


def _levels():
    return ",".join(f"('{uuid.UUID(int=1)}', '{rating}', '{text}')" for rating, text in LEVELS)


def _criteria():
    return ",".join(
        f"('{uuid.UUID(int=number)}', '{code}', '{name}', '{source}', true, 1)"
        for number, (code, name, source) in enumerate(CRITERIA, start=1)
    )


FIRST_ROWS = f"""
{"".join(f"ALTER TABLE {table} DISABLE TRIGGER USER;" for table in TABLES)}
INSERT INTO audit_findings_scale (id, valid_from, reason, decided_at) VALUES
    ('{uuid.UUID(int=1)}', '2009-01-01', '最初の版', '2009-01-01 00:00+09');
INSERT INTO audit_findings_level (scale_id, rating, text) VALUES {_levels()};
INSERT INTO audit_findings_criterion (id, code, name, source, is_current, version) VALUES {_criteria()};
SET CONSTRAINTS ALL IMMEDIATE;
{"".join(f"ALTER TABLE {table} ENABLE TRIGGER USER;" for table in TABLES)}
SET CONSTRAINTS ALL DEFERRED;
"""
STEPS = [
    ("amber", "before", 30, "unit"),
    ("amber", "before", 14, "unit"),
    ("red", "before", 7, "unit"),
    ("red", "before", 1, "unit"),
    ("passed", "passed", 0, "unit"),
    ("escalated", "passed", 7, "block_head"),
    ("escalated", "passed", 14, "audit_head"),
    ("escalated", "passed", 30, "president"),
]


def add_rule(apps, schema_editor):
    Rule = apps.get_model("deadlines", "Rule")
    RuleStep = apps.get_model("deadlines", "RuleStep")
    rule = Rule.objects.create(
        code="D16",
        title="監査指摘のフォローアップ報告",
        title_en="Follow-up report on audit findings",
        amount=3,
        unit="months",
        owed_outside=False,
        source="監査後のフォロー（改善状況は3か月後に報告）",
        valid_from=date(2009, 1, 1),
    )
    for kind, base, days, audience in STEPS:
        RuleStep.objects.create(rule=rule, kind=kind, base=base, days=days, audience=audience)


class Migration(migrations.Migration):
    dependencies = [
        ("audit_findings", "0001_first_tables"),
        ("deadlines", "0004_before_the_last_day"),
    ]
    operations = [
        migrations.RunSQL(FIRST_ROWS, migrations.RunSQL.noop),
        migrations.RunPython(add_rule, migrations.RunPython.noop),
    ]
