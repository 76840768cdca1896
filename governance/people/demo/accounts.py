"""Accounts for every role, in two blocks at least."""

import base64
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.contrib.auth.hashers import make_password
from django.core.cache import cache

from governance.keys import digest
from governance.organization.models import Unit
from governance.people.models import Person, RoleAssignment
from governance.people.roles import NEED_NO_SECOND_FACTOR, OUTSIDE

PASSWORD = "demo-Pension-2026"  # noqa: S105 - the demonstration's, refused in production
FIRST_DAY = date(2024, 4, 1)


@dataclass(frozen=True)
class Account:
    """One account: what one types, who it is, the role and where it is held (unit code)."""

    staff_number: str
    name: str
    kana: str
    role: str
    unit: str


ACCOUNTS = (
    Account("head", "小林 正義", "コバヤシ マサヨシ", "compliance_head", "D01"),
    Account("investigator1", "佐々木 恵", "ササキ メグミ", "investigator", "D01"),
    Account("investigator2", "渡辺 健一", "ワタナベ ケンイチ", "investigator", "D01"),
    Account("investigator3", "𠮷田 涼子", "ヨシダ リョウコ", "investigator", "D01"),
    Account("vice-president", "高橋 誠", "タカハシ マコト", "vice_president", "HQ"),
    Account("president", "山本 隆", "ヤマモト タカシ", "president", "HQ"),
    Account("chair", "中村 和子", "ナカムラ カズコ", "committee_chair", "HQ"),
    Account("committee1", "藤田 啓介", "フジタ ケイスケ", "committee_member", "HQ"),
    Account("committee2", "大西 典子", "オオニシ ノリコ", "committee_member", "HQ"),
    Account("committee3", "内藤 徹", "ナイトウ トオル", "committee_member", "HQ"),
    Account("committee4", "飯田 久美子", "イイダ クミコ", "committee_member", "HQ"),
    Account("counsel", "森 由美子", "モリ ユミコ", "external_counsel", "HQ"),
    Account("counsel2", "河合 晋", "カワイ ススム", "external_counsel", "HQ"),
    Account("inspector", "加藤 治", "カトウ オサム", "statutory_auditor", "D15"),
    Account("board1", "石井 明", "イシイ アキラ", "board_member", "D16"),
    Account("service", "松本 さくら", "マツモト サクラ", "service_promotion", "D02"),
    Account("service2", "山口 美穂", "ヤマグチ ミホ", "service_promotion", "D02"),
    Account("quality", "清水 大輔", "シミズ ダイスケ", "quality_management", "D03"),
    Account("quality2", "石川 舞", "イシカワ マイ", "quality_management", "D03"),
    Account("division", "林 直樹", "ハヤシ ナオキ", "division_owner", "D08"),
    Account("privacy", "阿部 真理", "アベ マリ", "chief_privacy_officer", "D12"),
    Account("privacy1", "西村 光", "ニシムラ ヒカル", "privacy_manager", "13001"),
    Account("privacy2", "岡田 純", "オカダ ジュン", "privacy_manager", "27001"),
    Account("audit-head", "前田 剛", "マエダ ツヨシ", "audit_head", "D04"),
    Account("auditor1", "小川 千尋", "オガワ チヒロ", "auditor", "D04"),
    Account("auditor2", "後藤 亮", "ゴトウ リョウ", "auditor", "D04"),
    Account("hr", "近藤 美咲", "コンドウ ミサキ", "hr_officer", "D05"),
    Account("block-head1", "遠藤 修", "エンドウ オサム", "block_head", "B4"),
    Account("block-head2", "青木 浩", "アオキ ヒロシ", "block_head", "B6"),
    Account("block1", "坂本 望", "サカモト ノゾミ", "block_officer", "B4"),
    Account("block2", "福田 結衣", "フクダ ユイ", "block_officer", "B6"),
    Account("office-head1", "太田 進", "オオタ ススム", "office_head", "13001"),
    Account("office-head2", "三浦 智子", "ミウラ トモコ", "office_head", "27001"),
    Account("office-head3", "藤原 勇", "フジワラ イサム", "office_head", "14001"),
    Account("staff1", "岡本 陽子", "オカモト ヨウコ", "staff", "13001"),
    Account("staff2", "中川 拓也", "ナカガワ タクヤ", "staff", "27001"),
    Account("staff3", "原田 彩", "ハラダ アヤ", "staff", "14001"),
    Account("staff4", "竹内 翔", "タケウチ ショウ", "staff", "D08"),
    Account("admin", "上田 守", "ウエダ マモル", "system_admin", "D07"),
)


def make_accounts() -> int:
    """Make the accounts that are missing, with role, password and second factor; return how many were made."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    known = set(Person.objects.filter(is_demo=True).values_list("staff_number", flat=True))
    password = make_password(PASSWORD)
    missing = [account for account in ACCOUNTS if account.staff_number not in known]
    for account in missing:
        _make(account, units[account.unit], password)
    return len(missing)


def _make(account: Account, unit: Unit, password: str) -> None:
    person = Person.objects.create(
        staff_number=account.staff_number,
        name=account.name,
        kana=account.kana,
        email=f"{account.staff_number}@example.invalid",
        home_unit=unit,
        password=password,
        is_demo=True,
    )
    for role in {account.role} if account.role in OUTSIDE else {account.role, "staff"}:
        RoleAssignment.objects.create(person=person, role=role, unit=unit, valid_from=FIRST_DAY)
    if account.role not in NEED_NO_SECOND_FACTOR:
        totp.TOTP.activate(person, secret_of(account.staff_number))
        RecoveryCodes.activate(person)


def secret_of(staff_number: str) -> str:
    """Return the fixed TOTP secret of a demo account, in base32."""
    return base64.b32encode(bytes.fromhex(digest("demo second factor", staff_number.encode()))[:20]).decode()


def present_code(person: Person) -> str:
    """Return six digits that the person's authenticator app shows now, "" without one.

    Each is accepted once, so one still unused is taken. The secret is read from the row: the visitor may have set up
    another one.
    """
    row = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()
    if row is None:
        return ""
    factor = totp.TOTP(row)
    secret = decrypt(row.data["secret"])
    codes = [totp.format_hotp_value(totp.hotp_value(secret, c)) for c in totp.yield_hotp_counters_from_time()]
    unused = [code for code in codes[1:] + codes[:1] if not cache.get(factor._get_used_cache_key(code))]
    return str(unused[0] if unused else codes[1])
