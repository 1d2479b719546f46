// Who works with whom: agreements in force that two cities have in common.
import * as catalogue from '../kit/catalogue.js';
import { scale } from '../kit/colours.js';
import { figure } from '../kit/figure.js';
import { byPair, inForce, momentOf, ofPairs } from '../kit/inforce.js';
import { key, matrix } from '../kit/matrix.js';
import { state } from '../kit/state.js';
import { name, t } from '../kit/words.js';

/** The figure. */
export function together(data) {
  const codes = new Set(data.members.map((member) => member.city));
  const active = data.agreements.filter((agreement) => inForce(agreement, momentOf(state.period)));
  const counted = ofPairs(active, codes);
  const joined = byPair(counted, codes);
  const cities = data.members.map((member) => ({ id: member.city, label: catalogue.cityName(member.city) }));
  const counts = [...joined.values()].map((list) => list.length);
  const colours = scale(counts);
  const column = (label, number) => ({ label, number });
  const wide = active.filter((agreement) => !counted.includes(agreement) && agreement.participants.filter((city) => codes.has(city)).length >= 2);
  return figure({
    id: 'together', title: t('region.togetherTitle'), lead: t('region.togetherLead', wide.length), items: counted, about: { definition: t('region.togetherDefinition') }, unit: t('region.agreementsUnit'),
    body: data.agreements.length === 0 ? null : matrix({
      id: 'together', rows: cities, columns: cities, size: cities.length > 20 ? 16 : 18, colours, describe: t('region.togetherTitle'),
      cell: (row, other) => {
        if (row.id === other.id) return null;
        const list = joined.get([row.id, other.id].sort().join('~'));
        if (!list) return { value: null, empty: true, text: t('region.noneTogether') };
        return { value: list.length, mark: String(list.length), text: `${list.length}: ${list.map((one) => name(one.title, one.id)).join('; ')}` };
      },
    }),
    empty: t('region.noAgreements'),
    after: counts.length > 0 && key('together', colours, String, 0),
    columns: [column(t('region.firstCity')), column(t('region.secondCity')), column(t('region.agreementsUnit'), true), column(t('region.agreement'))],
    rows: [...joined].sort((a, b) => b[1].length - a[1].length).map(([pair, list]) => [...pair.split('~').map(catalogue.cityName), list.length, list.map((one) => name(one.title, one.id)).join('; ')]),
  });
}
