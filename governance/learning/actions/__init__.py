"""Every change of courses, assignments and records."""

from governance.learning.actions.assigning import assign, end_assignment
from governance.learning.actions.attendance import import_attendance
from governance.learning.actions.courses import change, change_edition, create, draft, publish
from governance.learning.actions.filling import open_round
from governance.learning.actions.ladder import climb, remind
from governance.learning.actions.materials import add_material, download, remove_material
from governance.learning.actions.pages import add_page, change_page, move_page, remove_page
from governance.learning.actions.questions import add_question, change_question, move_question, remove_question
from governance.learning.actions.rehearsal import rehearse
from governance.learning.actions.taking import read, start
from governance.learning.actions.testing import allow_retry, answer, begin

__all__ = [
    "add_material",
    "add_page",
    "add_question",
    "allow_retry",
    "answer",
    "assign",
    "begin",
    "change",
    "change_edition",
    "change_page",
    "change_question",
    "climb",
    "create",
    "download",
    "draft",
    "end_assignment",
    "import_attendance",
    "move_page",
    "move_question",
    "open_round",
    "publish",
    "read",
    "rehearse",
    "remind",
    "remove_material",
    "remove_page",
    "remove_question",
    "start",
]
