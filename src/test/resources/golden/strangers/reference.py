"""Answers of published Keras networks by plain NumPy in double precision: python3 reference.py FILE...

Reads the description and the weights by h5py, knows nothing of Filterscope, and computes each layer
by its definition in Keras' documentation. The input is made of whole numbers, see pixels().
"""
import io, json, sys, zipfile
import h5py, numpy as np


def pixels(shape):
    """Values from 0 to 1, the same in the Java tests: the top byte of i * 2654435761 mod 2^32, over 256."""
    count = int(np.prod(shape))
    numbers = (np.arange(count, dtype=np.uint64) * 2654435761) % (1 << 32)
    return (numbers >> 24).astype(np.float64).reshape(shape) / 256


class Weights:
    """Weights of a layer by its path: of .h5 by name within the outermost group, of zips by class."""

    def __init__(self, file, is_zip):
        self.file, self.is_zip = file, is_zip

    def get(self, path, keys):
        if self.is_zip:
            found = {}
            def visit(name, node):
                plain = name.replace("\\", "/")
                for container in ("_layer_checkpoint_dependencies/", "layers/"):
                    plain = plain.replace(container, "")
                if isinstance(node, h5py.Dataset):
                    found[plain] = node[()]
            self.file.visititems(visit)
            own = "/".join(keys) + "/vars/"
            names = sorted((n for n in found if n.startswith(own)), key=lambda n: int(n[len(own):]))
            return [found[name].astype(np.float64) for name in names]
        group = self.file["model_weights"][path[0]]
        names = [n.decode() if isinstance(n, bytes) else n for n in group.attrs["weight_names"]]
        if len(path) > 1:
            names = [n for n in names if n.split("/")[-2] == path[-1]]
        return [group[n][()].astype(np.float64) for n in names]


def snake(kind):
    import re
    kind = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", kind)
    return re.sub("([a-z])([A-Z])", r"\1_\2", kind).lower()


def same(size, kernel, stride):
    out = -(-size // stride)
    total = max(0, (out - 1) * stride + kernel - size)
    return total // 2, total - total // 2


def windows(x, kernel, stride, padding, fill):
    if padding == "same":
        pads = [same(x.shape[a], kernel[a], stride[a]) for a in (0, 1)]
        x = np.pad(x, pads + [(0, 0)], constant_values=fill)
    view = np.lib.stride_tricks.sliding_window_view(x, kernel, axis=(0, 1))
    return view[:: stride[0], :: stride[1]]  # rows, columns, channels, kernel rows, kernel columns


def activation(name, x):
    if isinstance(name, dict):
        name = name["config"]
    if name in (None, "linear"):
        return x
    if name == "relu":
        return np.maximum(x, 0)
    if name == "sigmoid":
        return 1 / (1 + np.exp(-x))
    if name == "softmax":
        e = np.exp(x - x.max())
        return e / e.sum()
    raise ValueError(name)


def pair(value):
    return tuple(value) if isinstance(value, (list, tuple)) else (value, value)


def layer(kind, config, inputs, weights):
    x = inputs[0]
    get = config.get
    if kind in ("Conv2D", "Convolution2D"):
        k = weights[0]
        v = windows(x, k.shape[:2], pair(get("strides") or get("subsample")),
                    get("padding") or get("border_mode"), 0)
        y = np.einsum("yxchw,hwco->yxo", v, k, optimize=True)
        return activation(get("activation"), y + weights[1] if len(weights) > 1 else y)
    if kind == "DepthwiseConv2D":
        k = weights[0]
        v = windows(x, k.shape[:2], pair(get("strides")), get("padding"), 0)
        y = np.einsum("yxchw,hwcm->yxcm", v, k, optimize=True)
        return activation(get("activation"), y.reshape(y.shape[:2] + (-1,)))
    if kind == "SeparableConv2D":
        v = windows(x, weights[0].shape[:2], pair(get("strides")), get("padding"), 0)
        y = np.einsum("yxchw,hwcm->yxcm", v, weights[0], optimize=True)
        y = np.einsum("yxc,co->yxo", y.reshape(y.shape[:2] + (-1,)), weights[1][0, 0])
        return activation(get("activation"), y + weights[2] if len(weights) > 2 else y)
    if kind in ("MaxPooling2D", "AveragePooling2D"):
        size = pair(get("pool_size"))
        v = windows(x, size, pair(get("strides") or size), get("padding") or get("border_mode"),
                    -np.inf if kind[0] == "M" else np.nan)
        return v.max((3, 4)) if kind[0] == "M" else np.nanmean(v, (3, 4))
    if kind == "Dense":
        y = x @ weights[0]
        return activation(get("activation"), y + weights[1] if len(weights) > 1 else y)
    if kind == "BatchNormalization":
        gamma, beta, mean, variance = weights
        return (x - mean) / np.sqrt(variance + get("epsilon")) * gamma + beta
    if kind == "ZeroPadding2D":
        return np.pad(x, [tuple(p) for p in get("padding")] + [(0, 0)])
    if kind == "ReLU":
        return np.minimum(np.maximum(x, 0), np.inf if get("max_value") is None else get("max_value"))
    if kind == "Activation":
        return activation(get("activation"), x)
    if kind == "Softmax":
        return activation("softmax", x)
    if kind == "GlobalAveragePooling2D":
        return x.mean((0, 1))
    if kind == "Flatten":
        return x.reshape(-1)
    if kind == "Add":
        return sum(inputs)
    if kind == "Concatenate":
        return np.concatenate(inputs, -1)
    if kind == "Dropout":
        return x
    raise ValueError(kind)


def run(model, x, weights, path=(), keys=()):
    config = model["config"]
    listed = config if isinstance(config, list) else config["layers"]
    values, counts = {}, {}
    for entry in listed:
        kind, own = entry["class_name"], entry["config"]
        name = entry.get("name") or own["name"]
        key = snake(kind)
        counts[key] = counts.get(key, -1) + 1
        key += "_%d" % counts[key] if counts[key] else ""
        if kind == "InputLayer":
            values[name] = x
            continue
        if model["class_name"] == "Sequential":
            inputs = [x]
        else:
            inputs = [values[call[0]] for call in entry["inbound_nodes"][0]]
        place, places = path + (name,), keys + (key,)
        if kind in ("Sequential", "Functional", "Model"):
            x = values[name] = run(entry, inputs[0], weights, place, places)
        else:
            x = values[name] = layer(kind, own, inputs, weights.get(place, places))
    return x if model["class_name"] == "Sequential" else values[config["output_layers"][0][0]]


def shape(model):
    config = model["config"]
    listed = config if isinstance(config, list) else config["layers"]
    first = listed[0]["config"]
    return (first.get("batch_input_shape") or first.get("batch_shape"))[1:]


def answer(file):
    if zipfile.is_zipfile(file):
        archive = zipfile.ZipFile(file)
        model = json.loads(archive.read("config.json"))
        weights = Weights(h5py.File(io.BytesIO(archive.read("model.weights.h5"))), True)
    else:
        hdf = h5py.File(file)
        model = json.loads(hdf.attrs["model_config"])
        weights = Weights(hdf, False)
    return run(model, pixels(shape(model)), weights)


if __name__ == "__main__":
    for file in sys.argv[1:]:
        print(file.split("/")[-1] + "," + ",".join("%.9g" % v for v in np.ravel(answer(file))))
