// Drawing an agreement on a map of the region.
import * as catalogue from '../kit/catalogue.js';
import { button, check, h, select } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { colour } from '../kit/colours.js';
import { map } from '../kit/map.js';
import { link, set, state } from '../kit/state.js';
import { name, t, word } from '../kit/words.js';
import { agreementOf, agreementText } from './draft.js';

const LEVELS = ['national', 'provincial', 'municipal'];
const FEW = 4;
const CORE_SIZE = 2;
const FIRST = { kind: 'joint_plan', participants: [], leads: [], levels: ['municipal'], signed: String(new Date().getUTCFullYear()) };

/** A drawn agreement begins in the year of the newest that stands: of a later one no indicator would say anything yet. */
function begin(agreements) {
  const newest = agreements.map((one) => one.signed.slice(0, 4)).sort().pop();
  if (newest) FIRST.signed = newest;
}

/** The drawn agreement as the address has it, or undefined. */
export const drawn = () => agreementOf(state.agreement);

const written = (a) => agreementText(a.participants.length === 0 ? undefined : a);
const put = (part) => set({ agreement: written({ ...(drawn() ?? FIRST), ...part }) }, true);

function toggled(code) {
  const { participants } = drawn() ?? FIRST;
  return participants.includes(code) ? participants.filter((one) => one !== code) : [...participants, code];
}

/** Pairs of the region that agreements which stand join; a plan that everybody joins says nothing of pairs. */
function standing(data) {
  const here = new Set(data.members.map((member) => member.city));
  const most = Math.max(FEW, here.size / 2);
  const pairs = new Map();
  for (const agreement of data.agreements) {
    const within = agreement.participants.filter((code) => here.has(code));
    if (within.length > most) continue;
    within.forEach((from, i) => within.slice(i + 1).forEach((to) => {
      const key = [from, to].sort().join('~');
      pairs.set(key, [...(pairs.get(key) ?? []), name(agreement.title, agreement.id)]);
    }));
  }
  return [...pairs].map(([key, titles]) => {
    const [from, to] = key.split('~');
    return { from, to, weight: 0.25, dashed: true, text: `${catalogue.cityName(from)} – ${catalogue.cityName(to)}: ${titles.join('; ')}` };
  });
}

function lines(a) {
  const hubs = a.leads.filter((one) => a.participants.includes(one));
  const from = hubs.length > 0 ? hubs : a.participants;
  return from.flatMap((one) => a.participants.filter((other) => other !== one && (hubs.length > 0 || one < other))
    .map((other) => ({ from: one, to: other, weight: 1, strong: true, text: `${catalogue.cityName(one)} – ${catalogue.cityName(other)}` })));
}

/** The panel beside the map: all of the agreement, also for those who do not use the map. */
export function agreementTerms(data, errors) {
  begin(data.agreements);
  const a = drawn() ?? FIRST;
  const leads = [...a.participants.map((code) => ({ value: code, label: catalogue.cityName(code) })), ...LEVELS.slice(0, 2).map((level) => ({ value: level, label: word('levelNames', level) }))];
  const kinds = [...new Set([a.kind, ...data.agreements.map((one) => one.kind), 'industrial_enclave'])].sort();
  return h('section', { class: 'panel drawn', id: 'draft-terms', 'aria-labelledby': 'draft-terms-title' },
    h('h2', { id: 'draft-terms-title' }, t('desk.drawnTerms')),
    h('div', { class: 'fields' },
      select('agreement-kind', t('desk.kind'), kinds.map((one) => ({ value: one, label: word('desk.kinds', one) })), a.kind, (kind) => put({ kind })),
      h('label', { class: 'field', for: 'agreement-signed' }, h('span', {}, t('desk.signedIn')), h('input', { id: 'agreement-signed', type: 'text', size: 8, value: a.signed, input: (event) => put({ signed: event.target.value.trim() }) })),
      a.participants.length > 0 && button('agreement-none', t('desk.noAgreement'), () => set({ agreement: undefined }))),
    h('fieldset', {}, h('legend', {}, t('desk.levelsTaking')), LEVELS.map((level) => check(`agreement-level-${level}`, word('levelNames', level), a.levels.includes(level),
      (on) => put({ levels: on ? [...a.levels, level] : a.levels.filter((one) => one !== level) })))),
    a.participants.length > 0 && h('fieldset', {}, h('legend', {}, t('desk.leadsWho')), leads.map(({ value, label }) => check(`agreement-lead-${value}`, label, a.leads.includes(value),
      (on) => put({ leads: on ? [...a.leads, value] : a.leads.filter((one) => one !== value) })))),
    h('fieldset', {}, h('legend', {}, `${t('desk.participants')} (${a.participants.length})`), data.members.map((member) => check(`agreement-city-${member.city}`, catalogue.cityName(member.city), a.participants.includes(member.city), () => put({ participants: toggled(member.city) })))),
    errors.length > 0 && h('p', { class: 'error', role: 'alert', id: 'agreement-error' }, errors.map((one) => `${one.field.replace(/^agreements\[0\]\.?/, '')} ${one.detail}`).join(' · ')));
}

/** The map in its frame. */
export function agreementMap(data) {
  const a = drawn() ?? FIRST;
  const cities = data.members.map((member) => {
    const city = catalogue.city(member.city);
    const takes = a.participants.includes(member.city);
    return city && {
      id: member.city, label: catalogue.cityName(member.city), lon: city.lon, lat: city.lat, size: member.role === 'core' ? CORE_SIZE : 1,
      colour: takes ? colour(a.leads.includes(member.city) ? 'orange' : 'blue') : colour('line'), ring: member.role === 'core',
      text: t(takes ? 'desk.takesPart' : 'desk.mayTakePart', catalogue.cityName(member.city)), href: link({ agreement: written({ ...a, participants: toggled(member.city) }) }),
    };
  }).filter((city) => city?.lon !== undefined);
  const others = a.participants.filter((code) => !data.members.some((member) => member.city === code));
  return figure({
    id: 'draft-agreement', title: t('desk.drawnAgreement'), lead: t('desk.drawnLead'),
    controls: [select('desk-region', t('region'), catalogue.knownRegions().map((r) => ({ value: r.id, label: name(r.names, r.id) })), data.region, (region) => set({ region }))],
    body: map({ id: 'draft-agreement', cities, links: [...standing(data), ...lines(a)], describe: t('desk.drawnLead') }),
    after: others.length > 0 && h('p', { class: 'muted' }, t('desk.elsewhereToo', others.map(catalogue.cityName).join(', '))),
    items: data.agreements.filter((one) => one.participants.some((code) => data.members.some((member) => member.city === code))),
    columns: [{ label: t('city') }, { label: t('role') }, { label: t('desk.participants') }],
    rows: cities.map((city) => [city.label, t(city.ring ? 'core' : 'secondary'), a.participants.includes(city.id) ? (a.leads.includes(city.id) ? t('desk.leadsWho') : '✓') : '']),
  });
}
