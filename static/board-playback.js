// Playback: which iteration is on the screen, as a pure function of the clock.

export const SPEEDS = [1, 5, 20, 60, 300, 1200]; // iterations a second
export const AHEAD = 0.75; // share of a run after which a longer one is asked for

/** A clock that shows iteration `from` at time `now` (ms) and runs at `speed` iterations a second. */
export const startClock = (from, speed, now) => ({ from, speed, start: now });

/** The iteration a clock shows, no further than `last`. (A frame may carry a time before its start.) */
export const iterationAt = (clock, now, last) =>
  Math.min(
    last,
    clock.from + Math.floor((Math.max(now - clock.start, 0) * clock.speed) / 1000 + 1e-6),
  );

/** The length to ask for when playback nears the end of a run; undefined while it does not. */
export function lengthWanted(iteration, run, most) {
  if (!run.canExtend || run.iterations >= most) return undefined;
  return iteration >= AHEAD * run.iterations ? Math.min(2 * run.iterations, most) : undefined;
}

/** A number for the eye: constant width where it can be, powers of ten where it must. */
export function shown(value, { percent = false } = {}) {
  if (value === undefined) return "–";
  let text;
  if (percent) text = `${(100 * value).toFixed(1)} %`;
  else {
    const size = Math.abs(value);
    const plain = value === 0 || (size >= 1e-3 && size < 1e5);
    text = plain ? value.toFixed(4) : value.toExponential(3).replace("e+", "e");
  }
  return text.replaceAll("-", "−");
}

/** A text with every `{name}` put in by `lookup`; "" where one of them has no value. */
export function filled(pattern, lookup) {
  let complete = true;
  const text = pattern.replace(/\{([\w-]+)\}/g, (_, name) => {
    const value = lookup(name);
    if (value === undefined) complete = false;
    return value === undefined ? "…" : exact(value);
  });
  return { text, complete };
}

/** A number as it is where that is short, otherwise rounded for the eye. */
function exact(value) {
  const text = String(value).replaceAll("-", "−");
  return text.length > 6 ? shown(value) : text;
}
