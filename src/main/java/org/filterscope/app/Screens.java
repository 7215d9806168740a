package org.filterscope.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableBooleanValue;
import org.filterscope.network.file.ModelFile;
import org.filterscope.network.store.ModelStore;
import org.filterscope.task.Engine;
import org.filterscope.ui.AvailableModels;
import org.filterscope.ui.ModelSwitch;
import org.filterscope.ui.Screen;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.address.Addresses;
import org.filterscope.ui.classify.ClassifyScreen;
import org.filterscope.ui.compare.ReferenceModel;
import org.filterscope.ui.explore.ExploreScreen;
import org.filterscope.ui.explore.photograph.ClassLinks;
import org.filterscope.ui.filters.FiltersScreen;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.learn.LearnScreen;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Visit;
import org.filterscope.ui.learn.training.BackpropagationChapter;
import org.filterscope.ui.learn.training.FineTuneChapter;
import org.filterscope.ui.learn.training.PretrainedChapter;
import org.filterscope.ui.models.ModelsScreen;
import org.filterscope.ui.shell.ShellView;
import org.filterscope.ui.train.TrainScreen;
import org.filterscope.ui.train.report.LearnTopic;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.PatchLocation;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/** Creates the screens and connects them, since screens do not know each other. */
final class Screens {

  private final ExploreScreen explore;
  private final FiltersScreen filters;
  private final LearnScreen learn;
  private final TrainScreen train;
  private final ClassifyScreen classify;
  private final ModelsScreen brought;
  private @Nullable ShellView view;

  /**
   * Creates all screens. None is in view yet.
   *
   * @param isModelMissing whether there will be no network because it could not be loaded
   * @param before the earlier model that the current one is compared with
   * @param places where trained models are kept
   * @param store the models that the user imported or downloaded
   * @param available the models at hand
   * @param photograph the sample photograph that such a model classifies first; its folder holds
   *     the other samples
   * @param experiments the folder for results of experiments that the user keeps
   * @param models switches between models
   */
  Screens(
      Workspace workspace,
      ObservableBooleanValue isModelMissing,
      Indexes indexes,
      ReferenceModel before,
      Engine engine,
      TrainScreen.Places places,
      ModelStore store,
      AvailableModels available,
      Path photograph,
      Path experiments,
      ModelSwitch models) {
    explore =
        new ExploreScreen(
            workspace,
            isModelMissing,
            indexes,
            before,
            place -> toFilters(place),
            cell -> toArithmetic(cell),
            new FromClasses());
    Path photographs = Objects.requireNonNull(photograph.getParent());
    learn =
        new LearnScreen(
            workspace,
            explore.photograph(),
            isModelMissing,
            indexes,
            engine,
            new Lesson.Folders(photographs, places.caches(), experiments),
            store,
            new FromLearn());
    filters = new FiltersScreen(workspace, indexes, before, place -> toExplore(place));
    train =
        new TrainScreen(workspace, engine, places, store, new FromTrain(workspace, before, models));
    classify = new ClassifyScreen(workspace, shown -> toExplore(workspace, shown));
    brought = new ModelsScreen(workspace, engine, store, available, models, photograph);
  }

  /** All screens, from top to bottom in the rail. */
  List<Screen> all() {
    return List.of(explore, learn, filters, train, classify, brought);
  }

  /** The screen that the first start shows. */
  ExploreScreen explore() {
    return explore;
  }

  /** Sets the view that shows the screens. */
  void hangIn(ShellView shell) {
    view = shell;
  }

  /** The screens as addresses know them. */
  Addresses.Screens forAddresses(ShellView shell) {
    return new Addresses.Screens() {
      @Override
      public List<Screen> all() {
        return Screens.this.all();
      }

      @Override
      public Screen current() {
        return shell.current();
      }

      @Override
      public void show(Screen screen) {
        shell.show(screen);
      }
    };
  }

  /** Goes to the Models screen and offers to import a network's file. */
  void toModels(Path file) {
    show(brought);
    brought.importFile(file);
  }

  private final class FromTrain implements TrainScreen.Ways {
    private final Workspace workspace;
    private final ReferenceModel before;
    private final ModelSwitch models;

    FromTrain(Workspace workspace, ReferenceModel before, ModelSwitch models) {
      this.workspace = workspace;
      this.before = before;
      this.models = models;
    }

    @Override
    public void explore(Path photograph) {
      Screens.this.toExplore(workspace, photograph);
    }

    @Override
    public void toExplore() {
      show(explore);
    }

    @Override
    public void toClassify() {
      show(classify);
    }

    @Override
    public void toTrain() {
      show(train);
    }

    @Override
    public void toLearn(LearnTopic topic, Path folder) {
      show(learn);
      String chapter =
          switch (topic) {
            case BACKPROPAGATION -> BackpropagationChapter.ID;
            case PRETRAINED -> PretrainedChapter.ID;
            case FINE_TUNE -> FineTuneChapter.ID;
          };
      learn.open(chapter, new Visit.ToFolder(folder));
    }

    @Override
    public void use(Path file, boolean isCompared) {
      if (isCompared) {
        before.compareNext(ModelFile.name(file));
      }
      models.open(file);
    }
  }

  private final class FromLearn implements LearnScreen.Others {
    @Override
    public void explore(UnitAddress unit) {
      show(Screens.this.explore);
      Screens.this.explore.visit(unit);
    }

    @Override
    public void explore(CellAddress cell) {
      show(Screens.this.explore);
      Screens.this.explore.visit(cell);
    }

    @Override
    public void train() {
      show(Screens.this.train);
    }

    @Override
    public void models() {
      show(brought);
    }

    @Override
    public void learn() {
      show(Screens.this.learn);
    }
  }

  private final class FromClasses implements ClassLinks {
    @Override
    public void softmax(int index) {
      show(learn);
      learn.showSoftmax(index);
    }

    @Override
    public void contributions(int index) {
      show(learn);
      learn.showContributions(index);
    }
  }

  private void toArithmetic(CellAddress cell) {
    show(learn);
    learn.showArithmetic(cell);
  }

  private void toFilters(UnitAddress place) {
    show(filters);
    filters.visit(place);
  }

  private void toExplore(PatchLocation place) {
    show(explore);
    explore.visit(place);
  }

  private void toExplore(Workspace workspace, Path photograph) {
    show(explore);
    workspace.picture().open(photograph);
  }

  private void show(Screen screen) {
    ShellView shell = view;
    if (shell != null) {
      shell.show(screen);
    }
  }
}
