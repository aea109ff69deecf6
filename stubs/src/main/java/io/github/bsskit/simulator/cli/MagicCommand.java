package io.github.bsskit.simulator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.control.MagicRow;
import io.github.bsskit.simulator.control.MagicTable;
import io.github.bsskit.simulator.domain.Domain;
import io.github.bsskit.simulator.world.Fixtures;
import io.github.bsskit.simulator.world.World;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code magic}: prints how to get each response with one call. */
@Command(
    name = "magic",
    description =
        "Prints how to get every documented response and transport fault, each with an SDK call.")
final class MagicCommand extends Subcommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "OPERATION",
      description = "An operation, for example CreateResourcePackage. Default: all.")
  private String operation;

  @Option(names = "--json", description = "Prints a JSON array instead of text.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    World world =
        new World(Fixtures.builtIn(), InstantSource.system(), OrderIds.LARGE, OptionalLong.empty());
    MagicTable table = new MagicTable(world, Domain.over(world.state()));
    if (operation != null && !table.actions().contains(operation)) {
      throw usageError(
          "unknown operation \"" + operation + "\": use " + String.join(" or ", table.actions()));
    }
    List<String> actions = operation == null ? table.actions() : List.of(operation);
    out().println(json ? json(table, actions) : text(table, actions));
    return 0;
  }

  private static String json(MagicTable table, List<String> actions)
      throws JsonProcessingException {
    List<MagicRow> rows = actions.stream().flatMap(action -> table.rows(action).stream()).toList();
    return new ObjectMapper()
        .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(rows);
  }

  private static String text(MagicTable table, List<String> actions) {
    StringBuilder text = new StringBuilder();
    for (String action : actions) {
      List<MagicRow> rows = table.rows(action);
      MagicRow success = rows.get(0);
      text.append(head(success));
      String last = "";
      for (MagicRow row : rows) {
        if (!row.result().outcome().equals(last)) {
          last = row.result().outcome();
          text.append("\n  ").append(response(row)).append('\n');
        }
        text.append(String.format(Locale.ROOT, "    %-8s%s\n", row.form(), how(row, success)));
        text.append("            " + row.call() + otherKey(row, success) + "\n");
      }
      table.notes(action).forEach(note -> text.append("\n  ").append(note).append('\n'));
      text.append('\n');
    }
    return text + table.gatewayNote();
  }

  private static String head(MagicRow success) {
    return ""
        + success.action()
        + ", with key "
        + success.key()
        + " and secret "
        + success.secret()
        + "\n";
  }

  private static String response(MagicRow row) {
    String label =
        row.result().outcome().equals(row.result().code()) ? "" : " " + row.result().outcome();
    String code = row.result().code().isEmpty() ? "" : " " + row.result().code();
    String status = row.result().status() == 0 ? "" : " " + row.result().status();
    String says = row.result().says().isEmpty() ? "" : ": " + row.result().says();
    return (status + code + label + says).strip();
  }

  /** How a row differs from the call that succeeds. */
  private static String how(MagicRow row, MagicRow success) {
    List<String> differences = new ArrayList<>();
    row.parameters().entrySet().stream()
        .filter(
            parameter -> !parameter.getValue().equals(success.parameters().get(parameter.getKey())))
        .forEach(parameter -> differences.add(shown(parameter.getKey(), parameter.getValue())));
    row.headers().forEach((name, value) -> differences.add(name + ": " + value));
    if (!row.control().isEmpty()) {
      differences.add(row.control());
    }
    if (!row.key().equals(success.key())) {
      differences.add("key " + row.key());
    }
    return differences.isEmpty() ? "default parameters" : String.join(", ", differences);
  }

  private static String shown(String name, String value) {
    return value.isEmpty() ? name + " empty" : name + "=" + value;
  }

  private static String otherKey(MagicRow row, MagicRow success) {
    return row.key().equals(success.key())
        ? ""
        : "  // with key " + row.key() + ", secret " + row.secret();
  }
}
