"""The rules of duties.md for protection (D2b, D3, D4) and the first texts of the law, each with its days of validity.

Sources of law are noted as the office knows them. None counts as checked before the legal office's confirmation is noted
in the table of rules (Confirmation).
"""

from datetime import date

from django.db import migrations

FIRST_DAY = date(2009, 1, 1)
BEFORE = date(2026, 11, 30)
AMENDED = date(2026, 12, 1)
ACT = "公益通報者保護法"
AMENDMENT = "公益通報者保護法（令和7年法律第62号による改正後）"
UNCHECKED = "（法務室による確認前）"

HANDLERS_THEN_HEAD = [("amber", "opened", 3, "handlers"), ("passed", "passed", 0, "head")]


def rounds():
    """Yield the rounds of check-ins: they open after these months, and have no ladder of their own (see D4)."""
    for months in (1, 3, 6, 12):
        yield {
            "code": f"D4-M{months}",
            "title": f"不利益な取扱いの有無の確認（{months}か月後）",
            "title_en": f"Check-in on disadvantageous treatment after {months} months",
            "amount": months,
            "unit": "months",
            "owed_outside": True,
            "source": f"自主目標（{ACT} 指針 第4-2(1)）{UNCHECKED}",
            "valid_from": FIRST_DAY,
            "valid_to": None,
            "steps": [],
        }


RULES = [
    {
        "code": "D2b",
        "title": "結果の書面による通知（通報者へ）",
        "title_en": "Tell the reporter in writing that it was corrected or that there is no such fact",
        "amount": 5,
        "unit": "business_days",
        "owed_outside": True,
        "source": f"{ACT} 指針 第4-3(2)「速やかに」、5営業日は自主目標{UNCHECKED}",
        "valid_from": FIRST_DAY,
        "valid_to": None,
        "steps": HANDLERS_THEN_HEAD,
    },
    {
        "code": "D3",
        "title": "措置の内容の通知（通報者へ）",
        "title_en": "Feedback to the reporter on the measures",
        "amount": 3,
        "unit": "months",
        "owed_outside": True,
        "source": f"EU 2019/1937 art. 9、{ACT} 指針 第4-3(2){UNCHECKED}",
        "valid_from": FIRST_DAY,
        "valid_to": None,
        "steps": [
            ("amber", "opened", 60, "handlers"),
            ("red", "opened", 80, "handlers"),
            ("passed", "passed", 0, "head"),
            ("passed", "passed", 7, "vice_president"),
        ],
    },
    {
        "code": "D4",
        "title": "確認への回答を受け、判断する",
        "title_en": "Receive the answer to a check-in and decide on it",
        "amount": 14,
        "unit": "days",
        "owed_outside": True,
        "source": f"自主目標（{ACT} 指針 第4-2(1)）{UNCHECKED}",
        "valid_from": FIRST_DAY,
        "valid_to": None,
        "steps": [
            ("amber", "opened", 7, "handlers"),
            ("passed", "passed", 0, "handlers"),
            ("passed", "passed", 7, "head"),
        ],
    },
    *rounds(),
    {
        "code": "D4-P",
        "title": "保護対象者への人事措置を評価する",
        "title_en": "Assess a personnel action against a protected person",
        "amount": 5,
        "unit": "business_days",
        "owed_outside": False,
        "source": f"自主目標（{ACT} 第3条・第5条）{UNCHECKED}",
        "valid_from": FIRST_DAY,
        "valid_to": None,
        "steps": HANDLERS_THEN_HEAD,
    },
    {
        "code": "D4-Y",
        "title": "通報後の見守りの期間",
        "title_en": "Watched period after a report",
        "amount": 12,
        "unit": "months",
        "owed_outside": True,
        "source": f"自主目標（改正法の施行前の準備）{UNCHECKED}",
        "valid_from": FIRST_DAY,
        "valid_to": BEFORE,
        "steps": [],
    },
    {
        "code": "D4-Y",
        "title": "通報後1年以内の解雇・懲戒の推定",
        "title_en": "One year after a report in which dismissal and discipline are presumed to be retaliation",
        "amount": 12,
        "unit": "months",
        "owed_outside": True,
        "source": f"{AMENDMENT} 第3条、2026-12-01施行{UNCHECKED}",
        "valid_from": AMENDED,
        "valid_to": None,
        "steps": [],
    },
]

ALWAYS = (FIRST_DAY, None)
UNTIL = (FIRST_DAY, BEFORE)
SINCE = (AMENDED, None)

STATUSES = [
    (
        "staff", ALWAYS, "職員（非常勤を含む）", "Staff, part-time staff included",
        "通報を理由とする解雇その他の不利益な取扱いから保護されます。",
        "You are protected from dismissal and any other disadvantage because of a report.",
        f"{ACT} 第2条第1項第1号、第3条、第5条第1項",
    ),
    (
        "dispatched", ALWAYS, "派遣労働者", "Temporary agency workers",
        "通報を理由とする派遣契約の解除や派遣労働者の交代の求めなどから保護されます。",
        "You are protected from an end of the agency contract or your replacement because of a report.",
        f"{ACT} 第2条第1項第2号、第4条、第5条第2項",
    ),
    (
        "contractor", ALWAYS, "取引先（委託先など）で働く方", "People who work for our contractors",
        "当機構の仕事に従事している方、従事していた方が対象です。勤め先からの不利益な取扱いも禁じられています。",
        "This covers those who work or worked on our contracts. Your own employer may not treat you badly either.",
        f"{ACT} 第2条第1項第3号、第3条、第5条",
    ),
    (
        "freelance", UNTIL, "フリーランスの方（個人で受託している方）", "Freelancers with a contract",
        "法律による保護は令和8年12月1日に始まります。通報は今でも同じように受け付け、秘密を守ります。",
        "Protection by law begins on 1 December 2026. We take your report and keep it in confidence today in the same way.",
        f"{AMENDMENT}、2026-12-01施行",
    ),
    (
        "freelance", SINCE, "フリーランスの方（個人で受託している方）", "Freelancers with a contract",
        "受託中の方と、受託が終わって1年以内の方が対象です。"
        "通報を理由とする契約の解除、取引の停止、報酬の減額などが禁じられています。",
        "This covers those with a contract and those whose contract ended within the last year. "
        "Ending the contract, stopping business or cutting pay because of a report is forbidden.",
        f"{AMENDMENT} 第2条第1項、第5条、2026-12-01施行",
    ),
    (
        "officer", ALWAYS, "役員", "Officers",
        "通報を理由とする不利益な取扱いが禁じられています。解任された場合は損害の賠償を求めることができます。",
        "You may not be treated badly because of a report. If you are dismissed from office you can claim damages.",
        f"{ACT} 第2条第1項第4号、第5条第3項、第6条",
    ),
    (
        "leaver", ALWAYS, "退職して1年以内の方", "People who left within the last year",
        "退職から1年以内の通報が対象です。退職金の減額などの不利益な取扱いが禁じられています。",
        "Reports within a year of leaving are covered. Cutting the retirement allowance and the like is forbidden.",
        f"{ACT} 第2条第1項第1号・第2号、第5条",
    ),
    (
        "public", ALWAYS, "そのほかの方（お客様、ご家族など）", "Everyone else (customers, family, citizens)",
        "法律の対象ではありませんが、通報は同じように調べ、秘密を守ります。",
        "The law does not name you, but we look into your report and keep it in confidence in the same way.",
        "当機構の取扱い",
    ),
]

DUTIES = [
    (
        "retaliation", UNTIL, "不利益な取扱いの禁止", "No retaliation",
        "通報したことを理由とする解雇、懲戒、降格、減給、配置換え、嫌がらせなど、あらゆる不利益な取扱いは禁じられています。",
        "Dismissal, discipline, demotion, pay cuts, transfers, harassment and any other disadvantage because of a report "
        "are forbidden.",
        f"{ACT} 第3条から第5条まで",
    ),
    (
        "retaliation", SINCE, "不利益な取扱いの禁止", "No retaliation",
        "通報したことを理由とする解雇、懲戒、降格、減給、配置換え、嫌がらせなど、あらゆる不利益な取扱いは禁じられています。"
        "通報を理由に解雇や懲戒をした人と組織は、刑事罰の対象になります。",
        "Dismissal, discipline, demotion, pay cuts, transfers, harassment and any other disadvantage because of a report "
        "are forbidden. Those who dismiss or discipline someone for a report, and the organization, face criminal penalties.",
        f"{AMENDMENT} 第3条から第5条まで、2026-12-01施行",
    ),
    (
        "search", UNTIL, "通報者を探すことの禁止", "No search for the reporter",
        "通報者がだれかを探ることは、当機構では禁じられています。",
        "Nobody in our organization may try to find out who reported.",
        f"{ACT} 指針 第4-2(2)",
    ),
    (
        "search", SINCE, "通報者を探すことの禁止", "No search for the reporter",
        "正当な理由なく、通報者がだれかを明らかにしようとする行為は、法律で禁じられています。",
        "The law forbids any act, without just cause, that is meant to find out who reported.",
        f"{AMENDMENT}、2026-12-01施行",
    ),
    (
        "obstruction", SINCE, "通報を妨げることの禁止", "No obstruction of reports",
        "通報しないように約束させるなど、正当な理由なく通報を妨げることは禁じられています。そのような約束は無効です。",
        "Nobody may obstruct a report without just cause, for example by making you promise not to report. "
        "Such a promise is void.",
        f"{AMENDMENT}、2026-12-01施行",
    ),
    (
        "presumption", SINCE, "1年以内の解雇・懲戒の推定", "Presumption within one year",
        "通報から1年以内の解雇や懲戒は、通報を理由とするものと推定されます。そうでないことは、処分をした側が証明しなければなりません。",
        "Dismissal or discipline within a year of a report is presumed to be because of it. "
        "Those who took the step must prove that it was not.",
        f"{AMENDMENT} 第3条、2026-12-01施行",
    ),
    (
        "check-in", ALWAYS, "通報後の確認", "We ask you afterwards",
        "通報の1か月、3か月、6か月、12か月後に、変わったことがないかをこのページでお尋ねします。"
        "その前でも、受付コードでいつでもお知らせください。",
        "1, 3, 6 and 12 months after your report we ask you on this page whether anything has changed. "
        "You can tell us at any time before, with the receipt code.",
        f"{ACT} 指針 第4-2(1)",
    ),
    (
        "where", ALWAYS, "困ったときの相談先", "Where to turn",
        "不利益な取扱いを受けたときは、受付コードでこの窓口にお知らせください。"
        "権限のある行政機関、消費者庁、弁護士にも相談できます。"
        "書面で通報して20日たっても調査するかどうかの連絡がないときは、法律の要件のもとで外部へ通報することもできます。",
        "If you are treated badly, tell us here with the receipt code. You can also turn to the authority in charge, the "
        "Consumer Affairs Agency or a lawyer. If 20 days after a written report you were not told whether it is "
        "investigated, you may report outside under the conditions of the law.",
        f"{ACT} 第2条第1項、第3条",
    ),
]  # fmt: skip


def load(apps, schema_editor):
    Rule = apps.get_model("deadlines", "Rule")
    RuleStep = apps.get_model("deadlines", "RuleStep")
    for data in RULES:
        rule = Rule.objects.create(**{name: value for name, value in data.items() if name != "steps"})
        RuleStep.objects.bulk_create(
            RuleStep(rule=rule, kind=kind, base=base, days=days, audience=audience)
            for kind, base, days, audience in data["steps"]
        )
    LegalText = apps.get_model("protection", "LegalText")
    for kind, texts in (("status", STATUSES), ("duty", DUTIES)):
        order = list(dict.fromkeys(text[0] for text in texts))
        for code, (valid_from, valid_to), title_ja, title_en, text_ja, text_en, source in texts:
            LegalText.objects.create(
                kind=kind,
                code=code,
                position=order.index(code) + 1,
                title_ja=title_ja,
                title_en=title_en,
                text_ja=text_ja,
                text_en=text_en,
                source=source + UNCHECKED if source != "当機構の取扱い" else source,
                valid_from=valid_from,
                valid_to=valid_to,
            )


class Migration(migrations.Migration):
    dependencies = [("protection", "0001_first_tables"), ("deadlines", "0003_first_rules")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
