// Form and function: how many centres there are by size, and by what flows between them.
import { address, present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { h, s } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { value, valueOrReason } from '../kit/format.js';
import { group, latest } from '../kit/series.js';
import { state } from '../kit/state.js';
import { t, word } from '../kit/words.js';
import { variableControl, variables } from './concentration.js';
import { FLOW_FAMILIES, flowControl, flowKind, kindsOf } from './flows.js';

export const FORM = 'morphological_polycentricity';
const WIDTH = 240;
const PAD = 8;
/** The steepest slope that the line shows; what is steeper lies at its end. */
const STEEPEST = -2;

const familyOf = (item) => item.indicator.split('(')[0];
const share = (item) => (familyOf(item) === FORM ? 1 - Math.max(item.value, STEEPEST) / STEEPEST : Math.min(1, Math.max(0, item.value)));

function dots(items, here) {
  const x = (item) => PAD + share(item) * (WIDTH - 2 * PAD);
  return s('svg', { viewBox: `0 0 ${WIDTH} 22`, 'aria-hidden': 'true', preserveAspectRatio: 'xMinYMid' },
    s('line', { class: 'track', x1: PAD, x2: WIDTH - PAD, y1: 11, y2: 11 }),
    [PAD, WIDTH - PAD].map((end) => s('line', { class: 'track', x1: end, x2: end, y1: 6, y2: 16 })),
    items.filter((item) => present(item) && item !== here).map((item) => s('circle', { class: 'earlier', cx: x(item), cy: 11, r: 3.5 }, s('title', {}, `${item.period}: ${value(item.value, item.unit)}`))),
    present(here) && s('circle', { class: here.provisional ? 'here hollow' : 'here', cx: x(here), cy: 11, r: 5.5 }));
}

function row(items, region) {
  const here = latest(items, state.period) ?? items[0];
  const detail = [here.period, word('region.meanings', familyOf(here)), here.coverage < 1 && t('coverage', value(here.coverage, 'share')), here.provisional && t('provisional')].filter(Boolean).join(' · ');
  return h('div', {},
    h('dt', {}, catalogue.indicatorName(familyOf(here))),
    h('dd', { class: 'on' }, dots(items, here)),
    h('dd', { class: present(here) ? 'value' : 'value absent', 'data-key': `${region}/${here.indicator}`, 'data-value': here.value ?? '' }, present(here) ? value(here.value, here.unit) : valueOrReason(here)),
    h('dd', { class: 'detail' }, detail));
}

/** The figure. */
export function form(data) {
  const sizes = variables(data.values, [FORM]);
  const kinds = kindsOf(data.values);
  const kind = flowKind(kinds);
  const items = data.values.filter((item) => item.indicator === `${FORM}(${sizes.id})` || (FLOW_FAMILIES.includes(familyOf(item)) && item.indicator.endsWith(`(${kind})`)));
  const rows = [...group(items, (item) => item.indicator).values()].sort((a, b) => [FORM, ...FLOW_FAMILIES].indexOf(familyOf(a[0])) - [FORM, ...FLOW_FAMILIES].indexOf(familyOf(b[0])));
  const column = (label, number) => ({ label, number });
  return figure({
    id: 'form', title: t('region.formTitle'), lead: t('region.formLead'), about: FORM, items, picture: false,
    controls: [variableControl('form', sizes, t('region.formOf')), flowControl('form', kinds)],
    body: rows.length > 0 ? h('dl', { class: 'dots' }, rows.map((list) => row(list, data.region))) : null,
    columns: [column(t('indicator')), column(t('period')), column(t('value'), true), column(t('range')), column(t('region.marks'))],
    rows: rows.flat().map((item) => [catalogue.indicatorName(item.indicator), item.period, valueOrReason(item), catalogue.entry(item.indicator)?.range ?? '', item.provisional ? t('provisional') : '']),
    csv: address('/indicators.csv', { territory: state.territory, region: data.region, scale: 'region', indicator: rows.map((list) => list[0].indicator) }),
  });
}
