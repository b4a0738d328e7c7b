import { Download } from 'lucide-react';
import { translator } from '../../../messages/translator.ts';

const t = translator('report');

const FORMATS = [
  { format: 'html', name: 'HTML' },
  { format: 'md', name: 'Markdown' },
  { format: 'csv', name: 'CSV' },
  { format: 'json', name: 'JSON' },
  { format: 'ndjson', name: 'NDJSON' },
] as const;

/** The report as a file, in the format the next tool wants. Works without script. */
export function DownloadMenu({ runId }: { runId: string }) {
  return (
    <details className="group relative">
      <summary className="inline-flex h-10 list-none items-center gap-2 rounded-lg border border-line-strong bg-surface px-4 text-sm font-medium hover:border-subtle hover:bg-sunken">
        <Download aria-hidden="true" className="size-4" />
        {t('download')}
      </summary>
      <ul className="absolute z-20 mt-1.5 min-w-full rounded-xl border border-line-strong bg-surface p-1.5 text-sm shadow-raised sm:right-0">
        {FORMATS.map(({ format, name }) => (
          <li key={format}>
            <a
              href={`/api/v1/runs/${runId}/report?format=${format}`}
              download={`${runId}.${format}`}
              aria-label={t('downloadAs', { format: name })}
              className="block rounded-lg px-3 py-1.5 hover:bg-sunken"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
