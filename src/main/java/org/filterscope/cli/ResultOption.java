package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.experiment.result.Plot;
import org.filterscope.experiment.result.ResultTable;
import org.filterscope.export.CsvTable;
import org.filterscope.figure.PlotFigure;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureWriter;
import org.filterscope.task.SafeFile;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The files that an experiment's result is written to, and how it is printed. */
final class ResultOption {

  @Option(
      names = "--out",
      paramLabel = "F",
      description =
          "Output file: .csv for the values as a table, .png for the plots. May be given twice.")
  private List<Path> out = new ArrayList<>();

  /** The JSON object. */
  record Json(String experiment, String model, int photographs, List<Map<String, Object>> rows) {}

  /** Refuses files whose ending says nothing, before anything is computed. */
  void requireUsable(CommandLine line) {
    for (Path file : out) {
      String name = lower(file);
      if (!name.endsWith(".csv") && !name.endsWith(".png")) {
        throw new ParameterException(
            line, "--out: '" + file + "' ends neither in .csv nor in .png");
      }
    }
  }

  /** The same; the files must also be others than the input. */
  void requireUsable(CommandLine line, Path input) {
    requireUsable(line);
    out.forEach(file -> new OutputFile(file, OutputFile.Format.PNG).requireOtherThan(input, line));
  }

  /** Writes the files. */
  void write(ResultTable table, List<Plot> plots) {
    write(table, () -> PlotFigure.of(plots));
  }

  /** Writes the files, with a picture in place of the plots. */
  void write(ResultTable table, Supplier<Picture> picture) {
    for (Path file : out) {
      if (lower(file).endsWith(".csv")) {
        CsvTable csv = new CsvTable().line(table.columns());
        table.rows().forEach(csv::line);
        SafeFile.write(file, stream -> stream.write(csv.bytes()));
      } else {
        PictureWriter.write(picture.get(), "", file);
      }
    }
  }

  /** Prints the JSON object, if that is asked for. */
  static void print(
      Output output, Experiment experiment, String model, int photographs, ResultTable table) {
    output.json(new Json(experiment.id(), model, photographs, table.objects()));
  }

  /** Says which files were written. */
  void printFiles(PrintWriter text) {
    out.forEach(file -> text.println("Written: " + OneLine.of(file.toString())));
  }

  private static String lower(Path file) {
    return file.toString().toLowerCase(Locale.ROOT);
  }
}
