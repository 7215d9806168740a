package org.filterscope.ui.explore.why;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.explanation.AnswerChange;
import org.filterscope.explanation.UnitSets;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.task.Problem;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/** Units that are switched off and the answer without them, without nodes. */
final class AblationViewModel implements AutoCloseable {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

  private final Requests requests;
  private final Model model;
  private final ReadOnlyObjectProperty<@Nullable Question> question;
  private final ReadOnlyBooleanProperty isSeen;
  private final ObservableList<UnitAddress> units = FXCollections.observableArrayList();
  private final BooleanProperty isAllBut = new SimpleBooleanProperty(this, "allBut");
  private final ReadOnlyObjectWrapper<@Nullable Answer> answer = new ReadOnlyObjectWrapper<>();
  private final LatestRequest<Answer> asking;
  private final Subscriptions subscriptions = new Subscriptions();

  /** Whether the units or the question changed while nothing was seen of the answer. */
  private boolean isOutdated = true;

  /** The units that were proposed, not named by the user. */
  private List<UnitAddress> proposed = List.of();

  /**
   * The answer with all units and without some.
   *
   * @param change both
   * @param off number of units that are off
   */
  record Answer(AnswerChange change, int off) {}

  AblationViewModel(
      Requests requests,
      Model model,
      ReadOnlyObjectProperty<@Nullable Question> question,
      ReadOnlyBooleanProperty isSeen) {
    this.requests = requests;
    this.model = model;
    this.question = question;
    this.isSeen = isSeen;
    asking = requests.latest(Duration.ZERO, answer::set);
    subscriptions.onChange(question, this::asked);
    subscriptions.onChange(isSeen, this::look);
    subscriptions.onChange(units, this::ask);
    subscriptions.onChange(isAllBut, this::ask);
  }

  /** The units that are named: these are off, or all others of their layers. */
  ObservableList<UnitAddress> units() {
    return units;
  }

  /** Whether the named units stay on, and all others of their layers are off. */
  BooleanProperty isAllBut() {
    return isAllBut;
  }

  /** The answer; null until it is there. */
  ReadOnlyObjectProperty<@Nullable Answer> answer() {
    return answer.getReadOnlyProperty();
  }

  /** Whether the answer is that to other units. */
  ReadOnlyBooleanProperty busy() {
    return asking.busy();
  }

  /**
   * Adds units of a layer.
   *
   * @param numbers channels, such as "7, 120, 5-9"
   * @throws Problem if these are no numbers, or the layer has no such channel
   */
  void add(Node layer, String numbers) {
    List<UnitAddress> more = new ArrayList<>(units);
    for (String part : numbers.strip().split("[,;\\s]+", -1)) {
      Matcher range = RANGE.matcher(part);
      if (!range.matches()) {
        throw new Problem("units.unreadable", numbers);
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      int largest = layer.shape().channels() - 1;
      if (last > largest || first > largest) {
        throw new Problem("channel.unknown", Math.max(first, last), layer.name(), largest);
      }
      for (int channel = first; channel <= last; channel++) {
        UnitAddress unit = new UnitAddress(layer.name(), channel);
        if (!more.contains(unit)) {
          more.add(unit);
        }
      }
    }
    units.setAll(more);
  }

  @Override
  public void close() {
    subscriptions.close();
    asking.cancel();
  }

  private void asked() {
    answer.set(null);
    Question now = question.get();
    if (now == null) {
      asking.cancel();
      return;
    }
    if (units.equals(proposed)) {
      propose(now);
    }
    ask();
  }

  /** Unless the user has named units, the unit in question is the one to switch off. */
  private void propose(Question now) {
    proposed =
        now.isClass()
            ? List.of()
            : List.of(new UnitAddress(now.target().node().name(), now.target().unit()));
    units.setAll(proposed);
  }

  private void look() {
    if (isSeen.get() && isOutdated) {
      ask();
    }
  }

  private void ask() {
    isOutdated = true;
    Question now = question.get();
    if (now == null || !isSeen.get()) {
      return;
    }
    isOutdated = false;
    Map<String, SortedSet<Integer>> off = off();
    int count = off.values().stream().mapToInt(Collection::size).sum();
    List<ClassProbability> before = now.inspection().classes();
    if (count == 0) {
      asking.cancel();
      answer.set(new Answer(new AnswerChange(before, before), 0));
      return;
    }
    asking.request(
        requests.words().get("why.off.job"),
        cancellation ->
            now.inspection()
                .classesWithout(off, cancellation)
                .thenApply(after -> new Answer(new AnswerChange(before, after), count)));
  }

  private Map<String, SortedSet<Integer>> off() {
    Map<String, SortedSet<Integer>> named = new TreeMap<>();
    for (UnitAddress unit : units) {
      named.computeIfAbsent(unit.layer(), layer -> new TreeSet<>()).add(unit.channel());
    }
    return isAllBut.get() ? UnitSets.allBut(model, named) : named;
  }
}
