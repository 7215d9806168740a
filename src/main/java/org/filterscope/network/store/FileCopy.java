package org.filterscope.network.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.network.file.onnx.OnnxCopy;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.task.SafeFile;

/** Copies files into the folder of models, whole or not at all. */
final class FileCopy {

  private static final int CHUNK = 1 << 20;

  private FileCopy() {}

  /**
   * Copies a network's file and returns the description of the copy; empty if the file has its own.
   */
  static Optional<ModelDescription> into(
      Path target,
      Path file,
      Import.Checked checked,
      Progress progress,
      Cancellation cancellation) {
    if (checked.format() == NetworkFile.Format.ONNX && OnnxCopy.isInTwoFiles(file)) {
      OnnxCopy.write(file, target);
    } else {
      whole(target, file, progress, cancellation);
    }
    return checked.descriptor(StoredFile.sha256(target));
  }

  /**
   * Copies a file.
   *
   * @throws Problem if it cannot be read or written; then nothing is left of the copy
   * @throws org.filterscope.task.Cancelled if cancelled; then nothing is left of the copy
   */
  static void whole(Path target, Path file, Progress progress, Cancellation cancellation) {
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      String name = String.valueOf(file.getFileName());
      SafeFile.write(
          target,
          out -> {
            byte[] chunk = new byte[CHUNK];
            long done = 0;
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
              progress.report(done, size, name);
              cancellation.check();
              out.write(chunk, 0, read);
              done += read;
            }
            progress.report(size, size, name);
          });
    } catch (IOException e) {
      throw new Problem(e, "model.unreadable", file);
    }
  }

  /**
   * Requires that a file is exactly the catalogue's, by its size and its MD5.
   *
   * @throws Problem if it is another file
   */
  static void require(CatalogEntry entry, Path file, Cancellation cancellation) {
    try {
      NetworkFile.requireFile(file);
      if (Files.size(file) != entry.size() || !Md5.of(file, cancellation).equals(entry.md5())) {
        String path = entry.address().getPath();
        throw new Problem(
            "store.other-file",
            file,
            entry.name(),
            path.substring(path.lastIndexOf('/') + 1),
            entry.size());
      }
    } catch (IOException e) {
      throw new Problem(e, "model.unreadable", file);
    }
  }
}
