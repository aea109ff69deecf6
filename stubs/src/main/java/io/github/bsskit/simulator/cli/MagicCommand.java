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
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code magic}: prints how to get each answer with one call. */
@Command(
    name = "magic",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    description =
        "Prints every documented answer and every mishap, how to get it, and one SDK call.")
final class MagicCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "OPERATION",
      description = "One operation, like CreateResourcePackage. Default: all.")
  private String operation;

  @Option(names = "--json", description = "One JSON array of all rows, for tools.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    World world =
        new World(Fixtures.builtIn(), InstantSource.system(), OrderIds.LARGE, OptionalLong.empty());
    MagicTable table = new MagicTable(world, Domain.over(world));
    if (operation != null && !table.actions().contains(operation)) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is no operation; name one of %s"
              .formatted(operation, String.join(", ", table.actions())));
    }
    List<String> actions = operation == null ? table.actions() : List.of(operation);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? json(table, actions) : text(table, actions));
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
      MagicRow good = rows.get(0);
      text.append(head(good));
      String last = "";
      for (MagicRow row : rows) {
        if (!row.outcome().equals(last)) {
          last = row.outcome();
          text.append("\n  ").append(answer(row)).append('\n');
        }
        text.append("    %-8s%s\n".formatted(row.form(), how(row, good)));
        text.append("            %s%s\n".formatted(row.call(), otherKey(row, good)));
      }
      table.notes(action).forEach(note -> text.append("\n  ").append(note).append('\n'));
      text.append('\n');
    }
    return text + table.gatewayNote();
  }

  private static String head(MagicRow good) {
    return "%s; the client's key is %s, its secret %s\n"
        .formatted(good.action(), good.key(), good.secret());
  }

  private static String answer(MagicRow row) {
    String label = row.outcome().equals(row.code()) ? "" : " " + row.outcome();
    String code = row.code().isEmpty() ? "" : " " + row.code();
    String status = row.status() == 0 ? "" : " " + row.status();
    String says = row.says().isEmpty() ? "" : ": " + row.says();
    return (status + code + label + says).strip();
  }

  /** What a row has that the call which simply succeeds has not. */
  private static String how(MagicRow row, MagicRow good) {
    List<String> differences = new ArrayList<>();
    row.parameters().entrySet().stream()
        .filter(given -> !given.getValue().equals(good.parameters().get(given.getKey())))
        .forEach(given -> differences.add(shown(given.getKey(), given.getValue())));
    row.headers().forEach((name, value) -> differences.add(name + ": " + value));
    if (!row.control().isEmpty()) {
      differences.add(row.control());
    }
    if (!row.key().equals(good.key())) {
      differences.add("key " + row.key());
    }
    return differences.isEmpty() ? "nothing else" : String.join(", ", differences);
  }

  private static String shown(String parameter, String value) {
    return value.isEmpty() ? parameter + " empty" : parameter + "=" + value;
  }

  private static String otherKey(MagicRow row, MagicRow good) {
    return row.key().equals(good.key())
        ? ""
        : "  // with key %s, secret %s".formatted(row.key(), row.secret());
  }
}
