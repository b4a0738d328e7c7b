import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { translator } from '../../messages/translator.ts';
import { ButtonLink } from '../ui/button.tsx';
import { BrandMark } from './brand-mark.tsx';
import { MainNavigation } from './main-navigation.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

const t = translator('common');

function NewRunLink({ className }: { className?: string }) {
  return (
    <ButtonLink
      href="/runs/new"
      look="secondary"
      size="small"
      icon={<Plus aria-hidden="true" className="size-4" />}
      className={className}
    >
      {t('newRun')}
    </ButtonLink>
  );
}

/** The frame of every page: a rail at the side of wide screens, bars above and below on narrow ones. */
export function AppShell({ children }: { children: ReactNode }) {
  return (
    <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only rounded-lg bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50"
      >
        {t('skipToContent')}
      </a>
      <aside className="hidden border-r border-line bg-surface lg:block">
        <div className="sticky top-0 flex h-dvh flex-col px-4 py-6">
          <div className="px-2">
            <BrandMark />
          </div>
          <NewRunLink className="mt-7 mb-5 h-9" />
          <MainNavigation form="rail" />
          <div className="mt-auto px-1">
            <ThemeSwitch />
          </div>
        </div>
      </aside>
      <header className="sticky top-0 z-30 flex h-14 items-center justify-between gap-3 border-b border-line bg-surface px-4 lg:hidden">
        <BrandMark />
        <div className="flex items-center gap-2">
          <ThemeSwitch />
          <NewRunLink />
        </div>
      </header>
      <main
        id="content"
        className="mx-auto w-full max-w-6xl min-w-0 px-4 pt-8 pb-28 sm:px-8 lg:px-10 lg:pt-10 lg:pb-20"
      >
        {children}
      </main>
      <div className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden">
        <MainNavigation form="bar" />
      </div>
    </div>
  );
}
