// A draft of a scenario in the address, and as the API wants it; nothing here touches the page.
// figures=510600|employment_manufacturing|2020|+10%;… agreement=kind|participants|leads|levels|signed, lists by comma.

const LEVELS = ['national', 'provincial', 'municipal'];
const CHANGE = /^[+-]?\d+(\.\d+)?%$/;

/** Rows {city, variable, period, to} of an address. */
export function rowsOf(text) {
  return (text ?? '').split(';').filter(Boolean).map((row) => {
    const [city = '', variable = '', period = '', to = ''] = row.split('|');
    return { city, variable, period, to };
  });
}

export const rowsText = (rows) => rows.map(({ city, variable, period, to }) => [city, variable, period, to.replace(/[|;]/g, '')].join('|')).join(';') || undefined;

const list = (text) => (text ?? '').split(',').filter(Boolean);

/** The drawn agreement of an address, or undefined. */
export function agreementOf(text) {
  if (!text) return undefined;
  const [kind = '', participants, leads, levels, signed = ''] = text.split('|');
  return { kind, participants: list(participants), leads: list(leads), levels: list(levels), signed };
}

export function agreementText(a) {
  return a && [a.kind, a.participants.join(','), a.leads.filter((one) => a.participants.includes(one) || LEVELS.includes(one)).join(','), a.levels.join(','), a.signed].join('|');
}

/** A new value as it was typed: a change in per cent with its sign, or a number; anything else is sent as it is and refused by the API. */
export function typed(text) {
  const plain = text.trim().replace(/[−–]/g, '-').replace(/[,\s]/g, '').replace('％', '%');
  if (CHANGE.test(plain)) return { change: /^[+-]/.test(plain) ? plain : `+${plain}` };
  return plain !== '' && Number.isFinite(Number(plain)) ? { value: Number(plain) } : { change: text };
}

/** What a known figure would be, or undefined when it cannot be said. */
export function wouldBe(known, text) {
  const { change, value } = typed(text);
  if (value !== undefined) return value;
  return known !== undefined && known !== null && CHANGE.test(change) ? known * (1 + Number(change.slice(0, -1)) / 100) : undefined;
}

/** What is asked of the API. */
export function request(territory, rows, agreement, title, flows = []) {
  return {
    territory,
    ...(title ? { title } : {}),
    observations: rows.map(({ city, variable, period, to }) => ({ city, variable, period, ...typed(to) })),
    ...(flows.length > 0 ? { flows } : {}),
    agreements: agreement ? [{ signed: agreement.signed, kind: agreement.kind, participants: agreement.participants, leads: agreement.leads, levels: agreement.levels }] : [],
  };
}

/** The draft that a request was made of, to go on from it. */
export function draftOf(asked) {
  const agreement = asked.agreements?.[0];
  return {
    figures: rowsText((asked.observations ?? []).map((one) => ({ ...one, to: one.change ?? String(one.value) }))),
    agreement: agreement && agreementText({ leads: [], levels: [], ...agreement }),
    title: asked.title || undefined,
  };
}

/** Whether a kept scenario was computed of this request. */
export function sameRequest(kept, asked) {
  const plain = ({ territory, observations = [], flows = [], agreements = [] }) => JSON.stringify([territory, flows, observations.map((o) => [o.city, o.variable, o.period, o.change, o.value]), agreements.map((a) => [a.kind, a.signed, a.participants, a.leads ?? [], a.levels ?? []])]);
  return plain(kept) === plain(asked);
}

/** The part of the draft that an error is about: {row: number}, {agreement: true} or {}. */
export function about(field) {
  const [, list_, i] = /^(observations|agreements)\[(\d+)\]/.exec(field ?? '') ?? [];
  if (list_ === 'observations') return { row: Number(i) };
  return list_ === 'agreements' ? { agreement: true } : {};
}
