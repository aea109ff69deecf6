package io.github.bsskit.conformance;

import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.ProfileFile;
import io.github.bsskit.conformance.target.Target;
import io.github.bsskit.conformance.target.TargetDiscovery;
import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the target of a run and reads its profile.
 *
 * @param allowPaidTarget whether official hosts are allowed if the profile has {@code paid: true}
 * @param hint how a user provides a profile, for error messages
 */
record TargetLoader(Rulebook rulebook, boolean allowPaidTarget, String hint) {

  /**
   * Reads the profile from a file, or else from the target itself.
   *
   * @param url overrides the profile's URL
   * @throws UsageException if neither is given, or the profile cannot be read
   * @throws OfficialHostException if the target is an official host and not allowed
   * @throws TargetUnreachableException if the target cannot be reached
   */
  Profile load(Optional<Path> file, Optional<URI> url) {
    if (file.isPresent()) {
      Profile profile = ProfileFile.read(file.get().toString(), text(file.get(), hint), url);
      check(profile.url(), profile.conditions().paid());
      return profile;
    }
    URI address =
        url.orElseThrow(
            () ->
                new UsageException(
                    "no target: give its URL (http://127.0.0.1:8080), a profile with --profile"
                        + " FILE, or both"));
    check(address, false);
    String text =
        TargetDiscovery.fetchProfile(address)
            .orElseThrow(
                () ->
                    new UsageException(
                        address + " has no profile at " + TargetDiscovery.PATH + "; " + hint));
    return ProfileFile.readProvided(address, text);
  }

  private void check(URI url, boolean paid) {
    if (Target.isOfficial(rulebook, url.getHost()) && !(allowPaidTarget && paid)) {
      throw new OfficialHostException(url.getHost());
    }
    TargetDiscovery.unreachableReason(url)
        .ifPresent(
            reason -> {
              throw new TargetUnreachableException(
                  url + " cannot be reached: " + reason + "; start the target, or use another URL");
            });
  }

  /**
   * Reads a file.
   *
   * @throws UsageException if it cannot be read, with a hint
   */
  static String text(Path file, String hint) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UsageException(
          file + " cannot be read (" + e.getClass().getSimpleName() + "); " + hint);
    }
  }
}
