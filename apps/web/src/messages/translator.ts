import { createTranslator } from 'use-intl/core';
import answers from './en/answers.json';
import certificate from './en/certificate.json';
import common from './en/common.json';
import compare from './en/compare.json';
import comparison from './en/comparison.json';
import failures from './en/failures.json';
import findings from './en/findings.json';
import hosts from './en/hosts.json';
import load from './en/load.json';
import metrics from './en/metrics.json';
import newRun from './en/new-run.json';
import overview from './en/overview.json';
import promptSets from './en/prompt-sets.json';
import report from './en/report.json';
import rescore from './en/rescore.json';
import runs from './en/runs.json';

const MESSAGES = {
  answers,
  certificate,
  common,
  compare,
  comparison,
  failures,
  findings,
  hosts,
  load,
  metrics,
  newRun,
  overview,
  promptSets,
  report,
  rescore,
  runs,
};

export type Namespace = keyof typeof MESSAGES;

/** Words of the interface, by namespace; works on the server and in the browser. An unknown key does not compile. */
export function translator<Name extends Namespace>(namespace: Name) {
  return createTranslator({ locale: 'en', messages: MESSAGES[namespace], timeZone: 'UTC' });
}
