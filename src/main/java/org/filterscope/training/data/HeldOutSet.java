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
 * The photographs of a folder on which a fine-tuned model may be judged: of the folder that it was
 * trained on, those that were held out.
 *
 * @param photographs of the folder
 * @param isPart whether others were left out because the model has learned from them
 */
public record HeldOutSet(LabelledFolder photographs, boolean isPart) {

  /**
   * Leaves out what a model has learned from. The folder is the one that it was trained on if a
   * photograph is there under its name with its content; within that, names tell the parts. Files
   * of earlier versions say names only, and then these decide alone.
   *
   * @param report how the model was made, as its file has it
   * @throws Problem if nothing is left
   */
  public static HeldOutSet of(Path folder, LabelledFolder labelled, JsonNode report) {
    Set<String> learned = names(report.at("/split/training"));
    learned.addAll(names(report.at("/split/validation")));
    Set<String> marks = names(report.at("/split/learned"));
    // Photographs that were held out in a folder of their own may have the names of others here.
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

  /** Empty for a file that cannot be read: who asks about it later says why. */
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
