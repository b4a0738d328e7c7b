// Writes the training data: node generate.mjs [conversations] [vocabulary size] [output folder]
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildDataFiles } from './build-data-files.mjs';

const [conversationCount = '24000', vocabularySize = '2048', folder = 'data'] =
  process.argv.slice(2);

const { files, summary } = buildDataFiles(Number(conversationCount), Number(vocabularySize));
await mkdir(folder, { recursive: true });
for (const [name, content] of Object.entries(files)) {
  await writeFile(path.join(folder, name), content);
}
for (const [name, value] of Object.entries(summary)) console.log(`${name}: ${value}`);
