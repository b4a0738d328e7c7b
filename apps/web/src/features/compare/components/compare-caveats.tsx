import type { RunReport } from '@mizani/core/report/run-report';
import { Notice } from '../../../components/ui/notice.tsx';
import { translator } from '../../../messages/translator.ts';
import { compareCaveats } from '../view-model.ts';

const t = translator('compare');

/** Says plainly when runs differ in more than their targets. */
export function CompareCaveatsNotice({ reports }: { reports: RunReport[] }) {
  const { differentPrompts, differentParameters, differentEnvironment } = compareCaveats(reports);
  const caveats = [
    differentPrompts && t('caveatPrompts'),
    differentParameters.length > 0 &&
      t('caveatParameters', {
        names: differentParameters.map((name) => t(`parameters.${name}`)).join(', '),
      }),
    differentEnvironment && t('caveatEnvironment'),
  ].filter((caveat) => caveat !== false);
  if (caveats.length === 0) return <Notice tone="positive" title={t('sameWorkload')} />;
  return (
    <Notice tone="caution" title={t('caveatTitle')}>
      <ul className="list-disc space-y-1 pl-4">
        {caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
    </Notice>
  );
}
