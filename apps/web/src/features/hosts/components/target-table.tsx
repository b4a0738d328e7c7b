import { bytes } from '../../../components/format/count.ts';
import {
  Cell,
  DataTable,
  HeaderCell,
  RowHeader,
  TableBody,
} from '../../../components/ui/data-table.tsx';
import { Measure } from '../../../components/ui/measure.tsx';
import { translator } from '../../../messages/translator.ts';
import type { HostView } from '../host-view.ts';

const t = translator('hosts');

/** The models of a runtime: what a run can be measured on. */
export function TargetTable({ runtime }: { runtime: HostView['runtimes'][number] }) {
  return (
    <DataTable caption={t('targetsCaption', { runtime: runtime.name })} framed={false}>
      <thead>
        <tr>
          <HeaderCell className="pl-5">{t('columnModel')}</HeaderCell>
          <HeaderCell>{t('columnAlias')}</HeaderCell>
          <HeaderCell>{t('columnDevice')}</HeaderCell>
          <HeaderCell>{t('columnProvider')}</HeaderCell>
          <HeaderCell numeric>{t('columnSize')}</HeaderCell>
          <HeaderCell className="pr-5">{t('columnLoaded')}</HeaderCell>
        </tr>
      </thead>
      <TableBody>
        {runtime.targets.map((target) => (
          <tr key={target.id}>
            <RowHeader className="max-w-72 truncate pl-5" title={target.model}>
              {target.model}
            </RowHeader>
            <Cell className="max-w-56 truncate" title={target.alias ?? undefined}>
              {text(target.alias)}
            </Cell>
            <Cell>{text(target.device)}</Cell>
            <Cell>{text(target.executionProvider)}</Cell>
            <Cell numeric>
              <Measure quantity={bytes(target.sizeBytes)} missing={t('notSaid')} />
            </Cell>
            <Cell className="pr-5 whitespace-nowrap">
              {text(target.loaded === null ? null : target.loaded ? t('loaded') : t('notLoaded'))}
            </Cell>
          </tr>
        ))}
      </TableBody>
    </DataTable>
  );
}

function text(value: string | null) {
  return value ?? <Measure quantity={null} missing={t('notSaid')} />;
}
