// Agreements of the region's cities by signature: how long they run, of what kind they are, who leads, what was due.
import * as catalogue from '../kit/catalogue.js';
import { h, s } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { fitted } from '../kit/fitted.js';
import { begin, end } from '../kit/periods.js';
import { state } from '../kit/state.js';
import { lang, name, t, word } from '../kit/words.js';
import { inForce, momentOf } from '../kit/inforce.js';

const ROW = 18;
const ROW_NARROW = 31;
const TOP = 22;
const BAR = 9;
const NARROW = 640;
const KINDS = 8;
const YEAR_MS = 365.25 * 24 * 3600 * 1000;

/** Agreements in which at least one city of the region takes part, by signature. */
export function ofRegion(agreements, members) {
  const codes = new Set(members.map((member) => member.city));
  return agreements.filter((agreement) => agreement.participants.some((city) => codes.has(city))).sort((a, b) => begin(a.signed) - begin(b.signed));
}

const lead = (code) => (/^(national|provincial|municipal)$/.test(code) ? word('levelNames', code) : catalogue.cityName(code));
const comma = () => (lang() === 'zh' ? '、' : ', ');
const leads = (agreement) => (agreement.leads ?? []).map(lead).join(comma()) || t('region.noLead');
const participants = (agreement) => agreement.participants.map(catalogue.cityName).join(comma());
const titleOf = (agreement) => name(agreement.title, agreement.id);
const milestones = (agreement) => (agreement.milestones ?? []).map((m) => t(m.delivered ? 'region.milestoneDelivered' : 'region.milestoneDue', m.due, m.delivered)).join('; ');

function cut(text, px) {
  let room = px;
  let i = 0;
  for (const letter of text) {
    room -= letter > '\u2e80' ? 11.2 : 6.1;
    if (room < 0) return `${text.slice(0, Math.max(1, i - 1))}…`;
    i += letter.length;
  }
  return text;
}

const said = (agreement) => [titleOf(agreement), `${agreement.signed} – ${agreement.ends ?? t('region.noEnd')}`, word('region.agreementKinds', agreement.kind), `${t('region.ledBy')}: ${leads(agreement)}`, participants(agreement), milestones(agreement)].filter(Boolean).join(' · ');

const diamond = (cx, cy, delivered) => s('path', { class: delivered ? '' : 'hollow', fill: 'currentColor', stroke: 'currentColor', d: `M${cx - 4} ${cy}L${cx} ${cy - 4}L${cx + 4} ${cy}L${cx} ${cy + 4}Z` });

function bar(agreement, x, y, right) {
  const from = x(begin(agreement.signed));
  const to = agreement.ends ? x(end(agreement.ends)) : right;
  return [
    s('rect', { class: 'bar', x: from, y: y - BAR / 2, width: Math.max(3, to - from), height: BAR }),
    !agreement.ends && s('path', { class: 'bar', d: `M${right} ${y - BAR / 2 - 2}l6 ${BAR / 2 + 2}l-6 ${BAR / 2 + 2}Z` }),
    (agreement.milestones ?? []).map((m) => diamond(x(end(m.due)), y, m.delivered)),
  ];
}

function drawing(agreements, kinds, width) {
  const narrow = width < NARROW;
  const [row, text, who] = narrow ? [ROW_NARROW, 0, 0] : [ROW, Math.min(360, width * 0.3), Math.min(150, width * 0.14)];
  const [left, right] = [text + who + 4, width - 14];
  const from = begin(agreements[0].signed);
  const to = Math.max(Date.now(), momentOf(state.period), ...agreements.map((one) => (one.ends ? end(one.ends) : 0)));
  const x = (at) => left + ((right - left) * (at - from)) / (to - from || 1);
  const years = [];
  const step = Math.max(1, Math.ceil((to - from) / YEAR_MS / ((right - left) / 46)));
  for (let year = new Date(from).getUTCFullYear() + 1; Date.UTC(year, 0) <= to; year += step) years.push(year);
  const height = TOP + agreements.length * row + 4;
  const here = x(Math.min(to, momentOf(state.period)));
  return s('svg', { class: 'drawing timeline', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': t('region.agreementsDescribe', agreements.length) },
    !narrow && [s('text', { class: 'tiny', x: 0, y: 11 }, t('region.agreement')), s('text', { class: 'tiny', x: text, y: 11 }, t('region.ledBy'))],
    years.map((year) => [s('line', { class: 'grid', x1: x(Date.UTC(year, 0)), x2: x(Date.UTC(year, 0)), y1: TOP - 5, y2: height }), s('text', { class: 'tiny', x: x(Date.UTC(year, 0)), y: 11, 'text-anchor': 'middle' }, year)]),
    s('line', { class: 'now', x1: here, x2: here, y1: TOP - 5, y2: height }),
    agreements.map((agreement, i) => {
      const top = TOP + i * row;
      const y = top + (narrow ? 23 : row / 2);
      return s('g', { class: `row k${kinds.indexOf(agreement.kind) % KINDS}${inForce(agreement, momentOf(state.period)) ? '' : ' past'}`, 'data-agreement': agreement.id },
        s('title', {}, said(agreement)), s('rect', { class: 'ground', x: 0, y: top, width, height: row }),
        s('text', { x: 0, y: narrow ? top + 11 : y, 'dominant-baseline': narrow ? null : 'central' }, cut(titleOf(agreement), narrow ? width : text - 8)),
        !narrow && s('text', { class: 'tiny', x: text, y, 'dominant-baseline': 'central' }, cut(leads(agreement), who)),
        bar(agreement, x, y, right));
    }));
}

/** The timeline. */
export function agreements(data) {
  const list = data.agreements;
  const kinds = [...new Set(list.map((one) => one.kind))].sort();
  const active = list.filter((one) => inForce(one, momentOf(state.period)));
  const column = (label, number) => ({ label, number });
  return figure({
    id: 'agreements', wide: true, title: t('region.agreementsTitle'), lead: t('region.agreementsLead', active.length, list.length), items: list,
    about: { definition: t('region.agreementsDefinition') },
    body: list.length > 0 ? fitted('agreements', (width) => drawing(list, kinds, width)) : null,
    empty: t('region.noAgreements'),
    after: list.length > 0 && h('div', { class: 'key' }, kinds.map((kind, i) => [h('span', { class: `swatch k${i % KINDS}` }), word('region.agreementKinds', kind)]),
      list.some((one) => one.milestones?.length) && h('span', {}, t('region.milestoneMarks'))),
    columns: [column(t('region.signed')), column(t('region.ends')), column(t('region.agreement')), column(t('region.kind')), column(t('region.ledBy')), column(t('levels')), column(t('region.participants')), column(t('region.milestones')), column(t('region.inForce'))],
    rows: list.map((one) => [one.signed, one.ends ?? '', titleOf(one), word('region.agreementKinds', one.kind), leads(one), (one.levels ?? []).map((level) => word('levelNames', level)).join(comma()), participants(one), milestones(one), active.includes(one) ? t('region.yes') : '']),
  });
}
