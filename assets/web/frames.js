// Flutter's frames. While it waits for Python it turns a wheel at every refresh of the screen, unseen under the splash
// and on the very processors that Python starts on: until Python answers, a frame now and then is enough.
const UNSEEN_MS = 200;
const often = globalThis.requestAnimationFrame;
const held = [];

function release() {
  for (const draw of held.splice(0)) often.call(globalThis, draw);
}

/** Draw seldom from now on. */
export function pace() {
  globalThis.requestAnimationFrame = (draw) => {
    if (held.push(draw) === 1) setTimeout(release, UNSEEN_MS);
    return 0; // the number of no frame: whoever takes it back takes back nothing
  };
}

/** Draw whenever asked again, and at once what was held back. */
export function flow() {
  globalThis.requestAnimationFrame = often;
  release();
}
