import * as echarts from 'echarts/core';
import { LineChart, BarChart } from 'echarts/charts';
console.log(echarts, LineChart, BarChart);
