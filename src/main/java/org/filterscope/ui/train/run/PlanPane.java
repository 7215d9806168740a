package org.filterscope.ui.train.run;

import java.util.Objects;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.train.folder.FindingsPane;
import org.filterscope.ui.train.folder.FolderCheckResult;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The findings, the split, the settings, and the button that starts training. */
public final class PlanPane extends BorderPane {

  private final PlanViewModel model;
  private final Messages words;
  private final Label title = Texts.title("");
  private final FindingsPane findings;
  private final Label parts = Texts.text("");
  private final Hyperlink last = new Hyperlink();

  /** The actions of a plan. */
  public interface Actions {
    /** Trains. */
    void train();

    /** Shows the model that was trained last. */
    void toReport();
  }

  /**
   * The plan for a folder.
   *
   * @param hasReport whether there is a report to go to
   */
  public PlanPane(
      Messages words, PlanViewModel model, ObservableBooleanValue hasReport, Actions actions) {
    this.model = model;
    this.words = words;
    setId("plan");
    findings = new FindingsPane(words);
    findings.setId("findings");
    VBox content =
        new VBox(
            18,
            title,
            new VBox(6, Texts.heading(words.get("train.findings")), findings),
            new SettingsForm(words, model));
    content.getStyleClass().add("page");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    setCenter(scroll);
    setBottom(bottom(actions));
    model.found().addListener((property, old, now) -> show(now));
    model.parts().addListener((property, old, now) -> show(now));
    hasReport.addListener((property, old, now) -> Texts.show(last, now));
    Texts.show(last, hasReport.get());
    show(model.found().get());
    show(model.parts().get());
  }

  private HBox bottom(Actions actions) {
    parts.setId("parts");
    last.setText(words.get("train.plan.last"));
    last.setId("last-report");
    last.setMinWidth(USE_PREF_SIZE);
    last.setOnAction(event -> actions.toReport());
    Button train = new Button(words.get("train.start"), new FontIcon("mdmz-play_arrow"));
    train.setId("train");
    train.getStyleClass().add("accent");
    train.setMinWidth(USE_PREF_SIZE);
    train.setTooltip(new Tooltip(words.get("train.start.tooltip")));
    train.setOnAction(event -> actions.train());
    train.disableProperty().bind(model.model().isNull());
    HBox bottom = new HBox(12, parts, Texts.spring(), last, train);
    bottom.setAlignment(Pos.CENTER_LEFT);
    bottom.getStyleClass().add("page-bottom");
    return bottom;
  }

  private void show(@Nullable FolderCheckResult found) {
    if (found != null) {
      title.setText(words.get("train.plan.title", found.photographs(), found.classes().size()));
      findings.show(found.checked().findings(), found.checked().unread());
    }
  }

  private void show(@Nullable SplitCounts now) {
    if (now == null) {
      parts.setText("");
    } else if (now.heldOut() == SplitCounts.APART) {
      parts.setText(
          words.get(
              "train.parts.apart",
              now.training(),
              now.validation(),
              Objects.requireNonNull(model.settings().heldOutFolder().get()).getFileName()));
    } else {
      parts.setText(words.get("train.parts", now.training(), now.validation(), now.heldOut()));
    }
  }
}
