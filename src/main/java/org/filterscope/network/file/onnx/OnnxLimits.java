package org.filterscope.network.file.onnx;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;
import org.nd4j.shade.protobuf.WireFormat;

/**
 * Limits on what a file may make the heap hold. A message takes two bytes in a file but dozens in
 * memory, so before a file is parsed, its messages are counted. That needs no memory itself.
 */
final class OnnxLimits {

  /** Far more than any network has. */
  private static final int MOST_MESSAGES = 1 << 20;

  /** Numbers that are written one by one; usually they are in blocks. */
  private static final int MOST_NUMBERS = 1 << 25;

  private static final int DEEPEST = 32;

  /** Kinds of messages, with the fields that hold other messages or text. */
  private enum Kind {
    LEAF,
    TEXTS,
    TENSOR,
    ATTRIBUTE,
    NODE,
    GRAPH,
    MODEL
  }

  private static final Map<Kind, Map<Integer, Kind>> FIELDS =
      Map.of(
          Kind.LEAF,
          Map.of(),
          Kind.TEXTS,
          Map.of(1, Kind.LEAF, 2, Kind.LEAF),
          Kind.TENSOR,
          Map.of(6, Kind.LEAF, 13, Kind.TEXTS),
          Kind.ATTRIBUTE,
          Map.of(
              5,
              Kind.TENSOR,
              6,
              Kind.GRAPH,
              9,
              Kind.LEAF,
              10,
              Kind.TENSOR,
              11,
              Kind.GRAPH,
              14,
              Kind.TEXTS,
              15,
              Kind.TEXTS,
              22,
              Kind.TEXTS,
              23,
              Kind.TEXTS),
          Kind.NODE,
          Map.of(1, Kind.LEAF, 2, Kind.LEAF, 5, Kind.ATTRIBUTE),
          Kind.GRAPH,
          Map.of(
              1,
              Kind.NODE,
              5,
              Kind.TENSOR,
              11,
              Kind.TEXTS,
              12,
              Kind.TEXTS,
              13,
              Kind.TEXTS,
              14,
              Kind.TEXTS,
              15,
              Kind.TEXTS),
          Kind.MODEL,
          Map.of(7, Kind.GRAPH, 8, Kind.TEXTS, 14, Kind.TEXTS, 20, Kind.TEXTS, 25, Kind.GRAPH));

  private final CodedInputStream in;
  private int messages;
  private int numbers;

  /** Limits on a file that is read from its beginning. */
  OnnxLimits(CodedInputStream in) {
    this.in = in;
  }

  /**
   * Reads through the file.
   *
   * @throws InvalidProtocolBufferException if it goes beyond the limits, or is damaged
   */
  void require() throws IOException {
    walk(Kind.MODEL, 0);
  }

  private void walk(Kind kind, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new InvalidProtocolBufferException("Nested too deeply");
    }
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      boolean isBlock = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
      Kind inner = Objects.requireNonNull(FIELDS.get(kind)).get(WireFormat.getTagFieldNumber(tag));
      if (!isBlock || inner == null) {
        count(isBlock);
        in.skipField(tag);
      } else {
        count(true);
        int end = in.pushLimit(in.readRawVarint32());
        if (inner == Kind.LEAF) {
          in.skipRawBytes(in.getBytesUntilLimit());
        } else {
          walk(inner, depth + 1);
        }
        in.popLimit(end);
      }
    }
  }

  private void count(boolean isMessage) throws InvalidProtocolBufferException {
    messages += isMessage ? 1 : 0;
    numbers += isMessage ? 0 : 1;
    if (messages > MOST_MESSAGES || numbers > MOST_NUMBERS) {
      throw new InvalidProtocolBufferException("Too many parts");
    }
  }
}
