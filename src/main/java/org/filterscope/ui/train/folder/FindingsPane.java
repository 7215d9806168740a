package org.filterscope.ui.train.folder;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.training.data.CheckedFolder;
import org.filterscope.training.data.Finding;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;

/** The findings about the folder, what is done about them, and the files that they concern. */
public final class FindingsPane extends VBox {

  private static final int MOST_LINES = 8;

  private final Messages words;

  /** Creates an empty pane. */
  public FindingsPane(Messages words) {
    this.words = words;
    getStyleClass().add("findings");
    setSpacing(4);
  }

  /** Shows findings. */
  public void show(List<Finding> findings, List<SkippedPhotograph> unread) {
    getChildren().clear();
    if (findings.isEmpty()) {
      getChildren().add(Texts.text(words.get("train.findings.none")));
    }
    for (Finding finding : findings) {
      getChildren().add(pane(finding, names(finding, unread)));
    }
  }

  private TitledPane pane(Finding finding, List<String> names) {
    TextArea area = new TextArea(String.join("\n", names));
    area.setEditable(false);
    area.setWrapText(true);
    area.setPrefRowCount(Math.min(MOST_LINES, Math.max(2, names.size())));
    area.setAccessibleText(words.get("train.findings.accessible"));
    TitledPane pane = new TitledPane(describe(finding), area);
    pane.getStyleClass().add("finding");
    pane.setAnimated(false);
    pane.setExpanded(false);
    return pane;
  }

  private List<String> names(Finding finding, List<SkippedPhotograph> unread) {
    if (finding.kind() == Finding.Kind.UNREADABLE) {
      return unread.stream().map(skipped -> skipped.reason().getLocalizedMessage()).toList();
    }
    List<String> names = finding.examples();
    int more = finding.count() - names.size();
    return more <= 0 || finding.kind() == Finding.Kind.UNBALANCED
        ? names
        : Stream.concat(names.stream(), Stream.of(words.get("train.findings.more", more))).toList();
  }

  private String describe(Finding finding) {
    return switch (finding.kind()) {
      case UNREADABLE -> words.get("train.finding.unreadable", finding.count());
      case COPIED -> words.get("train.finding.copied", finding.count());
      case IN_TWO_CLASSES -> words.get("train.finding.in-two-classes", finding.count());
      case NEARLY_THE_SAME -> words.get("train.finding.nearly-the-same", finding.count());
      case ALIKE_IN_TWO_CLASSES -> words.get("train.finding.alike-in-two", finding.count());
      case ON_BOTH_SIDES -> words.get("train.finding.on-both-sides", finding.count());
      case TOO_FEW -> words.get("train.finding.too-few", finding.count(), CheckedFolder.FEWEST);
      case FEW -> words.get("train.finding.few", finding.count());
      case UNBALANCED -> words.get("train.finding.unbalanced");
    };
  }
}
