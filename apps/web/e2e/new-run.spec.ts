import { expect, test } from '@playwright/test';

test('a wrong form keeps what was typed and says what is wrong next to each field', async ({
  page,
}) => {
  await page.goto('/runs/new');
  const rounds = page.getByRole('textbox', { name: 'Rounds' });
  await rounds.fill('0');
  await page.getByRole('radio', { name: 'Own prompts' }).check({ force: true });
  await page.getByRole('button', { name: 'Start run' }).click();

  await expect(page.getByText('Choose at least one target.')).toBeVisible();
  await expect(page.getByText('Write the prompt, or remove it.')).toBeVisible();
  await expect(page.getByText('Give a whole number from 1 to 10,000.')).toBeVisible();
  await expect(rounds).toHaveValue('0');
  await expect(rounds).toHaveAttribute('aria-invalid', 'true');
  await expect(page).toHaveURL(/\/runs\/new/);
});

test('the form says how many requests the run makes, and starts it', async ({ page }) => {
  await page.goto('/runs/new');
  await page.getByRole('checkbox', { name: /^nano/ }).check();
  await page.getByRole('radio', { name: 'Own prompts' }).check({ force: true });
  await page.getByRole('textbox', { name: 'Prompt 1' }).fill('What is the capital of France?');
  await page.getByRole('textbox', { name: 'Expected answer' }).fill('Paris');
  await page.getByRole('textbox', { name: 'Rounds' }).fill('4');
  await expect(page.getByText('5 requests')).toBeVisible();
  await expect(page).toHaveURL(/targets=tgt_.*rounds=4/);

  await page.getByRole('button', { name: 'Start run' }).click();
  await page.waitForURL(/\/runs\/run_/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('nano');
  await expect(page.getByText('Completed', { exact: true })).toBeVisible({ timeout: 60_000 });
});
