import type { ServerLog } from '../server-log.ts';
import type { LanguageModel } from './language-model.ts';
import { listModelFolders, type ModelFolder, type ModelWeights } from './model-folder.ts';
import { TurnQueue } from './turn-queue.ts';

export class ModelNotFoundError extends Error {}
export class ModelNotCachedError extends Error {}
export class ModelInUseError extends Error {}

/** The right to use a loaded model; while one is held the model cannot be unloaded. */
export type ModelSession = {
  model: LanguageModel;
  /** Requests on one model take turns. */
  queue: TurnQueue;
  release(): void;
};

type LoadedModel = { model: LanguageModel; queue: TurnQueue; sessionCount: number };

export type ModelRegistryDependencies = {
  modelsDirectory: string;
  loadModel: (folder: ModelFolder & { weights: ModelWeights }) => Promise<LanguageModel>;
  log: ServerLog;
};

/** Which models exist on disk and which of them are in memory. Nothing is loaded before it is asked for. */
export class ModelRegistry {
  readonly #dependencies: ModelRegistryDependencies;
  readonly #loaded = new Map<string, LoadedModel>();
  /** Loads and unloads happen one after the other, so that two requests for a model load it once. */
  readonly #changes = new TurnQueue();

  constructor(dependencies: ModelRegistryDependencies) {
    this.#dependencies = dependencies;
  }

  get modelsDirectory(): string {
    return this.#dependencies.modelsDirectory;
  }

  list(): Promise<ModelFolder[]> {
    return listModelFolders(this.#dependencies.modelsDirectory);
  }

  /** Throws `ModelNotFoundError` when there is no such folder (any more). */
  async find(id: string): Promise<ModelFolder> {
    const folder = (await this.list()).find((candidate) => candidate.id === id);
    if (!folder) throw new ModelNotFoundError(`Model not found: No model matching '${id}'`);
    return folder;
  }

  loadedIds(): string[] {
    return [...this.#loaded.keys()];
  }

  /** Requests that use a model now or wait for their turn. */
  activeSessionCount(): number {
    return [...this.#loaded.values()].reduce((sum, { sessionCount }) => sum + sessionCount, 0);
  }

  /** Null when the model is not loaded. */
  openSession(id: string): ModelSession | null {
    const loaded = this.#loaded.get(id);
    if (!loaded) return null;
    loaded.sessionCount += 1;
    return {
      model: loaded.model,
      queue: loaded.queue,
      release: () => {
        loaded.sessionCount -= 1;
      },
    };
  }

  /** Resolves when the model can answer. Throws when it is unknown, has no weights, or is broken. */
  async load(id: string): Promise<'loaded' | 'already_loaded'> {
    const leave = await this.#changes.enter();
    try {
      const folder = await this.find(id);
      if (this.#loaded.has(id)) return 'already_loaded';
      const { weights } = folder;
      if (!weights) {
        throw new ModelNotCachedError('Model not cached: Model must be downloaded before loading');
      }
      const startedMs = performance.now();
      const model = await this.#dependencies.loadModel({ ...folder, weights });
      this.#loaded.set(id, { model, queue: new TurnQueue(), sessionCount: 0 });
      this.#dependencies.log({
        event: 'model-loaded',
        model: id,
        loadMs: performance.now() - startedMs,
      });
      return 'loaded';
    } finally {
      leave();
    }
  }

  /** Frees the model's memory. Throws `ModelInUseError` while a request uses it. */
  async unload(id: string): Promise<'unloaded' | 'not_loaded'> {
    const leave = await this.#changes.enter();
    try {
      const loaded = this.#loaded.get(id);
      if (!loaded) {
        await this.find(id);
        return 'not_loaded';
      }
      if (loaded.sessionCount > 0) {
        throw new ModelInUseError(
          `cannot unload model '${id}': ${loaded.sessionCount} session(s) still using it`,
        );
      }
      this.#loaded.delete(id);
      await loaded.model.dispose();
      this.#dependencies.log({ event: 'model-unloaded', model: id });
      return 'unloaded';
    } finally {
      leave();
    }
  }
}
