package org.filterscope.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Every odd thing that has been seen among photographs; what a system cannot have is left out. */
public final class OddFolder {

  private static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final int MEGABYTE = 1 << 20;

  /** What the text in a picture of 300 x 300 unpacks to. */
  private static final int TEXT_MEGABYTES = 900;

  private static final int BOMB_SIDE = 20_000;
  private static final int FRAMES = 10_000;

  /** As deep as a path of 4096 bytes may get, and a temporary folder leaves room for. */
  private static final int DEPTH = 1500;

  private final Path folder;
  private final Set<Path> unreadable = new LinkedHashSet<>();
  private final List<Path> heavy = new ArrayList<>();

  private OddFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Puts them into a folder that is there, beside what is in it.
   *
   * @param photograph a PNG that can be read; copies of it get odd names and places
   */
  public static OddFolder fill(Path folder, Path photograph) throws IOException {
    OddFolder odd = new OddFolder(folder);
    odd.heavy.add(png("text.png", 300, folder, packed(TEXT_MEGABYTES, MEGABYTE)));
    odd.heavy.add(png("bomb.png", BOMB_SIDE, folder, new byte[0]));
    odd.heavy.add(gif(folder.resolve("frames.gif")));
    odd.damaged(photograph);
    odd.noFiles();
    Path deepest = folder.resolve("d/".repeat(DEPTH));
    Files.copy(photograph, Files.createDirectories(deepest).resolve("deep.png"));
    // A name of Latin-1, which is none of UTF-8; Java can read it, but not write it.
    odd.shell("cp \"$1\" \"$(printf 'caf\\351.png')\"", photograph.toAbsolutePath().toString());
    return odd;
  }

  /** What cannot be read as a photograph, though it is named like one. */
  public Set<Path> unreadable() {
    return unreadable;
  }

  /** What can be read, and holds far more than its picture. */
  public List<Path> heavy() {
    return heavy;
  }

  /** Removes what is too deep for whoever tidies up temporary folders. */
  public void removeDeepFolders() throws IOException {
    Path deepest = folder.resolve("d/".repeat(DEPTH));
    Files.deleteIfExists(deepest.resolve("deep.png"));
    for (Path each = deepest; each != null && !each.equals(folder); each = each.getParent()) {
      Files.deleteIfExists(each);
    }
  }

  private void damaged(Path photograph) throws IOException {
    byte[] whole = Files.readAllBytes(photograph);
    byte[] noise = whole.clone();
    new Random(1).nextBytes(noise);
    System.arraycopy(whole, 0, noise, 0, Math.min(64, whole.length));
    write("noise.png", noise);
    write("half.png", Arrays.copyOf(whole, whole.length / 2));
    write("diary.jpg", "Dear diary\n".repeat(100).getBytes(StandardCharsets.US_ASCII));
    write("empty.jpg", new byte[0]);
  }

  private void write(String name, byte[] content) throws IOException {
    unreadable.add(Files.write(folder.resolve(name), content));
  }

  private void noFiles() throws IOException {
    link("dangling.jpg", Path.of("nowhere.jpg"));
    link("loop 1.jpg", Path.of("loop 2.jpg"));
    link("loop 2.jpg", Path.of("loop 1.jpg"));
    link("device.jpg", Path.of("/dev/zero"));
    Files.createSymbolicLink(folder.resolve("up"), folder);
    if (shell("mkfifo pipe.png")) {
      unreadable.add(folder.resolve("pipe.png"));
    }
  }

  private void link(String name, Path to) throws IOException {
    unreadable.add(Files.createSymbolicLink(folder.resolve(name), to));
  }

  /** Whether the system's shell could do something in the folder. */
  private boolean shell(String command, String... arguments) {
    List<String> words = new ArrayList<>(List.of("sh", "-c", command, "sh"));
    words.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(words).directory(folder.toFile()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A grey square, row by row, with a compressed text before it. */
  private static Path png(String name, int side, Path folder, byte[] text) throws IOException {
    Path file = folder.resolve(name);
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.write(PNG);
      chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 8).array());
      if (text.length > 0) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write("Comment\0\0".getBytes(StandardCharsets.US_ASCII));
        content.write(text);
        chunk(out, "zTXt", content.toByteArray());
      }
      chunk(out, "IDAT", packed(side, 1 + side));
      chunk(out, "IEND", new byte[0]);
    }
    return file;
  }

  private static byte[] packed(int blocks, int size) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream out = new DeflaterOutputStream(packed, fast)) {
      byte[] block = new byte[size];
      for (int i = 0; i < blocks; i++) {
        out.write(block);
      }
    } finally {
      fast.end();
    }
    return packed.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) sum.getValue());
  }

  /** Frames of one pixel on a screen of 64 x 64, of two colours. */
  private static Path gif(Path file) throws IOException {
    byte[] frame = {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0};
    try (OutputStream out = Files.newOutputStream(file)) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write("GIF89a".getBytes(StandardCharsets.US_ASCII));
      all.write(new byte[] {64, 0, 64, 0, (byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1});
      for (int i = 0; i < FRAMES; i++) {
        all.write(frame);
      }
      all.write(0x3B);
      out.write(all.toByteArray());
    }
    return file;
  }
}
