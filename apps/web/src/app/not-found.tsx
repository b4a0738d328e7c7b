import type { Metadata } from 'next';
import { ButtonLink } from '../components/ui/button.tsx';
import { EmptyState } from '../components/ui/empty-state.tsx';
import { translator } from '../messages/translator.ts';

const t = translator('common');

export const metadata: Metadata = { title: t('notFoundPage') };

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">{t('notFoundTitle')}</h1>
      <EmptyState
        title={t('notFoundTitle')}
        action={<ButtonLink href="/">{t('notFoundAction')}</ButtonLink>}
      >
        {t('notFoundText')}
      </EmptyState>
    </>
  );
}
