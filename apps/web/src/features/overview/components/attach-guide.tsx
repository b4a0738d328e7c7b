import { ButtonLink } from '../../../components/ui/button.tsx';
import { Card, Section } from '../../../components/ui/card.tsx';
import { CodeBlock } from '../../../components/ui/code-block.tsx';
import { translator } from '../../../messages/translator.ts';

const t = translator('overview');
const common = translator('common');

/** Older versions of Foundry Local know `service`, newer ones `server`. */
export const FOUNDRY_STATUS_COMMANDS = 'foundry server status\nfoundry service status';
const MODELS_COMMAND = 'curl http://127.0.0.1:11434/v1/models';

/** How to weigh one's own models. */
export function AttachGuide() {
  return (
    <Section
      title={t('attachTitle')}
      description={t('attachText')}
      actions={<ButtonLink href="/hosts#attach">{t('attachAction')}</ButtonLink>}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <Card className="min-w-0 p-5">
          <h3 className="font-semibold">{t('attachFoundry')}</h3>
          <p className="mt-1 mb-3 text-sm text-muted">{t('attachFoundryText')}</p>
          <CodeBlock code={FOUNDRY_STATUS_COMMANDS} what={common('command')} />
        </Card>
        <Card className="min-w-0 p-5">
          <h3 className="font-semibold">{t('attachOpenai')}</h3>
          <p className="mt-1 mb-3 text-sm text-muted">{t('attachOpenaiText')}</p>
          <CodeBlock code={MODELS_COMMAND} what={common('command')} />
        </Card>
      </div>
    </Section>
  );
}
