package org.filterscope.training.block;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.filterscope.task.SafeFile;
import org.filterscope.training.head.HeadScore;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The progress of a block's training, so that it can continue after the process ended. The file
 * holds the last completed epoch.
 *
 * @param epoch the number of completed epochs
 * @param bestEpoch the one after which validation was best; 0 for the start
 * @param bestScore on validation
 * @param best the parameters after it
 * @param latest where the next epoch starts
 */
record BlockState(
    int epoch, int bestEpoch, HeadScore bestScore, INDArray best, BlockGraph.State latest) {

  private static final Logger LOG = LoggerFactory.getLogger(BlockState.class);

  private static final int PART = 1 << 16;

  /** The start, before the first epoch. */
  static BlockState start(HeadScore score, BlockGraph.State state) {
    return new BlockState(0, 0, score, state.parameters(), state);
  }

  /** After one more epoch. */
  BlockState after(HeadScore score, BlockGraph.State state) {
    return score.isBetterThan(bestScore)
        ? new BlockState(epoch + 1, epoch + 1, score, state.parameters(), state)
        : new BlockState(epoch + 1, bestEpoch, bestScore, best, state);
  }

  /** Saves it, whole or not at all, with a checksum at the end. */
  void write(Path file) {
    SafeFile.write(
        file,
        out -> {
          CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32C());
          DataOutputStream to = new DataOutputStream(checked);
          to.writeInt(epoch);
          to.writeInt(bestEpoch);
          to.writeDouble(bestScore.loss());
          to.writeDouble(bestScore.accuracy());
          to.writeInt(latest.steps());
          Nd4j.write(best, to);
          Nd4j.write(latest.parameters(), to);
          Nd4j.write(latest.memory(), to);
          to.writeLong(checked.getChecksum().getValue());
          to.flush();
        });
  }

  /** Reads what was saved, if anything was; a damaged file counts as none. */
  static Optional<BlockState> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      // Check it before using it, because wrong sizes could ask for all memory.
      requireChecksum(file);
      int epoch = in.readInt();
      int bestEpoch = in.readInt();
      HeadScore score = new HeadScore(in.readDouble(), in.readDouble());
      int steps = in.readInt();
      INDArray best = Nd4j.read(in);
      INDArray parameters = Nd4j.read(in);
      INDArray memory = Nd4j.read(in);
      return Optional.of(
          new BlockState(
              epoch, bestEpoch, score, best, new BlockGraph.State(parameters, memory, steps)));
    } catch (IOException | RuntimeException e) {
      // ND4J throws many kinds of exceptions for an array that it cannot read.
      LOG.warn("{} cannot be read, so training begins anew", file, e);
      return Optional.empty();
    }
  }

  private static void requireChecksum(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] part = new byte[PART];
    long left = Files.size(file) - Long.BYTES;
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      while (left > 0) {
        int length = (int) Math.min(left, part.length);
        in.readFully(part, 0, length);
        sum.update(part, 0, length);
        left -= length;
      }
      if (in.readLong() != sum.getValue()) {
        throw new IOException("The checksum is another one");
      }
    }
  }
}
