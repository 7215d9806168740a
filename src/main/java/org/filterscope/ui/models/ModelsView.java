package org.filterscope.ui.models;

import javafx.scene.layout.BorderPane;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Thumbnails;
import org.filterscope.ui.unit.UnitStyles;
import org.jspecify.annotations.Nullable;

/** The content of the Models screen: the models, or the import form in their place. */
final class ModelsView extends BorderPane {

  /** The side of a thumbnail in pixels, enough for high-density screens. */
  private static final int THUMBNAIL = 256;

  private final ModelsViewModel model;
  private final ModelListPane shelf;
  private final Thumbnails thumbnails;

  ModelsView(ModelsViewModel model) {
    this.model = model;
    Workspace workspace = model.workspace();
    thumbnails =
        new Thumbnails(workspace.reader(), THUMBNAIL, workspace.desk(), workspace.window());
    UnitStyles.dress(this, "models", "models.css");
    shelf = new ModelListPane(model);
    model.form().addListener((property, old, now) -> show(now));
    show(model.form().get());
  }

  private void show(@Nullable ImportForm form) {
    if (form == null) {
      setCenter(shelf);
      return;
    }
    ImportPane pane = new ImportPane(model, form, thumbnails);
    setCenter(pane);
    pane.focusName();
  }
}
