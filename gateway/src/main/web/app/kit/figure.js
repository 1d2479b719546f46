// The frame around every chart: its title, definition, unit, source and vintage, the table behind it, and ways to take it along.
import { present } from './api.js';
import * as catalogue from './catalogue.js';
import { svgOf } from './charts.js';
import { button, h, table } from './dom.js';
import { citation, copy, rowsAsCsv, save, savePicture, svgText } from './export.js';
import { percent } from './format.js';
import { set, shared, state } from './state.js';
import { name, t, word } from './words.js';

const asTables = () => (state.tables ?? '').split(',').filter(Boolean);

function toggle(id) {
  const now = asTables();
  set({ tables: (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]).join(',') || undefined });
}

/** Sources of items, each once, with its release. */
export function sourcesOf(items) {
  const found = new Map();
  items.forEach((item) => (item.sources ?? (item.source ? [item] : [])).forEach((one) => {
    const released = one.released?.slice(0, 10) ?? '';
    if (!found.has(one.source) || found.get(one.source) < released) found.set(one.source, released);
  }));
  return [...found].map(([source, released]) => (released ? `${source} (${released})` : source));
}

const vintage = (items) => items.map((item) => item.vintage ?? item.released ?? '').sort().pop()?.slice(0, 10);

function facts(figure, items) {
  const about = typeof figure.about === 'string' ? catalogue.entry(figure.about) : figure.about;
  const sources = sourcesOf(items);
  const listed = [
    ['definition', about && (name(about.definition) || about.definition)], ['formula', about?.formula],
    ['unit', figure.unit ?? (about?.unit && word('units', about.unit))], ['range', about?.range], ['reference', about?.source],
    ['figuresFrom', sources.length > 0 && h('ul', {}, sources.map((source) => h('li', {}, source)))],
    ['vintage', vintage(items)],
  ].filter(([, said]) => said);
  return h('dl', { class: 'facts' }, listed.map(([key, said]) => [h('dt', {}, t(key)), h('dd', {}, said)]));
}

/** In one line: unit, how much is provisional or missing, when the newest figure was released. */
function summary(figure, items) {
  const about = typeof figure.about === 'string' ? catalogue.entry(figure.about) : figure.about;
  const sources = sourcesOf(items).length;
  const provisional = items.filter((item) => item.provisional).length;
  const absent = items.filter((item) => 'value' in item || 'reason' in item).filter((item) => !present(item)).length;
  const unit = figure.unit ?? (about?.unit && word('units', about.unit));
  return [
    unit && `${t('unit')}: ${unit}`,
    sources > 0 && (sources === 1 ? t('oneSource') : t('nSources', sources)),
    vintage(items) && t('vintageOf', vintage(items)),
    provisional > 0 && t('provisionalShare', percent(provisional / items.length)),
    absent > 0 && t('nAbsent', absent),
    state.asOf && t('asKnown', state.asOf),
  ].filter(Boolean).join(' · ');
}

function drawing(id, body) {
  return svgOf(id) ?? (body.querySelector('svg.drawing') && svgText(body.querySelector('svg.drawing')));
}

/**
 * A chart in its frame.
 *
 * id: stable, also in the address · title, lead (how to read it, one sentence) · controls: elements beside the title ·
 * body: element (a chart of charts.js with the same id, or any with an svg.drawing in it), or null when there is nothing to show (then `empty` says why) ·
 * columns, rows: the table behind it · csv: address of the same data in the API · about: indicator id or {definition, formula, unit, range, source} ·
 * unit: when it differs from that · items: the values shown, for sources and vintage · wide: spans the page · after: elements below the chart.
 */
export function figure(f) {
  const items = f.items ?? [];
  const tabled = f.rows && asTables().includes(f.id);
  const body = h('div', { class: 'figure-body' }, !f.body ? h('p', { class: 'muted' }, f.empty ?? t('nothing')) : tabled ? table(f.title, f.columns, f.rows) : f.body);
  const failed = (error) => error && window.dispatchEvent(new CustomEvent('secunda:told', { detail: String(error.message ?? error) }));
  const picture = f.picture !== false && f.body && !tabled;
  return h('section', { class: `panel figure${f.wide ? ' whole' : ''}`, id: f.id, 'aria-labelledby': `${f.id}-title` },
    h('div', { class: 'panel-head' }, h('h2', { id: `${f.id}-title` }, f.title), f.controls),
    f.lead && h('p', { class: 'lead' }, f.lead),
    body, f.after,
    f.body && h('p', { class: 'summary' }, summary(f, items)),
    f.body && h('div', { class: 'figure-foot' },
      (f.about || items.length > 0) && h('details', { class: 'about' }, h('summary', { id: `${f.id}-about` }, t('about')), facts(f, items)),
      h('div', { class: 'actions' },
        f.rows && button(`${f.id}-table`, tabled ? t('showChart') : t('showTable'), () => toggle(f.id), Boolean(tabled)),
        f.csv ? h('a', { id: `${f.id}-csv`, class: 'button', href: f.csv, download: `${f.id}.csv` }, 'CSV')
          : f.rows && button(`${f.id}-csv`, 'CSV', () => save(`${f.id}.csv`, 'text/csv', rowsAsCsv(f.columns, f.rows))),
        picture && button(`${f.id}-svg`, 'SVG', () => save(`${f.id}.svg`, 'image/svg+xml', drawing(f.id, body))),
        picture && button(`${f.id}-png`, 'PNG', () => savePicture(`${f.id}.png`, drawing(f.id, body)).catch(failed)),
        button(`${f.id}-link`, t('copyLink'), () => copy(t('copyLink'), shared())),
        button(`${f.id}-cite`, t('cite'), () => copy(t('cite'), citation(f.title, sourcesOf(items), vintage(items)))))));
}
