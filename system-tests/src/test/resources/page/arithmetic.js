// Cases for the small computations that the dashboard does by itself. Run in a browser by PageArithmeticIT.
import { scale } from '/app/kit/colours.js';
import { rowsAsCsv } from '/app/kit/export.js';
import { hull } from '/app/kit/map.js';
import { begin, distinct, end, nearest } from '/app/kit/periods.js';
import { latest, oneVariable, oneWindow } from '/app/kit/series.js';
import { nearestPeers } from '/app/city/peers.js';
import { median } from '/app/city/profile.js';
import { pieces } from '/app/city/timeline.js';
import { breaks, cells, revisions, variables } from '/app/health/holdings.js';
import { byPair, inForce, ofPairs } from '/app/kit/inforce.js';
import { clearMoves, ranked, rankRanges, revised } from '/app/region/ranks.js';
import { byChange, latestOf, relative, sorted } from '/app/scenarios/moves.js';

const day = (text) => Date.parse(`${text}T00:00:00Z`);
const figure = (city, variable, period, value, more = {}) => ({ city, variable, period, value, unit: 'CNY', source: 'yearbook', status: 'A', released: `${period}-12-31`, ...more });

export const cases = {
  'a year begins on 1 January and ends before the next': () => [[begin('2020'), end('2020')], [day('2020-01-01'), day('2021-01-01')]],
  'a quarter has three months': () => [[begin('2020-Q2'), end('2020-Q4')], [day('2020-04-01'), day('2021-01-01')]],
  'a month ends with the next, a day after a day': () => [[end('2020-02'), end('2020-02-29')], [day('2020-03-01'), day('2020-03-01')]],
  'week 1 has the first Thursday, also where it begins in the year before': () => [[begin('2020-W01'), begin('2021-W01')], [day('2019-12-30'), day('2021-01-04')]],
  'periods are in order of time, whatever their form': () => [distinct([{ period: '2020-Q3' }, { period: '2019' }, { period: '2020-03' }, { period: '2019' }]), ['2019', '2020-03', '2020-Q3']],
  'the period at or before the chosen one': () => [[nearest(['2010', '2015', '2020'], '2016'), nearest(['2010', '2015'], undefined), nearest(['2010'], '2000')], ['2015', '2015', '2010']],
  'the longest window, where there are any': () => [oneWindow([{ window: '5y' }, { window: 'longest' }]), [{ window: 'longest' }]],
  'people in constant boundaries before people before GDP, if they have values': () => [
    oneVariable([{ indicator: 'core_share(gdp)', value: 1 }, { indicator: 'core_share(population)', value: 1 }, { indicator: 'core_share(population_constant_boundaries)' }]).map((one) => one.indicator),
    ['core_share(population)']],
  'the last value at or before a period, else the last absence': () => [
    [latest([{ period: '2010', value: 1 }, { period: '2015' }, { period: '2020', value: 3 }], '2016').value, latest([{ period: '2010', reason: 'x' }], '2016').reason], [1, 'x']],
  'a point inside belongs to no hull': () => [hull([[0, 0], [2, 0], [2, 2], [0, 2], [1, 1]]).length, 4],
  'what has no value has no colour, and 0 has one': () => [[scale([0, 1]).of(null), scale([0, 1]).of(0) !== null], [null, true]],
  'values on both sides of 0 have 0 in the middle': () => [[scale([-1, 3]).low, scale([-1, 3]).high], [-3, 3]],
  'commas and quotes are quoted': () => [rowsAsCsv([{ label: 'a' }, { label: 'b' }], [['x, y', 'say "so"']]), '\ufeffa,b\r\n"x, y","say ""so"""\r\n'],
  'the median of an even number is between the middle two': () => [[median([1, 2, 3, 10]), median([3, 1, 2])], [2.5, 2]],
  'equal values share a rank and the next is left out': () => [[...ranked(new Map([['a', 3], ['b', 5], ['c', 3], ['d', 1], ['e', null]]))], [['b', 1], ['a', 2], ['c', 2], ['d', 4]]],
  'ranks within the noise could lie either way': () => [[...rankRanges(new Map([['a', 100], ['b', 99.5], ['c', 50]]), (x, y) => Math.abs(x - y) < 1)], [['a', [1, 2]], ['b', [1, 2]], ['c', [3, 3]]]],
  'a swap counts if both stood apart before and after': () => [
    [[...clearMoves(new Map([['a', 10], ['b', 5]]), new Map([['a', 5], ['b', 10]]), (x, y) => Math.abs(x - y) < 1)], [...clearMoves(new Map([['a', 10], ['b', 9.5]]), new Map([['a', 5], ['b', 10]]), (x, y) => Math.abs(x - y) < 1)]],
    [['a', 'b'], []]],
  'noise is the median move of revisions': () => [revised([figure('a', 'gdp', '2020', 100), figure('a', 'gdp', '2020', 110, { released: '2022-01-01' }), figure('b', 'gdp', '2020', 7)]), 10 / 110],
  'an agreement is in force from the last day of its signing year': () => [
    [inForce({ signed: '2020' }, end('2019')), inForce({ signed: '2020' }, end('2020')), inForce({ signed: '2010', ends: '2015' }, end('2016'))], [false, true, false]],
  'a plan that joins most of a region joins no pair': () => [
    ofPairs([{ participants: ['a', 'b'] }, { participants: ['a', 'b', 'c', 'd', 'e', 'f'] }], new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])).length, 1],
  'agreements by pair, in order of code': () => [[...byPair([{ participants: ['b', 'a', 'z'] }], new Set(['a', 'b']))].map(([pair, list]) => [pair, list.length]), [['a~b', 1]]],
  'the nearest peer by what both have': () => [
    nearestPeers([
      { dimension: 'x', own: { value: 0 }, others: [{ subject: 'city:a@R', value: 3 }, { subject: 'city:b@R', value: 1 }] },
      { dimension: 'y', own: { value: 0 }, others: [{ subject: 'city:a@R', value: 4 }, { subject: 'city:b@R', value: 0 }] }], 'me').map((peer) => [peer.city, peer.distance, peer.common]),
    [['b', 1, 2], ['a', 5, 2]]],
  'a series is in two pieces where it breaks': () => [pieces([figure('a', 'gdp', '2010', 1), figure('a', 'gdp', '2015', 2), figure('a', 'gdp', '2019', 3, { status: 'B' })]).length, 2],
  'figures are counted by variable, with the age of the newest': () => {
    const held = cells([figure('a', 'gdp', '2020', 1), figure('b', 'gdp', '2021', 2, { status: 'P' }), figure('a', 'people', '2020', 5)]);
    const [gdp] = variables(held, day('2022-12-31')).filter((one) => one.id === 'gdp');
    return [[gdp.figures, gdp.cities, gdp.newest, gdp.provisional, Math.round(gdp.ageYears)], [2, 2, '2021', 1, 1]];
  },
  'a revision is between the first and the last vintage of one source': () => {
    const held = cells([figure('a', 'gdp', '2020', 100, { released: '2021' }), figure('a', 'gdp', '2020', 105, { released: '2022' }), figure('a', 'gdp', '2020', 90, { released: '2022', source: 'census' })]);
    return [revisions(held).map((one) => [one.first.value, one.last.value, one.vintages]), [[100, 105, 2]]];
  },
  'breaks by variable and period': () => [breaks(cells([figure('a', 'gdp', '2019', 1, { status: 'B' }), figure('b', 'gdp', '2019', 1, { status: 'B' }), figure('c', 'gdp', '2019', 1)])).map((one) => [one.period, one.cities.length]), [['2019', 2]]],
  'a relative change needs a before that is not 0': () => [[relative({ before: -2, after: -1 }), relative({ before: 0, after: 1 }), relative({ after: 1 })], [0.5, undefined, undefined]],
  'the largest relative change first, what appears after them': () => [sorted([{ id: 1, before: 1, after: 1.1 }, { id: 2, after: 3 }, { id: 3, before: 1, after: 2 }]).map((row) => row.id), [3, 1, 2]],
  'of each indicator its latest period and there its longest window': () => [
    latestOf([{ subject: 's', indicator: 'i', period: '2019', window: 'longest' }, { subject: 's', indicator: 'i', period: '2020', window: '5y' }, { subject: 's', indicator: 'i', period: '2020', window: 'longest' }], begin).map((row) => [row.period, row.window]),
    [['2020', 'longest']]],
  'a severity that barely moves is told apart': () => {
    const told = byChange([{ change: 'updated', before: { severity: 0.5 }, after: { severity: 0.501 } }, { change: 'eased', before: { severity: 0.5 }, after: { severity: 0.2 } }, { change: 'raised', after: { severity: 1 } }]);
    return [[told.raised.length, told.changed.length, told.barely.length], [1, 1, 1]];
  },
};
