package org.filterscope.training.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.filterscope.task.Problem;
import org.filterscope.task.Sha256;

/**
 * The photographs of a folder that a fine-tuned model may be tested on. For the folder that it was
 * trained on, these are the held-out ones.
 *
 * @param photographs the photographs to test on
 * @param isPart whether others were left out because the model has learned from them
 */
public record HeldOutSet(LabelledFolder photographs, boolean isPart) {

  /**
   * Leaves out what a model has learned from. A folder counts as the one that it was trained on if
   * it has a photograph with the same name and content; then the names tell the parts. Files of
   * earlier versions only have names, which then decide alone.
   *
   * @param report the report in the model's file
   * @throws Problem if nothing is left
   */
  public static HeldOutSet of(Path folder, LabelledFolder labelled, JsonNode report) {
    Set<String> learned = names(report.at("/split/training"));
    learned.addAll(names(report.at("/split/validation")));
    Set<String> marks = names(report.at("/split/learned"));
    // Photographs in a separate held-out folder may have the same names as others here.
    Set<String> heldOut = names(report.at("/split/heldOut"));
    heldOut.removeAll(learned);
    boolean isTrainedOn =
        labelled.photographs().stream()
            .anyMatch(
                each ->
                    learned.contains(name(folder, each))
                        && (marks.isEmpty() || marks.contains(mark(each.file()))));
    if (!isTrainedOn) {
      return new HeldOutSet(labelled, false);
    }
    List<LabelledFolder.Photograph> left =
        labelled.photographs().stream()
            .filter(each -> heldOut.contains(name(folder, each)))
            .toList();
    if (left.isEmpty()) {
      throw new Problem("training.all-learned", folder);
    }
    return new HeldOutSet(new LabelledFolder(labelled.classes(), left), true);
  }

  /** Empty for a file that cannot be read; reading it later reports why. */
  private static String mark(Path file) {
    try {
      return Sample.mark(Sha256.of(file));
    } catch (IOException e) {
      return "";
    }
  }

  private static String name(Path folder, LabelledFolder.Photograph photograph) {
    return folder.relativize(photograph.file()).toString().replace('\\', '/');
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new HashSet<>();
    list.forEach(name -> names.add(name.asText()));
    return names;
  }
}
