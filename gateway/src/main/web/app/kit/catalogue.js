// What indicators, variables, cities and regions are called and mean.
import { all, one } from './api.js';
import { name, word } from './words.js';

let indicators = new Map();
let variables = new Map();
let cities = new Map();
let regions = [];

const path = (territory, rest) => `/territories/${encodeURIComponent(territory)}/${rest}`;

/** Reads catalogues and geography; without a catalogue ids are shown instead of names. */
export async function load(territory) {
  const [known, measured, places, areas] = await Promise.allSettled([
    all('/catalogue/indicators'), all('/catalogue/variables', { territory }), all(path(territory, 'cities')), all(path(territory, 'regions')),
  ]);
  if (known.status === 'fulfilled') indicators = new Map(known.value.map((entry) => [entry.id, entry]));
  if (measured.status === 'fulfilled') variables = new Map(measured.value.map((entry) => [entry.id, entry]));
  if (places.status === 'fulfilled') cities = new Map(places.value.map((city) => [city.code, city]));
  if (areas.status === 'fulfilled') regions = areas.value;
  else throw areas.reason;
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
  if (exact) return name(exact.names, id); // one with an entry of its own says all of it
  return withVariable(name(entry(id)?.names, family.replaceAll('_', ' ')), variable);
}

function withVariable(text, variable) {
  if (!variable || /[(（:：]/.test(text)) return text;
  const what = !variables.has(variable) && entry(variable) ? indicatorName(variable) : variableName(variable);
  return `${text}: ${what}`;
}

export const variable = (id) => variables.get(id);
export const variableName = (id) => name(variables.get(id)?.names, word('flowKinds', id));

/** All variables of the territory. */
export const knownVariables = () => [...variables.values()];

/** The name of a city. */
export const cityName = (code) => name(cities.get(code)?.names, code);

/** Cities of the territory, with coordinates. */
export const knownCities = () => [...cities.values()];
export const city = (code) => cities.get(code);

/** Regions of the territory. */
export const knownRegions = () => regions;
export const regionName = (id) => name(regions.find((r) => r.id === id)?.names, id);

/** The members of a region, core cities first: {city, role, names}. */
export async function members(territory, region) {
  const whole = await one(path(territory, `regions/${encodeURIComponent(region)}`));
  return [...whole.members].sort((a, b) => (b.role === 'core') - (a.role === 'core'));
}

/** What a subject (city:320500@YRD, pair:a~b@YRD, region:YRD, territory:CN) is about. */
export function place(subject) {
  const [, scale, who, region] = /^([a-z]+):([^@]+)(?:@(.+))?$/.exec(subject) ?? [];
  return {
    scale,
    cities: scale === 'city' ? [who] : scale === 'pair' ? who.split('~') : [],
    region: scale === 'region' ? who : region,
  };
}

/** The name of a subject. */
export function placeName(subject) {
  const { scale, cities: codes, region } = place(subject);
  if (scale === 'region') return regionName(region);
  return codes.length ? codes.map(cityName).join(' – ') : subject;
}

/** Indicators of a scale as options, in the order of the catalogue, with one that is chosen anyway. */
export function options(scale, chosen) {
  const fitting = [...indicators.values()].filter((e) => [e.scale].flat().some((one) => String(one).toLowerCase() === scale));
  const ids = fitting.map((e) => e.id);
  if (chosen && !ids.includes(chosen)) ids.unshift(chosen);
  return ids.map((id) => ({ value: id, label: indicatorName(id) }));
}
