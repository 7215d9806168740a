package org.filterscope.ui.explore.why;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.explanation.Target;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Model;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/**
 * "Why?" without its nodes: what is asked about, and the five explanations. What they show belongs
 * to the photograph and the class or unit in question; it is gone when one of these changes. Used
 * on the JavaFX application thread.
 */
public final class WhyViewModel implements AutoCloseable {

  private final PhotographViewModel photograph;
  private final Model model;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
  private final ReadOnlyObjectWrapper<@Nullable UnitAddress> asked = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<WhyPart> part = new SimpleObjectProperty<>(WhyPart.COVER);
  private final OcclusionViewModel occlusion;
  private final MaskViewModel mask;
  private final ActivationViewModel activation;
  private final ContributionsViewModel contributions;
  private final AblationViewModel ablation;
  private final AblationCurveViewModel curve;
  private final RandomisationViewModel randomisation;
  private final Subscriptions subscriptions = new Subscriptions();

  /** Starts closed. */
  public WhyViewModel(
      Workspace workspace, ModelInUse used, Indexes indexes, PhotographViewModel photograph) {
    this.photograph = photograph;
    model = used.model();
    occlusion = new OcclusionViewModel(workspace, used, indexes, question);
    mask = new MaskViewModel(workspace, model, question, occlusion);
    activation =
        new ActivationViewModel(workspace.requests(), model, question, seen(WhyPart.ACTIVATION));
    contributions =
        new ContributionsViewModel(
            workspace.requests(), used, indexes, question, seen(WhyPart.UNITS));
    ablation =
        new AblationViewModel(workspace.requests(), model, question, seen(WhyPart.SWITCHED_OFF));
    curve = new AblationCurveViewModel(workspace, used, question);
    randomisation = new RandomisationViewModel(workspace, model, question);
    subscriptions.onChange(photograph.inspection(), this::update);
    // Where the network is done, its result follows at once: until then, it is an older one's.
    subscriptions.onChange(
        photograph.busy(),
        () -> {
          if (photograph.busy().get()) {
            update();
          } else {
            workspace.window().execute(this::update);
          }
        });
  }

  private ReadOnlyBooleanProperty seen(WhyPart which) {
    ReadOnlyBooleanWrapper seen = new ReadOnlyBooleanWrapper();
    seen.bind(Bindings.createBooleanBinding(() -> open.get() && part.get() == which, open, part));
    return seen.getReadOnlyProperty();
  }

  /** Whether explanations are shown. */
  public ReadOnlyBooleanProperty isOpen() {
    return open.getReadOnlyProperty();
  }

  /** Explains a class of the model's output. */
  public void openForClass(int index) {
    open(new UnitAddress(model.network().output().name(), index));
  }

  /** Explains a unit of any layer. */
  public void open(UnitAddress unit) {
    asked.set(unit);
    open.set(true);
    update();
  }

  /** Goes back to the layer's maps. Running work ends. */
  public void leave() {
    open.set(false);
    update();
  }

  /** Which explanation is shown. */
  public ObjectProperty<WhyPart> part() {
    return part;
  }

  /** Switches units off in the fourth explanation, and shows it. */
  void switchOff(Collection<UnitAddress> units) {
    ablation.isAllBut().set(false);
    ablation.units().setAll(List.copyOf(units));
    part.set(WhyPart.SWITCHED_OFF);
  }

  /** What is asked about; null while closed, and while the photograph is being classified. */
  ReadOnlyObjectProperty<@Nullable Question> question() {
    return question.getReadOnlyProperty();
  }

  /** What is asked about, on whatever photograph; null before the first question. */
  public ReadOnlyObjectProperty<@Nullable UnitAddress> asked() {
    return asked.getReadOnlyProperty();
  }

  OcclusionViewModel occlusion() {
    return occlusion;
  }

  MaskViewModel mask() {
    return mask;
  }

  ActivationViewModel activation() {
    return activation;
  }

  ContributionsViewModel contributions() {
    return contributions;
  }

  AblationViewModel ablation() {
    return ablation;
  }

  AblationCurveViewModel curve() {
    return curve;
  }

  RandomisationViewModel randomisation() {
    return randomisation;
  }

  @Override
  public void close() {
    subscriptions.close();
    open.set(false);
    question.set(null);
    occlusion.close();
    mask.close();
    activation.close();
    contributions.close();
    ablation.close();
    curve.close();
    randomisation.close();
  }

  private void update() {
    Inspection inspection = photograph.inspection().get();
    UnitAddress unit = asked.get();
    boolean isAnswerable = open.get() && unit != null && inspection != null;
    if (!isAnswerable || photograph.busy().get()) {
      question.set(null);
      return;
    }
    Inspection seen = Objects.requireNonNull(inspection);
    Target target = Target.ofUnit(seen, Objects.requireNonNull(unit).layer(), unit.channel());
    Question now = new Question(photograph.name(), seen, target);
    if (!now.equals(question.get())) {
      question.set(now);
    }
  }
}
