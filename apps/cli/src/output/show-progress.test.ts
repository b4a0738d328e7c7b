import { describe, expect, it } from 'vitest';
import { recordTerminal } from '../testing/record-terminal.ts';
import { progressBar, showProgress } from './show-progress.ts';

const at = (recordedSamples: number, activity: string | null = null) => ({
  recordedSamples,
  plannedSamples: 40,
  activity,
});

describe('progressBar', () => {
  it('shows what is done, and what is left at the same pace', () => {
    expect(progressBar(at(10, 'loading small'), 30_000)).toBe(
      '[######------------------] 10/40  1:30 left  loading small',
    );
  });

  it('promises nothing before the first request and after the last one', () => {
    expect(progressBar(at(0), 5_000)).toBe('[------------------------] 0/40');
    expect(progressBar(at(40), 5_000)).toBe('[########################] 40/40');
  });
});

describe('showProgress', () => {
  it('draws over one line where a person looks on', () => {
    const terminal = recordTerminal(true);
    const progress = showProgress(terminal, () => 0);
    progress.update(at(1));
    progress.end();
    expect(terminal.stderr).toBe(`\r\u001b[K${progressBar(at(1), 0)}\r\u001b[K`);
  });

  it('writes a line every few seconds elsewhere, and the last one in any case', () => {
    const terminal = recordTerminal();
    let nowMs = 0;
    const progress = showProgress(terminal, () => nowMs);
    progress.update(at(0));
    progress.update(at(1));
    nowMs = 5_000;
    progress.update(at(20));
    progress.update(at(40));
    progress.end();
    progress.end();
    expect(terminal.stderr).toBe(
      '0 of 40 requests (0 %)\n20 of 40 requests (50 %)\n40 of 40 requests (100 %)\n',
    );
  });
});
