// The three mismatches as cards: how bad, what it rests on, what is missing.
import { present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { fill, h } from '../kit/dom.js';
import { figure, sourcesOf } from '../kit/figure.js';
import { percent, value } from '../kit/format.js';
import { state } from '../kit/state.js';
import { keyFor } from './candidates.js';
import { gather } from './evidence.js';
import { mismatches } from './mismatches.js';
import { toSeries } from './series.js';
import { t, word } from './words.js';

const level = (v) => `level l${Math.min(4, Math.floor(v * 5))}`;
const reason = (code) => word('diagnosisReasons', code) === String(code).replaceAll('_', ' ') ? word('reasons', code) : word('diagnosisReasons', code);
const two = (v) => value(v, 'ratio');

/** A bar from 0 to 1, which the number beside it says too. */
const bar = (v) => h('span', { class: 'mismatch-bar', 'aria-hidden': 'true' }, h('span', { class: level(v), style: { width: `${v * 100}%` } }));

const componentName = (id) => word('componentNames', id);

function evidence(data, component) {
  if (!component.indicator) return component.value === undefined || component.value === null ? t('ofItsAgreements') : t('measuredAs', two(component.value));
  const key = component.subject?.startsWith('city:') && keyFor(data.known, component.indicator);
  const label = catalogue.indicatorName(component.indicator);
  return [
    key ? toSeries(data, key, `evidence-${component.component}`, label) : [label, component.subject?.startsWith('pair:') && ` (${catalogue.placeName(component.subject)})`],
    component.value === undefined || component.value === null ? '' : `: ${value(component.value, component.unit)}`,
    component.percentileRank === undefined || component.percentileRank === null ? '' : ` · ${t('percentile', percent(component.percentileRank))}`,
  ];
}

/** An empty place that the evidence is put into when it is there. */
function place(slots, mismatch, component) {
  const slot = h('span', { class: 'detail' });
  const key = `${mismatch.indicator}/${component.component}`;
  slots.set(key, [...(slots.get(key) ?? []), slot]);
  return slot;
}

function line(slots, mismatch, component) {
  return h('li', {},
    h('span', { class: 'component' }, componentName(component.component)), bar(component.mismatch),
    h('span', { class: 'number', 'data-key': `${mismatch.indicator}/${component.component}`, 'data-value': component.mismatch }, two(component.mismatch)),
    place(slots, mismatch, component));
}

function card(slots, mismatch) {
  const sources = sourcesOf([mismatch]);
  const known = present(mismatch);
  return h('article', { class: 'mismatch', 'aria-labelledby': `${mismatch.indicator}-name` },
    h('h3', { id: `${mismatch.indicator}-name` }, catalogue.indicatorName(mismatch.indicator)),
    h('p', { class: 'muted' }, word('mismatchAbout', mismatch.indicator)),
    h('p', { class: 'verdict' },
      h('span', { class: known ? 'value' : 'value absent', 'data-key': mismatch.indicator, 'data-value': mismatch.value ?? '' }, known ? two(mismatch.value) : `${t('none')}: ${reason(mismatch.reason)}`),
      known && bar(mismatch.value),
      h('span', { class: 'detail' }, [mismatch.period, mismatch.coverage > 0 && t('coverage', percent(mismatch.coverage)), mismatch.core && t('againstCore', catalogue.cityName(mismatch.core))].filter(Boolean).join(' · '))),
    mismatch.components.length > 0 && h('ul', { class: 'list components' }, mismatch.components.map((component) => line(slots, mismatch, component))),
    mismatch.lacks.length > 0 && h('p', { class: 'muted' }, t('notKnown', mismatch.lacks.map(componentName).join(t('comma')))),
    mismatch.weakest.length > 0 && h('p', { class: 'weakest' }, t('weakest', mismatch.weakest.map((id) => word('dimensions', id)).join(t('comma')))),
    sources.length > 0 && h('details', {}, h('summary', { id: `${mismatch.indicator}-sources` }, t('nSources', sources.length)), h('ul', { class: 'sources' }, sources.map((source) => h('li', {}, source)))));
}

const tableRows = (slots, all) => all.flatMap((mismatch) => [
  [catalogue.indicatorName(mismatch.indicator), '', present(mismatch) ? two(mismatch.value) : `${t('none')}: ${reason(mismatch.reason)}`, mismatch.period ?? '', mismatch.subject ? percent(mismatch.coverage) : '', ''],
  ...mismatch.components.map((component) => [catalogue.indicatorName(mismatch.indicator), componentName(component.component), two(component.mismatch), mismatch.period, '', place(slots, mismatch, component)]),
]);

/** The figure. */
export function diagnosis(data) {
  const columns = ['mismatch', 'component', 'value', 'period', 'coverageOf', 'evidence'].map((key, i) => ({ label: t(key), number: i === 2 }));
  const slots = new Map();
  const all = data.region ? mismatches(data.own, state.period, data.member.role) : [];
  const drawn = figure({
    id: 'diagnosis', title: t('diagnosis'), lead: t('diagnosisLead'), wide: true, picture: false,
    body: all.length > 0 && h('div', { class: 'mismatches' }, all.map((mismatch) => card(slots, mismatch))), empty: t('noDiagnosis'),
    about: { definition: t('diagnosisDefinition'), range: '0 – 1', source: 'Du, A+BE' }, items: all.filter((mismatch) => mismatch.subject),
    columns, rows: tableRows(slots, all),
  });
  gather(data.city, data.region?.id, all, (key, told) => slots.get(key)?.forEach((slot) => fill(slot, evidence(data, told))));
  return drawn;
}
