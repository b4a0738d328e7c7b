import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import type { ReactNode } from 'react';
import { AppShell } from '../components/shell/app-shell.tsx';
import { ThemeProvider } from '../components/shell/theme-provider.tsx';
import { translator } from '../messages/translator.ts';
import './globals.css';

const t = translator('common');

/** Bundled, so that pages look alike everywhere and nothing is asked of the network. Licence: fonts/LICENSE-inter.txt */
const inter = localFont({
  src: './fonts/inter-latin.woff2',
  variable: '--font-inter',
  weight: '100 900',
  display: 'swap',
});

export const metadata: Metadata = {
  title: { default: t('productName'), template: `%s · ${t('productName')}` },
  description: t('tagline'),
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f7f8' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1115' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The theme's class is set before React takes over, so the markup of the root differs on purpose.
    <html lang="en" className={inter.variable} suppressHydrationWarning>
      <body>
        <ThemeProvider>
          <AppShell>{children}</AppShell>
        </ThemeProvider>
      </body>
    </html>
  );
}
