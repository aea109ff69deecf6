package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.Fixtures;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code env}: prints how to point a client at a simulator. */
@Command(
    name = "env",
    description = "Prints the lines that point an official client at a simulator, to be pasted.")
final class EnvCommand extends Subcommand {

  @Option(
      names = "--client",
      paramLabel = "CLIENT",
      description = "The client: ${COMPLETION-CANDIDATES}.")
  private SdkClient client;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      converter = UrlConverter.class,
      description = "Address of the simulator. Default: ${DEFAULT-VALUE}.")
  private URI url;

  @Option(
      names = "--key",
      paramLabel = "ID",
      defaultValue = "testid",
      description = "AccessKeyId. Its secret is read from the world. Default: ${DEFAULT-VALUE}.")
  private String key;

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description = "The world file that the simulator was started with.")
  private Path world;

  @Override
  public Integer call() {
    if (client == null) {
      throw usageError("missing --client: use " + UsageMessage.constants(SdkClient.class));
    }
    out().print(client.lines(url, key, permanentKey().secret()));
    out().flush();
    return 0;
  }

  private AccessKey permanentKey() {
    Fixtures fixtures = fixtures(world);
    String permanentKeys =
        fixtures.keys().all().stream()
            .filter(key -> key.token().isEmpty())
            .map(AccessKey::id)
            .collect(Collectors.joining(", "));
    AccessKey found =
        fixtures
            .keys()
            .find(key)
            .orElseThrow(
                () -> usageError("unknown --key \"" + key + "\": use one of " + permanentKeys));
    if (found.token().isPresent()) {
      throw usageError("--key \"" + key + "\" needs a security token: use one of " + permanentKeys);
    }
    return found;
  }
}
