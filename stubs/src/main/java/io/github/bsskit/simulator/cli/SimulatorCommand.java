package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.LogFormat;
import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.control.BuildInfo;
import io.github.bsskit.simulator.host.CannotListenException;
import io.github.bsskit.simulator.host.ListenHost;
import io.github.bsskit.simulator.host.QueuedOutput;
import io.github.bsskit.simulator.world.PrintableText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code bss-simulator}: starts a simulator. */
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
        "Simulates the two paid operations of BssOpenApi, free of charge."
            + " Without a command, starts the simulator; stop it with Ctrl-C.",
    footer = {
      "",
      "Precedence: option, environment variable, default. The variable of --port-file is"
          + " BSSKIT_PORT_FILE. Options that take neither URLs nor free text ignore values with"
          + " ://, which container platforms set for services.",
      "WireMock's admin API is at /__admin, the control API at /__admin/bss, the console at"
          + " /__admin/bss/console, the documentation at /docs/.",
      "",
      "Exit codes: 0 done, 2 invalid arguments or cannot start, 70 internal error, 130 stopped by"
          + " Ctrl-C, 143 stopped by SIGTERM."
    })
final class SimulatorCommand implements Callable<Integer> {

  /** What {@link #run} returns when a simulator has been started. */
  static final int RUNNING = -1;

  /** How long to wait for whoever reads the output, at the start and at the end. */
  static final Duration OUTPUT_LIMIT = Duration.ofMillis(600);

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Name or address to listen on, for example ::1. Default: ${DEFAULT-VALUE}, not"
              + " reachable from other machines.")
  private ListenHost host;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port for HTTP; 0 selects a free port. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--port-file",
      paramLabel = "FILE",
      description =
          "Writes the port to this file when the simulator is ready. A regular file is replaced in"
              + " one step and deleted at the end; a FIFO, a device or /dev/stdout is written"
              + " into.")
  private Path portFile;

  @Option(
      names = "--https-port",
      paramLabel = "N",
      description =
          "Also listens for HTTPS, with a self-signed certificate; 0 selects a free port.")
  private Integer httpsPort;

  @Option(
      names = "--auth",
      paramLabel = "MODE",
      defaultValue = "strict",
      description =
          "strict: every call must be signed. lenient: unsigned calls to /CreateResellerUserQuota"
              + " and /CreateResourcePackage are accepted and use the first usable key of the"
              + " world. Default: ${DEFAULT-VALUE}.")
  private AuthMode auth;

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description = "File with accounts, keys and catalogue. Default: the built-in world.")
  private Path world;

  @Option(
      names = "--throttle",
      paramLabel = "MODE",
      defaultValue = "documented",
      description =
          "documented: enforces the documented rate limits. http429: the same, with status 429"
              + " instead of 400. all: also enforces limits that only the product's quota page"
              + " states. all-http429: the same, with status 429. off: no limits. Default:"
              + " ${DEFAULT-VALUE}.")
  private ThrottlingMode throttle;

  @Option(
      names = "--order-ids",
      paramLabel = "SIZE",
      defaultValue = "large",
      description =
          "large: greater than 2^53, to expose clients that round them. small: fifteen digits."
              + " Default: ${DEFAULT-VALUE}.")
  private OrderIds orderIds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Makes request IDs and instance IDs repeatable.")
  private Long seed;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text or json: one line for each call. none: no lines. Default: ${DEFAULT-VALUE}.")
  private LogFormat logFormat;

  @Option(
      names = "--journal-size",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Calls kept in the simulator's journal and in WireMock's; 0 keeps no calls. Default:"
              + " ${DEFAULT-VALUE}.")
  private int journalSize;

  @Mixin private final StoreArguments store = new StoreArguments();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Name of this simulator, by which people tell apart simulators that share a store."
              + " Default: the name of the host and the port.")
  private String name;

  @Option(
      names = "--drain-seconds",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description =
          "How long a simulator that is stopped reports that it is not ready, and still serves, so"
              + " that a load balancer can turn to others first. A second signal ends it."
              + " Default: ${DEFAULT-VALUE}.")
  private int drainSeconds;

  @Option(
      names = "--root-dir",
      paramLabel = "DIR",
      description = "Directory with your own WireMock stubs: mappings and __files.")
  private Path rootDir;

  @Option(
      names = "--admin-token",
      paramLabel = "TOKEN",
      description =
          "Allows other machines to use everything under /__admin with Authorization: Bearer TOKEN."
              + " Prefer BSSKIT_ADMIN_TOKEN, which is not visible in process lists.")
  private String adminToken;

  @Option(
      names = "--allow-local-targets",
      fallbackValue = "true",
      description =
          "Allows WireMock's proxying, recording and webhooks to send requests to this machine and"
              + " to link-local addresses, but not to the simulator itself.")
  private boolean allowsLocalTargets;

  @Option(
      names = "--no-docs",
      fallbackValue = "true",
      description = "Disables the built-in docs so that your stubs can serve /docs/.")
  private boolean hasNoDocs;

  @Spec private CommandSpec spec;

  private final QueuedOutput out;

  SimulatorCommand(PrintStream out) {
    this.out = new QueuedOutput(out);
  }

  /**
   * Runs the command.
   *
   * @return the exit code, or {@link #RUNNING}
   */
  static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
    return new CommandRunner(environment, err).run(new SimulatorCommand(out), args, out);
  }

  @Override
  public Integer call() throws CommandException {
    if (host == null) {
      throw new CommandException("--host is empty: use an address such as 127.0.0.1");
    }
    checkPort("--port", port);
    if (httpsPort != null) {
      checkPort("--https-port", httpsPort);
      if (httpsPort == port && port != 0) {
        throw new CommandException(
            "--port and --https-port are both " + port + ": use different ports");
      }
    }
    store.check();
    if (rootDir != null && !Files.isDirectory(rootDir)) {
      throw new CommandException(
          "--root-dir " + rootDir + " is not a directory: use one that contains mappings");
    }
    BssSimulator simulator = start();
    Optional<PortFile> file =
        Optional.ofNullable(portFile)
            .map(path -> new PortFile(new OutputFile(path), out, spec.commandLine().getErr()));
    EndOfRun end = new EndOfRun(simulator, file, out, Duration.ofSeconds(drainSeconds));
    try {
      List<String> announcement = announcement(simulator);
      ReadyCheck.of(host.name(), simulator.port());
      Runtime.getRuntime().addShutdownHook(new Thread(end, "stop"));
      // Last, because other programs take the file for a sign of success.
      if (file.isPresent()) {
        file.get().write(simulator.port());
      }
      announcement.forEach(out::println);
      end.announced();
    } catch (Throwable failure) {
      end.abandon(failure);
      throw failure;
    }
    out.drain(OUTPUT_LIMIT);
    return RUNNING;
  }

  private static void checkPort(String option, int number) throws CommandException {
    if (number < 0 || number > 65535) {
      throw new CommandException("invalid " + option + " " + number + ": use 0 to 65535");
    }
  }

  private BssSimulator start() throws CommandException {
    try {
      return BssSimulator.start(settings());
    } catch (IllegalArgumentException | IllegalStateException invalid) {
      if (invalid.getCause() instanceof LinkageError error) {
        // The jar's libraries fit; they could not be read.
        throw error;
      }
      if (invalid.getCause() instanceof IOException failure
          && !(failure instanceof CannotListenException)) {
        throw CommandException.cannotStart(invalid.getMessage());
      }
      throw new CommandException(invalid.getMessage());
    }
  }

  private Settings settings() {
    Settings settings =
        new Settings()
            .host(host.name())
            .port(port)
            .auth(auth)
            .throttling(throttle)
            .orderIds(orderIds)
            .journalSize(journalSize)
            .drain(Duration.ofSeconds(drainSeconds))
            .allowLocalTargets(allowsLocalTargets)
            .docs(!hasNoDocs)
            .log(logFormat, out);
    Optional.ofNullable(httpsPort).ifPresent(settings::httpsPort);
    Optional.ofNullable(seed).ifPresent(settings::seed);
    store.applyTo(settings);
    Optional.ofNullable(name).ifPresent(settings::name);
    Optional.ofNullable(rootDir).ifPresent(settings::stubs);
    Optional.ofNullable(adminToken).ifPresent(settings::adminToken);
    Optional.ofNullable(world).ifPresent(settings::world);
    return settings;
  }

  private List<String> announcement(BssSimulator simulator) {
    List<String> lines = new ArrayList<>();
    lines.add(
        PrintableText.line(
            "bss-simulator "
                + BuildInfo.current().version()
                + ": signatures "
                + auth.name().toLowerCase(Locale.ROOT)
                + ", rate limits "
                + throttle
                + ", world "
                + (world == null ? "built in" : world)));
    if (httpsPort != null) {
      lines.add("HTTPS on port " + simulator.httpsPort() + ", self-signed");
    }
    if (logFormat != LogFormat.JSON) {
      String docs =
          simulator.docs().map(url -> "Documentation at " + url + ", console").orElse("Console");
      lines.add(docs + " at " + simulator.console());
    }
    String example =
        simulator
            .exampleCall()
            .map(call -> "try: curl '" + call + "'")
            .orElse("no example call: no key of the world has a permission");
    lines.add("Ready on " + simulator.url() + ", " + example);
    return lines;
  }
}
