// Pairs of the region's cities: how different, how close, how linked they are.
import { address, indicators, present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { scale } from '../kit/colours.js';
import { select } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { span, value, valueOrReason } from '../kit/format.js';
import { key, matrix } from '../kit/matrix.js';
import { begin } from '../kit/periods.js';
import { group, latest, oneVariable } from '../kit/series.js';
import { set, state } from '../kit/state.js';
import { t } from '../kit/words.js';

const FAMILIES = ['krugman', 'similarity', 'gravity', 'connectivity_gap', 'coopetition', 'partnership_benefit', 'link_symmetry'];
/** Above so many cities only the years up to the chosen period are read, as there are too many pairs to keep all at hand. */
const MANY_CITIES = 40;
const YEARS = 5;
const MAGNITUDES = 300;

const familyOf = (id) => id.split('(')[0];

/** Which indicator of pairs is chosen. */
export function pairFamily() {
  const asked = state.pair ?? state.indicator ?? '';
  return FAMILIES.includes(familyOf(asked)) ? familyOf(asked) : FAMILIES[0];
}

/** Reads its values for all pairs. */
export function readPairs(region, members, family) {
  const query = { scale: 'pair', region, indicator: family };
  if (members.length <= MANY_CITIES) return indicators(query);
  const until = state.period ?? String(new Date().getUTCFullYear());
  return indicators({ ...query, from: String(new Date(begin(until)).getUTCFullYear() - YEARS), to: until });
}

/** Of several flows or variables the one that is chosen, else the usual one. */
function oneOf(items) {
  const exact = items.filter((item) => item.indicator === state.pair || item.indicator.endsWith(`(${state.flow})`));
  return exact.length > 0 ? exact : oneVariable(items);
}

/** A scale over orders of magnitude, where values span several and none is 0 or below. */
function wideScale(values) {
  const known = values.filter((v) => v !== null && v !== undefined);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (known.length < 2 || low <= 0 || high / low < MAGNITUDES) return null;
  const tints = scale([0, Math.log(high / low)]);
  return { ...tints, low, high, of: (v) => (v > 0 ? tints.of(Math.log(v / low)) : null) };
}

const component = (item) => (item.components?.length ? `, ${item.components.join(', ').replaceAll('_', ' ')}` : '');

/** The figure. */
export function pairs(data) {
  const items = oneOf(data.pairs);
  const id = items[0]?.indicator ?? pairFamily();
  const byPair = group(items, (item) => catalogue.place(item.subject).cities.slice().sort().join('~'));
  const at = new Map([...byPair].map(([pair, series]) => [pair, latest(series, state.period)]).filter(([, item]) => item));
  const cities = data.members.map((member) => ({ id: member.city, label: catalogue.cityName(member.city) }));
  const shown = [...at.values()];
  const wide = pairFamily() === 'gravity' ? wideScale(shown.map((item) => item.value)) : null;
  const colours = wide ?? scale(shown.map((item) => item.value));
  const all = (cities.length * (cities.length - 1)) / 2;
  const column = (label, number) => ({ label, number });
  return figure({
    id: 'pairs', title: t('region.pairsTitle', catalogue.indicatorName(id)), lead: wide ? `${t('region.pairsLead')} ${t('region.magnitudes')}` : t('region.pairsLead'), about: id, items: shown, unit: shown[0]?.unit === 'none' ? undefined : shown[0]?.unit,
    controls: select('pairs-indicator', t('indicator'), FAMILIES.map((one) => ({ value: one, label: catalogue.indicatorName(one) })), pairFamily(), (pair) => set({ pair })),
    body: shown.length === 0 ? null : matrix({
      id: 'pairs', rows: cities, columns: cities, size: cities.length > 20 ? 16 : 18, colours, describe: t('region.pairsTitle', catalogue.indicatorName(id)),
      cell: (row, other) => {
        if (row.id === other.id) return null;
        const item = at.get([row.id, other.id].sort().join('~'));
        return { value: item?.value, text: item ? `${valueOrReason(item)}${component(item)} (${span(item)})` : t('none') };
      },
    }),
    empty: t('noSeries'),
    after: shown.length > 0 && key('pairs', colours, (v) => value(v, shown[0]?.unit), all - shown.filter(present).length),
    columns: [column(t('region.firstCity')), column(t('region.secondCity')), column(t('value'), true), column(t('period'))],
    rows: [...at].sort((a, b) => (b[1].value ?? -Infinity) - (a[1].value ?? -Infinity)).map(([pair, item]) => [...pair.split('~').map(catalogue.cityName), `${valueOrReason(item)}${component(item)}`, span(item)]),
    csv: address('/indicators.csv', { territory: state.territory, region: data.region, scale: 'pair', indicator: id }),
  });
}
