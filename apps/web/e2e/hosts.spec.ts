import { createServer } from 'node:net';
import { expect, test } from '@playwright/test';

/** A port on which nothing listens: it was free a moment ago. */
async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return address.port;
}

test('an attached server that cannot be reached shows its error and what to try', async ({
  page,
}) => {
  const baseUrl = `http://127.0.0.1:${await unusedPort()}`;
  const name = `absent ${baseUrl.slice(-5)}`;
  await page.goto('/hosts');

  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  await expect(page.getByText('This is needed.')).toHaveCount(2);

  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Base URL' }).fill(baseUrl);
  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  await expect(page.getByText(`${name} is attached`)).toBeVisible();

  await expect(page.getByText(new RegExp(`cannot reach ${name}`))).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(`curl -i ${baseUrl}/v1/models`)).toBeVisible();

  await page.getByRole('button', { name: `Detach ${name}` }).click();
  await page
    .getByRole('dialog', { name: `Detach ${name}?` })
    .getByRole('button', { name: 'Detach it' })
    .click();
  await expect(page.getByRole('heading', { name: new RegExp(name) })).toHaveCount(0);
});
