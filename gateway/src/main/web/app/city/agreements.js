// With whom the city has agreed on what, and who leads.
import * as catalogue from '../kit/catalogue.js';
import { h, table } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { inForce, momentOf, standing } from '../kit/inforce.js';
import { begin } from '../kit/periods.js';
import { link, state } from '../kit/state.js';
import { name } from '../kit/words.js';
import { t, word } from './words.js';

const FEW = 5;

function partners(data, agreement, i) {
  const others = agreement.participants.filter((city) => city !== data.city);
  const linked = others.slice(0, FEW).flatMap((city, k) => [k > 0 && t('comma'), catalogue.city(city) ? h('a', { id: `agreement-${i}-${city}`, href: link({ city, region: data.region?.members.some((member) => member.city === city) ? data.region.id : undefined }) }, catalogue.cityName(city)) : city]);
  return h('span', {}, linked, others.length > FEW && ` ${t('more', others.length - FEW)}`);
}

/** A lead is a city or a level of government. */
const leader = (lead) => (catalogue.city(lead) ? catalogue.cityName(lead) : word('levelNames', lead));

function cells(data, agreement, i) {
  return [
    h('span', { 'data-key': `agreement/${agreement.id}`, 'data-value': agreement.signed }, name(agreement.title, agreement.id)), word('agreementKinds', agreement.kind), partners(data, agreement, i),
    agreement.leads.length > 0 ? agreement.leads.map(leader).join(t('comma')) : h('span', { class: 'muted' }, t('noLead')),
    agreement.levels.map((one) => word('levelNames', one)).join(t('comma')), `${agreement.signed}${agreement.ends ? `–${agreement.ends}` : ''}`, word('inForce', standing(agreement, momentOf(state.period))),
  ];
}

/** The figure. */
export function agreements(data) {
  const sorted = [...data.agreements].sort((a, b) => begin(b.signed) - begin(a.signed));
  const columns = ['agreement', 'kind', 'partners', 'leads', 'levelsOf', 'signedSince', 'standing'].map((key) => ({ label: t(key) }));
  const rows = sorted.map((agreement, i) => cells(data, agreement, i));
  const active = sorted.filter((agreement) => inForce(agreement, momentOf(state.period))).length;
  return figure({
    id: 'agreements', title: t('agreements'), lead: sorted.length > 0 && t('agreementsLead', active, sorted.length), picture: false, items: sorted,
    body: rows.length > 0 && table(t('agreements'), columns, rows), empty: t('noAgreements'), columns, rows,
  });
}
