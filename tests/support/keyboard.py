"""A person without a mouse: walks over a page with the Tab key, and tells where the focus came by."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.support.phone import Phone

STEPS = 400  # more than any page has to step on

# What is common to all below: what can be acted on, what a node is called, and where a node lies as an eye sees it.
# `outer` is the largest thing that scrolls around a node but not around another: between two places that scroll apart,
# the order of reading is that of the places.
_EYES = """
  const CONTROLS = 'flt-semantics-host [flt-tappable], flt-semantics-host [role=button], flt-semantics-host [role=tab],'
    + 'flt-semantics-host input, flt-semantics-host textarea';
  const named = (node) => node.closest('[flt-semantics-identifier]')?.getAttribute('flt-semantics-identifier')
    || node.querySelector('[flt-semantics-identifier]')?.getAttribute('flt-semantics-identifier')
    || (node.getAttribute('aria-label') || node.textContent || node.tagName).trim().slice(0, 40);
  const box = (node) => node.getBoundingClientRect();
  const scrolls = (node) => getComputedStyle(node).overflowY !== 'visible';
  const above = (node) => { const up = node.parentElement;
    return up && up.tagName !== 'FLT-SEMANTICS-HOST' ? [up, ...above(up)] : []; };
  const around = (node) => above(node).filter(scrolls);
  const outer = (node, other) => around(node).filter((each) => !each.contains(other)).at(-1) ?? node;
  const seen = (node) => {
    const r = box(node);
    let [left, top, right, bottom] = [Math.max(r.left, 0), Math.max(r.top, 0),
      Math.min(r.right, innerWidth), Math.min(r.bottom, innerHeight)];
    for (const list of around(node)) {
      const clip = box(list);
      [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
      [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
    }
    return [left, top, right - left, bottom - top];
  };
"""

# Where the focus is once it has moved on from a node (by its id) and lies still: null where it is nowhere.
_STOP = (
    "async (before) => {"
    + _EYES
    + """
  const here = () => { const node = document.activeElement;
    return node?.closest("flt-semantics-host") ? (node.id ? node : node.closest("flt-semantics[id]")) : null; };
  const place = (node) => node ? [node.id, ...Object.values(box(node).toJSON())].join() : '';
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  for (let looks = 0; looks < 60 && (here()?.id ?? '') === before; looks += 1) await frame();
  let [last, still] = [place(here()), 0];
  for (let looks = 0; looks < 60 && still < 3; looks += 1) {
    await frame();
    const now = place(here());
    [last, still] = [now, now === last ? still + 1 : 0];
  }
  const node = here();
  if (!node) return null;
  const [left, top, width, height] = seen(node);
  const whole = box(node);
  const enough = width >= Math.min(24, whole.width) - 1 && height >= Math.min(24, whole.height) - 1;
  const hit = enough ? document.elementFromPoint(left + width / 2, top + height / 2) : null;
  const free = hit !== null && (node.contains(hit) || hit.contains(node));
  const past = before ? document.getElementById(before) : null;
  let goesBack = '';
  if (past && past !== node) {
    const [a, b] = [box(outer(past, node)), box(outer(node, past))];
    if (b.bottom <= a.top + 4 && b.left < a.right - 4) goesBack = 'up'; // or to the top of a column on the right
    else if (b.top < a.bottom - 4 && a.top < b.bottom - 4 && b.right <= a.left + 4) goesBack = 'left';
  }
  return [node.id, named(node), [left, top, width, height], enough && free, goesBack];
}"""
)

_CONTROLS = (
    "() => {"
    + _EYES
    + """
  return [...document.querySelectorAll(CONTROLS)]
    .filter((node) => node.tagName !== 'FLT-SEMANTICS' || node.hasAttribute('flt-tappable') || node.tabIndex >= 0)
    .filter((node) => box(node).width > 1 && box(node).height > 1)
    .map((node) => [(node.id ? node : node.closest("flt-semantics[id]")).id, named(node)]);
}"""
)


@dataclass(frozen=True, slots=True)
class Stop:
    """One control that has the focus.

    `box` is what is seen of it: left, top, width, height in pixels. `in_view`: enough of it to know it, with nothing
    above it. `goes_back` says where it lies against the order of reading, seen from the stop before: up, left or "".
    """

    node: str
    name: str
    box: tuple[float, float, float, float]
    in_view: bool
    goes_back: str


@dataclass
class Walk:
    """What came of a walk: the stops, the first once more as it closes the round, and every control there was."""

    stops: list[Stop] = field(default_factory=list)
    closing: list[Stop] = field(default_factory=list)
    controls: dict[str, str] = field(default_factory=dict)
    lost_after: str = ""

    @property
    def came_around(self) -> bool:
        """Whether the first stop came again."""
        return bool(self.closing)

    @property
    def missed(self) -> set[str]:
        """What can be tapped and was never reached."""
        reached = {stop.name for stop in self.stops}
        return {name for name in self.controls.values() if name not in reached}

    @property
    def hidden(self) -> set[str]:
        """What had the focus where nobody sees it. Of a row that is swiped the tree tells no true heights."""
        return {stop.name for stop in self.stops if not stop.in_view and not stop.name.startswith("phrase-")}

    @property
    def backwards(self) -> list[str]:
        """Where the focus went against the order of reading; once around it does so once, from the end to the top."""
        pairs = zip(self.stops, [*self.stops[1:], *self.closing], strict=False)
        found = [f"{a.name} → {b.name}" for a, b in pairs if b.goes_back]
        return found[1:] if len(found) == 1 else found


def press(phone: Phone, key: str, before: Stop | None = None) -> Stop | None:
    """Press a key that moves the focus, and tell where it is then; None where it is nowhere."""
    phone.key(key)
    found = phone.page.evaluate(_STOP, before.node if before else "")
    return Stop(found[0], found[1], tuple(found[2]), found[3], found[4]) if found else None


def controls(phone: Phone) -> dict[str, str]:
    """What can be tapped or typed into on the page now, those above and below the window included: names by node."""
    return dict(phone.page.evaluate(_CONTROLS))


def walk(phone: Phone, most: int = STEPS) -> Walk:
    """Go on with Tab from where the focus is until the first stop comes again, or so many steps."""
    found = Walk()
    last: Stop | None = None
    for _ in range(most):
        stop = press(phone, "Tab", last)
        found.controls |= controls(phone)
        if stop is None or (last is not None and stop.node == last.node):
            found.lost_after = last.name if last else "the page"
            break
        if found.stops and stop.node == found.stops[0].node:
            found.closing = [stop]
            break
        found.stops.append(stop)
        last = stop
    return found
