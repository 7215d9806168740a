package org.filterscope.ui.models;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelList;
import org.filterscope.ui.control.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows models as cards: those at hand, and those to download. */
final class ModelListPane extends ScrollPane {

  private final ModelsViewModel model;
  private final CardGrid atHand = new CardGrid();
  private final CardGrid offered = new CardGrid();
  private final VBox damaged = new VBox(6);
  private final Label offersTitle;
  private final Label alone;
  private final List<DownloadCard> offers = new ArrayList<>();

  ModelListPane(ModelsViewModel model) {
    this.model = model;
    Messages words = model.words();
    setId("shelf");
    setFitToWidth(true);
    Button add = new Button(words.get("models.import"), new FontIcon("mdal-add"));
    add.setId("import-model");
    add.setOnAction(event -> model.chooseImport());
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    HBox head = new HBox(12, Texts.title(words.get("models.heading")), spring, add);
    head.setAlignment(Pos.CENTER_LEFT);
    offersTitle = Texts.heading(words.get("models.offers"));
    alone = Texts.note(words.get("models.alone"));
    VBox content =
        new VBox(
            12,
            head,
            Texts.note(words.get("models.intro")),
            damaged,
            atHand,
            alone,
            offersTitle,
            offered);
    content.getStyleClass().add("page");
    setContent(content);
    model.shelf().addListener((property, old, now) -> fill(now));
    model.workspace().model().addListener((property, old, now) -> fill(model.shelf().get()));
    model.fetching().job().addListener((property, old, now) -> offers.forEach(DownloadCard::show));
    fill(model.shelf().get());
  }

  private void fill(ModelList shelf) {
    String focused = focusedId();
    List<Region> cards = new ArrayList<>();
    shelf.atHand().forEach(each -> cards.add(new ModelCard(model, each)));
    shelf.unavailable().forEach(each -> cards.add(new UnavailableCard(model, each)));
    atHand.getChildren().setAll(cards);
    offers.forEach(DownloadCard::close);
    offers.clear();
    shelf.offers().forEach(each -> offers.add(new DownloadCard(model, each)));
    offered.getChildren().setAll(offers);
    Texts.show(offersTitle, !offers.isEmpty());
    Texts.show(offered, !offers.isEmpty());
    Texts.show(alone, shelf.atHand().size() == 1 && shelf.unavailable().isEmpty());
    damaged
        .getChildren()
        .setAll(shelf.damaged().stream().map(each -> problem(each.getLocalizedMessage())).toList());
    Texts.show(damaged, !shelf.damaged().isEmpty());
    restoreFocus(focused);
  }

  private static Label problem(String words) {
    Label problem = Texts.text(words);
    problem.getStyleClass().add("problem");
    problem.setMaxWidth(Double.MAX_VALUE);
    return problem;
  }

  /**
   * The ID of the focused node, so that keyboard users keep the focus when the cards are rebuilt.
   */
  private String focusedId() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    if (owner == null) {
      return "";
    }
    for (Node node = owner; node != null; node = node.getParent()) {
      if (node.equals(atHand) || node.equals(offered)) {
        return String.valueOf(owner.getId());
      }
    }
    return "";
  }

  private void restoreFocus(String id) {
    if (!id.isEmpty()) {
      Node again = lookup("#" + id);
      if (again != null && again.isVisible()) {
        again.requestFocus();
      } else {
        lookup("#import-model").requestFocus();
      }
    }
  }
}
