import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Backend, BackendChoice } from './backend.ts';

export type Transformers = typeof import('@huggingface/transformers');

export type TransformersRuntime = {
  transformers: Transformers;
  backend: Backend;
  /** Why the native binding was not used; null when it was, or when WASM was asked for. */
  fallbackReason: string | null;
};

/**
 * Loads transformers.js on the wanted backend, shut off from the network.
 * Call it once per process: the first call decides which ONNX Runtime the library is bound to.
 * Throws when `native` is demanded and its binding cannot be loaded.
 */
export function loadTransformers(choice: BackendChoice): TransformersRuntime {
  const here = createRequire(import.meta.url);
  const library = createRequire(here.resolve('@huggingface/transformers'));
  // The library loads its image codec on start. Text needs none, and a machine without a build of it must still work.
  putModule(library, 'sharp', {});

  let backend: Backend = 'wasm';
  let fallbackReason: string | null = null;
  if (choice !== 'wasm') {
    try {
      library('onnxruntime-node');
      backend = 'native';
    } catch (error) {
      if (choice === 'native') throw error;
      fallbackReason = error instanceof Error ? error.message : String(error);
    }
  }
  if (backend === 'wasm') putModule(library, 'onnxruntime-node', loadWebRuntime(library));

  const transformers: Transformers = library('@huggingface/transformers');
  closeNetwork(transformers);
  return { transformers, backend, fallbackReason };
}

/** ONNX Runtime for the web has the native one's API; its `cpu` provider is the WebAssembly one. */
function loadWebRuntime(library: NodeJS.Require): unknown {
  const runtime = library('onnxruntime-web');
  const folder = path.dirname(library.resolve('onnxruntime-web'));
  // Without a path of our own, the library would point it to a CDN.
  runtime.env.wasm.wasmPaths = `${pathToFileURL(folder).href}/`;
  // Threads need a worker script fetched over HTTP, which Node does not offer.
  runtime.env.wasm.numThreads = 1;
  return runtime;
}

function putModule(library: NodeJS.Require, name: string, exports: unknown): void {
  const filename = library.resolve(name);
  const present = library.cache[filename];
  if (present) return;
  library.cache[filename] = Object.assign(Object.create(null), {
    id: filename,
    filename,
    loaded: true,
    exports,
    children: [],
    paths: [],
  });
}

function closeNetwork({ env, LogLevel }: Transformers): void {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.fetch = async (input) => {
    throw new Error(`Models are read from disk only; refused to fetch ${input}.`);
  };
  // Failures reach the caller as errors; printing them as well would put whole tensors on stderr.
  env.logLevel = LogLevel.NONE;
}
