"""Necessity records of the demonstration: one approved, one that waits for the external counsel."""

from datetime import timedelta
from uuid import UUID

from compliance.guard import actions
from compliance.guard.models import Necessity
from compliance.models import Case
from governance import clock
from governance.custody.demo import actor
from governance.people.demo.hooks import demo
from governance.runner import run


@demo
def make_records() -> None:
    """Make the records on the case under investigation; nothing when there are any."""
    case = Case.objects.filter(state="investigating", track="division").order_by("received_at").first()
    if case is None or Necessity.objects.exists():
        return
    head = actor("head")
    with clock.shifted(timedelta(days=-10)):
        made = run(
            actions.request_step, actor=head, subject=case.pk, step="logs",
            what="全拠点の端末について、直近1年分の出納の操作記録を取り寄せる。",
            why="帳簿の訂正がいつ、どの手順で行われたかを確かめるため。",
            milder="一つの拠点だけの記録では、取り寄せたこと自体から通報があったと分かる。全拠点を対象とし、監査の定例の取寄せに合わせる。",
            exposed="出納を扱う職員。全拠点を同時に対象とするため、特定の職員には結びつかない。",
        )  # fmt: skip
        remark = "定例の取寄せと同じ依頼文を用いること。拠点ごとの抽出は別に申請すること。"
        run(actions.approve_step, actor=actor("counsel"), subject=made_id(made.result), valid_days=30, remark=remark)
    run(
        actions.request_step, actor=head, subject=case.pk, step="asking",
        what="出納の手順を知る職員に、順に聞き取りを行う。", why="手順書と実際の運用の違いを確かめるため。",
        milder="書面による一斉の照会も検討したが、口頭での補足が必要と考える。",
        exposed="聞き取りの順番や時間から、情報の出どころを推測されるおそれがある。対象を広げ、順番はくじで決める。",
    )  # fmt: skip


def made_id(result: object) -> UUID:
    """Return the id that the action gave back as text."""
    return UUID(str(result))
