package org.filterscope.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prints what Filterscope takes, beside what it is allowed to take. Nothing fails by the clock: a
 * busy machine is slow, and only figures of one run may be compared.
 */
public final class Bench {

  private Bench() {}

  /** Runs all sections, or those that {@code -Dbench.only} names. */
  public static void main(String[] arguments) throws Exception {
    Options options = Options.ofThisProcess();
    Map<String, Section> sections = new LinkedHashMap<>();
    sections.put("memory", new ResidentSize());
    sections.put("projections", new Projections());
    sections.put("ties", new Ties());
    sections.put("explanations", new Explanations());
    sections.put("start", new FirstPicture());
    sections.put("tour", new WindowTour());
    sections.put("camera", new CameraWindow());
    sections.put("lesson", new LessonWindow());
    sections.put("models", new ModelChanges());
    sections.put("index", new Indexing());
    sections.put("filters", new FiltersWindow());
    sections.put("finetune", new FineTunes());
    sections.put("convolutions", new ConvolutionsBesidePeers());
    sections.put("networks", new NetworksBesideOnnxRuntime());
    Report report = new Report(System.out);
    report.heading("Filterscope measured, with %d threads".formatted(options.threads()));
    report.line("%s, Java %s", processor(), Runtime.version());
    for (Map.Entry<String, Section> section : sections.entrySet()) {
      if (options.only().isEmpty() || options.only().contains(section.getKey())) {
        section.getValue().run(options, report);
      }
    }
    // The peers' threads are no daemons.
    System.exit(0);
  }

  private static String processor() {
    return "%s %s, %d processors in use"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors());
  }
}
