package org.filterscope.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.patches.store.IndexDescription;
import org.filterscope.patches.store.PackedIndex;
import org.filterscope.patches.store.PartialIndex;

/** What a task gives: a part of an index, and what was skipped. It travels in compact form. */
final class IndexPart implements Serializable {

  private final transient PartialIndex index;
  private final transient List<Refusal> refusals;

  IndexPart(PartialIndex index, List<Refusal> refusals) {
    this.index = index;
    this.refusals = new ArrayList<>(refusals);
  }

  /** A part without photographs. */
  static IndexPart empty(IndexDescription description) {
    return new IndexPart(new PartialIndex(description), List.of());
  }

  PartialIndex index() {
    return index;
  }

  List<Refusal> refusals() {
    return refusals;
  }

  /** The number of photographs that were counted. */
  int photographs() {
    return (int) index.views().stream().map(view -> view.photograph()).distinct().count();
  }

  /** Merges another part into this one, and gives this one. */
  IndexPart merge(IndexPart other) {
    index.merge(other.index);
    refusals.addAll(other.refusals);
    return this;
  }

  /** The compact form. */
  byte[] packed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      PackedIndex.write(index, out);
      out.writeInt(refusals.size());
      for (Refusal refusal : refusals) {
        refusal.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads the compact form.
   *
   * @throws IOException if it is cut short
   */
  static IndexPart unpacked(IndexDescription description, byte[] packed) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
      PartialIndex index = PackedIndex.read(description, in);
      List<Refusal> refusals = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        refusals.add(Refusal.read(in));
      }
      return new IndexPart(index, refusals);
    }
  }

  /** Java's serialization writes this in the part's place. */
  private Object writeReplace() {
    return new Travelling(index.description(), packed());
  }

  private record Travelling(IndexDescription description, byte[] packed) implements Serializable {

    private Object readResolve() throws InvalidObjectException {
      try {
        return unpacked(description, packed);
      } catch (IOException e) {
        throw (InvalidObjectException)
            new InvalidObjectException("a part of an index").initCause(e);
      }
    }
  }
}
