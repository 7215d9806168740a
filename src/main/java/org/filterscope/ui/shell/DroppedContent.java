package org.filterscope.ui.shell;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import org.filterscope.address.Address;
import org.jspecify.annotations.Nullable;

/** Content that is dragged over the window or pasted into it. */
public sealed interface DroppedContent {

  /**
   * The first line of the text that GNOME's file manager puts on the clipboard for copied files.
   */
  String COPIED_FILES = "x-special/nautilus-clipboard";

  /** Files and folders, at least one. */
  record Files(List<Path> paths) implements DroppedContent {}

  /** A picture from another program, as pixels. */
  record Pixels(Image image) implements DroppedContent {}

  /** A web address, which would first have to be downloaded. */
  record WebAddress(String address) implements DroppedContent {}

  /** What is meant as the address of a view; it may not be a valid one. */
  record ViewAddress(String address) implements DroppedContent {}

  /** Nothing that can be opened. */
  record Nothing() implements DroppedContent {}

  /**
   * Reads a clipboard or the content of a drag. Files take precedence over pixels, since a file has
   * the full picture and a name.
   */
  static DroppedContent of(Clipboard content) {
    if (content.hasFiles() && !content.getFiles().isEmpty()) {
      return new Files(content.getFiles().stream().map(java.io.File::toPath).toList());
    }
    @Nullable Image image = content.hasImage() ? content.getImage() : null;
    if (image != null && image.getWidth() >= 1) {
      return new Pixels(image);
    }
    // Browsers offer an address as a URL, as text, or both, and either may be announced but empty.
    DroppedContent address = ofText(Objects.requireNonNullElse(content.getUrl(), ""));
    return address instanceof Nothing
        ? ofText(Objects.requireNonNullElse(content.getString(), ""))
        : address;
  }

  /**
   * Interprets text: paths or file URLs, one a line; web addresses; or a picture as a data URL, as
   * in search engines' results.
   */
  static DroppedContent ofText(String text) {
    List<String> lines =
        text.lines()
            .map(String::strip)
            // In a list of URIs, such a line is a comment.
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    if (lines.size() > 2 && lines.get(0).equals(COPIED_FILES)) {
      // The next line says whether they were copied or cut.
      lines = lines.subList(2, lines.size());
    }
    if (!lines.isEmpty() && Address.isMeant(lines.get(0))) {
      // An address that was broken into lines is not put together again, but refused.
      return new ViewAddress(lines.size() == 1 ? lines.get(0) : text.strip());
    }
    if (!lines.isEmpty() && isOfTheWeb(lines.get(0))) {
      // Its title or more addresses may follow.
      return new WebAddress(lines.get(0));
    }
    if (lines.size() == 1 && lines.get(0).startsWith("data:image/")) {
      Image image = new Image(lines.get(0));
      return image.isError() ? new Nothing() : new Pixels(image);
    }
    List<Path> paths = new ArrayList<>();
    for (String line : lines) {
      Optional<Path> path = path(line);
      if (path.isEmpty()) {
        return new Nothing();
      }
      paths.add(path.get());
    }
    return paths.isEmpty() ? new Nothing() : new Files(List.copyOf(paths));
  }

  private static boolean isOfTheWeb(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  /** Only absolute paths count. Other text is not meant as a file. */
  private static Optional<Path> path(String line) {
    try {
      String plain =
          line.length() > 2 && line.startsWith("\"") && line.endsWith("\"")
              ? line.substring(1, line.length() - 1)
              : line;
      Path path =
          plain.startsWith("file:")
              ? Path.of(URI.create(plain))
              : plain.startsWith("~/")
                  ? Path.of(System.getProperty("user.home"), plain.substring(2))
                  : Path.of(plain);
      return path.isAbsolute() ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException | FileSystemNotFoundException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      // The address has invalid characters.
      return Optional.empty();
    }
  }
}
