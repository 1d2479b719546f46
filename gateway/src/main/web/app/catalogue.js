// What indicators and variables are called and mean.
import { all } from './api.js';
import { name } from './i18n.js';

let indicators = new Map();
let variables = new Map();
let cities = new Map();

/** Reads both catalogues and the names of cities; without them ids are shown instead of names. */
export async function load(territory) {
  const [known, measured, places] = await Promise.allSettled([
    all('/catalogue/indicators'), all('/catalogue/variables', { territory }),
    all(`/territories/${encodeURIComponent(territory)}/cities`),
  ]);
  if (known.status === 'fulfilled') indicators = new Map(known.value.map((entry) => [entry.id, entry]));
  if (measured.status === 'fulfilled') variables = new Map(measured.value.map((entry) => [entry.id, entry]));
  if (places.status === 'fulfilled') cities = new Map(places.value.map((city) => [city.code, city]));
}

const parse = (id) => /^([^(]+)(?:\((.+)\))?$/.exec(id) ?? [id, id, undefined];

/** The entry of an indicator, or of its family. */
export function entry(id) {
  const family = parse(id)[1];
  return indicators.get(id) ?? indicators.get(family)
    ?? [...indicators.values()].find((other) => (other.family ?? other.id) === family);
}

/** The name of an indicator, with its variable. */
export function indicatorName(id) {
  const [, family, variable] = parse(id);
  const exact = indicators.get(id);
  if (exact && (exact.id !== exact.family || !variable)) return withVariable(name(exact.names, id), variable);
  return withVariable(name(entry(id)?.names, family.replaceAll('_', ' ')), variable);
}

function withVariable(text, variable) {
  if (!variable || /[(（:：]/.test(text)) return text;
  return `${text}: ${variableName(variable)}`;
}

export const variableName = (id) => name(variables.get(id)?.names, id.replaceAll('_', ' '));

/** The name of a city. */
export const cityName = (code) => name(cities.get(code)?.names, code);

/** Indicators of a scale as options, in the order of the catalogue, with one that is chosen anyway. */
export function options(scale, chosen) {
  const fitting = [...indicators.values()].filter((e) => [e.scale].flat().some((s) => String(s).toLowerCase() === scale));
  const ids = fitting.map((e) => e.id);
  if (!ids.includes(chosen)) ids.unshift(chosen);
  return ids.map((id) => ({ value: id, label: indicatorName(id) }));
}
