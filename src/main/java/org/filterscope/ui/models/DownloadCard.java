package org.filterscope.ui.models;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.network.store.CatalogEntry;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Job;
import org.filterscope.task.JobControl;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelList;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.job.JobView;
import org.jspecify.annotations.Nullable;

/** The card of a model that can be downloaded, with the progress of the download. */
final class DownloadCard extends VBox {

  private final ModelsViewModel screen;
  private final Messages words;
  private final ModelList.Offer offer;
  private final ReadOnlyObjectWrapper<@Nullable Job<StoredModel>> ours =
      new ReadOnlyObjectWrapper<>();
  private final JobView running;
  private final ProgressBar bar = new ProgressBar();
  private final Label come = Texts.note("");
  private final Button download = new Button();
  private final Button take = new Button();
  private final Button discard = new Button();

  DownloadCard(ModelsViewModel screen, ModelList.Offer offer) {
    this.screen = screen;
    this.words = screen.words();
    this.offer = offer;
    CatalogEntry entry = offer.entry();
    getStyleClass().add("model-card");
    Label checksum = Texts.note(words.get("models.card.md5", entry.md5()));
    Label source = Texts.note(words.get("models.card.source", entry.source()));
    source.setTooltip(new Tooltip(entry.address().toString()));
    getChildren()
        .addAll(
            Texts.title(entry.name()),
            Texts.text(entry.title()),
            Texts.note(
                words.get("models.card.size", Texts.megabytes(entry.size()), entry.licence())),
            source,
            checksum);
    if (!offer.fits()) {
      Label large = Texts.note(words.get("models.card.would-not-fit"));
      large.getStyleClass().add("warning");
      getChildren().add(large);
    }
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(words.get("models.downloading", entry.name()));
    come.setId("come-" + entry.name());
    Region gap = new Region();
    setVgrow(gap, Priority.ALWAYS);
    running = running();
    getChildren().addAll(gap, running, bar, come, buttons(entry));
    show();
  }

  private FlowPane buttons(CatalogEntry entry) {
    dress(download, "download-", "accent", () -> screen.download(entry));
    dress(take, "take-", "button", () -> screen.take(entry));
    take.setText(words.get("models.take"));
    take.setTooltip(new Tooltip(words.get("models.take.tooltip")));
    dress(discard, "discard-", "flat", () -> screen.discard(entry));
    discard.setText(words.get("models.discard"));
    FlowPane buttons = new FlowPane(8, 8, download, take, discard);
    return buttons;
  }

  private void dress(Button button, String id, String style, Runnable action) {
    button.setId(id + offer.entry().name());
    if (!style.equals("button")) {
      button.getStyleClass().add(style);
    }
    button.setOnAction(event -> action.run());
  }

  /** The progress of the running download. Pausing ends the job, and resuming starts another. */
  private JobView running() {
    JobView view =
        new JobView(
            words,
            screen.workspace().window(),
            "job-" + offer.entry().name(),
            JobView.Form.BLOCK,
            ours);
    view.name(JobControl.CANCEL, words.get("job.pause"));
    view.explain(JobControl.CANCEL, words.get("models.pause.tooltip"));
    return view;
  }

  /** Call it when the card is no longer shown. */
  void close() {
    running.close();
  }

  /** Shows the progress, or how much has been downloaded. */
  void show() {
    boolean isOurs = screen.fetching().isRunning(offer.entry().name());
    long done = offer.come();
    long total = offer.entry().size();
    ours.set(isOurs ? screen.fetching().job().get() : null);
    Texts.show(bar, !isOurs && done > 0);
    Texts.show(come, !isOurs && done > 0);
    bar.setProgress((double) done / total);
    come.setText(
        words.get(
            "models.come.paused",
            Texts.megabytes(done),
            Texts.megabytes(total),
            100 * done / total));
    download.setText(words.get(done > 0 ? "job.resume" : "models.download"));
    Texts.show(download, !isOurs);
    Texts.show(take, !isOurs);
    Texts.show(discard, !isOurs && done > 0);
  }
}
