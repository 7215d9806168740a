package org.filterscope.ui.export;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureWriter;
import org.filterscope.task.SafeFile;
import org.jspecify.annotations.Nullable;

/**
 * Content of the window that can be saved and copied. It holds what was shown when it was created;
 * its files are written later, on a worker thread.
 *
 * @param what a description for the user, such as "the map of conv4_2 / 17"
 * @param fileName suggested, without extension
 * @param forms the kinds of files that it can be saved as, the default first
 * @param picture what copying puts on the clipboard; null for text
 * @param text what copying puts on the clipboard; null for a picture
 */
public record Exportable(
    String what,
    String fileName,
    List<Form> forms,
    @Nullable Supplier<Picture> picture,
    @Nullable Supplier<String> text) {

  /**
   * A kind of file.
   *
   * @param wordKey the text key of its name in a dialog
   * @param ending the file's extension, without the dot
   * @param writer writes it
   */
  public record Form(String wordKey, String ending, Consumer<Path> writer) {}

  /** Copies the list. */
  public Exportable {
    forms = List.copyOf(forms);
  }

  /** A picture without numbers of its own. */
  public static Exportable of(String what, String fileName, Supplier<Picture> picture) {
    return new Exportable(what, fileName, List.of(png(picture, "")), picture, null);
  }

  /**
   * A picture without numbers of its own, with a description in its file.
   *
   * @param description kept in the picture's file
   */
  public static Exportable of(
      String what, String fileName, Supplier<Picture> picture, String description) {
    return new Exportable(what, fileName, List.of(png(picture, description)), picture, null);
  }

  /**
   * A picture of numbers.
   *
   * @param values writes the numbers as .npy
   */
  public static Exportable of(
      String what, String fileName, Supplier<Picture> picture, Consumer<Path> values) {
    return of(what, fileName, picture, "", values);
  }

  /**
   * A picture of numbers, with a description in its file.
   *
   * @param description kept in the picture's file; none if empty
   * @param values writes the numbers as .npy
   */
  public static Exportable of(
      String what,
      String fileName,
      Supplier<Picture> picture,
      String description,
      Consumer<Path> values) {
    List<Form> forms = new ArrayList<>();
    forms.add(png(picture, description));
    forms.add(new Form("explore.file.npy", "npy", values));
    return new Exportable(what, fileName, forms, picture, null);
  }

  /**
   * A chart, whose values can also be saved as a table.
   *
   * @param csv the table's file
   */
  public static Exportable chart(
      String what, String fileName, Supplier<Picture> picture, Supplier<byte[]> csv) {
    Form table =
        new Form(
            "explore.file.csv",
            "csv",
            file -> SafeFile.write(file, stream -> stream.write(csv.get())));
    return new Exportable(what, fileName, List.of(png(picture, what), table), picture, null);
  }

  /** A table, copied as the spreadsheet's text. */
  public static Exportable table(
      String what, String fileName, Supplier<String> csv, Supplier<String> json) {
    return new Exportable(
        what,
        fileName,
        List.of(
            new Form("explore.file.csv", "csv", file -> write(file, csv.get())),
            new Form("explore.file.json", "json", file -> write(file, json.get()))),
        null,
        csv);
  }

  /** The form for a file's name, or the default if no extension matches. */
  public Form formFor(Path file) {
    String name = String.valueOf(file.getFileName());
    return forms.stream()
        .filter(form -> name.toLowerCase(Locale.ROOT).endsWith("." + form.ending()))
        .findFirst()
        .orElse(forms.get(0));
  }

  private static Form png(Supplier<Picture> picture, String description) {
    return new Form(
        "explore.file.png", "png", file -> PictureWriter.write(picture.get(), description, file));
  }

  private static void write(Path file, String text) {
    SafeFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
