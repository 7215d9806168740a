package org.filterscope.network.store;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
 * @param file Keras' HDF5, or a zip of DL4J or of this app
 * @param name the model's name after the import
 * @param preset how photographs are prepared for it; may be empty for weights in VGG's layout, or
 *     if the file says it
 * @param labels the classes' names; empty for ImageNet's, if their number fits, or if the file says
 *     them
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
   */
  record Checked(
      Import said,
      Model model,
      String preset,
      NetworkFile.Format format,
      List<String> synsets,
      List<String> notWalkable) {

    boolean isHdf5() {
      return format == NetworkFile.Format.KERAS_MODEL || format == NetworkFile.Format.KERAS_WEIGHTS;
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
              notWalkable));
    }
  }

  /**
   * A model as it would answer once it is imported, to try before anything is copied.
   *
   * @param preset how photographs are prepared for it; empty if its file says it
   */
  public record Preview(Optional<PreparationPreset> preset, Model model) {}

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
      return List.of(new Preview(Optional.empty(), check(content).model()));
    }
    return Arrays.stream(PreparationPreset.values())
        .map(each -> new Preview(Optional.of(each), preparedBy(each).check(content).model()))
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
      return new Checked(this, model, "", content.format(), List.of(), content.notWalkable());
    }
    Network network = content.network();
    int answers = network.output().shape().channels();
    ClassLabels fitting = labels.orElseGet(() -> usual(answers));
    if (fitting.names().size() != answers) {
      throw new Problem("labels.count", file, fitting.names().size(), answers);
    }
    PreparationPreset chosen = preset.orElseGet(() -> usual(content.format()));
    Preparation preparation = chosen.preparation(network.input().height());
    // A placeholder: after the import, the model has its own file's checksum.
    String untold = "preview of " + name + " prepared as " + chosen.id();
    Model model = new Model(name, network, preparation, fitting.names(), 0, untold);
    return new Checked(
        this, model, chosen.id(), content.format(), fitting.synsets(), content.notWalkable());
  }

  private PreparationPreset usual(NetworkFile.Format format) {
    if (format != NetworkFile.Format.KERAS_WEIGHTS) {
      throw new Problem("preparation.needed", file);
    }
    return PreparationPreset.KERAS_VGG;
  }

  private ClassLabels usual(int answers) {
    ClassLabels imageNet = ClassLabels.imageNet();
    if (imageNet.names().size() != answers) {
      throw new Problem("labels.needed", file, answers);
    }
    return imageNet;
  }
}
