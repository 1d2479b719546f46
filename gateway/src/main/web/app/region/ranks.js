// Ranks through time: ties share one, and a change counts when a city clearly passed another.

const known = (v) => v !== null && v !== undefined;
const middle = (sorted) => sorted[Math.floor((sorted.length - 1) / 2)];

/** Ranks of values by key, the greatest first; equal values share one: 1, 2, 2, 4. */
export function ranked(values) {
  const sorted = [...values].filter(([, v]) => known(v)).sort((a, b) => b[1] - a[1]);
  const ranks = new Map();
  sorted.forEach(([key, v], i) => ranks.set(key, i > 0 && sorted[i - 1][1] === v ? ranks.get(sorted[i - 1][0]) : i + 1));
  return ranks;
}

/** From which to which rank each could stand, if values that are level could as well lie the other way round: key → [best, worst]. */
export function rankRanges(values, level) {
  const all = [...values].filter(([, v]) => known(v));
  return new Map(all.map(([key, v]) => {
    const above = all.filter(([, other]) => other > v && !level(other, v)).length;
    const below = all.filter(([, other]) => other < v && !level(other, v)).length;
    return [key, [above + 1, all.length - below]];
  }));
}

/** By what share later releases moved a figure that had been released before: the median over all that were moved; null when none was. */
export function revised(releases) {
  const cells = new Map();
  releases.filter((one) => known(one.value)).forEach((one) => {
    const key = `${one.city}/${one.period}`;
    cells.set(key, [...(cells.get(key) ?? []), one]);
  });
  const moves = [...cells.values()].filter((list) => list.length > 1).map((list) => {
    const [first, last] = [...list].sort((a, b) => (a.released < b.released ? -1 : 1)).filter((one, i, all) => i === 0 || i === all.length - 1);
    return last.value === 0 ? 0 : Math.abs(last.value - first.value) / Math.abs(last.value);
  }).filter((move) => move > 0).sort((a, b) => a - b);
  return moves.length > 0 ? middle(moves) : null;
}

/** The spread of the middle half of values. */
export function spread(values) {
  const sorted = values.filter(known).sort((a, b) => a - b);
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return at(0.75) - at(0.25);
}

/**
 * Who changed the order clearly between two periods: `before` and `after` are values by key, `level(a, b)` says whether two values are too close to tell apart.
 * A city did when it and another stood apart in both periods and in opposite order.
 */
export function clearMoves(before, after, level) {
  const keys = [...before.keys()].filter((key) => known(before.get(key)) && known(after.get(key)));
  const moved = new Set();
  for (let i = 0; i < keys.length; i++) {
    for (let j = i + 1; j < keys.length; j++) {
      const [a0, b0, a1, b1] = [before.get(keys[i]), before.get(keys[j]), after.get(keys[i]), after.get(keys[j])];
      if ((a0 - b0) * (a1 - b1) < 0 && !level(a0, b0) && !level(a1, b1)) moved.add(keys[i]).add(keys[j]);
    }
  }
  return moved;
}
