// Colours that can be told apart with any colour vision, light or dark.

let probe;

/** What a token of the style sheet is at this moment, as rgb(…). */
export function colour(token) {
  probe ??= document.body.appendChild(Object.assign(document.createElement('i'), { className: 'hidden', ariaHidden: 'true' }));
  probe.style.color = `var(--${token})`;
  return getComputedStyle(probe).color;
}

/** Okabe and Ito's colours, for things that have no order. */
export const palette = () => ['blue', 'orange', 'green', 'red', 'purple', 'sky', 'yellow', 'grey'].map(colour);

/** Cividis, low to high: it reads the same without red and green, and in grey. */
const CIVIDIS = ['#00224e', '#2a3f6d', '#575d6d', '#7d7c78', '#a59c74', '#d2c060', '#fee838'];

/** From blue over grey to orange, for what lies on both sides of a middle. */
const TWO_SIDES = ['#0b5a8f', '#4a93bf', '#a8c8dc', '#e3e3e0', '#f0c48a', '#dd8a2e', '#a85508'];

/** From light to deep blue, for shares of what is there: little is pale, all is deep; nothing is hatched. */
const FILLED = ['#d6e6f2', '#b3d1e6', '#86b6d6', '#5a99c4', '#337cae', '#155f92'];

const parse = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));

function between(ramp, share) {
  const at = Math.min(1, Math.max(0, share)) * (ramp.length - 1);
  const i = Math.min(ramp.length - 2, Math.floor(at));
  const [from, to] = [parse(ramp[i]), parse(ramp[i + 1])];
  return `rgb(${from.map((c, k) => Math.round(c + (to[k] - c) * (at - i))).join(', ')})`;
}

/** A scale over values: `of(value)` is its colour, `low` and `high` its ends; values on both sides of 0 get two hues around it; `filled` is for shares of what is there. */
export function scale(values, filled = false) {
  const known = values.filter((v) => v !== null && v !== undefined && Number.isFinite(v));
  if (known.length === 0) return { of: () => null, low: null, high: null, stops: [] };
  let low = Math.min(...known);
  let high = Math.max(...known);
  const sides = low < 0 && high > 0;
  if (sides) {
    high = Math.max(-low, high);
    low = -high;
  }
  const ramp = sides ? TWO_SIDES : filled ? FILLED : CIVIDIS;
  return {
    low, high, stops: ramp,
    of: (v) => (v === null || v === undefined ? null : between(ramp, high === low ? 0.5 : (v - low) / (high - low))),
  };
}

/** Black or white, whichever reads better on a colour rgb(r, g, b). */
export function inkOn(rgb) {
  const [r, g, b] = rgb.match(/\d+/g).map(Number);
  return 0.299 * r + 0.587 * g + 0.114 * b > 140 ? '#111' : '#fff';
}
