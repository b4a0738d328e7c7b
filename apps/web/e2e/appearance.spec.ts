import { expect, test } from '@playwright/test';

const PAGES = ['/', '/runs', '/runs/new', '/compare', '/hosts', '/prompt-sets', '/prompt-sets/new'];

test('the chosen theme stays, and is there before anything is drawn', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Dark' }).and(page.locator(':visible')).click();
  await expect(page.locator('html')).toHaveClass(/dark/);
  await page.reload({ waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveClass(/dark/);
  await page.getByRole('button', { name: 'Light' }).and(page.locator(':visible')).click();
  await expect(page.locator('html')).not.toHaveClass(/dark/);
});

test('the theme of the system counts until one is chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  await expect(page.locator('html')).toHaveClass(/dark/);
});

for (const path of PAGES) {
  test(`${path} fits a phone, has one heading and landmarks, and logs no error`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
    const overflowPx = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflowPx).toBe(0);
    expect(errors).toEqual([]);
  });
}

test('an address that does not exist says so and leads back', async ({ page }) => {
  await page.goto('/runs/run_00000000000000000000');
  await expect(page.getByText('There is nothing at this address').last()).toBeVisible();
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('the keyboard reaches the content first', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#content$/);
});
