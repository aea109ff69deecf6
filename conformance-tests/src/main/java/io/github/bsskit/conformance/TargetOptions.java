package io.github.bsskit.conformance;

import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.ProfileException;
import io.github.bsskit.conformance.target.ProfileFile;
import io.github.bsskit.conformance.target.Target;
import io.github.bsskit.conformance.target.TargetAddress;
import io.github.bsskit.conformance.target.TargetDiscovery;
import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which target is meant and how it is called: the options that all commands share. */
final class TargetOptions {

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "What the target provides: keys, owners, products, hooks. Without it the target is asked"
              + " for one at "
              + TargetDiscovery.PATH
              + ".")
  private Path profile;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description =
          "Where operations are addressed: rpc (all on /, as official clients do) or openapi (each"
              + " on its own path). Default: what the profile says.")
  private String form;

  @Option(
      names = "--signature",
      paramLabel = "NAME",
      description =
          "The usual signature of calls: V3, V1, or none. Default: the first of the profile.")
  private String signature;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "The usual format of answers: JSON or XML. Default: the first of the profile.")
  private String format;

  @Option(
      names = "--allow-paid-target",
      description =
          "Lets the kit call an official host, where calls cost money; the profile must say paid:"
              + " true as well.")
  private boolean allowPaidTarget;

  /** How the target is named on a command line that does the same again. */
  List<String> again(Profile resolved, Optional<String> address) {
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
    if (allowPaidTarget) {
      words.add("--allow-paid-target");
    }
    return words;
  }

  /**
   * The profile of the target that is meant.
   *
   * @throws UsageException if there is none, or it cannot be read
   * @throws TargetUnreachableException if the target is not there
   */
  Profile resolve(Rulebook rulebook, Optional<String> address) {
    Optional<URI> url = address.map(TargetOptions::url);
    Profile read = profile == null ? asked(rulebook, url) : fromFile(url);
    refuseOfficial(rulebook, read.url(), read.conditions().paid());
    TargetDiscovery.unreachableReason(read.url())
        .ifPresent(
            why -> {
              throw new TargetUnreachableException(
                  read.url()
                      + " cannot be reached: "
                      + why
                      + "; start the target, or name another address");
            });
    return overridden(read);
  }

  private Profile fromFile(Optional<URI> url) {
    try {
      return ProfileFile.read(profile.toString(), Files.readString(profile), url);
    } catch (IOException e) {
      throw new UsageException(
          "--profile "
              + profile
              + " cannot be read ("
              + e.getClass().getSimpleName()
              + "); name a file, or write one with --init-profile FILE");
    } catch (ProfileException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private Profile asked(Rulebook rulebook, Optional<URI> url) {
    if (url.isEmpty()) {
      throw new UsageException(
          "no target: name its address (http://127.0.0.1:8080), a profile with --profile FILE, or"
              + " both");
    }
    refuseOfficial(rulebook, url.get(), false);
    TargetDiscovery.unreachableReason(url.get())
        .ifPresent(
            why -> {
              throw new TargetUnreachableException(
                  url.get()
                      + " cannot be reached: "
                      + why
                      + "; start the target, or name another address");
            });
    String text =
        TargetDiscovery.fetchProfile(url.get())
            .orElseThrow(
                () ->
                    new UsageException(
                        url.get()
                            + " tells no profile at "
                            + TargetDiscovery.PATH
                            + "; write one with --init-profile FILE and name it with --profile"
                            + " FILE"));
    try {
      return ProfileFile.read(url.get() + TargetDiscovery.PATH, text, url);
    } catch (ProfileException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private void refuseOfficial(Rulebook rulebook, URI url, boolean paid) {
    if (Target.isOfficial(rulebook, url.getHost()) && !(allowPaidTarget && paid)) {
      throw new UsageException(
          url.getHost()
              + " is an official host, where every call of a run is paid for. If that is meant, say"
              + " so twice: --allow-paid-target here, and paid: true in the profile");
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
              + ": give one of "
              + String.join(", ", allowed).toLowerCase(Locale.ROOT));
    }
    return upper;
  }

  private static List<String> first(String chosen, List<String> provided) {
    if (!provided.contains(chosen)) {
      throw new UsageException(
          chosen + " is not among those that the profile names: " + String.join(", ", provided));
    }
    List<String> order = new ArrayList<>(List.of(chosen));
    provided.stream().filter(other -> !other.equals(chosen)).forEach(order::add);
    return order;
  }

  static URI url(String text) {
    TargetAddress.error(text)
        .ifPresent(
            what -> {
              throw new UsageException("the target's address " + what);
            });
    return URI.create(text);
  }
}
