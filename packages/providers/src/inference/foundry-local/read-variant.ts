const VARIANT = /-(cuda|trtrtx|openvino|qnn|vitis|generic)-(gpu|npu|cpu)(?::\d+)?$/i;

const EXECUTION_PROVIDER: Record<string, string> = {
  cuda: 'CUDAExecutionProvider',
  trtrtx: 'NvTensorRTRTXExecutionProvider',
  openvino: 'OpenVINOExecutionProvider',
  qnn: 'QNNExecutionProvider',
  vitis: 'VitisAIExecutionProvider',
};

/**
 * What a Foundry Local model id says about where the model runs, e.g. `Phi-4-mini-instruct-cuda-gpu:5`. The provider
 * of `generic-gpu` stays unknown: the server takes CUDA where it is registered and WebGPU elsewhere.
 */
export function readVariant(modelId: string): {
  device: string | null;
  executionProvider: string | null;
} {
  const [, family, device] = VARIANT.exec(modelId.toLowerCase()) ?? [];
  if (!family || !device) return { device: null, executionProvider: null };
  const generic = device === 'cpu' ? 'CPUExecutionProvider' : null;
  return { device, executionProvider: EXECUTION_PROVIDER[family] ?? generic };
}
