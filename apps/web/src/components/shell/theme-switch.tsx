'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { translator } from '../../messages/translator.ts';
import { classNames } from '../ui/class-names.ts';
import { useIsInBrowser } from '../ui/use-is-in-browser.ts';

const t = translator('common');

const CHOICES = [
  { theme: 'light', label: t('themeLight'), icon: Sun },
  { theme: 'dark', label: t('themeDark'), icon: Moon },
  { theme: 'system', label: t('themeSystem'), icon: Monitor },
] as const;

export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  // The server cannot know the stored theme: until the browser has spoken, no choice is marked.
  const isInBrowser = useIsInBrowser();
  return (
    <fieldset className="inline-flex gap-0.5 rounded-lg border border-line bg-surface p-0.5">
      <legend className="sr-only">{t('theme')}</legend>
      {CHOICES.map(({ theme: choice, label, icon: Icon }) => {
        const active = isInBrowser && theme === choice;
        return (
          <button
            key={choice}
            type="button"
            aria-pressed={active}
            aria-label={label}
            title={label}
            onClick={() => setTheme(choice)}
            className={classNames(
              'inline-flex size-7 items-center justify-center rounded-md transition-colors',
              active ? 'bg-sunken text-ink' : 'text-subtle hover:text-ink',
            )}
          >
            <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
          </button>
        );
      })}
    </fieldset>
  );
}
