package org.filterscope.network.store;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Preparation;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.task.Problem;

/**
 * A network's file to import, and what the user says about it.
 *
 * @param file Keras' HDF5 or zip, ONNX, or a zip of Teachable Machine, of DL4J or of this app
 * @param name the model's name after the import
 * @param preset how photographs are prepared for it; may be empty for weights in VGG's layout, or
 *     if the file or the network's first layers say it, and is then assumed for other networks of
 *     Keras and DL4J
 * @param labels the classes' names; empty for those in the file or beside it, else for ImageNet's,
 *     if their number fits, else for numbers
 * @param licence the licence of the weights; empty if unknown
 */
public record Import(
    Path file,
    String name,
    Optional<PreparationPreset> preset,
    Optional<ClassLabels> labels,
    String licence) {

  /**
   * The file's content, with what the user said about it.
   *
   * @param model the model, ready to classify, with its new name
   * @param isAssumed whether neither the user nor the file said the preparation
   */
  record Checked(
      Import said,
      Model model,
      String preset,
      NetworkFile.Format format,
      List<String> synsets,
      List<String> notWalkable,
      List<String> passedOver,
      boolean isAssumed) {

    /** How the name of its copy ends: as that of the file, if it tells the format. */
    String ending() {
      String name = String.valueOf(said.file.getFileName()).toLowerCase(Locale.ROOT);
      return switch (format) {
        case KERAS_WEIGHTS -> ".h5";
        case KERAS_MODEL -> NetworkFile.isZip(said.file) ? keras(name) : ".h5";
        case ONNX -> ".onnx";
        case DL4J, FILTERSCOPE -> ".zip";
      };
    }

    private static String keras(String name) {
      return name.endsWith(".zip") ? ".zip" : ".keras";
    }

    /** The description to store beside the copy; empty if the file has its own. */
    Optional<ModelDescription> descriptor(String sha256) {
      if (format == NetworkFile.Format.FILTERSCOPE) {
        return Optional.empty();
      }
      return Optional.of(
          new ModelDescription(
              preset,
              model.preparation(),
              model.labels(),
              synsets,
              String.valueOf(said.file.getFileName()),
              said.licence,
              false,
              sha256,
              model.network().layers().size(),
              notWalkable,
              passedOver));
    }
  }

  /**
   * A model as it would answer once it is imported, to try before anything is copied.
   *
   * @param preset how photographs are prepared for it; empty if its file says it
   * @param isTold whether the network's own layers tell this preparation
   * @param origin where the names of the classes come from
   */
  public record Preview(
      Optional<PreparationPreset> preset, Model model, boolean isTold, LabelsOrigin origin) {}

  /** Where the names of a network's classes come from. */
  public enum LabelsOrigin {
    /** The user gave a list. */
    GIVEN,
    /** They are in the network's file. */
    INSIDE,
    /** A list is beside the file. */
    BESIDE,
    /** They are ImageNet's, as there are as many. */
    IMAGE_NET,
    /** Nothing says them: classes have numbers. */
    NUMBERED
  }

  /** The names of a network's classes, and where they come from. */
  private record Found(LabelsOrigin origin, ClassLabels labels) {}

  /**
   * The model as it would answer once it is imported.
   *
   * @throws Problem if the file holds no network that can be used, or the labels do not fit
   */
  public Model preview() {
    return check().model();
  }

  /**
   * The model as it would answer with each preparation, whichever the user chose. All share one
   * network, which is read once.
   *
   * @return only one if the file itself says how photographs are prepared
   * @throws Problem as {@link #preview}
   */
  public List<Preview> previews() {
    NetworkFile.Content content = NetworkFile.read(file);
    if (content.own().isPresent()) {
      return List.of(
          new Preview(Optional.empty(), check(content).model(), true, LabelsOrigin.INSIDE));
    }
    LabelsOrigin origin = labels(content).origin();
    return Arrays.stream(PreparationPreset.values())
        .map(
            each ->
                new Preview(
                    Optional.of(each),
                    preparedBy(each).check(content).model(),
                    content.hints().preset().filter(each::equals).isPresent(),
                    origin))
        .toList();
  }

  private Import preparedBy(PreparationPreset other) {
    return new Import(file, name, Optional.of(other), labels, licence);
  }

  Checked check() {
    return check(NetworkFile.read(file));
  }

  private Checked check(NetworkFile.Content content) {
    if (content.own().isPresent()) {
      Model model = content.own().get().model();
      return new Checked(
          this, model, "", content.format(), List.of(), content.notWalkable(), List.of(), false);
    }
    Network network = content.network();
    int answers = network.output().shape().channels();
    ClassLabels fitting = labels(content).labels();
    if (fitting.names().size() != answers) {
      throw new Problem("labels.count", file, fitting.names().size(), answers);
    }
    Optional<PreparationPreset> said = preset.or(() -> content.hints().preset());
    PreparationPreset chosen = said.orElseGet(() -> usual(content.format()));
    Preparation preparation = chosen.preparation(network.input());
    // A placeholder: after the import, the model has its own file's checksum.
    String untold = "preview of " + name + " prepared as " + chosen.id();
    Model model = new Model(name, network, preparation, fitting.names(), 0, untold);
    return new Checked(
        this,
        model,
        chosen.id(),
        content.format(),
        fitting.synsets(),
        content.notWalkable(),
        content.hints().passedOver(),
        said.isEmpty() && content.format() != NetworkFile.Format.KERAS_WEIGHTS);
  }

  /**
   * The preparation where nobody says one. Keras' own tutorials divide pixels by 255, and so do
   * most networks that are saved without a layer for it.
   */
  private PreparationPreset usual(NetworkFile.Format format) {
    return switch (format) {
      case KERAS_WEIGHTS -> PreparationPreset.KERAS_VGG;
      case ONNX -> throw new Problem("preparation.needed-onnx", file);
      case KERAS_MODEL, DL4J, FILTERSCOPE -> PreparationPreset.UNIT;
    };
  }

  /** The labels that the user gave, those in the file or beside it, ImageNet's, or numbers. */
  private Found labels(NetworkFile.Content content) {
    int answers = content.network().output().shape().channels();
    if (labels.isPresent()) {
      return new Found(LabelsOrigin.GIVEN, labels.get());
    }
    Optional<ClassLabels> inside =
        content.hints().labels().filter(found -> found.names().size() == answers);
    if (inside.isPresent()) {
      return new Found(LabelsOrigin.INSIDE, inside.get());
    }
    Optional<Path> beside = ClassLabels.beside(file, answers);
    if (beside.isPresent()) {
      return new Found(LabelsOrigin.BESIDE, ClassLabels.read(beside.get()));
    }
    ClassLabels imageNet = ClassLabels.imageNet();
    return imageNet.names().size() == answers
        ? new Found(LabelsOrigin.IMAGE_NET, imageNet)
        : new Found(LabelsOrigin.NUMBERED, ClassLabels.numbered(answers));
  }
}
