"""監査の記録一式を検証します。Python 3.8 以降だけで動きます:  python3 verify.py

zip を開いたフォルダーで、または  python3 verify.py 記録.zip  として実行してください。何も書き換えず、どこにも接続しません。
"""

from __future__ import annotations

import hashlib
import json
import pathlib
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

ACTIONS = {1: "fieldwork.hand_in_paper", 2: "fieldwork.review_paper", 3: "fieldwork.approve_paper"}
NEEDED = {"handed_in": 1, "reviewed": 2, "approved": 3}
OPENINGS = ("engagements.open_on_site", "engagements.announce")
MINUTE = 60


def read_all(source: pathlib.Path) -> dict[str, bytes]:
    """Return every file by its name."""
    if source.is_dir():
        files = [path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        return {path.relative_to(source).as_posix(): path.read_bytes() for path in files}
    with zipfile.ZipFile(source) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sha256(data: bytes) -> str:
    """Return the SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def fixed(value: Any) -> bytes:
    """Return the one form of a value that is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def moment(text: str) -> datetime:
    """Return a moment."""
    return datetime.fromisoformat(text).astimezone(timezone.utc)  # noqa: UP017 - older Pythons too


def lines(data: bytes) -> list[dict[str, Any]]:
    """Return the lines of a file of JSON lines."""
    return [json.loads(line) for line in data.decode().splitlines() if line]


def ledger_hash(entry: dict[str, Any], previous: str) -> str:
    """Return the hash that the ledger gives the entry after the one before it."""
    names = ("number", "actor_kind", "actor_id", "action", "subject_type", "subject_id", "outcome", "details")
    content = {name: entry[name] for name in names}
    content["at"] = moment(entry["at"]).isoformat(timespec="microseconds")
    content["previous_hash"] = previous
    return sha256(fixed(content))


def manifest_problems(files: dict[str, bytes]) -> Iterator[str]:
    """Every file is as the manifest says, none is missing, none was added."""
    listed = json.loads(files["manifest.json"])
    present = {name for name in files if name != "manifest.json"}
    for name in sorted(present ^ set(listed)):
        yield f"目録と合いません: {name}"
    for name in sorted(present & set(listed)):
        if sha256(files[name]) != listed[name]:
            yield f"内容が変わっています: {name}"


def signature_problems(paper: dict[str, Any], entries: list[dict[str, Any]]) -> Iterator[str]:
    """Each level is signed once, by different people who are no authors, for this content, and stands in the ledger."""
    standing = [row for row in paper["signatures"] if row["voided_at"] is None]
    needed = NEEDED.get(paper["state"], 0)
    if needed and sha256(fixed(paper["content"])) != paper["sha256"]:
        yield "署名された内容と違います"
    if sorted(row["level"] for row in standing) != list(range(1, needed + 1)):
        yield "署名の段階がそろっていません"
    if len({row["signed_by"] for row in standing}) != len(standing):
        yield "同じ人が二度署名しています"
    if needed > 1 and any(note["state"] != "cleared" for note in paper["notes"]):
        yield "解消していない質問があります"
    for row in standing:
        if row["sha256"] != paper["sha256"]:
            yield "署名が別の内容のものです"
        if row["level"] > 1 and row["signed_by"] in paper["content"]["authors"]:
            yield "自分の調書に署名しています"
        if not any(signs(entry, paper, row) for entry in entries):
            yield f"台帳に署名の記録がありません（段階 {row['level']}）"


def signs(entry: dict[str, Any], paper: dict[str, Any], row: dict[str, Any]) -> bool:
    """Return whether the entry is that of the signature."""
    return bool(
        entry["action"] == ACTIONS[row["level"]]
        and entry["outcome"] == "done"
        and entry["subject_id"] == paper["id"]
        and entry["actor_id"] == row["signed_by"]
        and entry["details"].get("sha256") == row["sha256"]
    )


def evidence_problems(name: str, paper: dict[str, Any], files: dict[str, bytes]) -> Iterator[str]:
    """Evidence, addenda and results are what their hashes say."""
    added = [row for later in paper["addenda"] for row in later["evidence"]]
    for file in paper["content"]["evidence"] + added:
        kept = files.get(f"evidence/{file['id']}.{file['kind']}")
        if kept is None or sha256(kept) != file["sha256"]:
            yield f"証拠 {file['id']} が署名時のものと違います"
    for later in paper["addenda"]:
        hashes = sorted(row["sha256"] for row in later["evidence"])
        said = {"paper": paper["sha256"], "text": later["text"], "written_by": later["written_by"], "evidence": hashes}
        if sha256(fixed(said)) != later["sha256"]:
            yield "追補が書かれた時のものと違います"
    digest = paper["content"]["source"][2]
    if digest and sha256(files.get(name.replace(".json", "-result.json"), b"")) != digest:
        yield "データ監査の結果が違います"


def ledger_problems(entries: list[dict[str, Any]]) -> Iterator[str]:
    """Each entry in full has the hash that stands in the chain."""
    for entry in entries:
        if ledger_hash(entry, entry["previous_hash"]) != entry["hash"]:
            yield f"台帳の記録 {entry['number']} が変わっています"


def chain_problems(before: list[dict[str, Any]], opened_at: datetime) -> Iterator[str]:
    """The chain from the plan to the opening is whole, and the opening stands at its end."""
    links = [row for row in before if row["kind"] == "link"]
    by_number = {row["number"]: row for row in links}
    for earlier, later in zip(links, links[1:]):  # noqa: B905 - older Pythons do not know strict
        if later["number"] != earlier["number"] + 1 or later["previous_hash"] != earlier["hash"]:
            yield f"台帳の鎖が {later['number']} で切れています"
    entries = [row for row in before if row["kind"] == "entry"]
    for entry in entries:
        link = by_number.get(entry["number"])
        if link is None or ledger_hash(entry, link["previous_hash"]) != link["hash"]:
            yield f"台帳の記録 {entry['number']} が鎖と合いません"
    opening = [row for row in entries if row["action"] in OPENINGS and row["outcome"] == "done"]
    if not opening:
        yield "開始の記録が台帳にありません"
    elif abs((moment(opening[0]["at"]) - opened_at).total_seconds()) > MINUTE:
        yield "開始の時刻が台帳と合いません"


def message_problems(messages: list[dict[str, Any]], opened_at: datetime) -> Iterator[str]:
    """Nothing went to anybody who may not know before the opening."""
    for row in messages:
        if row["kind"] != "event" and moment(row["at"]) < opened_at and not row["may_know"]:
            yield f"開始前に監査班以外へ知らせています: {row['at']} {row['what']}"


def main(source: pathlib.Path) -> int:
    """Print what was looked at and what does not fit; return 0 when everything fits, else 1."""
    files = read_all(source)
    engagement = json.loads(files["engagement.json"])
    opened_at = moment(engagement["opened_at"])
    names = sorted(name for name in files if name.startswith("papers/") and not name.endswith("-result.json"))
    papers = {name: json.loads(files[name]) for name in names}
    entries, before, messages = (lines(files[name]) for name in ("ledger.jsonl", "before.jsonl", "messages.jsonl"))
    problems = [
        *manifest_problems(files),
        *(f"{name}: {words}" for name, paper in papers.items() for words in signature_problems(paper, entries)),
        *(f"{name}: {words}" for name, paper in papers.items() for words in evidence_problems(name, paper, files)),
        *ledger_problems(entries),
        *chain_problems(before, opened_at),
        *message_problems(messages, opened_at),
    ]
    links = [row for row in before if row["kind"] == "link"]
    early = [row for row in messages if moment(row["at"]) < opened_at]
    said = [
        f"{engagement['reference']} {engagement['title']}",
        f"調書 {len(papers)} 件、台帳の記録 {len(entries)} 件、鎖 {len(links)} 件",
        f"開始 {engagement['opened_at']} より前の知らせ・出来事 {len(early)} 件",
        *(f"  {row['at']} {row['kind']} {row['what']} {row.get('to', '')}" for row in early),
        *(f"開始時の台帳の末尾: {row['number']} {row['hash']}（毎日送られた値と比べてください）" for row in links[-1:]),
        *(f"不一致: {words}" for words in problems),
        f"{len(problems)} 件の不一致があります。" if problems else "すべて一致しました。",
    ]
    sys.stdout.buffer.write(("\n".join(said) + "\n").encode())
    return 1 if problems else 0


if __name__ == "__main__":
    here = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent
    sys.exit(main(here))
