package org.filterscope.patches.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;

/**
 * The compact form of a {@link PartialIndex}, for networks and checkpoints. Small numbers take few
 * bytes (seven bits in each), top patches name views by their places, and histograms have only the
 * bins that are not empty. Activations keep all their bits.
 */
public final class PackedIndex {

  private static final int SEVEN_BITS = 0x7f;
  private static final int MORE = 0x80;

  private PackedIndex() {}

  /**
   * Writes a part of an index.
   *
   * @throws IOException if the stream cannot be written
   */
  public static void write(PartialIndex part, DataOutputStream out) throws IOException {
    List<View> views = new ArrayList<>(part.views());
    Map<Long, Integer> places = new HashMap<>();
    writeNumber(out, views.size());
    for (View view : views) {
      places.put(view.id(), places.size());
      write(view, out);
    }
    writeNumber(out, part.files().size());
    for (IndexedFile file : part.files()) {
      out.writeUTF(file.path().toString());
      out.writeLong(file.bytes());
      out.writeLong(file.modified());
      writeHash(out, file.photograph());
    }
    for (int unit = 0; unit < part.summary().units(); unit++) {
      write(part.summary(), unit, places, out);
    }
  }

  /**
   * Reads a part of an index.
   *
   * @param description of the index that it was written from
   * @throws IOException if the stream cannot be read, or ends too early
   */
  public static PartialIndex read(IndexDescription description, DataInputStream in)
      throws IOException {
    PartialIndex part = new PartialIndex(description);
    long[] views = new long[readNumber(in)];
    for (int i = 0; i < views.length; i++) {
      View view = readView(in);
      views[i] = view.id();
      part.add(view);
    }
    for (int left = readNumber(in); left > 0; left--) {
      part.add(new IndexedFile(Path.of(in.readUTF()), in.readLong(), in.readLong(), readHash(in)));
    }
    for (int unit = 0; unit < part.summary().units(); unit++) {
      read(part.summary(), unit, views, in);
    }
    return part;
  }

  private static void write(View view, DataOutputStream out) throws IOException {
    out.writeLong(view.id());
    writeHash(out, view.photograph());
    writeNumber(out, view.framing().pictureWidth());
    writeNumber(out, view.framing().pictureHeight());
    Box box = view.framing().box();
    out.writeDouble(box.x0());
    out.writeDouble(box.y0());
    out.writeDouble(box.x1());
    out.writeDouble(box.y1());
    out.writeLong(view.likeness());
  }

  private static View readView(DataInputStream in) throws IOException {
    long id = in.readLong();
    String photograph = readHash(in);
    int width = readNumber(in);
    int height = readNumber(in);
    Box box = new Box(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    return new View(id, photograph, new Crop(width, height, box), in.readLong());
  }

  private static void write(
      Summary summary, int unit, Map<Long, Integer> places, DataOutputStream out)
      throws IOException {
    writeNumber(out, summary.topPatches(unit));
    for (int place = 0; place < summary.topPatches(unit); place++) {
      Integer view = places.get(summary.view(unit, place));
      if (view == null) {
        throw new IllegalStateException("A top patch of a view that is not in this part");
      }
      writeNumber(out, view);
      out.writeFloat(summary.value(unit, place));
      writeNumber(out, summary.cell(unit, place));
    }
    int bins = 0;
    for (int bin = 0; bin < HistogramBins.COUNT; bin++) {
      bins += summary.count(unit, bin) == 0 ? 0 : 1;
    }
    writeNumber(out, bins);
    for (int bin = 0; bin < HistogramBins.COUNT; bin++) {
      if (summary.count(unit, bin) != 0) {
        writeNumber(out, bin);
        writeNumber(out, summary.count(unit, bin));
      }
    }
  }

  private static void read(Summary summary, int unit, long[] views, DataInputStream in)
      throws IOException {
    for (int left = readNumber(in); left > 0; left--) {
      long view = views[readNumber(in)];
      summary.restoreTopPatch(unit, in.readFloat(), view, readNumber(in));
    }
    for (int left = readNumber(in); left > 0; left--) {
      int bin = readNumber(in);
      summary.restoreCount(unit, bin, readNumber(in));
    }
  }

  private static void writeHash(DataOutputStream out, String hexadecimal) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hexadecimal);
    writeNumber(out, bytes.length);
    out.write(bytes);
  }

  private static String readHash(DataInputStream in) throws IOException {
    byte[] bytes = new byte[readNumber(in)];
    in.readFully(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void writeNumber(DataOutputStream out, int number) throws IOException {
    int left = number;
    while (left > SEVEN_BITS) {
      out.write((left & SEVEN_BITS) | MORE);
      left >>>= Byte.SIZE - 1;
    }
    out.write(left);
  }

  private static int readNumber(DataInputStream in) throws IOException {
    int number = 0;
    int shift = 0;
    int next = in.readUnsignedByte();
    while ((next & MORE) != 0) {
      number |= (next & SEVEN_BITS) << shift;
      shift += Byte.SIZE - 1;
      next = in.readUnsignedByte();
    }
    return number | (next << shift);
  }
}
