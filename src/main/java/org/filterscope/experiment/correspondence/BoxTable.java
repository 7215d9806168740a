package org.filterscope.experiment.correspondence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.filterscope.image.Box;
import org.filterscope.task.Problem;

/**
 * A CSV file of marked parts: a line for each, with the columns {@code image, part, left, top,
 * right, bottom}. Photographs are named from the file's folder; places are in pixels of the upright
 * photograph. A first line with these names is skipped.
 */
public final class BoxTable {

  /** The name of a photograph may have commas, in quotes or without. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?<image>.+),(?<part>[^,]+),(?<left>[^,]+),(?<top>[^,]+),(?<right>[^,]+),(?<bottom>[^,]+)");

  private BoxTable() {}

  /**
   * Reads the file.
   *
   * @param folder where photographs are named from
   * @throws Problem if a line is none of a part, with its number
   */
  public static List<MarkedPhotograph> read(Path file, Path folder) {
    Map<Path, Map<String, Box>> photographs = new LinkedHashMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || (i == 0 && line.startsWith("image,"))) {
        continue;
      }
      Matcher cells = LINE.matcher(line);
      if (!cells.matches()) {
        throw new Problem("experiment.box-line", file, i + 1);
      }
      try {
        Box box =
            new Box(
                number(cells, "left"),
                number(cells, "top"),
                number(cells, "right"),
                number(cells, "bottom"));
        photographs
            .computeIfAbsent(folder.resolve(text(cells, "image")), unseen -> new LinkedHashMap<>())
            .put(text(cells, "part"), box);
      } catch (IllegalArgumentException e) {
        throw new Problem(e, "experiment.box-line", file, i + 1);
      }
    }
    List<MarkedPhotograph> marked = new ArrayList<>();
    photographs.forEach((image, parts) -> marked.add(new MarkedPhotograph(image, parts)));
    return marked;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new Problem(e, "experiment.box-file", file, String.valueOf(e.getMessage()));
    }
  }

  private static double number(Matcher cells, String column) {
    return Double.parseDouble(text(cells, column));
  }

  private static String text(Matcher cells, String column) {
    return cells.group(column).strip().replaceAll("^\"|\"$", "").replace("\"\"", "\"");
  }
}
