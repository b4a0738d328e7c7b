import { answerParent } from '../measure/answer-parent.mjs';
import { measureOurCeiling, measureUndiciCeiling } from './measure-ceiling.mjs';
import { measureRuns } from './measure-run.mjs';
import { measureWriting } from './measure-writing.mjs';
import { closeInstallation, prepareInstallation, runOnWorker } from './worker-installation.mjs';

answerParent({
  measureRuns,
  measureOurCeiling,
  measureUndiciCeiling,
  measureWriting,
  prepareInstallation,
  runOnWorker,
  closeInstallation,
});
