package org.filterscope.ui.models;

import javafx.scene.layout.BorderPane;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Thumbnails;
import org.filterscope.ui.unit.UnitStyles;
import org.jspecify.annotations.Nullable;

/** The screen: the models, or the form of an import in their place. */
final class ModelsView extends BorderPane {

  /** Enough for screens of twice the usual density. */
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
