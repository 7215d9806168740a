package org.filterscope.network.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Preparation;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.file.ModelFile;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.task.Problem;
import org.filterscope.task.Sha256;

/** A model's file, in the folder of models or elsewhere, with or without a description. */
final class StoredFile {

  private static final int IMAGE_NET = 1000;

  private StoredFile() {}

  /** The path of the description of a model's file. */
  static Path descriptor(Path file) {
    return file.resolveSibling(ModelFile.name(file) + ".json");
  }

  /**
   * Loads a model.
   *
   * @throws Problem if it cannot be read, nothing says what its classes are, or it would not fit
   *     into the memory
   */
  static Model load(Path file) {
    NetworkFile.requireFile(file);
    Path beside = descriptor(file);
    if (Files.exists(beside)) {
      return described(file, ModelDescription.read(beside));
    }
    NetworkFile.Content content = NetworkFile.read(file);
    return switch (content.format()) {
      case FILTERSCOPE -> content.own().orElseThrow().model();
      case KERAS_WEIGHTS -> vgg(file, content.network());
      case KERAS_MODEL, ONNX, DL4J -> throw new Problem("store.describe", file);
    };
  }

  /** Weights in VGG's layout with ImageNet's number of classes need no description. */
  private static Model vgg(Path file, Network network) {
    if (network.output().shape().channels() != IMAGE_NET) {
      throw new Problem("store.describe", file);
    }
    Preparation preparation = PreparationPreset.KERAS_VGG.preparation(network.input().height());
    return model(file, network, preparation, ClassLabels.imageNet().names(), sha256(file));
  }

  private static Model described(Path file, ModelDescription descriptor) {
    NetworkFile.requireRoom(file);
    String sha256 = sha256(file);
    if (!descriptor.sha256().isEmpty() && !sha256.equals(descriptor.sha256())) {
      throw new Problem("store.changed", file);
    }
    Network network = NetworkFile.read(file).network();
    if (network.output().shape().channels() != descriptor.labels().size()
        || network.input().height() != descriptor.preparation().height()
        || network.input().width() != descriptor.preparation().width()
        || network.input().channels() != descriptor.preparation().order().channels()) {
      throw new Problem("store.damaged", descriptor(file));
    }
    return model(file, network, descriptor.preparation(), descriptor.labels(), sha256);
  }

  private static Model model(
      Path file, Network network, Preparation preparation, List<String> labels, String sha256) {
    return new Model(
        ModelFile.name(file), network, preparation, labels, 0, checksum(sha256, preparation));
  }

  /**
   * The same as {@link Model#checksum} once the model is loaded. Reads the file unless its
   * description has its checksum.
   *
   * @throws Problem if it cannot be read
   */
  static String checksum(StoredModel model) {
    if (model.descriptor().isEmpty()) {
      return sha256(model.file());
    }
    ModelDescription said = model.descriptor().get();
    String sha256 = said.sha256().isEmpty() ? sha256(model.file()) : said.sha256();
    return checksum(sha256, said.preparation());
  }

  /** A checksum of the weights and the preparation: a network's answer depends on both. */
  private static String checksum(String sha256, Preparation preparation) {
    String both = sha256 + " " + preparation.fingerprint();
    return Sha256.of(both.getBytes(StandardCharsets.UTF_8));
  }

  /** The description of a model of the catalogue. */
  static ModelDescription describe(CatalogEntry entry, Network network, Path file, String source) {
    ClassLabels labels = ClassLabels.imageNet();
    return new ModelDescription(
        entry.preparation(),
        entry.preset().preparation(network.input().height()),
        labels.names(),
        labels.synsets(),
        entry.source() + ": " + source,
        entry.licence(),
        true,
        sha256(file),
        network.layers().size(),
        List.of(),
        List.of());
  }

  /** SHA-256 of a file, in hexadecimal. */
  static String sha256(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new Problem(e, "model.unreadable", file);
    }
  }
}
