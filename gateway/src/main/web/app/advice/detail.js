// What a recommendation says and on what it rests: everything that is needed to defend it.
import { address } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { h, table } from '../kit/dom.js';
import { percent, value } from '../kit/format.js';
import { link, state } from '../kit/state.js';
import { name, t, word } from '../kit/words.js';
import { meter } from './board.js';
import { inWords } from './rule.js';

/** The name of what a rule looks at, told apart where the same indicator is looked at twice. */
export function inputName(item, input, rule) {
  if (input === '*') return t('advice.allInputs');
  const evidence = item.evidence.find((one) => one.input === input);
  if (!evidence) {
    // one that had no value then is named as the rule names it
    const [first] = rule?.inputs?.find((one) => one.name === input)?.indicators ?? [];
    return first ? catalogue.indicatorName(first) : input.replaceAll('_', ' ');
  }
  const same = item.evidence.filter((one) => one.indicator === evidence.indicator && one.part === evidence.part);
  const subject = evidence.subject !== item.subject && catalogue.placeName(evidence.subject);
  const apart = same.length > 1 && same.some((one) => one.period !== evidence.period) && evidence.period;
  const part = evidence.part && word('advice.parts', evidence.part);
  const more = [part, subject, apart].filter(Boolean).join(', ');
  return catalogue.indicatorName(evidence.indicator) + (more ? t('advice.inBrackets', more) : '');
}

/** A value of evidence as it is read: percentiles in per cent, the rest in their unit. */
export function evidenceValue(evidence, v) {
  return value(v, evidence?.part === 'percentile' ? 'share' : evidence?.unit ?? 'ratio');
}

const formats = new Map();
const UNITS = { share: '%', 'difference of shares': 'pp', 'per year': '%/yr', 'percentage points per year': 'pp/yr' };

/** A value in its unit with so many digits: a threshold that is rounded would be another rule. */
export function exact(v, unit, significant = 9) {
  if (!formats.has(significant)) formats.set(significant, new Intl.NumberFormat('en-GB', { maximumSignificantDigits: significant }));
  const digits = (n) => formats.get(significant).format(n).replace('-', '−');
  const of = word('advice.shortUnits', UNITS[unit] ?? '');
  return UNITS[unit] ? `${digits(unit === 'percentage points per year' ? v : v * 100)}\u00a0${of}` : digits(v);
}

function sayer(item, rule) {
  const unitOf = (input) => {
    const evidence = item.evidence.find((one) => one.input === input);
    const [first] = rule?.inputs?.find((one) => one.name === input)?.indicators ?? [];
    return evidence?.part === 'percentile' ? 'share' : evidence?.unit ?? (first && catalogue.entry(first)?.unit);
  };
  return {
    name: (input) => t('advice.quoted', inputName(item, input, rule)),
    value: (v, input) => exact(v, input && unitOf(input)),
    known: (what) => t('advice.isKnown', what),
    or: (what, otherwise) => t('advice.orIfUnknown', what, otherwise),
    and: t('advice.and'), or_: t('advice.or'), not: t('advice.not'), then: t('advice.then'), otherwise: t('advice.otherwise'), greatest: t('advice.greatest'), least: t('advice.smallest'),
  };
}

const moment = (instant) => instant?.replace('T', ' ').replace(/(:\d\d)(\.\d+)?Z$/, '$1 UTC');

function condition(item, rule, key, text) {
  return [h('dt', {}, t(`advice.${key}`)), h('dd', {}, inWords(text, sayer(item, rule)), h('div', { class: 'rule-text' }, h('code', {}, text)))];
}

function list(items) {
  return h('ul', { class: 'plain' }, items.map((one) => h('li', {}, one)));
}

/** Who keeps the rule, and which plans it stands on. */
function ruleFacts(item, rule) {
  return [
    [t('advice.rule'), `${item.rule}, ${t('advice.version', item.ruleVersion)}${rule?.reviewed ? ` · ${t('advice.reviewed', rule.reviewed, rule.reviewDue ?? '–')}` : ''}`],
    rule?.owner && [t('advice.owner'), name(rule.owner)],
    rule?.planDocuments?.length > 0 && [t('advice.plans'), list(rule.planDocuments)],
    [t('references'), list(item.references)],
    rule?.severity && [t('advice.severityRule'), [inWords(rule.severity, sayer(item, rule)), h('div', { class: 'rule-text' }, h('code', {}, rule.severity))]],
    rule?.persistence > 1 && [t('advice.persistence'), t('advice.nPeriods', rule.persistence)],
    rule?.minCoverage > 0 && [t('advice.minCoverage'), percent(rule.minCoverage)],
  ].filter(Boolean);
}

/** The panel that says what is advised. */
export function said(item, rule) {
  const query = { territory: item.territory };
  const id = encodeURIComponent(item.id);
  const place = catalogue.place(item.subject);
  return h('section', { class: 'panel', id: 'said', 'aria-labelledby': 'said-title' },
    h('div', { class: 'panel-head' }, h('h2', { id: 'said-title' }, name(item.title, item.rule)),
      h('a', { id: 'advice-close', class: 'button', href: link({ open: undefined, drill: undefined, try: undefined, scenario: undefined, place: undefined }) }, t('close'))),
    h('p', {}, h('strong', {}, place.cities.length === 1
      ? h('a', { id: 'said-city', href: link({ view: 'city', city: place.cities[0], region: place.region ?? state.region }) }, name(item.names, item.subject))
      : name(item.names, item.subject)), place.region && place.scale !== 'region' && ` · ${catalogue.regionName(place.region)}`, item.role && ` · ${t(item.role)}`),
    h('div', { class: 'big' }, meter(item.severity),
      h('span', {}, t('severity'), ' ', h('span', { class: 'value', 'data-key': `open/${item.id}/severity`, 'data-value': item.severity }, item.severity.toFixed(2))),
      item.previousSeverity !== undefined && item.previousSeverity !== null && h('span', { class: 'muted' }, t('was', item.previousSeverity.toFixed(2))),
      h('span', {}, t('confidence'), ' ', h('strong', {}, percent(item.confidence))),
      h('span', { class: `badge state ${item.state}` }, word('states', item.state)),
      h('span', { class: 'badge' }, item.period), h('span', { class: 'badge' }, word('advice.themes', item.theme)), h('span', { class: 'badge' }, word('advice.mismatches', item.mismatch)),
      item.strength && h('span', { class: 'badge', title: t(`advice.strength.${item.strength}.why`) }, t(`advice.strength.${item.strength}`))),
    h('p', { class: 'said' }, name(item.rationale)),
    h('h3', {}, t('instruments')), h('ol', { class: 'plain' }, item.instruments.map((one) => h('li', {}, name(one)))),
    h('dl', { class: 'facts' },
      h('dt', {}, t('levels')), h('dd', {}, item.levels.map((level) => word('levelNames', level)).join(' · ')),
      condition(item, rule, 'raisedWhen', item.condition), condition(item, rule, 'withdrawnWhen', item.withdrawal),
      h('dt', {}, t('advice.raisedAt')), h('dd', {}, t('advice.raisedAndChanged', moment(item.raised), moment(item.recorded)))),
    item.strength && h('p', { class: 'muted' }, t(`advice.strength.${item.strength}.why`)),
    h('details', { class: 'about' }, h('summary', { id: 'rule-about' }, t('advice.ruleAbout')),
      h('dl', { class: 'facts' }, ruleFacts(item, rule).map(([key, what]) => [h('dt', {}, key), h('dd', {}, what)]))),
    h('p', { class: 'muted' }, t('advice.readElsewhere'), ' ',
      h('a', { id: 'advice-json', href: address(`/recommendations/${id}`, query) }, 'JSON'), ' · ',
      h('a', { id: 'advice-prov', href: address(`/recommendations/${id}/provenance`, query) }, t('advice.provenance'))));
}

/** Whether it holds on somewhat other values, and what would withdraw it. */
export function robustness(item) {
  const checks = item.sensitivity ?? [];
  if (checks.length === 0 && !item.joint) return null;
  const held = checks.filter((one) => one.holds).length;
  const changed = Object.entries(item.joint?.values ?? {}).map(([input, to]) => ({ to, evidence: item.evidence.find((one) => one.input === input), input }))
    .filter(({ evidence, to }) => !evidence || Math.abs(to - evidence.value) > 1e-6 * Math.max(1e-6, Math.abs(to)));
  return h('section', { class: 'panel', id: 'robust', 'aria-labelledby': 'robust-title' },
    h('h2', { id: 'robust-title' }, t('advice.robust')),
    item.joint && h('p', { class: 'said' }, t('advice.joint', percent(item.joint.relativeChange)), ' ',
      changed.map(({ input, evidence, to }) => t('advice.jointTo', inputName(item, input), evidence ? evidenceValue(evidence, evidence.value) : '?', evidenceValue(evidence, to))).join('; ')),
    checks.length > 0 && h('p', { class: 'muted' }, t('advice.heldOf', held, checks.length)),
    checks.length > 0 && table(t('advice.check'), [{ label: t('advice.check') }, { label: t('advice.outcome') }], checks.map((one) => [
      t(`advice.check.${one.what}`, inputName(item, one.input ?? '')),
      h('span', { class: `badge${one.holds ? '' : ' warn'}`, 'data-key': `check/${one.what}/${one.input ?? ''}`, 'data-value': String(one.holds) }, one.holds ? t('advice.holds') : t('advice.falls'))])));
}
