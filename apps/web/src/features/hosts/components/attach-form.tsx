'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Card, Section } from '../../../components/ui/card.tsx';
import { CodeBlock } from '../../../components/ui/code-block.tsx';
import { Controls } from '../../../components/ui/controls.tsx';
import { Field, Select, TextInput } from '../../../components/ui/field.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { translator } from '../../../messages/translator.ts';
import { FOUNDRY_STATUS_COMMANDS } from '../../overview/components/attach-guide.tsx';
import { attachRuntimeAction } from '../actions.ts';
import { type AttachDraft, attachInput, attachIssues, type RuntimeHealth } from '../view-model.ts';

const t = translator('hosts');
const common = translator('common');

type AttachedRuntime = { hostId: string; name: string };
type Outcome = { attached: AttachedRuntime } | { message: string; errors: Record<string, string> };

/** Attaches an inference server to a host; the host's worker then looks whether it is there. */
export function AttachForm({
  hosts,
  health,
}: {
  hosts: { id: string; name: string }[];
  /** How the runtimes stand now: what is said after attaching follows it. */
  health: (AttachedRuntime & { health: RuntimeHealth })[];
}) {
  const router = useRouter();
  const blank: AttachDraft = {
    hostId: hosts[0]?.id ?? '',
    kind: 'openai-compatible',
    name: '',
    baseUrl: '',
    apiKey: '',
  };
  const [draft, setDraft] = useState(blank);
  const [checked, setChecked] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [pending, startTransition] = useTransition();

  const issues = attachIssues(draft);
  const errorOf = (field: string): string | undefined => {
    const issue = checked ? issues.find((candidate) => candidate.field === field) : undefined;
    if (issue) return issue.reason === 'url' ? t('issueUrl') : t('issueRequired');
    return outcome && 'errors' in outcome ? outcome.errors[field] : undefined;
  };
  const change = (part: Partial<AttachDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setOutcome(null);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (issues.length > 0) return;
    startTransition(async () => {
      const result = await attachRuntimeAction(attachInput(draft));
      if (!result.ok) {
        const errors = Object.fromEntries(
          result.issues.map(({ field, message }) => [field, message]),
        );
        return setOutcome({ message: result.message, errors });
      }
      setOutcome({ attached: { hostId: draft.hostId, name: draft.name.trim() } });
      setDraft({ ...blank, hostId: draft.hostId, kind: draft.kind });
      setChecked(false);
      router.refresh();
    });
  };

  return (
    <Section id="attach" title={t('attachTitle')} description={t('attachText')}>
      <Card className="p-5">
        <form onSubmit={submit} noValidate className="grid gap-5 sm:grid-cols-2">
          <Controls>
            <Field label={t('attachHost')} error={errorOf('hostId')}>
              <Select
                value={draft.hostId}
                onChange={(event) => change({ hostId: event.target.value })}
              >
                {hosts.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t('attachKind')}>
              <Select
                value={draft.kind}
                onChange={(event) => change({ kind: event.target.value as AttachDraft['kind'] })}
              >
                <option value="openai-compatible">{t('kindOpenaiCompatible')}</option>
                <option value="foundry-local">{t('kindFoundryLocal')}</option>
              </Select>
            </Field>
            <Field label={t('attachName')} hint={t('attachNameHint')} error={errorOf('name')}>
              <TextInput
                value={draft.name}
                autoComplete="off"
                onChange={(event) => change({ name: event.target.value })}
              />
            </Field>
            <Field
              label={t('attachUrl')}
              hint={t('attachUrlHint', { example: 'http://127.0.0.1:11434' })}
              error={errorOf('baseUrl')}
            >
              <TextInput
                type="url"
                inputMode="url"
                autoComplete="off"
                spellCheck={false}
                value={draft.baseUrl}
                onChange={(event) => change({ baseUrl: event.target.value })}
              />
            </Field>
            <Field
              label={t('attachKey')}
              optional={common('optional')}
              hint={t('attachKeyHint')}
              error={errorOf('apiKey')}
            >
              <TextInput
                type="password"
                autoComplete="off"
                value={draft.apiKey}
                onChange={(event) => change({ apiKey: event.target.value })}
              />
            </Field>
            {draft.kind === 'foundry-local' && (
              <div className="min-w-0 text-sm">
                <p className="mb-1.5 text-muted">{t('foundryHint')}</p>
                <CodeBlock code={FOUNDRY_STATUS_COMMANDS} what={common('command')} />
              </div>
            )}
            <div className="flex flex-wrap items-center gap-4 sm:col-span-2">
              <Button type="submit" look="primary" pending={pending}>
                {t('attachAction')}
              </Button>
              <div className="min-w-0 flex-1">
                <AttachOutcome outcome={outcome} health={health} />
              </div>
            </div>
          </Controls>
        </form>
      </Card>
    </Section>
  );
}

const ATTACHED = {
  unprobed: { tone: 'info', words: t('attachedText') },
  reachable: { tone: 'positive', words: t('attachedReachable') },
  unreachable: { tone: 'caution', words: t('attachedUnreachable') },
} as const satisfies Record<RuntimeHealth, object>;

function AttachOutcome({
  outcome,
  health,
}: {
  outcome: Outcome | null;
  health: (AttachedRuntime & { health: RuntimeHealth })[];
}) {
  if (outcome === null) return null;
  if ('message' in outcome) {
    return (
      <Notice tone="critical" title={t('attachFailed')} announce>
        {outcome.message}
      </Notice>
    );
  }
  const { hostId, name } = outcome.attached;
  const runtime = health.find((one) => one.hostId === hostId && one.name === name);
  const { tone, words } = ATTACHED[runtime?.health ?? 'unprobed'];
  return (
    <Notice tone={tone} title={t('attached', { name })} announce>
      {words}
    </Notice>
  );
}
