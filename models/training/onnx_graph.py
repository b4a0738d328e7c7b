"""Builds the ONNX graph of a model from its weights, operator by operator, with standard operators only."""

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

from model import NORM_EPSILON, VOCABULARY_SIZE, rope_tables


class GraphBuilder:
    """Collects nodes and constants and names them."""

    def __init__(self):
        self.nodes = []
        self.constants = []
        self._shared = {}

    def op(self, kind, *inputs, outputs=1, **attributes):
        """Adds a node; returns the name of its output, or a list of names."""
        names = [f"{kind.lower()}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, name=names[0], **attributes))
        return names[0] if outputs == 1 else names

    def constant(self, array, name):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def value(self, value, dtype=np.int64):
        """A small constant, stored once."""
        key = (str(value), dtype.__name__)
        if key not in self._shared:
            self._shared[key] = self.constant(np.array(value, dtype), f"value_{len(self._shared)}")
        return self._shared[key]


def store_fp32(graph, name, matrix, axis):
    return graph.constant(matrix.astype(np.float32), name)


def store_fp16(graph, name, matrix, axis):
    """Half the size; cast when the model is loaded, so that no device needs half-precision arithmetic."""
    half = graph.constant(matrix.astype(np.float16), name)
    return graph.op("Cast", half, to=TensorProto.FLOAT)


def store_int8(graph, name, matrix, axis):
    """A quarter of the size, with one scale per column (axis 0) or row (axis 1).

    Cast and Mul are folded when the model is loaded; DequantizeLinear is not, and takes twice as long.
    """
    largest = np.abs(matrix).max(axis=axis, keepdims=True)
    scale = np.maximum(largest, 1e-8) / 127.0
    integers = np.clip(np.round(matrix / scale), -127, 127).astype(np.int8)
    cast = graph.op("Cast", graph.constant(integers, name), to=TensorProto.FLOAT)
    return graph.op("Mul", cast, graph.constant(scale.astype(np.float32), f"{name}_scale"))


class ModelGraph:
    """One forward pass with a key-value cache."""

    def __init__(self, shape, weights, store):
        self.shape = shape
        self.weights = weights
        self.store = store
        self.graph = GraphBuilder()

    def build(self):
        # One scale per row serves both uses of the tied embedding: looking up, and the logits at the end.
        embedding = self.store(self.graph, "embedding", self.weights["embedding.weight"], 1)
        x = self.graph.op("Gather", embedding, "input_ids", axis=0)
        self.prepare_positions()
        self.prepare_mask()
        for layer in range(self.shape.layers):
            x = self.add_block(x, layer)
        head = self.graph.op("Transpose", embedding, perm=[1, 0])
        normed = self.norm(x, "norm.weight")
        self.graph.nodes.append(helper.make_node("MatMul", [normed, head], ["logits"], name="logits"))
        return self.finish()

    def prepare_positions(self):
        op, value = self.graph.op, self.graph.value
        cosines, sines = [table.numpy() for table in rope_tables(self.shape.head_width)]
        self.cosines, self.sines = [
            op("Unsqueeze", op("Gather", self.graph.constant(table, name), "position_ids", axis=0), value([1]))
            for table, name in ((cosines, "cosines"), (sines, "sines"))
        ]

    def prepare_mask(self):
        """0 where a token may look, a very negative number where it may not."""
        op, value = self.graph.op, self.graph.value
        length = op("Squeeze", op("Shape", "input_ids", start=1, end=2))
        total = op("Squeeze", op("Shape", "attention_mask", start=1, end=2))
        past = op("Sub", total, length)
        columns = op("Unsqueeze", op("Range", value(0), total, value(1)), value([0]))
        rows = op("Unsqueeze", op("Range", past, total, value(1)), value([1]))
        causal = op("LessOrEqual", columns, rows)
        attended = op("Unsqueeze", op("Cast", "attention_mask", to=TensorProto.BOOL), value([1, 2]))
        visible = op("And", causal, attended)
        self.mask = op("Where", visible, value(0.0, np.float32), value(-1e9, np.float32))

    def add_block(self, x, layer):
        op, value, prefix = self.graph.op, self.graph.value, f"blocks.{layer}."
        attended = self.attend(self.norm(x, f"{prefix}attention_norm.weight"), layer)
        x = op("Add", x, self.multiply(attended, f"{prefix}output"))
        both = self.multiply(self.norm(x, f"{prefix}feed_forward_norm.weight"), f"{prefix}gate_up")
        sizes = value([self.shape.feed_forward] * 2)
        gate, up = op("Split", both, sizes, outputs=2, axis=-1)
        activated = op("Mul", op("Mul", gate, op("Sigmoid", gate)), up)
        return op("Add", x, self.multiply(activated, f"{prefix}down"))

    def attend(self, x, layer):
        op, value, width = self.graph.op, self.graph.value, self.shape.width
        qkv = self.multiply(x, f"blocks.{layer}.qkv")
        query, key, new_value = [
            self.split_heads(part)
            for part in op("Split", qkv, value([width] * 3), outputs=3, axis=-1)
        ]
        keys = self.extend_cache(layer, "key", self.rotate(key))
        values = self.extend_cache(layer, "value", new_value)
        scores = op("MatMul", self.rotate(query), op("Transpose", keys, perm=[0, 1, 3, 2]))
        scaled = op("Mul", scores, value(1 / np.sqrt(self.shape.head_width), np.float32))
        weights = op("Softmax", op("Add", scaled, self.mask), axis=-1)
        mixed = op("Transpose", op("MatMul", weights, values), perm=[0, 2, 1, 3])
        return op("Reshape", mixed, value([0, 0, width]))

    def split_heads(self, x):
        sizes = self.graph.value([0, 0, self.shape.heads, self.shape.head_width])
        return self.graph.op("Transpose", self.graph.op("Reshape", x, sizes), perm=[0, 2, 1, 3])

    def rotate(self, x):
        op, half = self.graph.op, self.shape.head_width // 2
        first, second = op("Split", x, self.graph.value([half, half]), outputs=2, axis=-1)
        return op(
            "Concat",
            op("Sub", op("Mul", first, self.cosines), op("Mul", second, self.sines)),
            op("Add", op("Mul", second, self.cosines), op("Mul", first, self.sines)),
            axis=-1,
        )

    def extend_cache(self, layer, part, new):
        past, present = f"past_key_values.{layer}.{part}", f"present.{layer}.{part}"
        node = helper.make_node("Concat", [past, new], [present], axis=2, name=present)
        self.graph.nodes.append(node)
        return present

    def norm(self, x, name):
        op = self.graph.op
        mean = op("ReduceMean", op("Mul", x, x), axes=[-1], keepdims=1)
        root = op("Sqrt", op("Add", mean, self.graph.value(NORM_EPSILON, np.float32)))
        return op("Mul", op("Div", x, root), self.graph.constant(self.weights[name], name))

    def multiply(self, x, name):
        matrix = self.weights[f"{name}.weight"].T
        return self.graph.op("MatMul", x, self.store(self.graph, name, matrix, 0))

    def finish(self):
        inputs = [
            tensor("input_ids", TensorProto.INT64, "sequence_length"),
            tensor("attention_mask", TensorProto.INT64, "total_sequence_length"),
            tensor("position_ids", TensorProto.INT64, "sequence_length"),
        ]
        outputs = [tensor("logits", TensorProto.FLOAT, "sequence_length", VOCABULARY_SIZE)]
        for layer in range(self.shape.layers):
            for part in ("key", "value"):
                inputs.append(self.cache_tensor(f"past_key_values.{layer}.{part}", "past"))
                outputs.append(self.cache_tensor(f"present.{layer}.{part}", "total"))
        body = helper.make_graph(
            self.graph.nodes, "language-model", inputs, outputs, self.graph.constants
        )
        model = helper.make_model(
            body, opset_imports=[helper.make_opsetid("", 17)], producer_name="mizani"
        )
        model.ir_version = 8
        checker.check_model(model)
        return model

    def cache_tensor(self, name, length):
        length = f"{length}_sequence_length"
        return tensor(name, TensorProto.FLOAT, self.shape.heads, length, self.shape.head_width)


def tensor(name, kind, *dimensions):
    return helper.make_tensor_value_info(name, kind, ["batch_size", *dimensions])
