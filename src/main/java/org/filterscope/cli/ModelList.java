package org.filterscope.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.store.StoredModel;

/** The JSON object of all commands about models. */
record ModelList(List<Entry> models) {

  private static final double MEGABYTE = 1e6;
  private static final int MOST_NAMED = 5;

  /**
   * A model.
   *
   * @param kind its origin: built-in, downloaded, imported or fine-tuned
   * @param layers how many it has
   * @param classes how many classes it has
   * @param source where it came from; empty if its kind already says it
   * @param labels the classes' names
   * @param notWalkable layers through which nothing can be projected back
   * @param passedOver layers of the file that do nothing after training and were left out
   */
  record Entry(
      String name,
      String file,
      String kind,
      int layers,
      int classes,
      long bytes,
      String preparation,
      String licence,
      String source,
      List<String> labels,
      List<String> notWalkable,
      List<String> passedOver) {}

  static ModelList of(List<StoredModel> models) {
    return new ModelList(models.stream().map(ModelList::entry).toList());
  }

  private static Entry entry(StoredModel model) {
    return new Entry(
        model.name(),
        model.file().toString(),
        model.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        model.layers(),
        model.classes(),
        model.bytes(),
        model.descriptor().map(said -> said.preset()).orElse(""),
        model.descriptor().map(said -> said.licence()).orElse(""),
        model.descriptor().map(said -> said.source()).orElse(""),
        model.labels(),
        model.descriptor().map(said -> said.notWalkable()).orElse(List.of()),
        model.descriptor().map(said -> said.passedOver()).orElse(List.of()));
  }

  /** Prints a line for each model. */
  void print(PrintWriter out) {
    Table table = new Table("<<>>>");
    table.row("name", "kind", "layers", "classes", "MB");
    models.forEach(
        model ->
            table.row(
                model.name,
                model.kind,
                model.layers,
                model.classes,
                String.format(Locale.ROOT, "%.1f", model.bytes / MEGABYTE)));
    table.print(out, "");
  }

  /** Prints what to do next with a model that has just been added. */
  void printNew(PrintWriter out) {
    for (Entry model : models) {
      out.printf(
          Locale.ROOT,
          "%s: %d layers, %s. Use it with --model %s%n",
          OneLine.of(model.name),
          model.layers,
          Counted.classes(model.classes),
          OneLine.of(quoted(model.name)));
      if (!model.preparation.isEmpty()) {
        out.println("Preparation: " + model.preparation);
      }
      if (model.labels.equals(ClassLabels.numbered(model.classes).names())) {
        out.println(
            "The classes are only numbered. Name them: models label "
                + OneLine.of(quoted(model.name))
                + " FILE");
      } else {
        printSome(out, "Classes: ", model.labels);
      }
      printSome(out, "Left out, as they do nothing after training: ", model.passedOver);
      printSome(out, "Nothing can be projected back through: ", model.notWalkable);
    }
  }

  /** A network may have a hundred such layers. */
  private static void printSome(PrintWriter out, String what, List<String> layers) {
    if (!layers.isEmpty()) {
      int more = layers.size() - MOST_NAMED;
      out.println(
          what
              + OneLine.of(
                  String.join(", ", layers.subList(0, Math.min(MOST_NAMED, layers.size()))))
              + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  private static String quoted(String name) {
    return name.contains(" ") ? "\"" + name + "\"" : name;
  }
}
