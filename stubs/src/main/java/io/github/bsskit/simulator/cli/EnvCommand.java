package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.Fixtures;
import io.github.bsskit.simulator.world.WorldFileException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code env}: prints how to point a client at a simulator. */
@Command(
    name = "env",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Prints the lines that point an official client at a simulator, to be pasted.")
final class EnvCommand implements Callable<Integer> {

  @Option(
      names = "--client",
      paramLabel = "CLIENT",
      description = "Whose lines: ${COMPLETION-CANDIDATES}.")
  private SdkClient client;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where the simulator listens. Default: ${DEFAULT-VALUE}.")
  private String url;

  @Option(
      names = "--key",
      paramLabel = "ID",
      defaultValue = "testid",
      description = "The AccessKeyId; its secret is the world's. Default: ${DEFAULT-VALUE}.")
  private String key;

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description = "The file that the simulator was started with, if it was.")
  private Path world;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (client == null) {
      throw mistake(
          "--client is missing; write "
              + Arrays.stream(SdkClient.values())
                  .map(SdkClient::toString)
                  .collect(Collectors.joining(" or ")));
    }
    URI address = SimulatorUrl.parse(url).orElseThrow(() -> mistake(SimulatorUrl.mistake(url)));
    spec.commandLine().getOut().print(client.lines(address, key, permanentKey().secret()));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private AccessKey permanentKey() {
    Fixtures fixtures = fixtures();
    AccessKey found =
        fixtures
            .keys()
            .find(key)
            .orElseThrow(
                () ->
                    mistake("--key " + key + " is not in the world; name one of " + ids(fixtures)));
    if (found.token().isPresent()) {
      throw mistake(
          "--key " + key + " needs a security token as well; name another of " + ids(fixtures));
    }
    return found;
  }

  private Fixtures fixtures() {
    try {
      return world == null ? Fixtures.builtIn() : Fixtures.read(world);
    } catch (WorldFileException e) {
      throw mistake(e.getMessage());
    }
  }

  private static String ids(Fixtures fixtures) {
    return fixtures.keys().all().stream()
        .filter(key -> key.token().isEmpty())
        .map(AccessKey::id)
        .collect(Collectors.joining(", "));
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
