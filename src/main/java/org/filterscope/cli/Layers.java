package org.filterscope.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.ReceptiveField;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Prints the network's layers. */
@Command(
    name = "layers",
    description = {
      "Lists the network's layers with their shape, parameters and receptive field.",
      "Cell i sees the pixels from stride * i + start, as many as size says, before "
          + "clipping at the border. A layer whose cells see the whole input has stride 0."
    })
final class Layers implements Runnable {

  @ParentCommand private Filterscope root;

  /** The JSON object. */
  record Result(String model, List<Layer> layers) {}

  /** One layer; the shape as {@code [c, h, w]}, or {@code [n]} for a vector. */
  record Layer(String name, String kind, int[] shape, long parameters, Field receptiveField) {}

  /**
   * A receptive field in pixels: one number if rows and columns agree, else {@code [rows,
   * columns]}.
   */
  record Field(Object size, Object stride, Object start) {

    static Field of(Node node) {
      ReceptiveField rows = node.vertical();
      ReceptiveField columns = node.horizontal();
      return new Field(
          both(rows.size(), columns.size()),
          both(rows.stride(), columns.stride()),
          both(rows.start(), columns.start()));
    }

    private static Object both(int rows, int columns) {
      return rows == columns ? (Object) rows : List.of(rows, columns);
    }
  }

  @Override
  public void run() {
    Model model = root.model();
    List<Layer> layers =
        model.network().layers().stream()
            .map(
                node ->
                    new Layer(
                        node.name(),
                        node.operation().kind(),
                        node.shape().axes(),
                        node.operation().parameters(),
                        Field.of(node)))
            .toList();
    Output output = root.output();
    output.json(new Result(model.name(), layers));
    output.text(out -> print(model, out));
  }

  private static void print(Model model, PrintWriter out) {
    Table table = new Table("<<>>>>>");
    table.row("layer", "kind", "shape", "parameters", "size", "stride", "start");
    for (Node node : model.network().layers()) {
      Field field = Field.of(node);
      table.row(
          node.name(),
          node.operation().kind(),
          node.shape(),
          grouped(node.operation().parameters()),
          field.size(),
          field.stride(),
          field.start());
    }
    out.println(
        model.name()
            + ": "
            + grouped(model.network().parameters())
            + " parameters, "
            + Counted.classes(model.labels().size()));
    table.print(out, "");
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
