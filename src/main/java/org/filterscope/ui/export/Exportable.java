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
 * Something shown, as it can be saved and copied. It holds what was shown when it was asked for;
 * its files are made later, on a worker.
 *
 * @param what in words for the person, such as "the map of conv4_2 / 17"
 * @param fileName suggested, without ending
 * @param forms the files that it can be saved as, the usual one first
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
   * One kind of file.
   *
   * @param wordKey of its name in a dialog
   * @param ending of the file's name, without the dot
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
   * A picture without numbers of its own, with words about it in its file.
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
   * A picture of numbers, with words about it in its file.
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

  /** The form for a file's name; the usual one if no ending fits. */
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
