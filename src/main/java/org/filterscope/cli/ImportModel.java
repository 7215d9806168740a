package org.filterscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.store.Import;
import org.filterscope.network.store.StoredModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Imports a network's file into the folder of models. */
@Command(
    name = "import",
    description = {
      "Imports a network, so that --model finds it by name.",
      "Supported are Keras models (.h5 and .keras, also with models inside), Teachable Machine's "
          + "exports for Keras, weights of VGG16 and VGG19, and zips of DL4J and of Filterscope.",
      "Also ONNX, as PyTorch, tf2onnx and keras2onnx export it. Weights that it keeps in a second "
          + "file must be beside it.",
      "Networks may read grey or coloured pictures of any size, square or not."
    })
final class ImportModel implements Runnable {

  @ParentCommand private Models models;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "A file that ends in .h5, .hdf5, .keras, .onnx or .zip.")
  private Path file;

  @Option(
      names = "--name",
      paramLabel = "N",
      description = "Name of the imported model (default: the file's name).")
  private @Nullable String name;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "Class names: a file with one name per line, with its number before it or not, a list or "
              + "map in JSON, or a table as CSV (default: a list beside FILE, such as labels.txt; "
              + "else ImageNet's, if there are 1000 classes; else numbers).")
  private @Nullable Path labels;

  @Option(
      names = "--preparation",
      paramLabel = "PRESET",
      completionCandidates = Presets.class,
      description =
          "Input preparation: ${COMPLETION-CANDIDATES}. keras-vgg: B, G, R minus the means;"
              + " torchvision: (RGB/255 - mean) / standard deviation; unit: RGB/255; symmetric:"
              + " RGB/127.5 - 1; raw: RGB from 0 to 255 (default: what the network's first layers"
              + " tell; else unit for Keras and DL4J, which most were trained with).")
  private @Nullable String preparation;

  @Option(
      names = "--licence",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Licence of the weights, stored with them.")
  private String licence;

  /** The names of the presets, for the help text. */
  static final class Presets implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(PreparationPreset.values()).map(PreparationPreset::id).iterator();
    }
  }

  @Override
  public void run() {
    Filterscope root = models.root();
    Import wanted =
        new Import(
            file,
            name == null ? stem() : name,
            preset(),
            Optional.ofNullable(labels).map(ClassLabels::read),
            licence);
    List<String> assumed = new ArrayList<>();
    StoredModel stored;
    try (Interruption interruption = new Interruption();
        TerminalProgress progress = root.progressInBytes()) {
      stored =
          root.services()
              .store()
              .importFile(wanted, assumed::add, progress, interruption.cancellation());
    }
    ModelList list = ModelList.of(List.of(stored));
    root.output().json(list);
    root.output().text(list::printNew);
    for (String preset : assumed) {
      root.output()
          .text(
              out ->
                  out.println(
                      "The file does not say how photographs are prepared. "
                          + preset
                          + " is assumed, with which most networks of its kind were trained. If the"
                          + " answers are wrong, remove the model, and import it again with"
                          + " --preparation."));
    }
  }

  private Optional<PreparationPreset> preset() {
    if (preparation == null) {
      return Optional.empty();
    }
    Optional<PreparationPreset> preset = PreparationPreset.of(preparation);
    if (preset.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--preparation: one of " + String.join(", ", new Presets()) + ", not " + preparation);
    }
    return preset;
  }

  private String stem() {
    String whole = String.valueOf(file.getFileName());
    int dot = whole.lastIndexOf('.');
    return dot > 0 ? whole.substring(0, dot) : whole;
  }
}
