// What is held: figures counted by city, variable and period. Only counting; nothing here knows the page.
import { begin } from '../kit/periods.js';

const YEAR_MS = 365.25 * 24 * 3600 * 1000;

const distinct = (values) => [...new Set(values)];
const inTime = (periods) => distinct(periods).sort((a, b) => begin(a) - begin(b));
const flags = (figure) => [figure.status ?? []].flat().join('');

/** Figures with a value, by cell; each with how many vintages it has. */
export function cells(figures) {
  const found = new Map();
  for (const figure of figures) {
    const key = `${figure.city}/${figure.variable}/${figure.period}`;
    const cell = found.get(key);
    if (!cell) found.set(key, { latest: figure, vintages: [figure] });
    else {
      cell.vintages.push(figure);
      if ((figure.released ?? '') >= (cell.latest.released ?? '')) cell.latest = figure;
    }
  }
  return found;
}

/** Of each variable: its periods, its cities, and the period and release of its newest figure. */
export function variables(held, now) {
  const byVariable = new Map();
  for (const { latest, vintages } of held.values()) {
    if (!byVariable.has(latest.variable)) byVariable.set(latest.variable, []);
    byVariable.get(latest.variable).push({ ...latest, revised: vintages.length > 1 });
  }
  return [...byVariable].map(([id, figures]) => {
    const periods = inTime(figures.map((figure) => figure.period));
    const released = figures.map((figure) => figure.released ?? '').sort().pop();
    return {
      id, periods, figures: figures.length, cities: distinct(figures.map((figure) => figure.city)).length, newest: periods[periods.length - 1], released,
      ageYears: released ? (now - Date.parse(released)) / YEAR_MS : null,
      provisional: figures.filter((figure) => flags(figure).includes('P')).length,
      breaks: figures.filter((figure) => flags(figure).includes('B')).length,
      revised: figures.filter((figure) => figure.revised).length,
    };
  }).sort((a, b) => (a.released < b.released ? 1 : -1));
}

/** Cells with more than one vintage from the same source, the largest change first. */
export function revisions(held) {
  const changed = [];
  for (const { vintages } of held.values()) {
    const bySource = new Map();
    vintages.forEach((figure) => bySource.set(figure.source, [...(bySource.get(figure.source) ?? []), figure]));
    for (const list of bySource.values()) {
      if (list.length < 2) continue;
      list.sort((a, b) => ((a.released ?? '') < (b.released ?? '') ? -1 : 1));
      const [first, last] = [list[0], list[list.length - 1]];
      changed.push({ first, last, vintages: list.length, relative: first.value ? (last.value - first.value) / Math.abs(first.value) : null });
    }
  }
  return changed.sort((a, b) => Math.abs(b.relative ?? 0) - Math.abs(a.relative ?? 0));
}

/** Breaks by variable and period, with the cities that are marked. */
export function breaks(held) {
  const found = new Map();
  for (const { latest } of held.values()) {
    if (!flags(latest).includes('B')) continue;
    const key = `${latest.variable}/${latest.period}`;
    if (!found.has(key)) found.set(key, { variable: latest.variable, period: latest.period, cities: [] });
    found.get(key).cities.push(latest.city);
  }
  return [...found.values()].sort((a, b) => begin(b.period) - begin(a.period) || b.cities.length - a.cities.length);
}
