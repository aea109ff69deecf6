package io.github.bsskit.conformance.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Reads profiles, YAML or JSON, and provides a template for new ones. */
public final class ProfileFile {

  private ProfileFile() {}

  /**
   * Reads a profile.
   *
   * @param name the file's name, for messages
   * @param text its content
   * @param url the target's address on the command line, which takes precedence
   * @throws ProfileException if the profile has errors; the message lists all of them
   */
  public static Profile read(String name, String text, Optional<URI> url) {
    return read(name, text, url, rules -> {});
  }

  /**
   * Reads a profile that a target provides itself. Its requests may only go to the target: the user
   * has not seen them.
   *
   * @param url the target's address
   * @throws ProfileException if the profile has errors; the message lists all of them
   */
  public static Profile readProvided(URI url, String text) {
    return read(
        url + TargetDiscovery.PATH, text, Optional.of(url), rules -> rules.checkRequestsGoTo(url));
  }

  private static Profile read(
      String name, String text, Optional<URI> url, Consumer<ProfileRules> furtherRules) {
    ProfileErrors errors = new ProfileErrors(name);
    ProfileYaml yaml = new ProfileYaml(text, errors);
    ProfileSchema.validate(yaml.typed(), errors);
    ObjectNode profile = yaml.texts();
    ProfileRules rules = new ProfileRules(profile, errors);
    rules.check(url);
    furtherRules.accept(rules);
    errors.throwIfAny();
    url.ifPresent(address -> profile.put("target", address.toString()));
    ProfileSchema.applyDefaults(profile);
    return ProfileJson.profile(profile);
  }

  /** A profile with a comment on every key. */
  public static String template() {
    try (InputStream in =
        ProfileFile.class.getResourceAsStream(
            "/io/github/bsskit/conformance/profile-template.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
