// Polarization and concentration: whether the cores draw the region together, and how fast.
import { address, present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { h, select } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { fitted } from '../kit/fitted.js';
import { short, span, value, valueOrReason, windowName } from '../kit/format.js';
import { distinct, nearest } from '../kit/periods.js';
import { group, latest } from '../kit/series.js';
import { set, state } from '../kit/state.js';
import { t } from '../kit/words.js';
import { longest } from './measure.js';
import { panels } from './panels.js';

export const CONCENTRATION = ['core_share', 'polarization', 'primacy', 'hhi'];
const WINDOWS = [['longest', 'c-1'], ['10y', 'c-2'], ['5y', 'c-3']];
const NARROWEST = 230;

const variableOf = (id) => /\((.+)\)/.exec(id)?.[1];
const familyOf = (item) => item.indicator.split('(')[0];

/** Variables for which there is anything, and the chosen one: by the select, by the indicator of a link, or the one known for most periods. */
export function variables(items, families) {
  const own = items.filter((item) => families.includes(familyOf(item)));
  const ids = [...new Set(own.map((item) => variableOf(item.indicator)).filter(Boolean))];
  const asked = [state.of, variableOf(state.indicator ?? '')].find((id) => ids.includes(id));
  return { ids, id: asked ?? variableOf(longest(own)[0]?.indicator ?? '') };
}

/** The select of the variable, the same choice in every figure of the region. */
export const variableControl = (id, { ids, id: chosen }, label = t('region.ofWhat')) => ids.length > 1
  && select(`${id}-of`, label, ids.map((one) => ({ value: one, label: catalogue.variableName(one) })), chosen, (next) => set({ of: next }));

const said = (item) => [`${span(item)}${item.window ? `, ${windowName(item.window)}` : ''}: ${value(item.value, item.unit)}`, item.provisional && t('provisional'), item.crossesBreak && t('crossesBreak')].filter(Boolean).join(' · ');

function panelOf(family, items, region) {
  const keyed = items.map((item) => ({ ...item, isBreak: false, key: `${region}/${item.indicator}/${item.window ?? ''}/${item.period}` }));
  const byWindow = group(keyed, (item) => item.window ?? '');
  const lines = family === 'polarization'
    ? WINDOWS.filter(([window]) => byWindow.has(window)).map(([window, tone]) => ({ items: byWindow.get(window), tone, said }))
    : [{ items: byWindow.get('') ?? [], tone: 'c-1', said }];
  const here = latest(lines[0]?.items ?? [], state.period);
  const label = catalogue.entry(family) ? catalogue.indicatorName(family) : family;
  return {
    id: family, label, value: present(here) ? value(here.value, here.unit) : '–', text: `${label}: ${here ? valueOrReason(here) : t('none')}`, lines, scaled: true, short: (v) => short(v, here?.unit),
  };
}

/** The figure. */
export function concentration(data) {
  const chosen = variables(data.values, CONCENTRATION);
  const items = data.values.filter((item) => CONCENTRATION.includes(familyOf(item)) && variableOf(item.indicator) === chosen.id);
  const periods = distinct(items);
  const families = group(items, familyOf);
  const shown = CONCENTRATION.map((family) => panelOf(family, families.get(family) ?? [], data.region));
  const windows = WINDOWS.filter(([window]) => items.some((item) => item.window === window));
  const column = (label, number) => ({ label, number });
  return figure({
    id: 'concentration', title: t('region.concentrationTitle'), lead: t('region.concentrationLead'), about: 'polarization', items, unit: t('region.unitsByPanel'),
    controls: variableControl('concentration', chosen),
    body: items.some(present) ? fitted('concentration', (width) => panels({
      id: 'concentration', panels: shown, periods, now: nearest(periods, state.period), short, describe: t('region.concentrationDescribe'), width, narrowest: NARROWEST, tall: true,
    })) : null,
    after: windows.length > 0 && h('div', { class: 'key' }, t('region.polarizationBy'), windows.map(([window, tone]) => [h('span', { class: `swatch ${tone}` }), windowName(window)]), h('span', {}, t('region.panelMarks'))),
    columns: [column(t('indicator')), column(t('window')), column(t('period')), column(t('value'), true), column(t('region.marks'))],
    rows: items.map((item) => [catalogue.indicatorName(item.indicator), windowName(item.window), span(item), valueOrReason(item), [item.provisional && t('provisional'), item.crossesBreak && t('crossesBreak')].filter(Boolean).join(', ')]),
    csv: address('/indicators.csv', { territory: state.territory, region: data.region, scale: 'region', indicator: CONCENTRATION.map((family) => `${family}(${chosen.id})`) }),
  });
}
