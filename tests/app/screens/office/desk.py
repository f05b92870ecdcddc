"""The secretariat's client in a test, and an office that is set up."""

from typing import Any

from app.office_server import OfficeServer
from fieldwork.ids import natural_id
from tests.support import worlds
from tests.support.clients import a_client
from tests.support.memory import MemoryStore
from tests.support.worlds import MemoryWorld


class Answers:
    """A caller that answers from a table and remembers what was asked; an exception in the table is raised."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.asked: list[tuple[str, str, Any]] = []

    async def call(
        self, method: str, path: str, *, content: bytes | None = None, json: Any = None, params: Any = None
    ) -> Any:
        self.asked.append((method, path, json or params or content))
        answer = self.answers[f"{method.lower()}_{path.rsplit('/', 1)[-1]}"]
        if isinstance(answer, Exception):
            raise answer
        return answer


def office_client(store: MemoryStore, **answers: Any) -> tuple[Any, Answers]:
    caller = Answers(**answers)
    return a_client("secretariat", store=store, office=OfficeServer(caller)), caller


def founded(store: MemoryStore) -> None:
    """Everything an office needs for its first visit."""
    store.put("office", name="area", title_th="เขตสมมติ", group_th="กลุ่มนิเทศ")
    store.put("instrument", **worlds_instrument())
    school = natural_id("school", "9966900001")
    for role in ("supervisor", "principal"):
        person = store.put("person", given=role, login=role)
        store.put("role", person=person, role=role, school=school, starts="2026-01-01")
    store.put("visit", school=school, day="2026-11-30")


def worlds_instrument() -> dict[str, Any]:
    world = MemoryWorld()
    return world.records["instrument", worlds.instrument(world)].fields
