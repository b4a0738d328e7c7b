export const BACKEND_CHOICES = ['auto', 'native', 'wasm'] as const;
/** `auto`: the native ONNX Runtime where it loads, WebAssembly elsewhere. */
export type BackendChoice = (typeof BACKEND_CHOICES)[number];

export type Backend = Exclude<BackendChoice, 'auto'>;

/** The name under which ONNX Runtime and Foundry Local know what computes. */
export function executionProvider(backend: Backend): string {
  return backend === 'native' ? 'CPUExecutionProvider' : 'WasmExecutionProvider';
}
