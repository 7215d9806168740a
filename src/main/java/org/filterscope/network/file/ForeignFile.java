package org.filterscope.network.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.filterscope.task.Problem;

/** Tells what a network's file is that cannot be read, and what to do about it. */
final class ForeignFile {

  private static final int START = 16;

  private ForeignFile() {}

  /**
   * Does nothing if the file is of a kind that is not known.
   *
   * @throws Problem if it is a file or folder of another program
   */
  static void requireOther(Path file) {
    if (Files.exists(file.resolve("saved_model.pb")) || isCalled(file, ".pb")) {
      throw new Problem("model.saved-model", file);
    }
    if (!Files.isRegularFile(file)) {
      return;
    }
    byte[] start = start(file);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (isCalled(file, ".pt")
        || isCalled(file, ".pth")
        || text.startsWith("\u0080\u0002\u008a\n")) {
      throw new Problem("model.pytorch", file);
    }
    if (text.startsWith("TFL3", 4)) {
      throw new Problem("model.tflite", file);
    }
    if (text.startsWith("{\"", Long.BYTES)) {
      throw new Problem("model.safetensors", file);
    }
    if (text.stripLeading().startsWith("{")) {
      throw new Problem("model.layers-only", file);
    }
  }

  /**
   * Does nothing if the zip is of a kind that is not known.
   *
   * @throws Problem if it is a zip of another program
   */
  static void requireOther(KerasArchive archive, Path file) {
    if (archive.has("saved_model.pb")) {
      throw new Problem("model.saved-model", file);
    }
    if (archive.has("data.pkl")) {
      throw new Problem("model.pytorch", file);
    }
    if (archive.has(".tflite")) {
      throw new Problem("model.tflite", file);
    }
    if (archive.has("model.json") && archive.has(".bin") && !archive.has(Dl4jZip.WEIGHTS)) {
      throw new Problem("model.tfjs", file);
    }
  }

  private static byte[] start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(START);
    } catch (IOException e) {
      throw new Problem(e, "model.unreadable", file);
    }
  }

  private static boolean isCalled(Path file, String ending) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }
}
