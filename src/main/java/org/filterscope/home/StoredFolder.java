package org.filterscope.home;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.filterscope.task.FolderUse;
import org.filterscope.task.Problem;

/**
 * A folder whose size is shown and limited. Links in it are counted and removed as links; their
 * targets are not touched.
 *
 * @param path where it is; a folder that does not exist counts as empty
 */
public record StoredFolder(Path path) {

  /** How many bytes its files take. Files that vanish meanwhile, or cannot be seen, count 0. */
  public long size() {
    return files().stream().mapToLong(StoredFile::size).sum();
  }

  /**
   * Removes everything in it.
   *
   * @throws Problem if it is in use, here or in another process: then all is left as it is; or if
   *     something cannot be removed: then the rest is gone
   */
  public void clear() {
    if (!tidy(this::removeAll)) {
      throw new Problem("home.in-use", path);
    }
  }

  private void removeAll() {
    remove(files());
    removeEmptyFolders();
  }

  /**
   * Removes what was not changed for longest, until the rest takes at most so many bytes. A folder
   * that is in use, here or in another process, is left for another time.
   *
   * @throws Problem if something cannot be removed
   */
  public void trim(long limit) {
    tidy(() -> trimUnused(limit));
  }

  private void trimUnused(long limit) {
    List<StoredFile> oldestFirst = new ArrayList<>(files());
    oldestFirst.sort(Comparator.comparing(StoredFile::changed));
    long excess = size() - limit;
    List<StoredFile> superfluous = new ArrayList<>();
    for (StoredFile file : oldestFirst) {
      if (excess <= 0) {
        break;
      }
      superfluous.add(file);
      excess -= file.size();
    }
    remove(superfluous);
  }

  /** Tidies the folder unless it is in use, and says whether it did. */
  private boolean tidy(Runnable tidying) {
    try {
      return !Files.isDirectory(path) || FolderUse.tidy(path, tidying);
    } catch (IOException e) {
      throw new Problem(e, "home.not-listed", path);
    }
  }

  private static void remove(List<StoredFile> files) {
    Problem first = null;
    for (StoredFile file : files) {
      try {
        Files.deleteIfExists(file.path());
      } catch (IOException e) {
        Problem problem = new Problem(e, "home.not-removed", file.path());
        if (first == null) {
          first = problem;
        } else {
          first.addSuppressed(problem);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private List<StoredFile> files() {
    List<StoredFile> found = new ArrayList<>();
    visit(
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!FolderUse.isMark(file)) {
              found.add(new StoredFile(file, attributes.size(), attributes.lastModifiedTime()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private void removeEmptyFolders() {
    visit(
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            if (!folder.equals(path)) {
              Files.deleteIfExists(folder);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void visit(SimpleFileVisitor<Path> visitor) {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(path, visitor);
    } catch (IOException e) {
      throw new Problem(e, "home.not-listed", path);
    }
  }

  private record StoredFile(Path path, long size, FileTime changed) {}
}
