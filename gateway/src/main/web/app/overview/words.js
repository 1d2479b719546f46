import { learn } from '../kit/words.js';

learn({
  better: ['better', '改善'],
  worse: ['worse', '恶化'],
  wasAtVisit: ['was {0} at your last visit', '上次访问时为{0}'],
  counts: ['{0} regions, {1} cities', '{0}个区域，{1}个城市'],
  map: ['Cities and their links', '城市与联系'],
  mapLead: ['Area of a circle: people. Colour: the chosen indicator. Hatched: no value. Open a city or a region by its circle or hull.', '圆面积：人口。颜色：所选指标。斜线：无数值。点击圆或轮廓可打开城市或区域。'],
  colourBy: ['Colour by', '颜色指标'],
  links: ['Links', '联系'],
  noLinks: ['none', '无'],
  population: ['Population', '人口'],
  changedSince: ['What changed since {0}', '自{0}以来的变化'],
  changedLead: ['Since you last looked, or in the last seven days. Each line says what moved and what it rests on.', '自上次访问（或最近七天）以来。每行说明变化及其依据。'],
  nothingChanged: ['Nothing has changed.', '没有变化。'],
  because: ['because of {0}', '依据：{0}'],
  andMore: ['and {0} more', '另有{0}项'],
  openRecommendations: ['{0} open recommendations', '{0}条生效建议'],
  openRegion: ['Open', '打开'],
});
