import { describe, expect, it } from 'vitest';
import { readVariant } from './read-variant.ts';

describe('readVariant', () => {
  it.each([
    ['Phi-4-mini-instruct-cuda-gpu:5', 'gpu', 'CUDAExecutionProvider'],
    ['qwen2.5-0.5b-instruct-trtrtx-gpu:1', 'gpu', 'NvTensorRTRTXExecutionProvider'],
    ['qwen2.5-0.5b-instruct-openvino-npu:4', 'npu', 'OpenVINOExecutionProvider'],
    ['phi-3.5-mini-qnn-npu', 'npu', 'QNNExecutionProvider'],
    ['x-vitis-npu:1', 'npu', 'VitisAIExecutionProvider'],
    ['gpt-oss-20b-generic-cpu:1', 'cpu', 'CPUExecutionProvider'],
  ])('reads %s', (modelId, device, executionProvider) => {
    expect(readVariant(modelId)).toEqual({ device, executionProvider });
  });

  it('does not guess which provider runs a generic GPU variant', () => {
    expect(readVariant('Phi-4-generic-gpu:2')).toEqual({ device: 'gpu', executionProvider: null });
  });

  it('knows nothing about names without a suffix', () => {
    expect(readVariant('llama-3')).toEqual({ device: null, executionProvider: null });
    expect(readVariant('cuda-gpu-fan')).toEqual({ device: null, executionProvider: null });
  });
});
