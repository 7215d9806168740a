"""Makes onnx-tensors.npz: what ONNX Runtime computes for every tensor of the graphs in shared/data/onnx.

Usage: python onnx_tensors.py SHARED/data/onnx OUT.npz   (needs onnx, onnxruntime, numpy)

Key: GRAPH|TENSOR. Value, float32: the largest absolute value, the mean, then 32 values at equal distances in the
order of the tensor's axes, the first and the last among them (all values if there are no more).
"""
import pathlib
import sys

import numpy as np
import onnx
import onnxruntime

SAMPLES = 32


def tensors(path, image):
    model = onnx.load(path)
    names = [name for node in model.graph.node for name in node.output]
    known = {output.name for output in model.graph.output}
    for name in names:
        if name not in known:
            model.graph.output.append(onnx.helper.make_empty_tensor_value_info(name))
    session = onnxruntime.InferenceSession(model.SerializeToString())
    results = session.run(None, {session.get_inputs()[0].name: image})
    return {out.name: value for out, value in zip(session.get_outputs(), results)}


def summary(value):
    flat = value.astype(np.float64).ravel()
    at = np.arange(flat.size) if flat.size <= SAMPLES else np.arange(SAMPLES) * (flat.size - 1) // (SAMPLES - 1)
    return np.concatenate([[np.abs(flat).max(), flat.mean()], flat[at]]).astype(np.float32)


def main(folder, out):
    arrays = {}
    for path in sorted(pathlib.Path(folder).glob("*.onnx")):
        image = np.load(path.with_suffix(".input.npy"))
        for name, value in tensors(path, image).items():
            if value.dtype == np.float32 and value.ndim > 1:
                arrays[f"{path.stem}|{name}"] = summary(value)
    np.savez_compressed(out, **arrays)
    print(len(arrays), "tensors")


main(*sys.argv[1:])
