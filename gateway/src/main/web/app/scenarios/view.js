// The scenario desk: figures and agreements that might be, and what would move. The address keeps the draft and the result.
import { all, observations, one, send } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { button, fill, h } from '../kit/dom.js';
import { accessKey, keyField } from '../kit/key.js';
import { sheet } from '../kit/sheet.js';
import { set, state } from '../kit/state.js';
import { t } from '../kit/words.js';
import { agreementMap, agreementTerms, drawn } from './agreement.js';
import { about, request } from './draft.js';
import { figureRows, rows } from './figures.js';
import { advised, moved, resultHead, took } from './result.js';
import './words.js';

await Promise.all([sheet(new URL('desk.css', import.meta.url).href), sheet(new URL('../advice/board.css', import.meta.url).href)]);

/** What the API said about a draft, as long as it is the same draft. */
let told;
const draft = () => request(state.territory, rows(), drawn(), state.title);
const text = (asked) => JSON.stringify(asked);

/** Reads what can be changed, and the result that is looked at. */
export async function load() {
  const { territory } = state;
  const region = catalogue.knownRegions().some((r) => r.id === state.region) ? state.region : catalogue.knownRegions()[0]?.id;
  const members = region ? await catalogue.members(territory, region) : [];
  const wanted = [...new Set([...rows().map((row) => row.city), state.city ?? members[0]?.city].filter(Boolean))];
  const [figures, agreements, scenario] = await Promise.all([
    Promise.all(wanted.map((city) => observations({ city }))),
    all('/agreements', { territory, limit: 1000 }),
    state.scenario ? one(`/scenarios/${encodeURIComponent(state.scenario)}`).catch((error) => ({ failed: error.message })) : undefined,
  ]);
  return { region, members, figures: new Map(wanted.map((city, i) => [city, figures[i]])), agreements, scenario };
}

/** What is drawn here moves only when figures or agreements do. */
export const concerns = (type) => /observation|agreement|geography/.test(type);

const toldLine = () => told && h('p', { class: told.wrong ? 'error' : 'notice', role: told.wrong ? 'alert' : 'status' }, told.text);

function tell(message) {
  told = message;
  const place = document.getElementById('desk-told');
  if (place) fill(place, toldLine());
}

async function compute(redraw) {
  const asked = draft();
  const started = performance.now();
  tell({ text: t('desk.computing'), of: text(asked) });
  try {
    const made = await send('/scenarios', asked, accessKey());
    told = undefined;
    took.set(made.id, (performance.now() - started) / 1000);
    set({ scenario: made.id, of: undefined });
  } catch (error) {
    const errors = error.errors ?? [];
    const placed = errors.filter((e) => about(e.field).row !== undefined || about(e.field).agreement);
    tell({ text: errors.length > 0 && placed.length === errors.length ? t('desk.seeRows', errors.length) : [error.message, ...errors.slice(1).map((e) => e.detail)].join(' · '), wrong: true, of: text(asked), errors });
    redraw();
  }
}

function deskHead() {
  return h('header', { class: 'view-head whole' }, h('h1', {}, t('desk.desk')), h('p', { class: 'muted' }, t('desk.deskLead')));
}

function computing(data) {
  const asked = draft();
  const empty = asked.observations.length + asked.agreements.length === 0;
  const redraw = () => { const root = document.getElementById('view'); fill(root, draw(data)); };
  return h('form', { class: 'panel form', id: 'compute-form', 'aria-label': t('desk.compute'), submit: (event) => { event.preventDefault(); compute(redraw); } },
    h('label', { class: 'field', for: 'desk-title' }, h('span', {}, t('desk.titleOf')), h('input', { id: 'desk-title', type: 'text', maxlength: 200, value: state.title ?? '', input: (event) => set({ title: event.target.value || undefined }, true) })),
    keyField('desk-key'),
    h('div', { class: 'fields' },
      h('button', { id: 'compute', type: 'submit', class: 'first', disabled: empty }, t('desk.compute')),
      !empty && button('clear-draft', t('desk.clearDraft'), () => { told = undefined; set({ figures: undefined, agreement: undefined, scenario: undefined, title: undefined, of: undefined }); }),
      h('span', { class: 'muted' }, state.asOf ? t('desk.fromNow') : empty ? t('desk.emptyDraft') : t('desk.needsKey'))),
    h('div', { id: 'desk-told' }, toldLine()));
}

/** Draws the desk and what came of it. */
export function draw(data) {
  if (told && told.of !== text(draft())) told = undefined;
  const errors = told?.errors ?? [];
  const { scenario } = data;
  const result = !scenario ? [] : scenario.failed ? [h('p', { class: 'error whole', role: 'alert' }, t('desk.gone', scenario.failed))]
    : [resultHead(scenario, draft()), ...moved(scenario).filter(Boolean).toSpliced(1, 0, advised(scenario))];
  return [
    deskHead(),
    h('div', { class: 'stack' }, figureRows(data, (i) => errors.filter((one) => about(one.field).row === i)), agreementTerms(data, errors.filter((one) => about(one.field).agreement)), computing(data)),
    agreementMap(data),
    ...result,
  ];
}
