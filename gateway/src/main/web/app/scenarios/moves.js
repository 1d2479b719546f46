// What moved in a scenario, in order; nothing here touches the page.

const known = (v) => v !== null && v !== undefined;

/** The relative change from before to after, or undefined where there is none: without either, or from 0. */
export function relative({ before, after }) {
  return known(before) && known(after) && before !== 0 ? (after - before) / Math.abs(before) : undefined;
}

/** By relative change, the largest first; then those that appear or vanish, then those from 0. */
export function sorted(rows) {
  const weight = (row) => Math.abs(relative(row) ?? NaN) || (known(row.before) !== known(row.after) ? -1 : -2);
  return [...rows].map((row) => [weight(row), row]).sort((a, b) => b[0] - a[0]).map(([, row]) => row);
}

const WINDOWS = ['longest', '10y', '5y'];
const rank = (row) => (row.window ? WINDOWS.indexOf(row.window) + 1 || WINDOWS.length + 1 : 0);

/** Of each indicator of each subject one row: its latest period, and there its longest window. `begin` orders periods. */
export function latestOf(rows, begin) {
  const best = new Map();
  for (const row of rows) {
    const key = `${row.subject}/${row.indicator}`;
    const other = best.get(key);
    const later = other && begin(row.period) - begin(other.period);
    if (!other || later > 0 || (later === 0 && rank(row) < rank(other))) best.set(key, row);
  }
  return rows.filter((row) => best.get(`${row.subject}/${row.indicator}`) === row);
}

/** The first n that have a relative change. */
export const top = (rows, n) => rows.filter((row) => relative(row) !== undefined).slice(0, n);

/** Subjects of rows with how many rows each has, the most first. */
export function subjects(rows) {
  const counts = new Map();
  rows.forEach((row) => counts.set(row.subject, (counts.get(row.subject) ?? 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Recommendations by what would become of them: raised, withdrawn, changed (severity moves by a hundredth or more) and barely moved. */
export function byChange(rows) {
  const severityMove = (row) => Math.abs((row.after?.severity ?? 0) - (row.before?.severity ?? 0));
  const changed = rows.filter((row) => !['raised', 'withdrawn'].includes(row.change)).sort((a, b) => severityMove(b) - severityMove(a));
  return {
    raised: rows.filter((row) => row.change === 'raised'),
    withdrawn: rows.filter((row) => row.change === 'withdrawn'),
    changed: changed.filter((row) => severityMove(row) >= 0.01),
    barely: changed.filter((row) => severityMove(row) < 0.01),
  };
}
