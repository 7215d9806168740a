package org.filterscope.ui.explore.unit;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Requests;
import org.filterscope.ui.explore.layer.LayerStatisticsViewModel;
import org.filterscope.ui.explore.layer.LayerViewModel;
import org.filterscope.ui.explore.layer.MapStyle;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.explore.photograph.CellField;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.CellAddress;

/** All that is shown of the chosen unit. */
public final class UnitPaneViewModel implements AutoCloseable {

  private final UnitSelection choice;
  private final LayerStatisticsViewModel statistics;
  private final UnitViewModel unit;
  private final UnitText text;
  private final MapStyle style;
  private final BooleanProperty closeUp = new SimpleBooleanProperty(true);
  private final MapPictureViewModel mapPicture;
  private final CellFieldViewModel field;
  private final KernelsViewModel kernels;
  private final TopPatchesViewModel topPatches;
  private final FrozenViewModel frozen;

  /**
   * Follows the choice.
   *
   * @param layer the chosen layer on the photograph
   * @param statistics what the chosen index knows of it
   * @param kept projections that stay in view
   */
  public UnitPaneViewModel(
      Requests requests,
      ModelInUse used,
      Indexes indexes,
      UnitSelection choice,
      PhotographViewModel photograph,
      LayerViewModel layer,
      LayerStatisticsViewModel statistics,
      MapStyle style,
      FrozenProjections kept) {
    this.choice = choice;
    this.statistics = statistics;
    this.style = style;
    Model model = used.model();
    unit = new UnitViewModel(requests, model, photograph, layer, choice);
    text = new UnitText(model, requests.words(), statistics);
    mapPicture = new MapPictureViewModel(requests, unit, style);
    field = new CellFieldViewModel(model.network(), unit, choice);
    kernels = new KernelsViewModel(requests, model, choice);
    topPatches = new TopPatchesViewModel(requests, used, indexes, choice, unit);
    frozen = new FrozenViewModel(requests.words(), requests.notices(), model, unit, choice, kept);
  }

  /** The layer and unit that are looked at. */
  public UnitSelection choice() {
    return choice;
  }

  /** What the chosen index knows of the chosen layer. */
  public LayerStatisticsViewModel statistics() {
    return statistics;
  }

  /** The unit on the photograph. */
  public UnitViewModel unit() {
    return unit;
  }

  /** What is said of units. */
  public UnitText text() {
    return text;
  }

  /** Whether its map is laid over what the network saw. */
  public BooleanProperty overlay() {
    return style.overlay();
  }

  /** Whether only the part of a projection is shown that can differ from zero. */
  public BooleanProperty closeUp() {
    return closeUp;
  }

  /** Its map, painted. */
  public MapPictureViewModel mapPicture() {
    return mapPicture;
  }

  /** What its chosen cell, or else the strongest, sees. */
  public CellFieldViewModel field() {
    return field;
  }

  /**
   * That cell, if it comes about by multiplying and adding: of a convolution, not of a pooling.
   *
   * @return empty also while there is no cell
   */
  public Optional<CellAddress> convolvedCell() {
    CellField cell = field.field().get();
    Node layer = choice.layer().get();
    return cell == null || !(layer.operation() instanceof Operation.Convolution)
        ? Optional.empty()
        : Optional.of(
            new CellAddress(layer.name(), choice.channel().get(), cell.row(), cell.column()));
  }

  /** Its kernels. */
  public KernelsViewModel kernels() {
    return kernels;
  }

  /** Its top patches. */
  public TopPatchesViewModel topPatches() {
    return topPatches;
  }

  /** Projections kept. */
  public FrozenViewModel frozen() {
    return frozen;
  }

  @Override
  public void close() {
    mapPicture.close();
    kernels.close();
    topPatches.close();
    unit.close();
  }
}
