package org.filterscope.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Kills, starves and misleads the program until its time is up, and looks after each round whether
 * what is there is right or was refused. A round is repeated by its seed.
 */
public final class Soak {

  /** Less room than this, and no round begins. */
  private static final long LEAST_ROOM = 2L << 30;

  /** What is kept of failures fills no disk. */
  private static final int MOST_FAILURES = 10;

  private final Options options;
  private final Map<String, Trial> trials = new LinkedHashMap<>();
  private final Map<String, Integer> made = new TreeMap<>();
  private final Map<String, String> skipped = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  private Soak(Options options) {
    this.options = options;
    add("killed-index", new KilledIndexing());
    add("killed-finetune", new KilledFineTuning());
    add("damaged-model", new DamagedModel());
    add("damaged-built-in", new DamagedBuiltInModel());
    add("damaged-index", new DamagedIndex());
    add("damaged-caches", new DamagedCaches());
    add("damaged-photographs", new DamagedPhotographs());
    add("odd-folder", new OddPhotographs());
    add("full-disk", new FullDisk());
    add("together", new Together());
  }

  private void add(String name, Trial trial) {
    if (options.only().isEmpty() || options.only().contains(name)) {
      trials.put(name, trial);
    }
  }

  /** Runs until the time is up; the exit code is 1 if anything was wrong. */
  public static void main(String[] arguments) throws Exception {
    System.exit(new Soak(Options.ofThisProcess()).run() ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(options.minutes());
    Path folder = Files.createTempDirectory("filterscope-soak");
    say("Soak: %d minutes, seed %d, in %s", options.minutes(), options.seed(), folder);
    Subject small = Subject.small(folder.resolve("small"));
    Subject real = Subject.real(folder.resolve("real"));
    List<String> names = List.copyOf(trials.keySet());
    for (long i = 0; i < options.rounds() && System.nanoTime() < end; i++) {
      if (Files.getFileStore(folder).getUsableSpace() < LEAST_ROOM) {
        say("Ended early: less than 2 GB are free in %s", folder);
        break;
      }
      if (failures.size() >= MOST_FAILURES) {
        say("Ended early: %d failures", failures.size());
        break;
      }
      long seed = options.seed() + i;
      // Consecutive seeds of Random begin alike.
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      String name = names.get(random.nextInt(names.size()));
      Subject subject = random.nextInt(12) == 0 ? real : small;
      round(name, new Round(folder.resolve("round " + seed), subject, random), seed);
    }
    report();
    if (failures.isEmpty()) {
      Folders.remove(folder);
    }
    return failures.isEmpty();
  }

  private void round(String name, Round round, long seed) throws IOException, InterruptedException {
    long start = System.nanoTime();
    String what = String.format(Locale.ROOT, "%s, %s, seed %d", name, round.subject(), seed);
    try {
      Trial trial = trials.get(name);
      if (trial == null) {
        throw new IllegalStateException(name);
      }
      Files.createDirectories(round.folder());
      String found = trial.make(round);
      made.merge(name, 1, Integer::sum);
      say("%-46s %5.1f s  %s", what, (System.nanoTime() - start) * 1e-9, found);
      Folders.remove(round.folder());
    } catch (Unavailable e) {
      skipped.put(name, String.valueOf(e.getMessage()));
      Folders.remove(round.folder());
    } catch (IOException | RuntimeException e) {
      failures.add(what);
      say("%-46s WRONG: %s%n    %s%n    kept: %s", what, e, round.told(), round.folder());
      if (!(e instanceof Wrong)) {
        e.printStackTrace(System.out);
      }
    }
  }

  private void report() {
    say("");
    made.forEach((name, times) -> say("%-22s %4d rounds", name, times));
    skipped.forEach((name, why) -> say("%-22s skipped: %s", name, why));
    if (failures.isEmpty()) {
      say("Everything was right or refused.");
    } else {
      say("%d rounds went wrong. To repeat one: -Dsoak.rounds=1 -Dsoak.seed=N", failures.size());
      failures.forEach(each -> say("  %s", each));
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
