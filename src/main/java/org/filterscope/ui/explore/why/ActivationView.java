package org.filterscope.ui.explore.why;

import java.util.Optional;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.layout.VBox;
import org.filterscope.activation.Peak;
import org.filterscope.explanation.ClassActivation;
import org.filterscope.export.NumpyWriter;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.explore.unit.PictureTools;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.unit.ColourBar;
import org.filterscope.ui.unit.NumberFormats;
import org.jspecify.annotations.Nullable;

/** Class activation at a chosen layer. */
final class ActivationView extends PartView {

  private final WhyViewModel why;
  private final ActivationViewModel model;
  private final FigureTile tile;
  private final ColourBar bar = new ColourBar();

  ActivationView(Workspace workspace, WhyViewModel why, PictureTools tools) {
    super(
        workspace.words(),
        workspace.words().get("why.activation.shows"),
        workspace.words().get("why.activation.limits"));
    this.why = why;
    model = why.activation();
    DoubleBinding side = side(1, 260, 460);
    tile =
        new FigureTile(
                workspace.desk(),
                tools,
                "activation-map",
                words.get("why.activation"),
                this::exhibit)
            .side(side);
    LayerBox layer =
        new LayerBox(
            "activation-layer",
            words.get("why.activation.layer"),
            words.get("why.activation.layer.tooltip"),
            model.layers());
    VBox figure = new VBox(6, tile, bar);
    add(layer, figure);
    subscriptions.add(StaleMark.follow(model.busy(), figure));
    subscriptions.onValue(model.painted(), this::show);
    show(model.painted().get());
  }

  private void show(ActivationViewModel.@Nullable Painted now) {
    Texts.show(bar, now != null);
    if (now == null) {
      tile.show(null, words.get("why.waiting"));
      return;
    }
    ClassActivation activation = now.activation();
    Peak peak = activation.map().peak();
    bar.show(now.painter().colours(), now.painter().scale());
    String size = activation.map().height() + " x " + activation.map().width();
    tile.show(
        now.picture(),
        peak.value() > 0
            ? words.get(
                "why.activation.caption",
                activation.layer(),
                size,
                Integer.toString(peak.row()),
                Integer.toString(peak.column()),
                NumberFormats.of(activation.score()))
            : words.get("why.activation.zero", activation.layer(), activation.label()));
  }

  @Override
  Optional<Exportable> exhibit() {
    Question question = why.question().get();
    ActivationViewModel.Painted now = model.painted().get();
    if (question == null || now == null) {
      return Optional.empty();
    }
    ClassActivation activation = now.activation();
    return Exhibits.of(
        words.get("why.activation"),
        question,
        "class-activation-" + activation.layer(),
        now.picture(),
        "Class activation of "
            + activation.label()
            + " at "
            + activation.layer()
            + ", enlarged smoothly: "
            + now.painter().description(),
        file -> NumpyWriter.write(activation.map(), file));
  }
}
