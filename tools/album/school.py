"""The principal: the feedback that came, the answers, and the signature."""

from __future__ import annotations

from tests.e2e import principal
from tests.support.phone import Phone
from tools.album.acts import at, choose, down, speak, tap, write
from tools.album.camera import Scene, Step
from tools.album.records import Demo

ANSWERS = ("accept", "explain", "accept", "disagree")
WORDS = "โรงเรียนกำลังปรับตารางเรียนให้มีคาบกิจกรรมเพิ่มในภาคเรียนหน้า"
PLAN = "จัดคาบกิจกรรมสัปดาห์ละสองคาบทุกระดับชั้น"


def scenes(demo: Demo, origin: str, login: str) -> list[Scene]:
    """A principal with a feedback nobody has opened yet."""
    name = demo.account(login).name
    feedback = _feedback(demo, login)
    page = f"/feedback/{feedback}"
    return [
        Scene("home", "/", "sync-line"),
        Scene("feedbacks", "/feedback", f"feedback-{feedback}"),
        Scene("feedback", page, "sign"),
        Scene("answering", page, "sign", first=(at(origin, page, "sign", _answer),)),
        Scene("answering-agreement", page, "sign", (lambda phone: phone.sees("ข้อตกลง"), _to_end), anew=True),
        Scene("signing", page, "sign", (tap("sign"),)),
        Scene("signing-typed", page, "sign", (tap("sign"), down(0.6, y=300), choose("how-type"))),
        Scene("signed", page, "back", (_to_end,), first=(at(origin, page, "sign", tap("sign"), _sign(name)),)),
        Scene("english-home", "/", "sync-line", first=(speak(origin, "en"),)),
        Scene("english-feedback", page, "back"),
    ]


def _feedback(demo: Demo, login: str) -> str:
    person = demo.person(login)
    runs = {f.get("school") for f in demo.records["role"].values() if f["person"] == person}
    told = demo.records["feedback"].items()
    return next(i for i, f in told if f["school"] in runs and f.get("published_at"))


def _answer(phone: Phone) -> None:
    items = []
    phone.until(lambda: bool(phone.identifiers("item-")), "no item")
    while True:
        items += [each for each in phone.identifiers("item-") if each not in items]
        if not phone.scroll(0.5):
            break
    for number, item in enumerate(items):
        name, answer = item.removeprefix("item-"), ANSWERS[number % len(ANSWERS)]
        phone.chooses(f"answer-{name}-{answer}")
        if answer != "accept":
            write(f"text-{name}", WORDS)(phone)
    phone.sees("ข้อเสนอแนะเพื่อพัฒนาต่อ")
    phone.until(lambda: bool(_plans(phone)) or not phone.scroll(0.3), "no plan to write")
    first = _plans(phone)[0]
    write(f"plan-{first}", PLAN)(phone)
    write(f"due-{first}", "31 ม.ค. 2570")(phone)


def _plans(phone: Phone) -> list[str]:
    return [name.removeprefix("plan-") for name in phone.identifiers("plan-") if not name.endswith("-state")]


def _to_end(phone: Phone) -> None:
    while phone.scroll():
        pass


def _sign(name: str) -> Step:
    return lambda phone: principal.signs(phone, name)
