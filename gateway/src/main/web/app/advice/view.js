// Recommendations: a board of them, and the one that is open with all that it rests on.
import { all, one } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { h } from '../kit/dom.js';
import { sheet } from '../kit/sheet.js';
import { state } from '../kit/state.js';
import { t } from '../kit/words.js';
import { board, head } from './board.js';
import { decisionsPanel } from './decisions.js';
import { robustness, said } from './detail.js';
import { evidencePanel, readDrills } from './evidence.js';
import { history } from './history.js';
import { chosen } from './sort.js';
import { readTry, tryPanel } from './tryout.js';
import './words.js';

await sheet(new URL('board.css', import.meta.url).href);

/** What the API is asked for: those in force, or all that ever were. */
const states = () => (['all', 'withdrawn'].includes(state.state) ? 'all' : 'open');

async function readOpen(territory) {
  try {
    const item = await one(`/recommendations/${encodeURIComponent(state.open)}`, { territory });
    const { region } = catalogue.place(item.subject);
    const members = region ? await catalogue.members(territory, region) : undefined;
    const [drills, tried] = await Promise.all([readDrills(item, members), readTry(item, members)]);
    return { item, drills, tried };
  } catch (error) {
    return { failed: error.message };
  }
}

/** Reads the recommendations of the region, and the open one. */
export async function load() {
  const { territory, region } = state;
  const [items, rules, members, open] = await Promise.all([
    all('/recommendations', { territory, region, state: states(), limit: 1000 }),
    all('/catalogue/rules').catch(() => []),
    region ? catalogue.members(territory, region).catch(() => undefined) : undefined,
    state.open ? readOpen(territory) : undefined,
  ]);
  return { items, rules, members, open };
}

/** Only what is about recommendations is read again at once. */
export const concerns = (type) => type.startsWith('io.secunda.recommendation');

function opened({ open, rules }) {
  if (!open) return null;
  if (open.failed) return h('div', { class: 'advice-open' }, h('p', { class: 'error', role: 'alert' }, t('notRead', open.failed)));
  const { item, drills, tried } = open;
  return h('div', { class: 'advice-open stack' },
    said(item, rules.find((rule) => rule.id === item.rule)), evidencePanel(item, drills), robustness(item), tryPanel(item, tried), history(item), decisionsPanel(item));
}

const LOW = 0.7;
let lastOpen;

/** Brings what was just opened into sight, and its card on the board beside it. */
function show() {
  const panel = document.querySelector('.advice-open');
  const card = document.querySelector('.advice-card.open');
  const scrolled = card?.closest('.advice-board.beside');
  if (scrolled) scrolled.scrollTop += card.getBoundingClientRect().top - scrolled.getBoundingClientRect().top - scrolled.clientHeight / 3;
  const top = panel?.getBoundingClientRect().top;
  if (top < 0 || top > innerHeight * LOW) panel.scrollIntoView({ block: 'start' });
}

/** Draws the board, and beside it the open one. */
export function draw(data) {
  const states_ = ['raised', 'updated', 'escalated', 'eased', 'withdrawn'].includes(state.state) ? [state.state] : undefined;
  const shown = chosen(data.items, { theme: state.topic, level: state.level, city: state.city, text: state.text, least: Number(state.least ?? 0), states: states_ });
  if (state.open !== lastOpen) requestAnimationFrame(show);
  lastOpen = state.open;
  return [head(data, shown), board(shown, Boolean(data.open)), opened(data)].filter(Boolean);
}
