// Which recommendations are shown and in which column; nothing here touches the page.

export const THEMES = ['coexistence', 'connectivity', 'cooperation'];
export const LEVELS = ['national', 'provincial', 'municipal'];
export const CLASSES = [4, 3, 2, 1, 0];
const CLASS_COUNT = CLASSES.length;

/** The class of a severity between 0 and 1: 0 to 4. */
export const severityClass = (severity) => Math.min(CLASS_COUNT - 1, Math.max(0, Math.floor(severity * CLASS_COUNT + 1e-9)));

/** Cities that a subject is about. */
const citiesOf = (subject) => {
  const [, scale, who] = /^([a-z]+):([^@]+)/.exec(subject) ?? [];
  return scale === 'city' || scale === 'pair' ? who.split('~') : [];
};

/** Everything of a recommendation that a text may be looked for in. */
function words(item) {
  return [item.id, item.rule, item.names, item.title, item.rationale, ...item.instruments]
    .flatMap((one) => (typeof one === 'object' ? Object.values(one) : [one])).join(' ').toLowerCase();
}

/** Those that the chosen filters leave, the most severe first. */
export function chosen(items, { theme, level, city, text, least, states }) {
  const sought = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => (!theme || item.theme === theme)
    && (!level || item.levels.includes(level))
    && (!city || citiesOf(item.subject).includes(city))
    && (!states || states.includes(item.state))
    && item.severity >= (least ?? 0)
    && (sought.length === 0 || sought.every((part) => words(item).includes(part))))
    .sort((a, b) => b.severity - a.severity || b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
}

/** Columns {key, items} by theme, level or severity; one that addresses two levels stands in both columns. */
export function columns(items, by) {
  if (by === 'level') return LEVELS.map((key) => ({ key, items: items.filter((item) => item.levels.includes(key)) }));
  if (by === 'severity') return CLASSES.map((key) => ({ key, items: items.filter((item) => severityClass(item.severity) === key) }));
  const known = [...THEMES, ...new Set(items.map((item) => item.theme).filter((theme) => !THEMES.includes(theme)))];
  return known.map((key) => ({ key, items: items.filter((item) => item.theme === key) }));
}

/** One a rule and place: what stands now, not what stood before. */
export const isOpen = (item) => item.state !== 'withdrawn';
