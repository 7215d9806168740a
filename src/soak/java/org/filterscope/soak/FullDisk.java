package org.filterscope.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A disk fills up: nothing half-written stays, and with more room the same command goes on. */
final class FullDisk implements Trial {

  @Override
  public String make(Round round) throws IOException, InterruptedException {
    Path disk = Files.createDirectories(round.folder().resolve("disk"));
    int kib = 16 << round.random().nextInt(9);
    if (!isDone("mount", "-t", "tmpfs", "-o", "size=" + kib + "k", "tmpfs", disk.toString())) {
      throw new Unavailable("no file system may be mounted here");
    }
    Thread interrupted = new Thread(() -> unmount(disk), "unmount");
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      return kib + " KiB: " + fill(round, disk);
    } finally {
      unmount(disk);
      Runtime.getRuntime().removeShutdownHook(interrupted);
    }
  }

  private static void unmount(Path disk) {
    try {
      isDone("umount", "-l", disk.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String fill(Round round, Path disk) throws IOException, InterruptedException {
    Subject subject = round.subject();
    Path out = disk.resolve("out");
    String where = "out";
    switch (round.random().nextInt(4)) {
      case 0 -> {
        round.useHome(disk.resolve("home"));
        out = round.folder().resolve("out");
        where = "home";
      }
      case 1 -> {
        round.useHome(disk.resolve("home"));
        where = "home and out";
      }
      case 2 -> {
        round.useTemporary(disk);
        where = "temporary folder";
      }
      default -> {}
    }
    round.tell("  on the disk: " + where);
    boolean isIndex = round.oneOf(2);
    List<String> command =
        isIndex
            ? subject.index(subject.photographs(), out)
            : subject.fineTune(subject.photographs(), out);
    Program.Outcome first = round.run(command);
    if (first.isDone()) {
      require(subject, isIndex, out);
    } else {
      requireNothingHalf(isIndex, out);
    }
    if (!isDone("mount", "-o", "remount,size=256m", disk.toString())) {
      throw new Wrong("the disk does not grow");
    }
    round.require(command);
    require(subject, isIndex, out);
    return where + (first.isDone() ? " had room" : " was full") + ", then right";
  }

  private static void require(Subject subject, boolean isIndex, Path out)
      throws IOException, InterruptedException {
    if (isIndex) {
      subject.requireIndex(out);
    } else {
      subject.requireTuned(out);
    }
  }

  /** An index lasts as far as it has come; a model is there whole or not at all. */
  private static void requireNothingHalf(boolean isIndex, Path out) throws IOException {
    if (isIndex && Files.exists(out)) {
      Subject.requireWhole(out);
    } else {
      Wrong.unless(!Files.exists(out), "a model in spite of the failure");
    }
    Path folder = out.toAbsolutePath().getParent();
    if (folder != null) {
      try (Stream<Path> files = Files.list(folder)) {
        Wrong.unless(
            files.noneMatch(file -> file.toString().endsWith(".part")), "something half-written");
      }
    }
  }

  private static boolean isDone(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      throw new Unavailable(String.valueOf(e.getMessage()));
    }
  }
}
