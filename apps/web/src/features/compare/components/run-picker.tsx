'use client';

import type { RunSummary } from '@mizani/core/benchmark/run';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Section } from '../../../components/ui/card.tsx';
import { Controls } from '../../../components/ui/controls.tsx';
import {
  Cell,
  DataTable,
  HeaderCell,
  RowHeader,
  TableBody,
} from '../../../components/ui/data-table.tsx';
import { LocalTime } from '../../../components/ui/local-time.tsx';
import { translator } from '../../../messages/translator.ts';
import { runNameText } from '../../runs/components/run-name.tsx';
import { COMPARED_RUNS_MAX } from '../view-model.ts';

const t = translator('compare');
const runWords = translator('runs');

/** Choosing runs from a list; the choice becomes the address of the comparison. */
export function RunPicker({ runs, initial }: { runs: RunSummary[]; initial: string[] }) {
  const router = useRouter();
  const [chosen, setChosen] = useState(initial);
  const isEnough = chosen.length >= 2 && chosen.length <= COMPARED_RUNS_MAX;
  const toggle = (id: string) =>
    setChosen((before) =>
      before.includes(id) ? before.filter((other) => other !== id) : [...before, id],
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isEnough) router.push(`/compare?runs=${chosen.join(',')}`);
  };

  return (
    <form method="get" action="/compare" onSubmit={submit}>
      <Controls>
        <Section
          title={t('pickTitle')}
          description={t('pickText')}
          actions={
            <div className="flex items-center gap-3">
              <p role="status" className="text-sm text-muted">
                {chosen.length > COMPARED_RUNS_MAX && t('pickTooMany', { max: COMPARED_RUNS_MAX })}
                {chosen.length < 2 && t('pickNeedTwo')}
              </p>
              <Button type="submit" look="primary" disabled={!isEnough}>
                {t('pickAction')}
              </Button>
            </div>
          }
        >
          <DataTable caption={t('pickCaption')}>
            <thead>
              <tr>
                <HeaderCell>{t('columnChoose')}</HeaderCell>
                <HeaderCell>{runWords('columnRun')}</HeaderCell>
                <HeaderCell>{runWords('columnPrompts')}</HeaderCell>
                <HeaderCell numeric>{runWords('columnSamples')}</HeaderCell>
                <HeaderCell>{runWords('columnCreated')}</HeaderCell>
              </tr>
            </thead>
            <TableBody>
              {runs.map((run) => (
                <tr key={run.id} className="hover:bg-sunken/60">
                  <Cell className="w-16">
                    <input
                      type="checkbox"
                      name="runs"
                      value={run.id}
                      checked={chosen.includes(run.id)}
                      onChange={() => toggle(run.id)}
                      aria-label={t('chooseRun', { run: runNameText(run) })}
                      className="mt-0.5 size-4 accent-(--accent)"
                    />
                  </Cell>
                  <RowHeader className="min-w-48">{runNameText(run)}</RowHeader>
                  <Cell className="text-muted">{run.promptSetName ?? runWords('ownPrompts')}</Cell>
                  <Cell numeric>{run.recordedSamples}</Cell>
                  <Cell className="whitespace-nowrap text-muted">
                    <LocalTime epochMs={run.createdEpochMs} />
                  </Cell>
                </tr>
              ))}
            </TableBody>
          </DataTable>
        </Section>
      </Controls>
    </form>
  );
}
