package io.github.bsskit.simulator.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.auth.SignatureVersion;
import com.aliyuncs.http.FormatType;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.control.MagicRow;
import io.github.bsskit.simulator.control.MagicTable;
import io.github.bsskit.simulator.domain.Domain;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestSimulators;
import io.github.bsskit.simulator.world.Fixtures;
import io.github.bsskit.simulator.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Runs a row of the magic table with one SDK call. */
final class MagicCaller implements AutoCloseable {

  /** The two clients for Java that are not asynchronous. */
  enum Sdk {
    V1,
    V2
  }

  private final BssSimulator sim;
  private final PrintedCalls printed;

  MagicCaller(BssSimulator sim, Path directory) throws IOException {
    this.sim = sim;
    this.printed = new PrintedCalls(rows().stream().map(MagicRow::call).toList(), directory);
  }

  /** All rows of the built-in world's table. */
  static List<MagicRow> rows() {
    World world =
        new World(Fixtures.builtIn(), InstantSource.system(), OrderIds.LARGE, OptionalLong.empty());
    MagicTable table = new MagicTable(world, Domain.over(world.state()));
    return table.actions().stream().flatMap(action -> table.rows(action).stream()).toList();
  }

  /** Each row for each SDK, with a name for people in between. */
  static Stream<Arguments> forEachSdk(Stream<MagicRow> rows) {
    return rows.flatMap(
        row ->
            Stream.of(Sdk.values())
                .map(
                    sdk ->
                        Arguments.of(
                            sdk,
                            row.action() + " " + row.result().outcome() + " " + row.form(),
                            row)));
  }

  /** V1 sends the row's parameters and headers by its own setters, V2 the call that is printed. */
  Outcome send(Sdk sdk, MagicRow row) throws Exception {
    if (!row.control().isEmpty()) {
      String[] call = row.control().split(" ", 3);
      Response armed = new ControlCaller(sim.url()).send(call[0], call[1], call[2]);
      assertThat(armed.status()).as(armed.text()).isEqualTo(201);
    }
    Key key = new Key(row.key(), row.secret());
    if (sdk == Sdk.V2) {
      return new JavaV2Client(TestSimulators.endpoint(sim), key, null)
          .send(printed.written(row.call()));
    }
    try (JavaV1Client client =
        new JavaV1Client(TestSimulators.endpoint(sim), key, SignatureVersion.V1, FormatType.JSON)) {
      return client.with(row.headers()).call(row.action(), row.parameters());
    }
  }

  @Override
  public void close() throws IOException {
    printed.close();
  }
}
