package org.filterscope.ui.filters;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.filterscope.patches.library.IndexEntry;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.index.Indexes;

/**
 * Decides whether to invite the user to index their own photographs: as long as there is only the
 * built-in index and the user has not declined.
 */
final class Invitation implements AutoCloseable {

  private final Workspace workspace;
  private final Indexes indexes;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final Subscriptions subscriptions = new Subscriptions();

  Invitation(Workspace workspace, Indexes indexes) {
    this.workspace = workspace;
    this.indexes = indexes;
    subscriptions.onChange(indexes.all(), this::update);
    subscriptions.onChange(indexes.building().job(), this::update);
    update();
  }

  /** Whether the invitation is open. */
  ReadOnlyBooleanProperty open() {
    return open.getReadOnlyProperty();
  }

  /** Closes the invitation for good. */
  void decline() {
    workspace.session().change(session -> session.declined());
    update();
  }

  @Override
  public void close() {
    subscriptions.close();
  }

  private void update() {
    boolean hasOnlyWhatCame =
        !indexes.all().isEmpty() && indexes.all().stream().allMatch(IndexEntry::isBundled);
    boolean isBuilding = indexes.building().job().get() != null;
    open.set(hasOnlyWhatCame && !isBuilding && !workspace.session().get().hasDeclined());
  }
}
