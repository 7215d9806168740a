package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.filterscope.network.Network;
import org.filterscope.network.Shape;
import org.filterscope.task.Problem;
import org.filterscope.testing.Golden;
import org.filterscope.testing.KerasFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sound files that are no network for photographs, or another program's: each says what it is. */
class ForeignFilesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "LSTM, '[null, 28, 28]', layer.sequence, LSTM",
    "TimeDistributed, '[null, 5, 32, 32, 3]', layer.sequence, TimeDistributed",
    "Conv1D, '[null, 28, 28]', layer.sequence, Conv1D",
    "Conv3D, '[null, 16, 32, 32, 3]', layer.volume, Conv3D",
    "Lambda, '[null, 28, 28, 1]', layer.lambda, Lambda",
    "Flatten, '[null, 5, 32, 32, 3]', model.no-picture, 5 x 32 x 32 x 3",
    "Dropout, '[null, 1024]', model.no-picture, 1024",
    "Dropout, '[null, 30]', model.no-picture, 30",
    "Flatten, '[null, 28, 28, 4]', model.input, 4 x 28 x 28",
    "Flatten, 'null', model.no-input-size, does not say",
    "Conv2DTranspose, '[null, 28, 28, 1]', layer.cannot-walk, Conv2DTranspose",
    "Capsule, '[null, 28, 28, 1]', layer.cannot-walk, Capsule",
  })
  void aKerasModelSaysWhyItCannotBeShown(String kind, String axes, String key, String words) {
    assertProblem(sequential(axes, "\"%s\"".formatted(kind), "{}"), key, words);
  }

  @Test
  void aModelOfAQuantityIsNoClassifier() {
    Path file = folder.resolve("age.h5");
    new KerasFile()
        .put("age", "age/kernel:0", new float[784][1])
        .put("age", "age/bias:0", new float[1])
        .write(
            file,
            description(
                "[null, 784]",
                "{\"class_name\": \"Dense\", \"config\": {\"name\": \"age\", \"units\": 1}}"),
            "{\"loss\": \"mean_squared_error\"}");
    assertProblem(file, "model.quantity", "one number");
  }

  @Test
  void aModelOfAnOwnClassIsNamed() {
    Path file = folder.resolve("own.h5");
    new KerasFile().write(file, "{\"class_name\": \"MyNet\", \"config\": {}}");
    assertProblem(file, "layer.own-class", "MyNet");
  }

  @Test
  void otherProgramsFilesAreNamed() throws IOException {
    assertProblem(written("old.pth", "\u0080\u0002\u008a\n"), "model.pytorch", "torch.onnx.export");
    assertProblem(zip("model.pt", "archive/data.pkl"), "model.pytorch", "torch.onnx.export");
    assertProblem(written("net.tflite", " \0\0\0TFL3"), "model.tflite", "TensorFlow Lite");
    assertProblem(zip("tm.zip", "model_unquant.tflite"), "model.tflite", "then Keras");
    assertProblem(
        written("w.safetensors", "\u0010\0\0\0\0\0\0\0{\"a\":1}"), "model.safetensors", "ONNX");
    assertProblem(written("model.json", "{\"class_name\": 1}"), "model.layers-only", "no weights");
    assertProblem(zip("js.zip", "model.json", "weights.bin"), "model.tfjs", "TensorFlow.js");
    assertProblem(zip("photos.zip", "a.jpg", "b.jpg"), "model.other-format", "neither");
    assertProblem(zip("s.zip", "net/saved_model.pb"), "model.saved-model", "SavedModel");
    Files.createFile(Files.createDirectory(folder.resolve("net")).resolve("saved_model.pb"));
    assertProblem(folder.resolve("net"), "model.saved-model", "load_model");
  }

  @Test
  void aVectorOfAPicturesSizeIsThePicture() {
    Network network = NetworkFile.read(Golden.keras("vector.keras")).network();
    assertThat(network.input()).isEqualTo(Shape.maps(1, 28, 28));
  }

  @Test
  void aPackedModelBringsItsLabels() throws IOException {
    Path file = folder.resolve("converted_keras.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("keras_model.h5"));
      zip.write(Files.readAllBytes(Golden.keras("transfer.h5")));
      zip.putNextEntry(new ZipEntry("labels.txt"));
      zip.write("0 Cat\n1 Dog\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(NetworkFile.read(file).hints().labels().orElseThrow().names())
        .containsExactly("Cat", "Dog");
  }

  /** 3 x 3 x 1 x 4 weights and 4 biases, and no bias where there is none. */
  @ParameterizedTest
  @CsvSource({"true, 40", "false, 36"})
  void aConvolutionHasABiasOnlyIfTheFileSaysSo(boolean hasBias, long parameters) {
    KerasFile keras = new KerasFile().put("conv", "conv/kernel:0", new float[3][3][1][4]);
    if (hasBias) {
      keras.put("conv", "conv/bias:0", new float[4]);
    }
    Path file = folder.resolve("conv.h5");
    keras.write(
        file,
        description(
            "[null, 28, 28, 1]",
            "{\"class_name\": \"Conv2D\", \"config\": {\"name\": \"conv\", \"kernel_size\": [3, 3],"
                + " \"use_bias\": %s}}, ".formatted(hasBias)
                + "{\"class_name\": \"GlobalMaxPooling2D\", \"config\": {\"name\": \"all\"}}"));
    assertThat(NetworkFile.read(file).network().parameters()).isEqualTo(parameters);
  }

  private Path sequential(String axes, String kind, String settings) {
    Path file = folder.resolve("model.h5");
    new KerasFile()
        .write(
            file,
            description(axes, "{\"class_name\": %s, \"config\": %s}".formatted(kind, settings)));
    return file;
  }

  private static String description(String axes, String layers) {
    return "{\"class_name\": \"Sequential\", \"config\": {\"name\": \"net\", \"layers\": ["
        + "{\"class_name\": \"InputLayer\", \"config\": {\"name\": \"in\", \"batch_input_shape\": "
        + axes
        + "}}, "
        + layers
        + "]}}";
  }

  private Path written(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, StandardCharsets.ISO_8859_1);
  }

  private Path zip(String name, String... entries) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
      }
    }
    return file;
  }

  private static void assertProblem(Path file, String key, String words) {
    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.key()).isEqualTo(key))
        .hasMessageContaining(words);
  }
}
