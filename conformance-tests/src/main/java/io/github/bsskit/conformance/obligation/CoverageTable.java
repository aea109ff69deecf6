package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.obligation.Obligation.Demand;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.Profile.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How often each required fact is tried with each signature, method, placement, format, connection,
 * time and caller. The table is counted from the steps of the obligations.
 *
 * @param rows one for each fact, in the order of a run
 */
public record CoverageTable(List<Row> rows) {

  /** A way of calling. */
  public enum Column {
    V1("V1"),
    V3("V3"),
    GET("GET"),
    POST("POST"),
    QUERY("query"),
    FORM("form"),
    BOTH("both"),
    JSON("JSON"),
    XML("XML"),
    NEW("new"),
    USED("used"),
    NOW("now"),
    LATER("later"),
    PERMANENT("key"),
    TEMPORARY("STS");

    private final String label;

    Column(String label) {
      this.label = label;
    }

    /** The short name, {@code used} for a call on a connection that has been used. */
    public String label() {
      return label;
    }
  }

  /**
   * A fact.
   *
   * @param fact the rule of its obligations
   * @param tried the number of obligations per column
   */
  public record Row(String fact, Map<Column, Integer> tried) {

    /** The number, or the mark of the reason why there is none; {@code ?} without a reason. */
    public String cell(Column column) {
      int number = tried.getOrDefault(column, 0);
      return number > 0
          ? String.valueOf(number)
          : CoverageReason.of(fact, column).map(CoverageReason::mark).orElse("?");
    }

    /** The columns in which the fact is not tried, and no reason is known. */
    public List<Column> unexplained() {
      return Stream.of(Column.values()).filter(column -> cell(column).equals("?")).toList();
    }
  }

  /** Copies the rows. */
  public CoverageTable {
    rows = List.copyOf(rows);
  }

  /**
   * The table of these obligations.
   *
   * @param wire how the target is called, for calls that leave it to the target
   */
  public static CoverageTable of(List<Obligation> obligations, Profile.Wire wire) {
    Map<String, Map<Column, Integer>> facts = new LinkedHashMap<>();
    for (Obligation obligation : obligations) {
      if (obligation.demand() != Demand.INTERPRETATION && !obligation.isInvariant()) {
        Map<Column, Integer> tried =
            facts.computeIfAbsent(obligation.rule(), rule -> new EnumMap<>(Column.class));
        columns(obligation, wire).forEach(column -> tried.merge(column, 1, Integer::sum));
      }
    }
    List<Row> rows = new ArrayList<>();
    facts.forEach((fact, tried) -> rows.add(new Row(fact, tried)));
    return new CoverageTable(rows);
  }

  private static Set<Column> columns(Obligation obligation, Profile.Wire wire) {
    Set<Column> columns = EnumSet.noneOf(Column.class);
    boolean isLater = obligation.steps().stream().anyMatch(Step::isLater);
    for (Step step : obligation.steps()) {
      for (CallTemplate call : step.templates()) {
        ofCall(call, wire, columns);
        columns.add(step.isOnUsedConnection() ? Column.USED : Column.NEW);
        columns.add(isLater ? Column.LATER : Column.NOW);
      }
    }
    return columns;
  }

  private static void ofCall(CallTemplate call, Profile.Wire wire, Set<Column> columns) {
    CallStyle style = call.style();
    usual(style.signature(), wire.signatures()).ifPresent(column -> columns.add(column));
    usual(style.format(), wire.formats()).ifPresent(column -> columns.add(column));
    columns.add(Column.valueOf(style.placement().method()));
    columns.add(
        switch (style.placement()) {
          case GET, POST_QUERY -> Column.QUERY;
          case POST_FORM -> Column.FORM;
          case POST_SPLIT -> Column.BOTH;
        });
    columns.add(
        call.role() == Role.STS || call.role() == Role.EXPIRED
            ? Column.TEMPORARY
            : Column.PERMANENT);
  }

  private static Optional<Column> usual(String named, List<String> provided) {
    String name = named.isEmpty() && !provided.isEmpty() ? provided.get(0) : named;
    return Stream.of(Column.values()).filter(column -> column.label().equals(name)).findFirst();
  }

  /** The table for a console, followed by the reasons for its empty cells. */
  public List<String> lines() {
    int width = rows.stream().mapToInt(row -> row.fact().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(" ".repeat(width));
    Stream.of(Column.values()).forEach(column -> head.append(cell(column.label())));
    lines.add(head.toString());
    for (Row row : rows) {
      StringBuilder line = new StringBuilder(row.fact());
      line.append(" ".repeat(width - row.fact().length()));
      Stream.of(Column.values()).forEach(column -> line.append(cell(row.cell(column))));
      lines.add(line.toString());
    }
    lines.add("");
    CoverageReason.ALL.forEach(reason -> lines.add(reason.mark() + "  " + reason.why()));
    return lines;
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, "%6s", text);
  }

  /** Why cells are empty. */
  public List<CoverageReason> reasons() {
    return CoverageReason.ALL;
  }
}
