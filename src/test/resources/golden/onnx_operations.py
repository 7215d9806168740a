"""Makes small ONNX graphs that have each supported operation, and what ONNX Runtime computes for their tensors.

Usage: python onnx_operations.py RESOURCES   (needs onnx, onnxruntime, numpy; writes RESOURCES/onnx/NAME.onnx and
RESOURCES/golden/onnx-operations.npz with the keys NAME|input and NAME|TENSOR, as float32)
"""
import pathlib
import sys

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

random = np.random.default_rng(7)


class Graph:
    def __init__(self, name, shape=("N", 3, 12, 12), opset=13, old=False):
        self.name, self.shape, self.opset, self.old = name, shape, opset, old
        self.nodes, self.weights, self.last, self.count = [], [], "image", 0

    def weight(self, *shape, name=None, kind=np.float32, scale=None):
        values = random.standard_normal(shape) * (scale or 1 / np.sqrt(max(1, np.prod(shape[1:]))))
        return self.constant(values.astype(kind), name)

    def constant(self, values, name=None):
        self.count += 1
        name = name or f"w{self.count}"
        self.weights.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def ints(self, *values):
        return self.constant(np.array(values, dtype=np.int64))

    def node(self, kind, *inputs, outputs=1, **settings):
        self.count += 1
        names = [f"{kind.lower()}{self.count}" + (f"_{i}" if outputs > 1 else "") for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs) or [self.last], names, **settings))
        self.last = names[0]
        return names[0] if outputs == 1 else names

    def conv(self, inputs, outputs, size=3, x=None, bias=True, group=1, **settings):
        settings.setdefault("pads", [size // 2] * 4) if "auto_pad" not in settings else None
        x = x or self.last
        args = [x, self.weight(outputs, inputs // group, size, size)] + ([self.weight(outputs)] if bias else [])
        return self.node("Conv", *args, kernel_shape=[size, size], group=group, **settings)

    def normalised(self, channels, x=None):
        return self.node(
            "BatchNormalization", x or self.last, self.constant(random.uniform(0.5, 1.5, channels).astype(np.float32)),
            self.weight(channels), self.weight(channels),
            self.constant(random.uniform(0.5, 1.5, channels).astype(np.float32)), epsilon=1e-3)

    def end(self, channels, classes=5):
        self.node("GlobalAveragePool")
        self.node("Flatten", axis=1)
        self.node("Gemm", self.last, self.weight(classes, channels), self.weight(classes), transB=1)
        return self

    def model(self):
        given = [helper.make_tensor_value_info("image", TensorProto.FLOAT, self.shape)]
        if self.old:
            given += [helper.make_tensor_value_info(w.name, w.data_type, w.dims) for w in self.weights]
        out = helper.make_empty_tensor_value_info(self.last)
        graph = helper.make_graph(self.nodes, self.name, given, [out], self.weights)
        version = 3 if self.old else 8
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", self.opset)], ir_version=version)


def shuffle():
    g = Graph("shuffle")
    g.conv(3, 8)
    g.node("Relu")
    left, right = g.node("Split", g.last, axis=1, outputs=2)
    b = g.conv(4, 4, x=right, group=4)
    b = g.conv(4, 4, 1, x=b)
    b = g.node("Relu", b)
    g.node("Concat", left, b, axis=1)
    g.node("Reshape", g.last, g.ints(-1, 2, 4, 12, 12))
    g.node("Transpose", perm=[0, 2, 1, 3, 4])
    g.node("Reshape", g.last, g.ints(-1, 8, 12, 12))
    g.conv(8, 6, group=2)
    return g.end(6)


def shuffle_of_pairs():
    g = Graph("shuffle-of-pairs", (1, 3, 12, 12))
    g.conv(3, 8)
    x = g.node("Relu")
    g.node("Reshape", x, g.ints(4, 2, 144))
    g.node("Transpose", perm=[1, 0, 2])
    y = g.node("Reshape", g.last, g.ints(2, -1, 4, 12, 12))
    first = g.node("Gather", y, g.constant(np.int64(0)), axis=0)
    second = g.node("Gather", y, g.constant(np.int64(1)), axis=0)
    b = g.conv(4, 4, x=second)
    g.node("Concat", first, b, axis=1)
    return g.end(8)


def channel_last():
    g = Graph("channel-last", ("N", 12, 10, 3))
    g.node("Transpose", perm=[0, 3, 1, 2])
    g.conv(3, 6, bias=False, auto_pad="SAME_UPPER", strides=[2, 2])
    g.node("Transpose", perm=[0, 2, 3, 1])
    g.node("Add", g.last, g.weight(6))
    g.node("Relu")
    g.node("MatMul", g.last, g.weight(6, 4))
    g.node("Add", g.last, g.weight(4))
    g.node("Tanh")
    g.node("Transpose", perm=[0, 3, 1, 2])
    g.node("MaxPool", kernel_shape=[2, 2], strides=[2, 2])
    g.node("Transpose", perm=[0, 2, 3, 1])
    g.node("Reshape", g.last, g.ints(-1, 24))
    g.node("MatMul", g.last, g.weight(24, 5))
    g.node("Add", g.last, g.weight(5))
    g.node("Softmax", axis=-1)
    return g


def hanging():
    g = Graph("hanging", ("N", 3, 14, 14))
    g.conv(3, 4)
    g.node("MaxPool", kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1)
    g.node("AveragePool", kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], ceil_mode=1, count_include_pad=1)
    g.node("AveragePool", kernel_shape=[3, 3], strides=[1, 1], pads=[1, 1, 1, 1])
    g.node("AveragePool", kernel_shape=[3, 2], strides=[1, 1], pads=[1, 0, 1, 1], count_include_pad=1)
    g.node("GlobalMaxPool")
    g.node("Squeeze", g.last, g.ints(2, 3))
    g.node("Gemm", g.last, g.weight(5, 4), g.weight(5), transB=1)
    return g


def padded():
    g = Graph("padded", ("N", 3, 13, 13))
    g.conv(3, 4, auto_pad="SAME_LOWER", strides=[2, 2])
    g.node("Relu")
    g.conv(4, 4, 2, auto_pad="SAME_UPPER")
    g.node("Relu")
    g.conv(4, 4, 3, pads=[0, 1, 2, 0], dilations=[1, 2])
    g.node("MaxPool", kernel_shape=[2, 2], auto_pad="SAME_LOWER", strides=[1, 1])
    g.conv(4, 6, 2, auto_pad="VALID")
    g.node("Pad", g.last, g.ints(0, 0, 1, 2, 0, 0, 0, 1))
    g.node("Pad", g.last, g.ints(0, 0, -1, 0, 0, 0, 0, -2))
    return g.end(6)


def functions():
    g = Graph("functions", opset=16)
    g.conv(3, 4, 1)
    g.node("Elu", alpha=0.7)
    for kind in ("Selu", "HardSwish", "Softplus", "Tanh", "Sigmoid"):
        g.conv(4, 4, 1)
        g.node(kind)
    for kind, settings in (("LeakyRelu", {"alpha": 0.3}), ("HardSigmoid", {}), ("HardSigmoid", {"alpha": 1 / 6})):
        g.conv(4, 4, 1)
        g.node(kind, **settings)
    g.conv(4, 4, 1)
    g.node("HardSigmoid", alpha=0.3, beta=0.4)
    for low, high in ((0, 6), (-1, 1), (0, None)):
        x = g.conv(4, 4, 1)
        bounds = [g.constant(np.float32(low))] + ([g.constant(np.float32(high))] if high is not None else [])
        g.node("Clip", x, *bounds)
    x = g.conv(4, 4, 1)
    g.node("PRelu", x, g.constant(np.float32([[[0.1]], [[0.4]], [[-0.3]], [[2]]])))
    x = g.conv(4, 4, 1)
    g.node("PRelu", x, g.constant(np.float32([0.25])))
    x = g.conv(4, 4, 1)
    s = g.node("Sigmoid", x)
    g.node("Mul", x, s)
    x = g.conv(4, 4, 1)
    s = g.node("HardSigmoid", x, alpha=1 / 6, beta=0.5)
    g.node("Mul", s, x)
    x = g.conv(4, 4, 1)
    s = g.node("Softplus", x)
    s = g.node("Tanh", s)
    g.node("Mul", x, s)
    return g.end(4)


def of_set_7():
    g = Graph("of-set-7", opset=7, old=True)
    g.conv(3, 4, bias=False)
    g.normalised(4)
    g.node("Clip", min=0.0, max=6.0)
    g.node("Pad", mode="constant", pads=[0, 0, 1, 1, 0, 0, 1, 1], value=0.0)
    g.node("Slice", axes=[2, 3], starts=[0, 1], ends=[9223372036854775807, -1])
    g.node("AveragePool", kernel_shape=[2, 2], strides=[2, 2])
    g.node("ReduceMean", axes=[2, 3], keepdims=1)
    g.node("Squeeze", axes=[2, 3])
    g.node("Unsqueeze", axes=[2, 3])
    g.node("Dropout", ratio=0.5)
    g.node("Reshape", g.last, g.ints(-1, 4))
    g.node("Gemm", g.last, g.weight(4, 5), g.weight(5), alpha=0.5, beta=2.0)
    return g


def arithmetic():
    g = Graph("arithmetic")
    g.node("Sub", g.last, g.constant(np.float32([[[0.4]], [[0.5]], [[0.6]]])))
    g.node("Div", g.last, g.constant(np.float32([[[[0.2]], [[0.3]], [[0.4]]]])))
    x = g.conv(3, 4)
    y = g.conv(3, 4, 1, x="div4")
    d = g.node("Sub", x, y)
    m = g.node("Max", x, y)
    s = g.node("Sum", d, m, x)
    g.node("Sub", g.constant(np.float32(1)), s)
    g.node("Mul", g.last, g.constant(np.float32(0.5)))
    g.node("Relu")
    return g.end(4)


def kinds_of_weights():
    g = Graph("kinds-of-weights")
    for kind in (np.float16, np.float64):
        w = g.weight(3, 3, 3, 3, kind=kind)
        c = g.node("Cast", w, to=TensorProto.FLOAT)
        g.last = "image" if kind is np.float16 else conv
        conv = g.node("Conv", g.last, c, kernel_shape=[3, 3], pads=[1, 1, 1, 1])
    values = random.standard_normal((3, 3, 1, 1)).astype(np.float32)
    bits = (values.view(np.uint32) >> 16).astype(np.uint16)
    g.weights.append(helper.make_tensor("brain", TensorProto.BFLOAT16, values.shape, bits.tobytes(), raw=True))
    c = g.node("Cast", "brain", to=TensorProto.FLOAT)
    conv = g.node("Conv", conv, c, kernel_shape=[1, 1])
    listed = random.standard_normal((3, 3, 1, 1)).astype(np.float32)
    g.weights.append(helper.make_tensor("listed", TensorProto.FLOAT, listed.shape, listed.ravel().tolist()))
    g.node("Conv", conv, "listed", kernel_shape=[1, 1])
    return g.end(3)


def four_at_once():
    g = Graph("four-at-once", (4, 3, 12, 12))
    g.conv(3, 4, strides=[2, 2])
    g.node("Relu")
    g.node("Reshape", g.last, g.ints(4, -1))
    g.node("Gemm", g.last, g.weight(144, 5), g.weight(5))
    return g


def slices():
    g = Graph("slices")
    x = g.conv(3, 6)
    rows = g.node("Slice", x, g.ints(1), g.ints(-1), g.ints(2))
    g.node("Slice", rows, g.ints(0), g.ints(2**63 - 1), g.ints(3), g.ints(2))
    odd = g.node("Slice", g.last, g.ints(1), g.ints(6), g.ints(1), g.ints(2))
    back = g.node("Slice", "slice%d" % (g.count - 5), g.ints(2), g.ints(-100), g.ints(1), g.ints(-1))
    g.node("Concat", odd, back, axis=1)
    g.conv(6, 4)
    return g.end(4)


def squeeze_and_excite():
    g = Graph("squeeze-and-excite")
    x = g.conv(3, 6)
    x = g.node("Relu", x)
    g.node("ReduceMean", axes=[2, 3], keepdims=1)
    g.conv(6, 2, 1)
    g.node("Relu")
    g.conv(2, 6, 1)
    s = g.node("HardSigmoid", alpha=1 / 6)
    x = g.node("Mul", s, x)
    y = g.conv(6, 6, x=x)
    g.node("GlobalAveragePool", y)
    g.node("Flatten")
    g.node("Gemm", g.last, g.weight(6, 2), g.weight(2))
    g.node("Relu")
    g.node("Gemm", g.last, g.weight(2, 6), g.weight(6))
    g.node("Sigmoid")
    f = g.node("Reshape", g.last, g.ints(-1, 6, 1, 1))
    g.node("Mul", y, f)
    g.node("Add", g.last, x)
    g.node("Relu")
    return g.end(6)


def colours_apart():
    g = Graph("colours-apart")
    parts = []
    for i in range(3):
        c = g.node("Gather", "image", g.constant(np.int64(i)), axis=1)
        c = g.node("Unsqueeze", c, g.ints(1))
        c = g.node("Mul", c, g.constant(np.float32(0.4 + i)))
        parts.append(g.node("Add", c, g.constant(np.float32(-0.1 * i))))
    g.node("Concat", *parts, axis=1)
    g.conv(3, 4)
    g.node("Relu")
    return g.end(4)


def sizes_computed():
    g = Graph("sizes-computed")
    g.conv(3, 4, strides=[2, 2])
    x = g.node("Relu")
    pads = g.node("Concat", g.node("Cast", g.constant(np.int32([0, 1, 1, 0])), to=TensorProto.INT64),
                  g.node("ConstantOfShape", g.ints(4), value=numpy_helper.from_array(np.int64([0]))), axis=0)
    pads = g.node("Reshape", pads, g.ints(-1, 2))
    pads = g.node("Slice", pads, g.ints(-1), g.ints(-(2**63) + 1), g.ints(0), g.ints(-1))
    pads = g.node("Transpose", pads, perm=[1, 0])
    pads = g.node("Reshape", pads, g.ints(-1))
    x = g.node("Pad", x, g.node("Cast", pads, to=TensorProto.INT64))
    shape = g.node("Shape", x)
    channels = g.node("Gather", shape, g.constant(np.int64(1)))
    height = g.node("Gather", shape, g.constant(np.int64(2)))
    width = g.node("Slice", shape, g.ints(3), g.ints(4), g.ints(0))
    area = g.node("Mul", g.node("Unsqueeze", height, g.ints(0)), width)
    values = g.node("Mul", area, g.node("Unsqueeze", channels, g.ints(0)))
    half = g.node("Div", values, g.ints(2))
    whole = g.node("Add", half, half)
    count = g.node("Gather", shape, g.constant(np.int64(0)))
    target = g.node("Concat", g.node("Unsqueeze", count, g.ints(0)), whole, axis=0)
    g.node("Reshape", x, target)
    g.node("Gemm", g.last, g.weight(196, 5), g.weight(5))
    return g


def of_set_21():
    g = Graph("of-set-21", opset=21)
    g.conv(3, 8)
    a, b = g.node("Split", g.last, axis=1, num_outputs=2, outputs=2)
    g.node("Add", a, b)
    g.node("Reshape", g.last, g.ints(0, 4, 12, 12), allowzero=0)
    g.node("ReduceMean", g.last, g.ints(-1, -2), keepdims=0)
    g.node("Gemm", g.last, g.weight(4, 5), g.weight(5))
    return g


def joined():
    g = Graph("joined")
    g.normalised(3, "image")
    g.conv(3, 6, bias=False)
    g.normalised(6)
    g.node("Relu")
    g.conv(6, 6, group=3)
    g.node("Mul", g.last, g.weight(6, 1, 1))
    g.node("Add", g.last, g.weight(1, 6, 1, 1))
    g.node("LeakyRelu", alpha=0.1)
    g.node("GlobalAveragePool")
    g.node("Flatten")
    g.node("Gemm", g.last, g.weight(6, 6), g.weight(6))
    g.normalised(6)
    g.node("Relu")
    g.node("Identity")
    g.node("MatMul", g.last, g.weight(6, 5))
    return g


ALL = (shuffle, shuffle_of_pairs, channel_last, hanging, padded, functions, of_set_7, arithmetic, kinds_of_weights,
       four_at_once, slices, squeeze_and_excite, colours_apart, sizes_computed, of_set_21, joined)


def main(resources):
    arrays = {}
    for make in ALL:
        graph = make()
        model = graph.model()
        path = pathlib.Path(resources, "onnx", graph.name + ".onnx")
        path.write_bytes(model.SerializeToString())
        names = [name for node in model.graph.node for name in node.output]
        del model.graph.output[:]
        model.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in names)
        shape = [1 if size == "N" else size for size in graph.shape]
        image = np.repeat(random.standard_normal([1] + shape[1:]), shape[0], 0).astype(np.float32)
        session = onnxruntime.InferenceSession(model.SerializeToString())
        arrays[graph.name + "|input"] = image[:1]
        for name, value in zip(names, session.run(None, {"image": image})):
            if value.dtype == np.float32 and value.ndim > 1:
                arrays[f"{graph.name}|{name}"] = value[:1] if value.shape[0] == shape[0] else value
    np.savez_compressed(pathlib.Path(resources, "golden", "onnx-operations.npz"), **arrays)
    print(len(arrays), "arrays")


main(*sys.argv[1:])
