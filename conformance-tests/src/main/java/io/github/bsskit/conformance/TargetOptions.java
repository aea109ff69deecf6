package io.github.bsskit.conformance;

import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.ProfileException;
import io.github.bsskit.conformance.target.TargetAddress;
import io.github.bsskit.conformance.target.TargetDiscovery;
import io.github.bsskit.rulebook.Rulebook;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of all commands for the target and how it is called. */
final class TargetOptions {

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "What the target provides: keys, owners, products, hooks. Default: the target's own"
              + " profile at "
              + TargetDiscovery.PATH
              + ".")
  private Path profile;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description =
          "Paths of operations: rpc (all on /, like official clients) or openapi (one path each)."
              + " Default: from the profile.")
  private String form;

  @Option(
      names = "--signature",
      paramLabel = "NAME",
      description = "Default signature of calls: V3, V1 or none. Default: the profile's first.")
  private String signature;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Default response format: JSON or XML. Default: the profile's first.")
  private String format;

  @Option(
      names = "--allow-paid-target",
      description =
          "Allows calls to an official host, which cost money. The profile must also have paid:"
              + " true.")
  private boolean allowPaidTarget;

  /** The arguments of a command that repeats a call or a run. */
  List<String> arguments(Profile resolved, Optional<String> address) {
    List<String> words = new ArrayList<>();
    if (profile != null) {
      words.addAll(List.of("--profile", profile.toString()));
    }
    if (profile == null || address.isPresent()) {
      words.addAll(List.of("--target", resolved.url().toString()));
    }
    if (form != null) {
      words.addAll(List.of("--form", form));
    }
    if (signature != null) {
      words.addAll(List.of("--signature", signature));
    }
    if (format != null) {
      words.addAll(List.of("--format", format));
    }
    if (allowPaidTarget) {
      words.add("--allow-paid-target");
    }
    return words;
  }

  /**
   * Finds the target and reads its profile.
   *
   * @throws UsageException if there is no usable profile
   * @throws TargetUnreachableException if the target cannot be reached
   */
  Profile resolve(Rulebook rulebook, Optional<String> address) {
    TargetLoader loader =
        new TargetLoader(
            rulebook,
            allowPaidTarget,
            "write one with --init-profile FILE and pass it with --profile FILE");
    try {
      return overridden(loader.load(Optional.ofNullable(profile), address.map(TargetOptions::url)));
    } catch (ProfileException e) {
      throw new UsageException(e.getMessage().lines().toList());
    } catch (OfficialHostException e) {
      throw new UsageException(
          e.getMessage()
              + ". To run it anyway, use --allow-paid-target and set paid: true in the profile");
    }
  }

  private Profile overridden(Profile read) {
    List<String> signatures = read.wire().signatures();
    if (signature != null) {
      signatures =
          signature.equalsIgnoreCase("none")
              ? List.of()
              : first(oneOf("--signature", signature, List.of("V3", "V1")), signatures);
    }
    List<String> formats =
        format == null
            ? read.wire().formats()
            : first(oneOf("--format", format, List.of("JSON", "XML")), read.wire().formats());
    Profile.WireForm address =
        form == null
            ? read.wire().form()
            : Profile.WireForm.valueOf(oneOf("--form", form, List.of("RPC", "OPENAPI")));
    return read.withWire(
        new Profile.Wire(
            address, signatures, read.wire().verified(), read.wire().unsigned(), formats));
  }

  private static String oneOf(String option, String value, List<String> allowed) {
    String upper = value.toUpperCase(Locale.ROOT);
    if (!allowed.contains(upper)) {
      throw new UsageException(
          option
              + " "
              + value
              + ": use one of "
              + String.join(", ", allowed).toLowerCase(Locale.ROOT));
    }
    return upper;
  }

  private static List<String> first(String chosen, List<String> provided) {
    if (!provided.contains(chosen)) {
      throw new UsageException(
          chosen + " is not in the profile; it has " + String.join(", ", provided));
    }
    List<String> order = new ArrayList<>(List.of(chosen));
    provided.stream().filter(other -> !other.equals(chosen)).forEach(order::add);
    return order;
  }

  static URI url(String text) {
    TargetAddress.error(text)
        .ifPresent(
            what -> {
              throw new UsageException("the target's URL " + what);
            });
    return URI.create(text);
  }
}
