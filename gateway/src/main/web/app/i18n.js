// Words in English and Chinese.

const WORDS = {
  title: ['Secondary cities in mega-regions', '城市群次级城市观测'],
  skip: ['Skip to content', '跳到正文'],
  territory: ['Territory', '地域'],
  live: ['Live', '实时'],
  connecting: ['Connecting…', '连接中…'],
  offline: ['Not connected – trying again', '连接中断，正在重试'],
  language: ['中文', 'English'],
  languageOf: ['zh', 'en'],
  regions: ['Regions', '区域'],
  cores: ['core', '核心'],
  secondaries: ['secondary', '次级'],
  core: ['Core city', '核心城市'],
  secondary: ['Secondary city', '次级城市'],
  brief: ['Brief', '简报'],
  shownBelow: ['Shown below', '下方显示'],
  since: ['since {0}', '较{0}'],
  unchanged: ['unchanged since {0}', '与{0}持平'],
  notYet: ['not yet for {0}: {1}', '{0}尚无：{1}'],
  lighter: ['Lighter: provisional', '浅色：初步数'],
  provisional: ['provisional', '初步数'],
  coverage: ['coverage {0}', '覆盖率{0}'],
  crossesBreak: ['crosses a break', '跨越口径变动'],
  series: ['Through time', '时间序列'],
  indicator: ['Indicator', '指标'],
  region: ['Region', '区域'],
  showTable: ['Table', '表格'],
  showChart: ['Chart', '图表'],
  csv: ['CSV', 'CSV'],
  definition: ['Definition', '定义'],
  formula: ['Formula', '公式'],
  unit: ['Unit', '单位'],
  range: ['Range', '取值范围'],
  source: ['Reference', '文献'],
  figuresFrom: ['Figures from', '数据来源'],
  period: ['Period', '时期'],
  value: ['Value', '数值'],
  window: ['Window', '时段'],
  longest: ['longest window', '最长时段'],
  years: ['{0}-year window', '{0}年时段'],
  cities: ['Cities of the region', '区域内城市'],
  city: ['City', '城市'],
  role: ['Role', '角色'],
  rank: ['Rank', '位次'],
  advice: ['Recommendations', '政策建议'],
  allRegions: ['All regions', '全部区域'],
  severity: ['Severity', '严重程度'],
  confidence: ['Confidence', '可信度'],
  evidence: ['Evidence', '依据'],
  withdrawnAt: ['would be withdrawn at', '达到此值即撤回'],
  notByThisAlone: ['not by this alone', '单凭此项不足以撤回'],
  instruments: ['What could be done', '可行措施'],
  levels: ['Levels addressed', '涉及层级'],
  references: ['References', '参考文献'],
  sources: ['Sources', '资料来源'],
  feed: ['What changes', '最新变化'],
  waiting: ['Waiting for the next change. New figures appear here as they arrive.', '等待下一次变化。新数据到达后将在此显示。'],
  gap: ['Some changes were missed while disconnected; everything shown was read anew.', '断线期间可能遗漏部分变化；页面数据已重新读取。'],
  was: ['was {0}', '原为{0}'],
  noLonger: ['no value any more', '不再有数值'],
  none: ['No value', '无数值'],
  noAdvice: ['No recommendation is open.', '目前没有生效的建议。'],
  noSeries: ['Nothing has been computed for this yet.', '尚无计算结果。'],
  noTerritory: ['Nothing is under observation yet. Load figures (for example with ./secunda load samples/china-three-regions); this page fills by itself.', '尚无观测对象。请载入数据（例如 ./secunda load samples/china-three-regions），页面会自动更新。'],
  noRegions: ['This territory has no regions yet.', '该地域尚无区域。'],
  notRead: ['Could not be read: {0}', '读取失败：{0}'],
  reading: ['Reading…', '读取中…'],
  tryAgain: ['Try again', '重试'],
  api: ['API', '接口文档'],
  status: ['Status', '运行状态'],
  footer: ['Every figure tells its coverage and its sources; what is missing is said, never shown as 0.', '每个数值均标明覆盖率与来源；缺失值注明原因，绝不以0代替。'],
  more: ['and {0} more', '另有{0}项'],
  openEvidence: ['Why, and what would change it', '原因与撤回条件'],
  states: { raised: ['raised', '提出'], updated: ['updated', '更新'], escalated: ['escalated', '升级'], eased: ['eased', '缓和'], withdrawn: ['withdrawn', '撤回'] },
  themes: { coexistence: ['Coexistence', '共存'], connectivity: ['Connectivity', '联通'], cooperation: ['Cooperation', '合作'] },
  levelNames: { national: ['national', '国家'], provincial: ['provincial', '省级'], municipal: ['municipal', '市级'] },
  units: {
    share: ['share', '份额'], none: ['no unit', '无量纲'], ratio: ['ratio', '比值'], 'per year': ['per year', '每年'],
    'percentage points per year': ['percentage points per year', '百分点/年'], 'difference of shares': ['difference of shares', '份额之差'],
    persons: ['persons', '人'], CNY: ['CNY', '元'],
  },
  reasons: {
    too_few_cities: ['too few cities have the figures', '有数据的城市过少'],
    too_few_observations: ['too few figures', '数据过少'],
    too_few_components: ['too few components are known', '可用分项过少'],
    zero_denominator: ['it would divide by zero', '分母为零'],
    logarithm_of_non_positive: ['a figure is not above zero', '存在非正数值'],
    missing_input: ['a needed figure is missing', '缺少所需数据'],
    low_coverage: ['figures of too many cities are missing', '缺少数据的城市过多'],
    series_break: ['the series has a break in this window', '时段内统计口径变动'],
  },
};

let language = 'en';

export function setLanguage(code) {
  language = code === 'zh' ? 'zh' : 'en';
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = language === 'zh' ? `Secunda · ${WORDS.title[1]}` : `Secunda · ${WORDS.title[0]}`;
}

export const lang = () => language;

const pick = (pair) => pair[language === 'zh' ? 1 : 0];

/** A text, with {0}, {1} … replaced. */
export function t(key, ...values) {
  return pick(WORDS[key]).replace(/\{(\d)\}/g, (m, i) => values[i]);
}

/** A word of a closed list; one that is not known is shown as it is, without underscores. */
export function word(list, code) {
  const known = WORDS[list][code];
  return known ? pick(known) : String(code).replaceAll('_', ' ');
}

/** A name of {en, zh}. */
export function name(names, otherwise = '') {
  return (names && (names[language] || names.en || names.zh)) || otherwise;
}
