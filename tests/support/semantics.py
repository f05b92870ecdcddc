"""Reading and finding what Flutter draws: the semantics tree that a screen reader gets, asked from JavaScript.

The app paints on a canvas; only this tree says what a person sees. An init script switches it on at every load, and
notes which fields are listened to: the browser sets the cursor a moment before Flutter hears the keys, long before any
keyboard of a phone is up.
"""

ENABLE = """(() => {
  const heard = new WeakSet();
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (type === 'input') heard.add(this);
    return addEventListener.call(this, type, ...rest);
  };
  EventTarget.prototype.removeEventListener = function (type, ...rest) {
    if (type === 'input') heard.delete(this);
    return removeEventListener.call(this, type, ...rest);
  };
  globalThis.isHeard = (field) => heard.has(field);
  const press = () => {
    const p = document.querySelector('flt-semantics-placeholder');
    if (!p) return;
    const r = p.getBoundingClientRect();
    const at = {bubbles: true, cancelable: true, clientX: r.left + r.width / 2, clientY: r.top + r.height / 2};
    p.dispatchEvent(new MouseEvent('click', at));
  };
  const watch = () => {
    if (document.querySelector('flt-semantics-host flt-semantics')) return;
    press();
    setTimeout(watch, 100);
  };
  if (window === window.top) watch();
})()"""

# Everything on the screen as lines of text, in reading order: names, words, and what stands in fields.
WORDS = """() => {
  const lines = [];
  const walk = (node) => {
    if (node.nodeType === 3) { if (node.data.trim()) lines.push(node.data.trim()); return; }
    if (node.nodeType !== 1) return;
    const label = node.getAttribute('aria-label');
    if (label) lines.push(label);
    if ('value' in node && typeof node.value === 'string' && node.value) lines.push(node.value);
    for (const child of node.childNodes) walk(child);
  };
  for (const host of document.querySelectorAll('flt-semantics-host')) walk(host);
  return lines.join('\\n');
}"""

# True when the words are on the screen, white space aside.
SAYS = f"""(wanted) => {{
  const bare = (text) => text.replace(/\\s+/g, ' ');
  return bare(({WORDS})()).includes(bare(wanted));
}}"""

SAYS_ONE_OF = f"(all) => {{ const says = {SAYS}; return all.find(says) ?? null; }}"

# Every node with an identifier that is wholly or partly in the window, with its box.
PLACES = """() => {
  const places = [];
  for (const node of document.querySelectorAll('[flt-semantics-identifier]')) {
    const r = node.getBoundingClientRect();
    const box = [r.left, r.top, r.right, r.bottom].map(Math.round);
    places.push([node.getAttribute('flt-semantics-identifier'), ...box]);
  }
  return JSON.stringify(places) + document.querySelectorAll('flt-semantics').length;
}"""

# Where a finger would hit a node: the middle of what a list it scrolls in shows of it, and whether another thing lies
# on top there. Tells after some frames in which the node did not move, or that it moves on.
AIM = """async (node) => {
  const place = () => { const r = node.getBoundingClientRect(); return [r.left, r.top, r.width, r.height].join(); };
  let [last, frames] = [place(), 0];
  for (let looks = 0; frames < 5 && looks < 20; looks += 1) {
    await new Promise((next) => requestAnimationFrame(next));
    const now = place();
    [last, frames] = [now, now === last ? frames + 1 : 0];
  }
  const still = frames >= 5 && node.isConnected;
  const r = node.getBoundingClientRect();
  let [left, top, right, bottom] = [Math.max(r.left, 0), Math.max(r.top, 0),
    Math.min(r.right, innerWidth), Math.min(r.bottom, innerHeight)];
  for (let list = node.parentElement; list; list = list.parentElement) {
    if (getComputedStyle(list).overflowY === 'visible') continue;
    const clip = list.getBoundingClientRect();
    [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
    [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
  }
  const whole = bottom - top >= r.height - 1;
  const tall = r.height > innerHeight * 0.6;
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  const inside = right - left > 4 && bottom - top > 4 && (whole || (tall && bottom - top > 44));
  const hit = inside ? document.elementFromPoint(x, y) : null;
  const free = hit !== null && (node.contains(hit) || hit.contains(node));
  return {x, y, box: [r.left, r.top, r.width, r.height], middle: r.top + r.height / 2, still, inside, free};
}"""

# The identifier that begins so and stands next below certain words.
BELOW = """([words, beginning]) => {
  const bare = (text) => (text ?? '').replace(/\\s+/g, ' ');
  const both = (node) => bare(node.getAttribute('aria-label')) + bare(node.textContent);
  const says = (node) => both(node).includes(words);
  const nodes = [...document.querySelectorAll('flt-semantics-host *')].filter(says);
  const deepest = nodes.filter((node) => !nodes.some((other) => other !== node && node.contains(other)));
  if (!deepest.length) return null;
  const line = deepest[0].getBoundingClientRect().top;
  const below = [...document.querySelectorAll(`[flt-semantics-identifier^="${beginning}"]`)]
    .map((node) => [node.getBoundingClientRect().top, node.getAttribute('flt-semantics-identifier')])
    .filter(([top]) => top >= line).sort((a, b) => a[0] - b[0]);
  return below.length ? below[0][1] : null;
}"""

# The first identifier that begins so whose thing holds certain words, in its name or inside.
HOLDING = """([words, beginning]) => {
  const said = (node) => [node, ...node.querySelectorAll('*')]
    .map((each) => each.getAttribute('aria-label') ?? '').join(' ') + node.textContent;
  const found = [...document.querySelectorAll(`[flt-semantics-identifier^="${beginning}"]`)]
    .find((node) => said(node).replace(/\\s+/g, ' ').includes(words));
  return found ? found.getAttribute('flt-semantics-identifier') : null;
}"""

FOCUSED = """() => {
  const field = document.activeElement;
  return !!field && (field.tagName === 'INPUT' || field.tagName === 'TEXTAREA') && isHeard(field);
}"""

VALUE = """() => document.activeElement && 'value' in document.activeElement ? document.activeElement.value : ''"""


def by_identifier(identifier: str) -> str:
    """The selector of a node by the identifier the screen gave it."""
    return f'[flt-semantics-identifier="{identifier}"]'
