import { RESCORE_TOOLS } from '@mizani/core/report/rescore/rescore';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '../../../../components/ui/empty-state.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { ToolTable } from '../../../../features/rescore/components/tool-table.tsx';
import { getRescore } from '../../../../features/rescore/queries.ts';
import { runNameText } from '../../../../features/runs/components/run-name.tsx';
import { getRun } from '../../../../features/runs/queries.ts';
import { targetNames } from '../../../../features/runs/view-model/target-names.ts';
import { translator } from '../../../../messages/translator.ts';

const t = translator('rescore');

export const metadata: Metadata = { title: t('title') };

export default async function RescorePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [run, targets] = await Promise.all([getRun(id), getRescore(id)]);
  if (run === null || targets === null) notFound();
  const names = targetNames(run.targets);
  const isMeasured = targets.some(({ rescores }) =>
    rescores.some(({ rows }) => rows.some(({ n }) => n > 0)),
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description', { run: runNameText(run) })}
        back={{ href: `/runs/${id}`, label: t('back') }}
      />
      {isMeasured ? (
        <div className="space-y-12">
          {RESCORE_TOOLS.map((tool) => (
            <ToolTable
              key={tool}
              targets={targets.flatMap(({ targetId, rescores }) =>
                rescores
                  .filter((rescore) => rescore.tool === tool)
                  .map((rescore) => ({ name: names.get(targetId) ?? targetId, rescore })),
              )}
            />
          ))}
        </div>
      ) : (
        <EmptyState title={t('nothingTitle')}>{t('nothing')}</EmptyState>
      )}
    </>
  );
}
