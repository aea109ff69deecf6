package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.LogFormat;
import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.control.BuildInfo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bss-simulator}: starts a simulator that runs until the process ends. */
@Command(
    name = "bss-simulator",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    subcommands = {
      MagicCommand.class,
      EnvCommand.class,
      ExplainSignatureCommand.class,
      HealthCommand.class
    },
    description =
        "Answers the two paid operations of BssOpenApi as the cloud would, free of charge."
            + " Without a command it starts, and runs until it is ended.",
    footer = {
      "",
      "Each option can also be given as an environment variable: --port-file as BSSKIT_PORT_FILE.",
      "The option goes before the variable, the variable before the default.",
      "WireMock's own admin API is at /__admin, the simulator's control API at /__admin/bss,",
      "its console, a page for people, at /__admin/bss/console, the documentation at /docs/.",
      "",
      "Exit codes: 0 done, 2 cannot start as told, 70 a fault of its own, 130 ended by Ctrl-C,"
          + " 143 by SIGTERM."
    })
final class SimulatorCommand implements Callable<Integer> {

  /** What {@link #run} answers while a simulator runs. */
  static final int RUNNING = -1;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on. Default: ${DEFAULT-VALUE}, which no other machine reaches.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port for HTTP; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--port-file",
      paramLabel = "FILE",
      description = "Writes the port into this file once the simulator answers.")
  private Path portFile;

  @Option(
      names = "--https-port",
      paramLabel = "N",
      description = "Port for HTTPS as well, with a self-signed certificate; 0 takes a free one.")
  private Integer httpsPort;

  @Option(
      names = "--auth",
      paramLabel = "MODE",
      defaultValue = "strict",
      description =
          "strict: every call must be signed. lenient: on /CreateResellerUserQuota and such paths"
              + " an unsigned call is taken for one of the world's first usable key. Default:"
              + " ${DEFAULT-VALUE}.")
  private AuthMode auth;

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description = "Accounts, keys and catalogue instead of the built-in ones.")
  private Path world;

  @Option(
      names = "--throttle",
      paramLabel = "MODE",
      defaultValue = "documented",
      description =
          "documented: keeps the documented rate limits. http429: the same, answered with 429"
              + " instead of 400. off: keeps none. Default: ${DEFAULT-VALUE}.")
  private ThrottlingMode throttle;

  @Option(
      names = "--order-ids",
      paramLabel = "SIZE",
      defaultValue = "large",
      description =
          "large: beyond 2^53, which exposes clients that round them. small: fifteen digits."
              + " Default: ${DEFAULT-VALUE}.")
  private OrderIds orderIds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Makes request ids and instance ids repeatable.")
  private Long seed;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json: one line for each call. Default: ${DEFAULT-VALUE}.")
  private LogFormat logFormat;

  @Option(
      names = "--journal-size",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "How many calls the journals keep, the simulator's and WireMock's; 0 keeps none. Default:"
              + " ${DEFAULT-VALUE}.")
  private int journalSize;

  @Option(
      names = "--root-dir",
      paramLabel = "DIR",
      description = "Directory with stubs of your own for WireMock: its mappings and __files.")
  private Path rootDir;

  @Option(
      names = "--admin-token",
      paramLabel = "TOKEN",
      description =
          "Lets other machines use the control API too, if they send Authorization: Bearer TOKEN."
              + " Rather give it as BSSKIT_ADMIN_TOKEN, which no list of processes shows.")
  private String adminToken;

  @Option(
      names = "--no-docs",
      fallbackValue = "true",
      description = "Leaves /docs/ to stubs of your own, before which the documentation goes.")
  private boolean hasNoDocs;

  private final PrintStream out;
  private volatile boolean isAnnounced;

  private SimulatorCommand(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the command.
   *
   * @return the exit code, or {@link #RUNNING}
   */
  static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
    return new LaunchReport(environment, err).run(new SimulatorCommand(out), args, out);
  }

  @Override
  public Integer call() throws StartupException {
    if (host.isBlank()) {
      throw new StartupException("--host is empty; name an address, like 127.0.0.1");
    }
    checkPort("--port", port);
    if (httpsPort != null) {
      checkPort("--https-port", httpsPort);
      if (httpsPort == port && port != 0) {
        throw new StartupException("--port and --https-port are both " + port + "; name two ports");
      }
    }
    if (journalSize < 0) {
      throw new StartupException(
          "--journal-size " + journalSize + " is no number of calls; name one from 0");
    }
    if (rootDir != null && !Files.isDirectory(rootDir)) {
      throw new StartupException(
          "--root-dir " + rootDir + " is no directory; name one with mappings in it");
    }
    BssSimulator simulator = start(settings());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(simulator), "stop"));
    writePortFile(simulator);
    announce(simulator);
    isAnnounced = true;
    return RUNNING;
  }

  private Settings settings() throws StartupException {
    Settings settings =
        new Settings()
            .host(host)
            .port(port)
            .auth(auth)
            .throttling(throttle)
            .orderIds(orderIds)
            .journalSize(journalSize)
            .docs(!hasNoDocs)
            .log(logFormat, out);
    if (httpsPort != null) {
      settings.httpsPort(httpsPort);
    }
    if (seed != null) {
      settings.seed(seed);
    }
    if (rootDir != null) {
      settings.stubs(rootDir);
    }
    if (adminToken != null) {
      takeAdminToken(settings);
    }
    if (world != null) {
      useWorld(settings);
    }
    return settings;
  }

  private void takeAdminToken(Settings settings) throws StartupException {
    try {
      settings.adminToken(adminToken);
    } catch (IllegalArgumentException e) {
      throw new StartupException("--admin-token: " + e.getMessage());
    }
  }

  private void useWorld(Settings settings) throws StartupException {
    try {
      settings.world(world);
    } catch (IllegalArgumentException e) {
      throw new StartupException(e.getMessage());
    }
  }

  private static BssSimulator start(Settings settings) throws StartupException {
    try {
      return BssSimulator.start(settings);
    } catch (IllegalStateException e) {
      throw new StartupException(e.getMessage());
    }
  }

  private void writePortFile(BssSimulator simulator) throws StartupException {
    if (portFile == null) {
      return;
    }
    try {
      new PortFile(portFile).write(simulator.port());
    } catch (IOException e) {
      simulator.close();
      throw new StartupException(
          "--port-file " + portFile + " cannot be written; name a file in a directory that can");
    }
  }

  private void announce(BssSimulator simulator) {
    out.printf(
        "bss-simulator %s: signatures %s, rate limits %s, world %s%n",
        BuildInfo.current().version(),
        auth.name().toLowerCase(Locale.ROOT),
        throttle.name().toLowerCase(Locale.ROOT),
        world == null ? "built in" : world);
    if (httpsPort != null) {
      out.printf("HTTPS on port %d, self-signed%n", simulator.httpsPort());
    }
    if (logFormat != LogFormat.JSON) {
      out.println(new Addresses(simulator));
    }
    String example =
        simulator
            .exampleCall()
            .map(call -> "try: curl '" + call + "'")
            .orElse("the world has no key that may call");
    out.printf("Ready on %s, %s%n", simulator.url(), example);
    out.flush();
  }

  /** The last line tells what was at stake. */
  private void stop(BssSimulator simulator) {
    simulator.close();
    if (isAnnounced) {
      out.println(simulator.wouldHaveBought());
      out.flush();
    }
  }

  private static void checkPort(String option, int number) throws StartupException {
    if (number < 0 || number > 65535) {
      throw new StartupException(
          "%s %d is no port; name one from 0 to 65535".formatted(option, number));
    }
  }
}
