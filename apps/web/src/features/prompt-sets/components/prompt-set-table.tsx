import type { PromptSetSummary } from '@mizani/core/prompt-set/prompt-set';
import Link from 'next/link';
import { Badge } from '../../../components/ui/badge.tsx';
import {
  Cell,
  DataTable,
  HeaderCell,
  RowHeader,
  TableBody,
} from '../../../components/ui/data-table.tsx';
import { LocalTime } from '../../../components/ui/local-time.tsx';
import { translator } from '../../../messages/translator.ts';

const t = translator('promptSets');
const common = translator('common');
const HASH_DIGITS_SHOWN = 12;

export function PromptSetTable({ promptSets }: { promptSets: PromptSetSummary[] }) {
  return (
    <DataTable caption={t('caption')}>
      <thead>
        <tr>
          <HeaderCell>{t('columnName')}</HeaderCell>
          <HeaderCell numeric>{t('columnVersion')}</HeaderCell>
          <HeaderCell numeric>{t('columnPrompts')}</HeaderCell>
          <HeaderCell>{t('columnHash')}</HeaderCell>
          <HeaderCell>{t('columnCreated')}</HeaderCell>
        </tr>
      </thead>
      <TableBody>
        {promptSets.map((set) => (
          <tr key={set.id} className="hover:bg-sunken/60">
            <RowHeader className="min-w-56">
              <span className="flex flex-wrap items-center gap-2">
                <Link
                  href={`/prompt-sets/${set.id}`}
                  className="hover:text-accent-strong hover:underline"
                >
                  {set.name ?? t('ownPrompts')}
                </Link>
                {set.builtIn && <Badge>{common('builtIn')}</Badge>}
              </span>
              {set.description && (
                <p className="mt-0.5 max-w-md text-xs font-normal text-subtle">{set.description}</p>
              )}
            </RowHeader>
            <Cell numeric>{set.version}</Cell>
            <Cell numeric>{set.promptCount}</Cell>
            <Cell>
              <code className="font-mono text-xs text-muted" title={set.hash}>
                {set.hash.slice(0, HASH_DIGITS_SHOWN)}
              </code>
            </Cell>
            <Cell className="whitespace-nowrap text-muted">
              <LocalTime epochMs={set.createdEpochMs} />
            </Cell>
          </tr>
        ))}
      </TableBody>
    </DataTable>
  );
}
