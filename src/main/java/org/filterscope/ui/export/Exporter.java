package org.filterscope.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.filterscope.image.Picture;
import org.filterscope.ui.FileKind;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.ClipboardPictures;

/** Saves and copies what is shown, and tells the user the result. */
public final class Exporter {

  private final Workspace workspace;
  private final Clip clip;

  /** The clipboard. Called on the JavaFX application thread. */
  public interface Clip {
    /** Puts a picture on the clipboard. */
    void picture(Picture picture);

    /** Puts text on the clipboard. */
    void text(String text);
  }

  /** The system's clipboard. */
  public static Clip systemClip() {
    return new Clip() {
      @Override
      public void picture(Picture picture) {
        new ClipboardPictures(Clipboard.getSystemClipboard()).copy(picture);
      }

      @Override
      public void text(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
      }
    };
  }

  /** Creates an exporter for all screens. */
  public Exporter(Workspace workspace, Clip clip) {
    this.workspace = workspace;
    this.clip = clip;
  }

  /** Asks where to, and writes there on a worker. */
  public void save(Optional<Exportable> shown) {
    save(shown, isWritten -> {});
  }

  /**
   * Asks where to, and writes there on a worker.
   *
   * @param then told whether a file was written, on the JavaFX application thread
   */
  public void save(Optional<Exportable> shown, Consumer<Boolean> then) {
    if (shown.isEmpty()) {
      nothing();
      then.accept(false);
      return;
    }
    Exportable exhibit = shown.get();
    Messages words = workspace.words();
    List<FileKind> kinds =
        exhibit.forms().stream()
            .map(form -> new FileKind(words.get(form.wordKey()), form.ending()))
            .toList();
    workspace
        .files()
        .save(words.get("explore.save.title", exhibit.what()), exhibit.fileName(), kinds)
        .ifPresentOrElse(file -> write(exhibit, file, then), () -> then.accept(false));
  }

  /** Copies it to the clipboard. */
  public void copy(Optional<Exportable> shown) {
    if (shown.isEmpty()) {
      nothing();
      return;
    }
    Exportable exhibit = shown.get();
    String copied = workspace.words().get("explore.copied", exhibit.what());
    var picture = exhibit.picture();
    var text = exhibit.text();
    if (picture != null) {
      workspace.onDesk(
          picture,
          painted -> {
            clip.picture(painted);
            workspace.notices().tell(copied);
          });
    } else if (text != null) {
      workspace.onDesk(
          text,
          written -> {
            clip.text(written);
            workspace.notices().tell(copied);
          });
    }
  }

  private void write(Exportable exhibit, Path file, Consumer<Boolean> then) {
    workspace.onDesk(
        () -> {
          exhibit.formFor(file).writer().accept(file);
          return file;
        },
        written -> {
          workspace
              .notices()
              .tell(workspace.words().get("explore.saved", String.valueOf(written.getFileName())));
          then.accept(true);
        },
        failure -> then.accept(false));
  }

  private void nothing() {
    workspace.notices().tell(workspace.words().get("explore.save.nothing"));
  }
}
