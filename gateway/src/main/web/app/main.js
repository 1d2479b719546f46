// The page: which view is open, what it reads, and when it is read and drawn again.
import { all, forget, readAt } from './kit/api.js';
import * as catalogue from './kit/catalogue.js';
import * as charts from './kit/charts.js';
import { button, fill, h, select } from './kit/dom.js';
import { connect } from './kit/live.js';
import { link, onChange, set, state } from './kit/state.js';
import * as time from './kit/timebar.js';
import { name, setLanguage, t } from './kit/words.js';
import './words.js';

/**
 * A view has `periods(data)`, `load()` → data and `draw(data)` → elements. It may have `concerns(type, data)`: whether a change touches it, and `reads`:
 * the parts of the address that its reading depends on, so that it is not asked again when only others change, as by the slider.
 */
const VIEWS = {
  overview: () => import('./overview/view.js'),
  region: () => import('./region/view.js'),
  city: () => import('./city/view.js'),
  advice: () => import('./advice/view.js'),
  scenarios: () => import('./scenarios/view.js'),
  health: () => import('./health/view.js'),
};
const THEMES = ['auto', 'light', 'dark'];
const PAUSE_MS = 700;
const AGAIN_MS = 5_000;
const root = document.getElementById('view');
const darkness = matchMedia('(prefers-color-scheme: dark)');
let territories = [];
let connection = 'connecting';
let turn = 0;
let shownView;
let shownData;
let planned;
let shownFor;

function notice(text, isError) {
  fill(document.getElementById('notice'), text ? h('p', { class: isError ? 'error' : 'notice' }, text) : null);
}

const viewName = () => (VIEWS[state.view] ? state.view : 'overview');

function drawHeader() {
  const next = THEMES[(THEMES.indexOf(state.theme) + 1) % THEMES.length];
  document.title = `${t(`view.${viewName()}`)} · Secunda`;
  fill(document.getElementById('header'),
    h('a', { class: 'brand', href: link({ view: 'overview' }), id: 'brand' }, h('img', { src: '/favicon.svg', alt: '', width: 26, height: 26 }),
      h('span', {}, h('strong', {}, 'Secunda'), h('small', {}, t('title')))),
    h('nav', { 'aria-label': t('views') }, Object.keys(VIEWS).map((view) => h('a', {
      id: `to-${view}`, href: link({ view }), 'aria-current': view === viewName() ? 'page' : null,
    }, t(`view.${view}`)))),
    h('div', { class: 'tools' },
      territories.length > 1
        ? select('territory', t('territory'), territories.map((x) => ({ value: x.id, label: name(x.names, x.id) })), state.territory, (territory) => set({ territory, region: undefined, city: undefined }))
        : h('span', { class: 'territory' }, territories.map((x) => name(x.names, x.id))),
      h('span', { class: `connection ${connection}`, role: 'status' }, t(connection)),
      button('theme', t(`theme.${state.theme}`), () => set({ theme: next })),
      h('button', { id: 'language', type: 'button', lang: t('languageOf'), click: () => set({ lang: t('languageOf') }) }, t('language'))));
  document.getElementById('skip').textContent = t('skip');
  fill(document.getElementById('footer'), h('p', {}, t('footer')), h('nav', { 'aria-label': t('elsewhere') },
    h('a', { href: '/docs' }, t('api')), h('a', { href: '/asyncapi' }, t('events')), h('a', { href: '/api/v1/status' }, t('status'))));
}

function dress() {
  setLanguage(state.lang);
  const { documentElement } = document;
  if (state.theme === 'auto') delete documentElement.dataset.theme;
  else documentElement.dataset.theme = state.theme;
}

/** Draws what was read, and leaves the reader where they were. */
function draw() {
  const focused = document.activeElement?.id;
  const caret = document.activeElement?.selectionStart;
  const scrolls = new Map([...root.querySelectorAll('.scroll')].map((element, i) => [i, [element.scrollLeft, element.scrollTop]]));
  const sameView = root.dataset.view === viewName();
  const opened = new Set([...root.querySelectorAll('details[open] > summary[id]')].map((summary) => summary.id));
  dress();
  drawHeader();
  if (shownView && shownData !== undefined) {
    time.timebar(document.getElementById('time'), shownView.periods?.(shownData) ?? [], draw);
    fill(root, shownView.draw(shownData));
    root.dataset.view = viewName();
    if (sameView) {
      opened.forEach((id) => { const summary = document.getElementById(id); if (summary) summary.parentElement.open = true; });
      [...root.querySelectorAll('.scroll')].forEach((element, i) => { if (scrolls.has(i)) [element.scrollLeft, element.scrollTop] = scrolls.get(i); });
    }
    charts.render().then(() => { root.dataset.drawn = turn; });
  }
  const again = focused && document.getElementById(focused);
  if (again && again !== document.activeElement) {
    again.focus({ preventScroll: true });
    if (caret !== undefined && caret !== null && again.setSelectionRange && /^(text|search|password)$/.test(again.type)) again.setSelectionRange(caret, caret);
  }
}

/** Reads what the view shows, and draws it; an answer that comes after the reader went on is dropped. */
async function show() {
  const mine = ++turn;
  root.setAttribute('aria-busy', 'true');
  try {
    if (territories.length === 0) territories = await all('/territories');
    if (territories.length === 0) {
      dress();
      drawHeader();
      notice(t('noTerritory'));
      return;
    }
    if (!territories.some((x) => x.id === state.territory)) {
      set({ territory: territories[0].id, region: undefined, city: undefined }, true);
      return;
    }
    const [view] = await Promise.all([VIEWS[viewName()](), catalogue.load(state.territory)]);
    if (mine !== turn) return;
    if (root.dataset.view !== viewName()) fill(root, h('p', { class: 'muted' }, t('reading')));
    dress();
    drawHeader();
    const asked = view.reads && JSON.stringify([viewName(), readAt(), ...['territory', 'asOf', ...view.reads].map((key) => state[key])]);
    const data = asked && asked === shownFor && view === shownView ? shownData : await view.load();
    if (mine !== turn) return;
    [shownView, shownData, shownFor] = [view, data, asked];
    notice(state.asOf ? t('lookingBack', state.asOf.replace('T', ' ').replace(/(\.\d+)?Z/, ' UTC')) : '');
    draw();
  } catch (error) {
    if (mine !== turn) return;
    dress();
    drawHeader();
    notice(t('notRead', error.message), true);
    setTimeout(() => { if (mine === turn) { forget(); show(); } }, AGAIN_MS);
  } finally {
    if (mine === turn) root.removeAttribute('aria-busy');
  }
}

/** Reads again soon, once however much changes. */
function plan() {
  if (planned || state.asOf) return;
  planned = setTimeout(async () => {
    forget();
    await show();
    planned = undefined;
  }, PAUSE_MS);
}

function onEvent(type, data) {
  if (type === 'gap' || type.startsWith('io.secunda.geography')) {
    territories = [];
    plan();
  } else if (data.territory === state.territory && (shownView?.concerns?.(type, data) ?? true)) plan();
}

onChange((before) => {
  if (before.territory !== state.territory || before.asOf !== state.asOf) forget();
  if (before.view !== state.view) {
    time.stop();
    window.scrollTo(0, 0);
    document.getElementById('main').focus({ preventScroll: true });
  }
  show();
});
document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault(); // the address keeps what is shown
  document.getElementById('main').focus();
});
window.addEventListener('secunda:told', (event) => notice(event.detail, true));
darkness.addEventListener('change', draw);
dress();
drawHeader();
show();
connect(onEvent, (now) => {
  if (connection === now) return;
  connection = now;
  drawHeader();
});
