package org.filterscope.ui.train.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureWriter;
import org.filterscope.task.Job;
import org.filterscope.task.ProgressUnit;
import org.filterscope.task.SafeFile;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.export.Exportable;

/** What can be saved and copied from a report. */
public record ReportExports(Workspace workspace, TrainingResult report) {

  /** The model's file. */
  public Optional<Exportable> model() {
    return Optional.of(
        new Exportable(
            words().get("train.exhibit.model", report.name()),
            report.name(),
            List.of(new Exportable.Form("train.file.model", "zip", this::write)),
            null,
            null));
  }

  /** The report as text. */
  public Optional<Exportable> text() {
    String text = new ReportText(words(), report).whole();
    return Optional.of(
        new Exportable(
            words().get("train.exhibit.report", report.name()),
            words().get("train.exhibit.report.name", report.name()),
            List.of(
                new Exportable.Form("train.file.text", "txt", file -> write(file, text)),
                new Exportable.Form(
                    "train.file.json", "json", file -> write(file, report.tuned().reportJson()))),
            null,
            () -> text));
  }

  /**
   * The confusion matrix, which is copied as a picture.
   *
   * @param painted draws the picture, on the JavaFX application thread
   */
  Optional<Exportable> confusion(Supplier<Picture> painted) {
    Picture picture = painted.get();
    var heldOut = report.tuned().measured().heldOut();
    ConfusionTable table = new ConfusionTable(heldOut.classes(), heldOut.confusion());
    byte[] csv = table.csv("class/answer").bytes();
    byte[] sheet = table.sheet(words().get("train.confusion.corner")).bytes();
    return Optional.of(
        new Exportable(
            words().get("train.exhibit.confusion", report.name()),
            words().get("train.exhibit.confusion.name", report.name()),
            List.of(
                new Exportable.Form(
                    "train.file.png",
                    "png",
                    file ->
                        PictureWriter.write(
                            picture.width(), picture.height(), picture.argb(), file)),
                new Exportable.Form(
                    "train.file.csv",
                    "csv",
                    file -> SafeFile.write(file, stream -> stream.write(csv))),
                new Exportable.Form(
                    "train.file.spreadsheet",
                    "tsv",
                    file -> SafeFile.write(file, stream -> stream.write(sheet)))),
            () -> picture,
            null));
  }

  /** Writes the model and marks it as saved. Called on a worker thread. */
  void write(Path file) {
    Job<Path> job =
        workspace
            .jobs()
            .create(
                words().get("train.save.job", String.valueOf(file.getFileName())),
                ProgressUnit.PARTS);
    Path written =
        job.run(
            () -> {
              report.tuned().write(file);
              return file;
            });
    workspace.window().execute(() -> report.savedAs(written));
  }

  private Messages words() {
    return workspace.words();
  }

  private static void write(Path file, String text) {
    SafeFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
