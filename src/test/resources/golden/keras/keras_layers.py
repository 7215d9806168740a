"""Writes small Keras models with one kind of layer each, and their answers: see README.md."""

import os
import sys

import keras
import numpy as np
from keras import layers as L
from keras import ops

OUT = sys.argv[1]
SIZE = (16, 16, 3)
RANDOM = np.random.default_rng(3)
ROWS = []


def pixels(shape):
    count = int(np.prod(shape))
    numbers = (np.arange(count, dtype=np.uint64) * 2654435761) % (1 << 32)
    return (numbers >> 24).astype(np.float64).reshape(shape) / 256


def done(file, model):
    for variable in model.weights:
        if "seed" in variable.path:
            continue
        values = RANDOM.normal(0, 0.4, variable.shape)
        if "variance" in variable.path:
            values = np.abs(values) + 0.5
        if "gamma" in variable.path:
            values = values + 1
        if any(variable is last for last in model.layers[-1].weights):
            # Otherwise one class would have it all.
            values = values / 5
        variable.assign(values.astype("float32"))
    image = pixels(model.input_shape[1:])[None].astype("float32")
    answers = np.ravel(np.array(model(image, training=False)))
    model.save(os.path.join(OUT, file))
    ROWS.append(file + "," + ",".join("%.8g" % answer for answer in answers))


def classifier(file, inner):
    image = keras.Input(SIZE)
    maps = inner(L.Conv2D(4, 3, padding="same", name="stem")(image))
    maps = L.Conv2D(3, 3, name="behind")(maps)
    means = L.GlobalAveragePooling2D()(maps)
    done(file, keras.Model(image, L.Dense(3, activation="softmax")(means)))


def as_in_efficientnet(x):
    s = L.Reshape((1, 1, 4))(L.GlobalAveragePooling2D()(x))
    s = L.Conv2D(2, 1, activation="swish")(s)
    return L.Multiply()([x, L.Conv2D(4, 1, activation="sigmoid")(s)])


def as_in_mobilenet(x):
    s = L.GlobalAveragePooling2D(keepdims=True)(x)
    s = L.ReLU()(L.Conv2D(2, 1)(s))
    return L.Multiply()([x, L.Conv2D(4, 1, activation="hard_sigmoid")(s)])


def as_most_write_it(x):
    s = L.Reshape((1, 1, 4))(L.GlobalAveragePooling2D()(x))
    s = L.Dense(2, activation="relu", use_bias=False)(s)
    return L.Multiply()([x, L.Dense(4, activation="sigmoid", use_bias=False)(s)])


def reshaped_late(x):
    s = L.Dense(2, activation="relu")(L.GlobalAveragePooling2D()(x))
    s = L.Reshape((1, 1, 4))(L.Dense(4, activation="sigmoid")(s))
    return L.Multiply()([s, x])


def not_reshaped(x):
    return L.Multiply()([x, L.Dense(4, activation="sigmoid")(L.GlobalMaxPooling2D()(x))])


def of_both_poolings(x):
    narrow, wide = L.Dense(2, activation="relu"), L.Dense(4)
    mean = wide(narrow(L.Reshape((1, 1, 4))(L.GlobalAveragePooling2D()(x))))
    largest = wide(narrow(L.GlobalMaxPooling2D(keepdims=True)(x)))
    return L.Multiply()([x, L.Activation("sigmoid")(L.Add()([mean, largest]))])


def cropped(x):
    one = L.Cropping2D(((1, 2), (0, 3)))(x)
    # As in NASNet.
    other = L.ZeroPadding2D(((1, 0), (2, 1)))(L.Cropping2D(((1, 0), (2, 1)))(x))
    return L.Add()([one, L.Cropping2D(((2, 1), (3, 0)))(other)])


def enlarged(x):
    low = L.Conv2D(4, 3, padding="same", activation="relu")(L.MaxPooling2D(2)(x))
    return L.Concatenate()([x, L.UpSampling2D(2)(low)])


def enlarged_unevenly(x):
    return L.UpSampling2D((3, 2))(L.AveragePooling2D((3, 2), padding="same")(x))


def context(x):
    one = L.Reshape((1, 1, 2))(L.Dense(2, activation="relu")(L.GlobalAveragePooling2D()(x)))
    return L.Concatenate()([x, L.UpSampling2D((16, 16), interpolation="bilinear")(one)])


def broadcast(x):
    mask = L.Conv2D(1, 3, padding="same", activation="sigmoid")(x)
    mean = L.GlobalAveragePooling2D(keepdims=True)(x)
    return L.Add()([L.Multiply()([mask, x]), mean])


def functions(x):
    names = "mish gelu hard_swish hard_sigmoid silu softplus relu6 selu elu leaky_relu tanh"
    alone = [L.Activation(name)(x) for name in names.split()]
    inside = [L.Conv2D(1, 1, activation=name)(x) for name in names.split()]
    return L.Concatenate()(alone + inside)


def rectifiers(x):
    return L.Concatenate()(
        [
            L.ReLU(max_value=0.4)(x),
            L.ReLU(max_value=0.5, negative_slope=0.2)(x),
            L.Conv2D(4, 1, activation=L.LeakyReLU(negative_slope=0.15))(x),
            L.LeakyReLU()(x),
            L.ELU(0.6)(x),
        ]
    )


def products(x):
    y = L.Conv2D(4, 1)(x)
    z = L.Conv2D(4, 1)(x)
    return L.Concatenate()(
        [
            L.Multiply()([x, L.Activation("sigmoid")(x)]),
            L.Multiply()([L.ReLU(6.0)(y + 3.0) * (1.0 / 6.0), y]),
            z * ops.tanh(ops.softplus(z)),
        ]
    )


def operators(x):
    mean = ops.mean(x, axis=[1, 2], keepdims=True)
    y = x * ops.sigmoid(L.Conv2D(4, 1)(mean))
    y = ops.relu(1.0 - 2 * y)
    y = keras.activations.relu(y, max_value=0.7)
    y = ops.gelu(y, approximate=False)
    y = ops.leaky_relu(y - 0.3, 0.1)
    return ops.hard_sigmoid(y) + ops.maximum(y, x) - ops.minimum(y, x)


def quiet(x):
    for layer in (
        L.GaussianNoise(0.1),
        L.GaussianDropout(0.1),
        L.SpatialDropout2D(0.1),
        L.AlphaDropout(0.1),
        L.Dropout(0.2),
        L.ActivityRegularization(0.1),
    ):
        x = layer(x)
    x = L.SeparableConv2D(5, 3, strides=2, depth_multiplier=2, padding="same", activation="relu")(x)
    x = L.Conv2D(6, 3, dilation_rate=(2, 1), padding="same")(x)
    return L.DepthwiseConv2D(3, strides=2, padding="same", depth_multiplier=2)(x)


def one_cell():
    image = keras.Input(SIZE)
    x = L.Flatten()(L.Conv2D(6, 3, strides=2)(image))
    x = L.Reshape((1, 1, 5))(L.PReLU()(L.Dense(5)(x)))
    x = L.Conv2D(4, 3, padding="same", activation="tanh")(L.BatchNormalization()(x))
    x = L.AveragePooling2D(2, padding="same")(L.Dropout(0.1)(x))
    x = L.Reshape((4,))(L.SeparableConv2D(4, 1)(L.DepthwiseConv2D(1)(x)))
    return keras.Model(image, L.Activation("softmax")(x))


def enlarged_image():
    image = keras.Input((16, 20, 3))
    x = L.Conv2D(4, 3, strides=2, activation="relu")(L.UpSampling2D((2, 3))(image))
    x = L.Flatten()(L.MaxPooling2D(3)(x))
    return keras.Model(image, L.Dense(3, activation="softmax")(x))


def slopes_of_cells(x):
    return L.PReLU()(L.Conv2D(4, 3)(L.PReLU()(x)))


classifier("gate_efficientnet.h5", as_in_efficientnet)
classifier("gate_mobilenet.keras", as_in_mobilenet)
classifier("gate_dense.h5", as_most_write_it)
classifier("gate_late.keras", reshaped_late)
classifier("gate_vector.h5", not_reshaped)
classifier("gate_both.keras", of_both_poolings)
classifier("cropping.h5", cropped)
classifier("upsampling.keras", enlarged)
classifier("upsampling_uneven.h5", enlarged_unevenly)
classifier("context.keras", context)
classifier("broadcast.h5", broadcast)
classifier("minimum.h5", lambda x: L.Minimum()([x, L.Conv2D(4, 1)(x), L.ReLU()(x)]))
classifier("functions.h5", functions)
classifier("functions.keras", functions)
classifier("rectifiers.keras", rectifiers)
classifier("products.h5", products)
classifier("operations.keras", operators)
classifier("quiet.h5", quiet)
classifier("slopes.keras", slopes_of_cells)
done("one_cell.keras", one_cell())
done("upsampled_image.h5", enlarged_image())
with open(os.path.join(OUT, "layers.csv"), "w") as table:
    table.write("\n".join(ROWS) + "\n")
