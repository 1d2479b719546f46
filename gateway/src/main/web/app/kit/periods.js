// Periods: 2020, 2020-Q2, 2020-03, 2020-W05, 2020-03-16.

const FORM = /^(\d{4})(?:-(?:Q(\d)|W(\d{2})|(\d{2})(?:-(\d{2}))?))?$/;

/** The first moment of a period, in milliseconds. */
export function begin(period) {
  const [, year, quarter, week, month, day] = FORM.exec(period) ?? [];
  if (week) {
    // 4 January always lies in week 1, which begins on a Monday
    const weekday = (new Date(Date.UTC(year, 0, 4)).getUTCDay() + 6) % 7;
    return Date.UTC(year, 0, 4 - weekday + 7 * (week - 1));
  }
  return Date.UTC(year, quarter ? 3 * (quarter - 1) : (month ?? 1) - 1, day ?? 1);
}

/** Distinct periods of items, in order of time. */
export const distinct = (items) => [...new Set(items.map((item) => item.period))].sort((a, b) => begin(a) - begin(b));

/** Of periods in order, the chosen one or the last before it; without a choice the last of all. */
export function nearest(periods, chosen) {
  if (!chosen) return periods[periods.length - 1];
  return periods.findLast((period) => begin(period) <= begin(chosen)) ?? periods[0];
}

const DAY = 24 * 3600 * 1000;

/** The first moment after a period. */
export function end(period) {
  const [, year, quarter, week, month, day] = FORM.exec(period) ?? [];
  if (week) return begin(period) + 7 * DAY;
  if (day) return begin(period) + DAY;
  if (quarter) return Date.UTC(year, 3 * quarter);
  return month ? Date.UTC(year, month) : Date.UTC(Number(year) + 1, 0);
}
