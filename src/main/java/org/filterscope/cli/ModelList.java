package org.filterscope.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.filterscope.network.store.StoredModel;

/** The JSON object of all commands about models. */
record ModelList(List<Entry> models) {

  private static final double MEGABYTE = 1e6;

  /**
   * A model.
   *
   * @param kind its origin: built-in, downloaded, imported or fine-tuned
   * @param layers how many it has
   * @param classes how many classes it has
   * @param source where it came from; empty if its kind already says it
   * @param notWalkable layers through which nothing can be projected back
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
      List<String> notWalkable) {}

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
        model.descriptor().map(said -> said.notWalkable()).orElse(List.of()));
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
          "%s: %d layers, %d classes. Use it with --model %s%n",
          OneLine.of(model.name),
          model.layers,
          model.classes,
          OneLine.of(quoted(model.name)));
      if (!model.notWalkable.isEmpty()) {
        out.println(
            "Nothing can be projected back through: "
                + OneLine.of(String.join(", ", model.notWalkable)));
      }
    }
  }

  private static String quoted(String name) {
    return name.contains(" ") ? "\"" + name + "\"" : name;
  }
}
