// The page: what is read when, and drawn again when.
import * as advice from './advice.js';
import { all } from './api.js';
import * as catalogue from './catalogue.js';
import * as charts from './charts.js';
import * as cities from './cities.js';
import { fill, h, select } from './dom.js';
import * as feed from './feed.js';
import { name, setLanguage, t } from './i18n.js';
import * as regions from './regions.js';
import * as series from './series.js';
import { onChange, set, state } from './state.js';

const PAUSE_MS = 700;
let territories = [];
let connection = 'connecting';

function notice(text, isError) {
  fill(document.getElementById('notice'), text ? h('p', { class: isError ? 'error' : 'notice' }, text) : null);
}

function drawHeader() {
  fill(document.getElementById('header'),
    h('div', { class: 'brand' }, h('img', { src: '/favicon.svg', alt: '', width: 28, height: 28 }),
      h('h1', {}, 'Secunda', h('small', {}, t('title')))),
    territories.length > 1
      ? select('territory', t('territory'), territories.map((x) => ({ value: x.id, label: name(x.names, x.id) })), state.territory, (territory) => set({ territory, region: '' }))
      : h('span', { class: 'territory' }, territories.map((x) => name(x.names, x.id))),
    h('span', { class: `connection ${connection}`, role: 'status' }, t(connection)),
    h('button', { type: 'button', class: 'language', lang: t('languageOf'), click: () => set({ lang: t('languageOf') }) }, t('language')));
  document.getElementById('skip').textContent = t('skip');
  fill(document.getElementById('footer'), h('p', {}, t('footer')), h('nav', {},
    h('a', { href: '/docs' }, t('api')), h('a', { href: '/api/v1/status' }, t('status'))));
}

function draw() {
  setLanguage(state.lang);
  drawHeader();
  const empty = territories.length === 0;
  document.body.classList.toggle('empty', empty);
  if (empty) return;
  [regions, series, cities, advice, feed].forEach((panel) => panel.draw());
}

/** Reads everything that is shown. */
async function loadAll() {
  try {
    territories = await all('/territories');
    if (!territories.length) {
      draw();
      notice(t('noTerritory'));
      return;
    }
    if (!territories.some((x) => x.id === state.territory)) set({ territory: territories[0].id, region: '' }, true);
    await Promise.all([catalogue.load(state.territory), regions.load()]);
    if (!regions.known().some((r) => r.id === state.region)) set({ region: regions.known()[0]?.id ?? '' }, true);
    await Promise.all([series.load(), cities.load(), advice.load()]);
    notice('');
  } catch (error) {
    notice(t('notRead', error.message), true);
    plan('all', 5_000);
  }
  draw();
}

const LOADERS = {
  all: loadAll,
  regions: async () => { await regions.load(); regions.draw(); },
  series: async () => { await series.load(); series.draw(); },
  cities: async () => { await cities.load(); cities.draw(); },
  advice: async () => { await advice.load(); advice.draw(); },
};
const planned = new Map();

/** Reads a part again soon, once however often it is asked for, and not while it is being read. */
function plan(part, pause = PAUSE_MS) {
  if (planned.has(part)) {
    planned.get(part).again = true;
    return;
  }
  const job = { again: false };
  planned.set(part, job);
  setTimeout(async () => {
    job.again = false;
    try {
      await LOADERS[part]();
    } catch {
      // what is shown stays until the part answers again; the next change reads it
    }
    planned.delete(part);
    if (job.again) plan(part, 2 * PAUSE_MS);
  }, pause);
}

function onEvent(type, data) {
  if (type === 'gap' || type.startsWith('io.secunda.geography')) plan('all');
  if (data.territory !== state.territory) return;
  if (type.startsWith('io.secunda.indicator')) {
    const region = /^region:(.+)$/.exec(data.subject)?.[1];
    if (region) {
      plan('regions');
      flashSoon(region);
    }
    if (region === state.region) plan('series');
    if (data.subject.startsWith('city:') && data.subject.endsWith(`@${state.region}`)) plan('cities');
  }
  if (type.startsWith('io.secunda.recommendation')) plan('advice');
}

const flashing = new Set();

function flashSoon(region) {
  if (flashing.has(region)) return;
  flashing.add(region);
  setTimeout(() => { flashing.delete(region); regions.flash(region); }, 2 * PAUSE_MS);
}

onChange(async (changed) => {
  if (changed.includes('territory')) return loadAll();
  setLanguage(state.lang);
  const region = changed.includes('region');
  await Promise.all([
    (region || changed.includes('indicator')) && series.load(),
    (region || changed.includes('cityIndicator')) && cities.load(),
  ]);
  draw();
});

charts.onTheme(draw);
draw();
loadAll();
feed.connect(onEvent, (now) => {
  if (connection === now) return;
  connection = now;
  drawHeader();
});
