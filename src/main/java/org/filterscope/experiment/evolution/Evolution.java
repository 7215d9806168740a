package org.filterscope.experiment.evolution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerPeaks;
import org.filterscope.activation.Pass;
import org.filterscope.experiment.accuracy.ClassPhotographs;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Preparation;
import org.filterscope.network.Region;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Projector;
import org.filterscope.projection.Seed;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.training.block.SmallNetworkTraining;
import org.filterscope.training.data.Sample;

/**
 * Trains a small network from nothing, and looks after chosen epochs at the strongest example of
 * each unit among the training photographs, and at its projection (Zeiler and Fergus 2013, figure
 * 4). Call it on any thread except the engine's.
 *
 * @param engine computes
 * @param pictures opens photographs
 */
public record Evolution(Engine engine, PictureReader pictures) {

  /** How the network reads photographs: red, green, blue from -1 to 1. */
  static final Preparation PREPARATION =
      new Preparation(
          SmallNetworkTraining.SIDE * 8 / 7,
          SmallNetworkTraining.SIDE,
          Preparation.ChannelOrder.RGB,
          1 / 127.5f,
          new float[] {1, 1, 1},
          new float[] {1, 1, 1});

  /**
   * What to train.
   *
   * @param folder with one subfolder per class
   * @param classes maximum number of classes
   * @param perClass maximum number of photographs per class; a fifth of them is held out
   * @param epochs after which to look, in increasing order
   * @param units how many units of each layer to project
   * @param seed of the photographs, the first weights and the order
   */
  public record Task(
      Path folder, int classes, int perClass, List<Integer> epochs, int units, long seed) {

    /** The paper's epochs. */
    public static final List<Integer> PAPER = List.of(1, 2, 5, 10, 20, 30, 40, 64);

    /** Copies the list. */
    public Task {
      epochs = epochs.stream().sorted().distinct().toList();
    }
  }

  /** A photograph as the network reads it. */
  private record Read(Sample sample, float[] input) {}

  /** The strongest cell of a unit so far. */
  private record Strongest(int image, int row, int column, float value) {}

  /**
   * Trains and looks.
   *
   * @param leftOut receives why a photograph cannot be read, on the calling thread
   * @param progress of the training; looking counts as part of it
   * @throws Problem if the folder has too few classes or photographs
   * @throws org.filterscope.task.Cancelled if cancelled, between batches
   */
  public EvolutionReport run(
      Task task, Consumer<Problem> leftOut, Progress progress, Cancellation cancellation) {
    ClassPhotographs folder =
        ClassPhotographs.of(
            task.folder(), task.classes(), task.seed(), Progress.NONE, cancellation);
    List<Read> learning = new ArrayList<>();
    List<Read> heldOut = new ArrayList<>();
    for (List<Sample> samples : folder.byClass()) {
      List<Read> read = read(samples, task.perClass(), leftOut, cancellation);
      if (read.size() < 2) {
        throw new Problem("experiment.too-few", task.folder(), read.size());
      }
      int held = Math.max(1, read.size() / 5);
      heldOut.addAll(read.subList(0, held));
      learning.addAll(read.subList(held, read.size()));
    }
    SmallNetworkTraining.Images learned = images(learning);
    List<Sample> samples = learning.stream().map(Read::sample).toList();
    Looking looking = new Looking(task, samples, learned.inputs(), cancellation);
    new SmallNetworkTraining(engine, task.seed())
        .train(
            learned,
            images(heldOut),
            folder.classes().size(),
            task.epochs(),
            looking::look,
            progress,
            cancellation);
    return new EvolutionReport(
        folder.classes(), learning.size(), heldOut.size(), looking.states, looking.frames);
  }

  /** The first photographs of a class that can be read. */
  private List<Read> read(
      List<Sample> samples, int most, Consumer<Problem> leftOut, Cancellation cancellation) {
    List<Read> read = new ArrayList<>();
    for (Sample sample : samples) {
      if (read.size() == most) {
        break;
      }
      cancellation.check();
      try {
        read.add(new Read(sample, PREPARATION.apply(pixels(sample).argb())));
      } catch (Problem reason) {
        leftOut.accept(reason);
      }
    }
    return read;
  }

  private static SmallNetworkTraining.Images images(List<Read> read) {
    return new SmallNetworkTraining.Images(
        read.stream().map(Read::input).toList(),
        read.stream().mapToInt(one -> one.sample().label()).toArray());
  }

  private Picture pixels(Sample sample) {
    return PREPARATION.framed(pictures, sample.file()).pixels();
  }

  /** Looks at state after state. */
  private final class Looking {
    private final Task task;
    private final List<Sample> samples;
    private final List<float[]> inputs;
    private final Cancellation cancellation;
    private final List<EvolutionReport.LayerState> states = new ArrayList<>();
    private final List<EvolutionReport.Example> frames = new ArrayList<>();

    /** The strongest examples at the state before, by layer. */
    private final Map<String, Strongest[]> before = new HashMap<>();

    Looking(Task task, List<Sample> samples, List<float[]> inputs, Cancellation cancellation) {
      this.task = task;
      this.samples = samples;
      this.inputs = inputs;
      this.cancellation = cancellation;
    }

    void look(SmallNetworkTraining.State state) {
      Answers.await(
          engine.background(
              () -> {
                try (ForwardPass forward = new ForwardPass(state.network());
                    Projector projector = new Projector()) {
                  look(state, forward, projector);
                }
                return true;
              }));
    }

    private void look(SmallNetworkTraining.State state, ForwardPass forward, Projector projector) {
      Map<String, Strongest[]> now = strongest(state.network(), forward);
      for (String layer : SmallNetworkTraining.LAYERS) {
        Strongest[] units = now.getOrDefault(layer, new Strongest[0]);
        Strongest[] earlier = before.getOrDefault(layer, new Strongest[0]);
        int jumped = 0;
        for (int i = 0; i < earlier.length; i++) {
          jumped += earlier[i].image == units[i].image ? 0 : 1;
        }
        states.add(
            new EvolutionReport.LayerState(
                state.epoch(),
                layer,
                state.loss(),
                state.accuracy(),
                earlier.length == 0 ? Double.NaN : (double) jumped / earlier.length));
        for (int unit = 0; unit < Math.min(task.units(), units.length); unit++) {
          boolean hasJumped = unit < earlier.length && earlier[unit].image != units[unit].image;
          frames.add(example(state, layer, unit, units[unit], hasJumped, forward, projector));
        }
      }
      before.putAll(now);
    }

    private Map<String, Strongest[]> strongest(Network network, ForwardPass forward) {
      Map<String, Strongest[]> strongest = new HashMap<>();
      for (int image = 0; image < inputs.size(); image++) {
        engine.giveWay();
        try (Pass pass = forward.run(inputs.get(image), cancellation, () -> {})) {
          for (String layer : SmallNetworkTraining.LAYERS) {
            LayerPeaks peaks = pass.peaks(network.find(layer).orElseThrow());
            Strongest[] units =
                strongest.computeIfAbsent(layer, unseen -> new Strongest[peaks.values().length]);
            for (int unit = 0; unit < units.length; unit++) {
              // The first example stays when a later one is as strong.
              if (units[unit] == null || peaks.values()[unit] > units[unit].value) {
                int cell = peaks.cells()[unit];
                units[unit] =
                    new Strongest(
                        image, cell / peaks.width(), cell % peaks.width(), peaks.values()[unit]);
              }
            }
          }
        }
      }
      return strongest;
    }

    private EvolutionReport.Example example(
        SmallNetworkTraining.State state,
        String layer,
        int unit,
        Strongest at,
        boolean hasJumped,
        ForwardPass forward,
        Projector projector) {
      Network network = state.network();
      Node node = network.find(layer).orElseThrow();
      Region field = network.receptiveField(node, at.row, at.column);
      Projection projection = null;
      try (Pass pass = forward.run(inputs.get(at.image), cancellation, () -> {})) {
        if (projector.project(
                pass,
                node,
                unit,
                new Seed.Cell(at.row, at.column),
                Mode.DECONVNET,
                cancellation,
                () -> {})
            instanceof Projection found) {
          projection = found;
        }
      }
      return new EvolutionReport.Example(
          state.epoch(),
          layer,
          unit,
          samples.get(at.image).name(),
          at.value,
          hasJumped,
          patch(pixels(samples.get(at.image)), field),
          projection);
    }
  }

  private static Picture patch(Picture picture, Region field) {
    int[] argb = new int[field.height() * field.width()];
    for (int row = 0; row < field.height(); row++) {
      System.arraycopy(
          picture.argb(),
          (field.top() + row) * picture.width() + field.left(),
          argb,
          row * field.width(),
          field.width());
    }
    return new Picture(field.width(), field.height(), argb);
  }
}
