import { expect, test } from '@playwright/test';

test('a newcomer compares the bundled models with one click and sees who wins', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Compare the two bundled models' }).click();
  await page.waitForURL(/\/runs\/run_/);

  await expect(page.getByText('Completed', { exact: true })).toBeVisible({ timeout: 150_000 });
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await expect(verdict).toContainText(/answers.*\d+\s%/);
  await expect(verdict).toContainText(/n = \d+/);

  const table = page.getByRole('table', { name: /Metrics of every target/ });
  const row = table.getByRole('row', { name: /Total latency/ });
  await row.getByRole('button').first().click();
  const evidence = page.getByRole('dialog', { name: /Total latency of nano/ });
  await expect(evidence).toContainText('Queue + prepare + service');
  await expect(evidence).toContainText('Samples (n)');
  await page.keyboard.press('Escape');
  await expect(evidence).toBeHidden();

  await page.getByRole('button', { name: 'Details of sample 2', exact: true }).click();
  await expect(page.getByText('Expected', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Overview' }).first().click();
  const latest = page.getByRole('table', { name: 'Runs, newest first' });
  await expect(latest.getByRole('row', { name: /nano against small/ }).first()).toContainText(
    /as long/,
  );
});
