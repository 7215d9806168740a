package org.filterscope.ui.learn.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.filterscope.experiment.correspondence.MarkedPhotograph;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;

/** Parts that are marked on photographs, as squares on what the network reads of each. */
final class Marks {

  private final int side;
  private final Map<Path, Map<String, Box>> boxes = new LinkedHashMap<>();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  /** Marks on inputs of that side, in pixels. */
  Marks(int side) {
    this.side = side;
  }

  /**
   * Where a photograph's input lies in its file.
   *
   * @param reduction how many pixels of the file a pixel of the picture spans
   */
  record Place(Crop framing, double reduction) {}

  /** Counts the changes, to be observed. */
  ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** Takes other photographs, without marks. */
  void use(List<Path> images) {
    boxes.clear();
    images.forEach(image -> boxes.put(image, new LinkedHashMap<>()));
    changed();
  }

  /** Marks a part: a square around a point of the input, moved inside where it reaches over. */
  void mark(Path image, String part, double x, double y, int size) {
    Map<String, Box> parts = boxes.get(image);
    if (parts != null) {
      double left = Math.max(0, Math.min(x - size / 2.0, side - size));
      double top = Math.max(0, Math.min(y - size / 2.0, side - size));
      parts.put(part, new Box(left, top, left + size, top + size));
      changed();
    }
  }

  /** Moves a mark; a part that has none yet is marked in the middle. */
  void move(Path image, String part, double dx, double dy, int size) {
    Box box = of(image).get(part);
    double x = box == null ? side / 2.0 : (box.x0() + box.x1()) / 2 + dx;
    double y = box == null ? side / 2.0 : (box.y0() + box.y1()) / 2 + dy;
    mark(image, part, x, y, size);
  }

  /** Takes a mark away. */
  void remove(Path image, String part) {
    Map<String, Box> parts = boxes.get(image);
    if (parts != null && parts.remove(part) != null) {
      changed();
    }
  }

  /** A photograph's marks by part, in pixels of the input. */
  Map<String, Box> of(Path image) {
    return boxes.getOrDefault(image, Map.of());
  }

  /** The photographs on which something is marked, with the marks in pixels of their files. */
  List<MarkedPhotograph> marked(Map<Path, Place> places) {
    List<MarkedPhotograph> marked = new ArrayList<>();
    boxes.forEach(
        (image, parts) ->
            Optional.ofNullable(places.get(image))
                .filter(place -> !parts.isEmpty())
                .ifPresent(
                    place -> {
                      Map<String, Box> inFile = new LinkedHashMap<>();
                      parts.forEach((part, box) -> inFile.put(part, inFile(box, place)));
                      marked.add(new MarkedPhotograph(image, inFile));
                    }));
    return marked;
  }

  /** Whether one part at least is marked on two photographs or more. */
  boolean areEnough() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    boxes
        .values()
        .forEach(parts -> parts.keySet().forEach(part -> counts.merge(part, 1, Integer::sum)));
    long photographs = boxes.values().stream().filter(parts -> !parts.isEmpty()).count();
    return photographs >= 2 && counts.values().stream().anyMatch(count -> count == photographs);
  }

  private Box inFile(Box box, Place place) {
    Box part = place.framing().toPicture(box, side);
    double times = place.reduction();
    return new Box(part.x0() * times, part.y0() * times, part.x1() * times, part.y1() * times);
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
