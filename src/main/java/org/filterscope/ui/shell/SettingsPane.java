package org.filterscope.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.home.Settings;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LabelConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/** The settings: theme, language, threads, memory, and the app's folders with their sizes. */
final class SettingsPane extends ScrollPane {

  private final Messages words;
  private final SettingsViewModel model;
  private final Desktop desktop;

  SettingsPane(Messages words, SettingsViewModel model, Desktop desktop) {
    this.words = words;
    this.model = model;
    this.desktop = desktop;
    VBox all =
        new VBox(
            heading("shell.settings.window"),
            window(),
            heading("shell.settings.computing"),
            computing(),
            heading("shell.settings.disk"),
            disk());
    all.getStyleClass().add("dialog-content");
    setContent(all);
    setFitToWidth(true);
    setPrefSize(680, 560);
    setAccessibleText(words.get("shell.settings.title"));
  }

  private Node window() {
    ChoiceBox<Settings.Theme> theme = new ChoiceBox<>();
    theme.setId("settings-theme");
    theme.getItems().addAll(Settings.Theme.values());
    theme.setConverter(new LabelConverter<>(this::themeName));
    theme.setValue(model.settings().get().theme());
    theme
        .valueProperty()
        .addListener((property, old, now) -> model.change(settings -> settings.withTheme(now)));
    ChoiceBox<Settings.Language> language = new ChoiceBox<>();
    language.setId("settings-language");
    language.getItems().addAll(Settings.Language.values());
    language.setConverter(new LabelConverter<>(this::languageName));
    language.setValue(model.settings().get().language());
    language
        .valueProperty()
        .addListener((property, old, now) -> model.change(settings -> settings.withLanguage(now)));
    GridPane grid = grid();
    row(grid, 0, "shell.settings.theme", theme, "shell.settings.theme.hint");
    row(grid, 1, "shell.settings.language", language, "shell.settings.language.hint");
    return grid;
  }

  private Node computing() {
    Settings now = model.settings().get();
    Spinner<Integer> threads =
        spinner("settings-threads", 0, Runtime.getRuntime().availableProcessors(), now.threads());
    threads
        .valueProperty()
        .addListener(
            (property, old, chosen) -> model.change(settings -> settings.withThreads(chosen)));
    Spinner<Integer> memory =
        spinner("settings-memory", Settings.LEAST_MEMORY, Settings.MOST_MEMORY, now.memory());
    memory
        .valueProperty()
        .addListener(
            (property, old, chosen) -> model.change(settings -> settings.withMemory(chosen)));
    GridPane grid = grid();
    row(grid, 0, "shell.settings.threads", threads, "shell.settings.threads.hint");
    row(grid, 1, "shell.settings.memory", memory, "shell.settings.memory.hint");
    return grid;
  }

  private Node disk() {
    GridPane grid = grid();
    int row = 0;
    for (SettingsViewModel.Place place : model.places()) {
      grid.add(label(placeName(place.kind())), 0, row);
      grid.add(placeControls(place), 1, row);
      row++;
    }
    Spinner<Integer> limit =
        spinner(
            "settings-cache-limit", 0, Settings.MOST_CACHES, model.settings().get().cacheLimit());
    limit
        .valueProperty()
        .addListener(
            (property, old, chosen) -> model.change(settings -> settings.withCacheLimit(chosen)));
    row(grid, row, "shell.settings.cache-limit", limit, "shell.settings.cache-limit.hint");
    return grid;
  }

  private Node placeControls(SettingsViewModel.Place place) {
    String name = placeName(place.kind());
    String id = place.kind().name().toLowerCase(Locale.ROOT);
    TextField path = new TextField(place.folder().path().toString());
    path.setId("settings-path-" + id);
    path.setEditable(false);
    path.setAccessibleText(words.get("shell.settings.path", name));
    HBox.setHgrow(path, Priority.ALWAYS);
    Label size = new Label(sizeText(place.size().get()));
    size.setId("settings-size-" + id);
    size.setMinWidth(72);
    size.setAlignment(Pos.CENTER_RIGHT);
    place.size().addListener((property, old, now) -> size.setText(sizeText(now)));
    Button open = new Button("", new FontIcon("mdal-folder_open"));
    open.getStyleClass().addAll("button-icon", "flat");
    open.setAccessibleText(words.get("shell.settings.open", name));
    open.setTooltip(new Tooltip(words.get("shell.settings.open", name)));
    open.setOnAction(event -> desktop.open(place.folder().path()));
    HBox box = new HBox(8, path, size, open);
    box.setAlignment(Pos.CENTER_LEFT);
    String clearing = words.get("shell.settings.clear");
    // An invisible button has no key. As a sign of its text, the underscore would make it wider.
    Button clear = new Button(place.canBeCleared() ? clearing : clearing.replace("_", ""));
    clear.setId("settings-clear-" + id);
    clear.setMnemonicParsing(place.canBeCleared());
    clear.setAccessibleText(words.get("shell.settings.clear.accessible", name));
    clear.setOnAction(event -> model.clear(place));
    clear.setMinWidth(USE_PREF_SIZE);
    // An invisible button still takes its room, so that all paths end at the same column.
    clear.setVisible(place.canBeCleared());
    box.getChildren().add(clear);
    return box;
  }

  private String sizeText(long bytes) {
    if (bytes < 0) {
      return words.get("shell.settings.size.unknown");
    }
    if (bytes < 1000) {
      return words.get("shell.settings.size.bytes", bytes);
    }
    double mega = bytes / 1e6;
    return mega < 1000
        ? words.get("shell.settings.size.mega", String.format(Locale.ROOT, "%.1f", mega))
        : words.get("shell.settings.size.giga", String.format(Locale.ROOT, "%.1f", mega / 1000));
  }

  private String themeName(Settings.Theme theme) {
    return switch (theme) {
      case SYSTEM -> words.get("shell.settings.theme.system");
      case LIGHT -> words.get("shell.settings.theme.light");
      case DARK -> words.get("shell.settings.theme.dark");
    };
  }

  private String languageName(Settings.Language language) {
    return switch (language) {
      case SYSTEM -> words.get("shell.settings.language.system");
      case ENGLISH -> words.get("shell.settings.language.english");
      case CHINESE -> words.get("shell.settings.language.chinese");
    };
  }

  private String placeName(SettingsViewModel.Kind kind) {
    return switch (kind) {
      case MODELS -> words.get("shell.settings.models");
      case INDEXES -> words.get("shell.settings.indexes");
      case CACHES -> words.get("shell.settings.caches");
      case LOGS -> words.get("shell.settings.logs");
    };
  }

  private void row(
      GridPane grid, int row, String key, javafx.scene.control.Control control, String hint) {
    Label label = label(words.get(key));
    label.setMnemonicParsing(true);
    label.setLabelFor(control);
    control.setAccessibleText(label.getText().replace("_", ""));
    Label explanation = new Label(words.get(hint));
    explanation.getStyleClass().addAll("text-small", "text-muted");
    explanation.setWrapText(true);
    HBox.setHgrow(explanation, Priority.ALWAYS);
    control.setMinWidth(140);
    HBox box = new HBox(12, control, explanation);
    box.setAlignment(Pos.CENTER_LEFT);
    grid.add(label, 0, row);
    grid.add(box, 1, row);
  }

  private Label heading(String key) {
    Label heading = new Label(words.get(key));
    heading.getStyleClass().add("text-caption");
    return heading;
  }

  private static Label label(String text) {
    Label label = new Label(text);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("settings-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(120);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(List.of(names, values));
    return grid;
  }

  /** A spinner that accepts a typed number as soon as it is in range. */
  private static Spinner<Integer> spinner(String id, int least, int most, int now) {
    Spinner<Integer> spinner = new Spinner<>(least, most, now);
    spinner.setId(id);
    spinner.setEditable(true);
    spinner.setPrefWidth(140);
    UnaryOperator<javafx.scene.control.TextFormatter.Change> digits =
        change -> change.getControlNewText().matches("\\d{0,4}") ? change : null;
    spinner.getEditor().setTextFormatter(new javafx.scene.control.TextFormatter<>(digits));
    spinner
        .focusedProperty()
        .addListener(
            (property, old, isFocused) -> {
              if (!isFocused && spinner.getEditor().getText().isEmpty()) {
                spinner.getEditor().setText(String.valueOf(spinner.getValue()));
              } else if (!isFocused) {
                spinner.commitValue();
              }
            });
    return spinner;
  }
}
