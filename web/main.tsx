import { render } from 'preact';
import type { ReportData } from '../pipeline/explore/contract.js';
import { App } from './app.js';
import { httpSource } from './http-source.js';
import { reportSource } from './report-source.js';

const data = document.getElementById('report-data');
const source =
  data === null
    ? httpSource(document.baseURI)
    : reportSource(JSON.parse(data.textContent ?? '') as ReportData);

render(<App source={source} />, document.getElementById('app')!);
