package org.filterscope.experiment.result;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.filterscope.task.Problem;
import org.filterscope.task.SafeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder with results of experiments, each a JSON file of its own. Files that cannot be read as
 * results are named and otherwise left alone. Safe for use by several threads.
 */
public final class KeptResults {

  private static final Logger LOG = LoggerFactory.getLogger(KeptResults.class);
  private static final String ENDING = ".json";

  private final Path folder;
  private final ObjectMapper json =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Results in a folder, which is made when the first one is kept. */
  public KeptResults(Path folder) {
    this.folder = folder;
  }

  /**
   * A result that was kept.
   *
   * @param file where it is
   */
  public record Kept(Path file, Result result) {}

  /**
   * What is in the folder.
   *
   * @param results those of one experiment, the latest first
   * @param damaged files that are no results
   */
  public record Listing(List<Kept> results, List<Path> damaged) {

    /** Copies the lists. */
    public Listing {
      results = List.copyOf(results);
      damaged = List.copyOf(damaged);
    }
  }

  /**
   * The results of an experiment.
   *
   * @throws Problem if the folder cannot be read
   */
  public Listing list(Experiment experiment) {
    List<Kept> results = new ArrayList<>();
    List<Path> damaged = new ArrayList<>();
    for (Path file : files(experiment)) {
      try {
        Result result = json.readValue(Files.readAllBytes(file), Result.class);
        requireComplete(result);
        if (result.experiment() == experiment) {
          results.add(new Kept(file, result));
        }
      } catch (IOException | RuntimeException e) {
        LOG.warn("{} is no result of an experiment", file, e);
        damaged.add(file);
      }
    }
    results.sort(Comparator.comparing((Kept kept) -> kept.result().made()).reversed());
    return new Listing(results, damaged);
  }

  /** A field that the file leaves out is null in the record. */
  private static void requireComplete(Result result) {
    for (Object part :
        new Object[] {
          result.experiment(),
          result.model(),
          result.subject(),
          result.command(),
          result.made(),
          result.table()
        }) {
      if (part == null) {
        throw new IllegalArgumentException("a field is missing");
      }
    }
  }

  /**
   * Keeps a result: the whole file appears, or none.
   *
   * @return the file
   * @throws Problem if it cannot be written
   */
  public Path keep(Result result) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw SafeFile.problem(folder, e);
    }
    String time = result.made().replaceAll("[^0-9TZ]", "-");
    Path file = folder.resolve(result.experiment().id() + "-" + time + ENDING);
    for (int number = 2; Files.exists(file); number++) {
      file = folder.resolve(result.experiment().id() + "-" + time + "-" + number + ENDING);
    }
    SafeFile.write(file, stream -> stream.write(json.writeValueAsBytes(result)));
    return file;
  }

  /**
   * Removes a result.
   *
   * @throws Problem if it cannot be removed
   */
  public void remove(Kept kept) {
    try {
      Files.deleteIfExists(kept.file());
    } catch (IOException e) {
      throw new Problem(e, "home.not-removed", kept.file());
    }
  }

  private List<Path> files(Experiment experiment) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> isOf(experiment, file)).sorted().toList();
    } catch (IOException e) {
      throw new Problem(e, "home.not-listed", folder);
    }
  }

  private static boolean isOf(Experiment experiment, Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(experiment.id() + "-") && name.endsWith(ENDING);
  }
}
