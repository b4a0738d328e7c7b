"""Writes a trained model as a transformers.js folder: python3 export.py small ../small w8"""

import argparse
import json
import shutil
from pathlib import Path

import onnx
import torch

from model import CONTEXT_TOKENS, NORM_EPSILON, ROPE_THETA, SHAPES, VOCABULARY_SIZE
from onnx_graph import ModelGraph, store_fp16, store_fp32, store_int8

# File names are those by which transformers.js finds its dtypes fp32, fp16 and q8.
MODES = {
    "fp32": ("model.onnx", store_fp32),
    "w16": ("model_fp16.onnx", store_fp16),
    "w8": ("model_quantized.onnx", store_int8),
}
SPECIAL_IDS = {"bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0}


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=SHAPES)
    parser.add_argument("folder", type=Path)
    parser.add_argument("modes", nargs="+", choices=MODES)
    parser.add_argument("--data", type=Path, default=Path("data"), help="holds the tokenizer")
    return parser.parse_args()


def describe_model(shape):
    """config.json: the model as a Llama, which is what transformers.js takes it for."""
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "vocab_size": VOCABULARY_SIZE,
        "hidden_size": shape.width,
        "intermediate_size": shape.feed_forward,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.heads,
        "head_dim": shape.head_width,
        "hidden_act": "silu",
        "max_position_embeddings": CONTEXT_TOKENS,
        "rms_norm_eps": NORM_EPSILON,
        "rope_theta": ROPE_THETA,
        "rope_scaling": None,
        "tie_word_embeddings": True,
        "attention_bias": False,
        "mlp_bias": False,
        **SPECIAL_IDS,
        "use_cache": True,
        "torch_dtype": "float32",
    }


def write_json(path, content):
    path.write_text(json.dumps(content, indent=1))


def main():
    arguments = read_arguments()
    shape = SHAPES[arguments.name]
    weights = {
        name: tensor.float().numpy() for name, tensor in torch.load(f"{arguments.name}.pt").items()
    }
    (arguments.folder / "onnx").mkdir(parents=True, exist_ok=True)
    for mode in arguments.modes:
        file_name, store = MODES[mode]
        path = arguments.folder / "onnx" / file_name
        onnx.save(ModelGraph(shape, weights, store).build(), str(path))
        print(mode, path, path.stat().st_size, "bytes")
    write_json(arguments.folder / "config.json", describe_model(shape))
    generation = {**SPECIAL_IDS, "max_length": CONTEXT_TOKENS, "do_sample": False}
    write_json(arguments.folder / "generation_config.json", generation)
    for file_name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(arguments.data / file_name, arguments.folder / file_name)


if __name__ == "__main__":
    main()
