import { expect, test } from '@playwright/test';

test('a run shows its numbers while it goes on, is cancelled after a question, and keeps what it has measured', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto('/runs/new?rounds=200');
  await page.getByRole('checkbox', { name: /^nano/ }).check();
  await page.getByRole('radio', { name: 'Own prompts' }).check({ force: true });
  await page.getByRole('textbox', { name: 'Prompt 1' }).fill('Write a long story about the sea.');
  await page.getByRole('button', { name: 'Start run' }).click();
  await page.waitForURL(/\/runs\/run_/);

  const progress = page.getByRole('progressbar', { name: 'Progress of the run' });
  await expect(progress).toBeVisible();
  await expect
    .poll(async () => Number(await progress.getAttribute('aria-valuenow')))
    .toBeGreaterThan(0);
  await expect(page.getByRole('table', { name: /Metrics of every target/ })).toBeVisible();
  await expect(page.getByText('Running', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Cancel run' }).click();
  const question = page.getByRole('dialog', { name: 'Cancel this run?' });
  await question.getByRole('button', { name: 'Let it go on' }).click();
  await expect(question).toBeHidden();

  await page.getByRole('button', { name: 'Cancel run' }).click();
  await question.getByRole('button', { name: 'Cancel the run' }).click();
  await expect(page.getByText('The run was cancelled')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/The numbers below cover \d+ of 201 samples\./)).toBeVisible();
});
