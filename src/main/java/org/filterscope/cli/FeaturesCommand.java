package org.filterscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.training.FolderFeatures;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.LabelledFolder;
import org.filterscope.training.head.HeadKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Computes the features that finetune starts from, on a cluster. */
@Command(
    name = "features",
    description = {
      "Computes what the frozen layers give for each photograph of a folder, and keeps it on "
          + "this machine, so that finetune starts at once.",
      "Give the same folder, model, --head, --unfreeze and --flips to finetune. Running the same "
          + "command again computes only what is missing. A file that cannot be read is skipped, "
          + "and standard error says why."
    })
final class FeaturesCommand implements Runnable {

  @ParentCommand private Filterscope root;

  @Parameters(paramLabel = "FOLDER", description = "A folder with one subfolder per class.")
  private Path folder;

  @Option(
      names = "--held-out-folder",
      paramLabel = "DIR",
      description = "Also the photographs in this folder, which finetune is to hold out.")
  private @Nullable Path heldOutFolder;

  @Option(
      names = "--head",
      defaultValue = "pooled",
      description = "The head to train: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private HeadKind head;

  @Option(
      names = "--unfreeze",
      defaultValue = "none",
      description = "What else to train: none, block5 or dense (default: ${DEFAULT-VALUE}).")
  private UnfrozenLayers unfreeze;

  @Option(names = "--flips", description = "Also for mirrored photographs.")
  private boolean flips;

  /** The JSON object: numbers of files, and of photographs that were not known before. */
  record Result(int images, int computed, List<SkippedImage> skipped, String cache) {}

  @Override
  public void run() {
    Output output = root.output();
    List<SkippedPhotograph> skipped = new ArrayList<>();
    Set<Path> files = new LinkedHashSet<>(photographs(folder, skipped));
    if (heldOutFolder != null) {
      files.addAll(photographs(heldOutFolder, skipped));
    }
    FolderFeatures.Wanted wanted = new FolderFeatures.Wanted(head, unfreeze, flips);
    Path cacheFile;
    int computed;
    try (OpenModel open = root.openModel();
        FeatureCache cache = FeatureCache.open(root.services().caches());
        FolderFeatures features = open.folderFeatures(cache, wanted);
        TerminalProgress progress = root.progress()) {
      cacheFile = cache.file();
      computed =
          root.cluster()
              .orElseThrow()
              .features(root.shipment(open))
              .compute(features, List.copyOf(files), skipped::add, progress, open.cancellation());
    }
    skipped.forEach(unread -> output.skipped(unread.reason()));
    output.json(
        new Result(
            files.size(),
            computed,
            skipped.stream().map(SkippedImage::of).toList(),
            cacheFile.toString()));
    output.text(
        text -> {
          text.println(files.size() + " photographs, " + computed + " of them computed");
          if (!skipped.isEmpty()) {
            text.println(skipped.size() + " could not be read and do not count.");
          }
          text.println("Kept in: " + OneLine.of(cacheFile.toString()));
        });
  }

  private static List<Path> photographs(Path folder, List<SkippedPhotograph> skipped) {
    LabelledFolder labelled = LabelledFolder.of(folder);
    labelled.leftOut().forEach(left -> skipped.add(SkippedPhotograph.of(left)));
    return labelled.photographs().stream().map(LabelledFolder.Photograph::file).toList();
  }
}
