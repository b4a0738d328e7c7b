import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Weights by preference on a CPU: small integers first. The suffixes are those of transformers.js. */
const WEIGHT_FILES = [
  { dtype: 'q8', file: 'model_quantized.onnx' },
  { dtype: 'int8', file: 'model_int8.onnx' },
  { dtype: 'uint8', file: 'model_uint8.onnx' },
  { dtype: 'q4', file: 'model_q4.onnx' },
  { dtype: 'fp32', file: 'model.onnx' },
  { dtype: 'fp16', file: 'model_fp16.onnx' },
] as const;

export type ModelWeights = {
  dtype: (typeof WEIGHT_FILES)[number]['dtype'];
  /** Number of `.onnx_data` files beside the graph; 0 when the weights are inside it. */
  externalFileCount: number;
  sizeBytes: number;
  modifiedEpochMs: number;
};

/** A folder in the layout of transformers.js: `config.json`, tokenizer files, `onnx/`. */
export type ModelFolder = {
  /** The folder's name. */
  id: string;
  directory: string;
  /** Null when `onnx/` holds no weights that can be served. */
  weights: ModelWeights | null;
  /** Longest prompt and answer together; null when the configuration does not say. */
  contextTokens: number | null;
};

const contextSchema = z
  .object({
    max_position_embeddings: z.int().positive().optional(),
    n_positions: z.int().positive().optional(),
  })
  .transform((config) => config.max_position_embeddings ?? config.n_positions ?? null);

/** All model folders directly under `modelsDirectory`, by name. Read anew each time, so that models can be dropped in. */
export async function listModelFolders(modelsDirectory: string): Promise<ModelFolder[]> {
  const entries = await readdir(modelsDirectory, { withFileTypes: true });
  const folders = await Promise.all(
    entries.map((entry) => readModelFolder(modelsDirectory, entry)),
  );
  return folders.filter((folder) => folder !== null).sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function readModelFolder(parent: string, entry: Dirent): Promise<ModelFolder | null> {
  if (entry.isFile()) return null;
  const directory = path.resolve(parent, entry.name);
  const [config, onnxFiles] = await Promise.all([
    readFile(path.join(directory, 'config.json'), 'utf8').catch(() => null),
    readdir(path.join(directory, 'onnx')).catch(() => null),
  ]);
  if (config === null || onnxFiles === null) return null;
  return {
    id: entry.name,
    directory,
    weights: await findWeights(path.join(directory, 'onnx'), onnxFiles),
    contextTokens: readContextTokens(config),
  };
}

async function findWeights(folder: string, files: string[]): Promise<ModelWeights | null> {
  const chosen = WEIGHT_FILES.find(({ file }) => files.includes(file));
  if (!chosen) return null;
  const external = files.filter((file) => file.startsWith(`${chosen.file}_data`));
  const stats = await Promise.all(
    [chosen.file, ...external].map((file) => stat(path.join(folder, file))),
  );
  return {
    dtype: chosen.dtype,
    externalFileCount: external.length,
    sizeBytes: stats.reduce((sum, { size }) => sum + size, 0),
    modifiedEpochMs: Math.max(...stats.map(({ mtimeMs }) => mtimeMs)),
  };
}

/** A configuration that cannot be read is reported by the load; one broken folder must not hide the others. */
function readContextTokens(configText: string): number | null {
  try {
    return contextSchema.parse(JSON.parse(configText));
  } catch {
    return null;
  }
}
