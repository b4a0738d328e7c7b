import { MizaniError } from '@mizani/core/errors/mizani-error';
import { openDatabase } from './client.ts';
import { readEnvironment } from './env.ts';
import { migrate } from './migrate.ts';
import { createPromptSetRepository } from './repositories/prompt-set-repository.ts';
import { seedPromptSets } from './seed-prompt-sets.ts';

// node dist/migrate.js [folder with sqlite/migrations and postgresql/migrations]
try {
  const { databaseUrl } = readEnvironment();
  const { applied } = await migrate(databaseUrl, process.argv[2]);
  const database = openDatabase(databaseUrl);
  await seedPromptSets(createPromptSetRepository(database.client), Date.now());
  await database.close();
  process.stdout.write(
    applied.length === 0
      ? 'The database is up to date.\n'
      : `Applied ${applied.length} migration${applied.length === 1 ? '' : 's'}: ${applied.join(', ')}\n`,
  );
} catch (error) {
  // What Mizani raises on purpose explains itself; anything else needs its stack.
  const text = error instanceof MizaniError ? error.message : (error as Error).stack;
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
