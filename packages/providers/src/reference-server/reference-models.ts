import { setTimeout as wait } from 'node:timers/promises';

/** A model of the reference server; extra keys are listed as they are. */
export type ReferenceModel = {
  id: string;
  loaded: boolean;
  alias?: string;
  /** When set, management finds the model by this name only. */
  managedAs?: string;
  loadMs?: number;
  /** When set, loading fails with this message. */
  loadError?: string;
  device?: string;
  executionProvider?: string;
  sizeBytes?: number;
};

/** Answers everything but completions, as Foundry Local does. */
export async function answerManagement(
  models: ReferenceModel[],
  path: string,
): Promise<{ status: number; value: unknown }> {
  if (path === '/v1/models')
    return { status: 200, value: { object: 'list', data: listed(models) } };
  if (path === '/status') return { status: 200, value: { endpoints: [], pid: process.pid } };
  if (path === '/models/loaded') {
    return { status: 200, value: models.filter(({ loaded }) => loaded).map(({ id }) => id) };
  }
  const [, verb, name] = /^\/models\/(load|unload)\/([^/]+)$/.exec(path) ?? [];
  if (!verb || !name) return failure(404, `No route ${path}`);
  const wanted = decodeURIComponent(name);
  const model = models.find(({ id, managedAs }) => (managedAs ?? id) === wanted);
  if (!model) return failure(404, `Model not found: No model matching '${wanted}'`);
  return verb === 'load' ? load(model) : unload(model);
}

async function load(model: ReferenceModel): Promise<{ status: number; value: unknown }> {
  if (model.loadError !== undefined) return failure(500, model.loadError);
  if (model.loaded) return { status: 200, value: { status: 'already_loaded' } };
  await wait(model.loadMs ?? 0);
  model.loaded = true;
  return { status: 200, value: { status: 'loaded' } };
}

function unload(model: ReferenceModel): { status: number; value: unknown } {
  const status = model.loaded ? 'unloaded' : 'not_loaded';
  model.loaded = false;
  return { status: 200, value: { status } };
}

function listed(models: ReferenceModel[]): object[] {
  return models.map(({ loaded: _loaded, managedAs: _managedAs, ...model }) => ({
    ...model,
    object: 'model',
  }));
}

function failure(status: number, message: string): { status: number; value: unknown } {
  return { status, value: { error: { message, code: null, type: 'server_error' } } };
}
