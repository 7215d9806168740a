package org.filterscope.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** What disks, transfers and crashes do to files. */
enum Damage {
  ONE_BYTE,
  BYTES,
  CUT_SHORT,
  NOISE,
  ZEROS,
  EMPTY,
  LONGER;

  private static final int BLOCK = 4096;

  /** Any of them, more often the small ones. */
  static Damage any(Random random) {
    return random.nextInt(3) == 0 ? ONE_BYTE : values()[random.nextInt(values().length)];
  }

  /** Damages a file; it is another one afterwards. */
  void to(Path file, Random random) throws IOException {
    byte[] before = Files.readAllBytes(file);
    byte[] after = before;
    while (Arrays.equals(before, after)) {
      after = (before.length == 0 ? LONGER : this).damaged(before.clone(), random);
    }
    Files.write(file, after);
  }

  private byte[] damaged(byte[] bytes, Random random) {
    int start = random.nextInt(Math.max(1, bytes.length));
    int end = Math.min(bytes.length, start + 1 + random.nextInt(BLOCK));
    switch (this) {
      case ONE_BYTE -> bytes[start] ^= (byte) (1 + random.nextInt(255));
      case BYTES -> {
        for (int i = 0; i < 100; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
      }
      case CUT_SHORT -> {
        return Arrays.copyOf(bytes, start);
      }
      case NOISE -> {
        for (int i = start; i < end; i++) {
          bytes[i] = (byte) random.nextInt();
        }
      }
      case ZEROS -> Arrays.fill(bytes, start, end, (byte) 0);
      case EMPTY -> {
        return new byte[0];
      }
      case LONGER -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(BLOCK));
        for (int i = bytes.length; i < longer.length; i++) {
          longer[i] = (byte) random.nextInt();
        }
        return longer;
      }
      default -> throw new IllegalStateException();
    }
    return bytes;
  }
}
