package io.github.bsskit.conformance;

import io.github.bsskit.conformance.report.Secrets;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.FixtureAllocator;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.Target;
import io.github.bsskit.conformance.target.WireResult;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Sends one newly signed call and prints the exchange. */
@Command(
    name = "call",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Sends one newly signed call and prints the exchange. Use it to reproduce a finding.",
    footer = {
      "",
      "Exit codes: 0 response received, 2 usage, 3 the target cannot be reached or does not"
          + " respond."
    })
final class CallCommand implements Callable<Integer> {

  @ParentCommand private ConformanceCommand parent;

  @Parameters(index = "0", paramLabel = "ACTION", description = "The operation.")
  private String action;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "name=value",
      description = "The operation's parameters. Nothing is added.")
  private List<String> parameters = List.of();

  @Option(
      names = "--target",
      paramLabel = "URL",
      description = "URL of the target. Overrides the profile.")
  private String url;

  @Option(
      names = "--place",
      paramLabel = "PLACE",
      description = "GET-query, POST-query (default), POST-form or POST-split.")
  private String place = Placement.POST_QUERY.label();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "The profile's key that signs. Default: full.")
  private String role = Profile.Role.FULL.key();

  @Mixin private TargetOptions target = new TargetOptions();

  @Override
  public Integer call() {
    Rulebook rulebook = Rulebook.load();
    OperationRule operation =
        rulebook
            .operation(action)
            .orElseThrow(
                () ->
                    new UsageException(
                        action
                            + " is not an operation; use one of "
                            + rulebook.operations().stream()
                                .map(OperationRule::name)
                                .collect(Collectors.joining(", "))));
    List<Map.Entry<String, String>> values = values();
    Placement placement = placement();
    Profile.Role signer = role();
    Profile profile = target.resolve(rulebook, Optional.ofNullable(url));
    Call call =
        new Call(operation, values, style(profile, placement), key(profile, signer), List.of());
    PrintStream out = parent.out();
    Exchange exchange =
        new Target(rulebook, profile, new FixtureAllocator(profile, 0), out::println)
            .sendWithoutRetry(call);
    Secrets secrets = Secrets.of(List.of(exchange));
    out.println(secrets.printable(exchange.request().text()));
    out.println(secrets.printable(exchange.responseText()));
    return exchange.result() instanceof WireResult.Received ? 0 : ConformanceCommand.UNREACHABLE;
  }

  private List<Map.Entry<String, String>> values() {
    List<Map.Entry<String, String>> values = new ArrayList<>();
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      if (equals < 1) {
        throw new UsageException(
            "\"" + parameter + "\" is not a parameter; write it as name=value");
      }
      values.add(Map.entry(parameter.substring(0, equals), parameter.substring(equals + 1)));
    }
    return values;
  }

  private Placement placement() {
    return Arrays.stream(Placement.values())
        .filter(candidate -> candidate.label().equalsIgnoreCase(place))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--place "
                        + place
                        + ": use one of GET-query, POST-query, POST-form, POST-split"));
  }

  private Profile.Role role() {
    return Arrays.stream(Profile.Role.values())
        .filter(candidate -> candidate.key().equals(role))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--role "
                        + role
                        + ": use one of "
                        + Arrays.stream(Profile.Role.values())
                            .map(Profile.Role::key)
                            .collect(Collectors.joining(", "))));
  }

  private static CallStyle style(Profile profile, Placement placement) {
    List<String> signatures = profile.wire().signatures();
    return new CallStyle(
        signatures.isEmpty() ? "none" : signatures.get(0),
        placement,
        profile.wire().formats().get(0));
  }

  private static Profile.Key key(Profile profile, Profile.Role signer) {
    if (profile.wire().signatures().isEmpty()) {
      return new Profile.Key("", "", Optional.empty(), List.of());
    }
    return profile.keys(signer).stream()
        .findFirst()
        .orElseThrow(() -> new UsageException("the profile has no keys." + signer.key()));
  }
}
