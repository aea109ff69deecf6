package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.Profile.Catalogue;
import io.github.bsskit.conformance.target.Profile.FaultTrigger;
import io.github.bsskit.conformance.target.Profile.Key;
import io.github.bsskit.conformance.target.Profile.Owners;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.conformance.target.Profile.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads profiles, which are YAML or JSON, and has one to begin with.
 *
 * <p>Whoever writes a profile for a target meets every mistake of it at once, each with its line.
 * {@code profile.schema.json} says the same to editors.
 */
public final class ProfileFile {

  private static final List<String> KEYS =
      List.of(
          "target",
          "wire",
          "keys",
          "owners",
          "catalogue",
          "rateLimit",
          "faults",
          "hooks",
          "timeLimit",
          "live",
          "paid");

  private static final BigDecimal STANDARD_TIME_LIMIT = BigDecimal.TEN;
  private static final BigDecimal LEAST_TIME_LIMIT = new BigDecimal("0.1");
  private static final BigDecimal MOST_TIME_LIMIT = new BigDecimal("600");

  /** Stands for an address until the mistake is told. */
  private static final URI NOWHERE = URI.create("about:blank");

  private final ProfileErrors mistakes;
  private final Optional<URI> url;

  private ProfileFile(ProfileErrors mistakes, Optional<URI> url) {
    this.mistakes = mistakes;
    this.url = url;
  }

  /**
   * Reads a profile.
   *
   * @param name the file's name, for messages
   * @param text what is in it
   * @param url the target's address if it was given elsewhere; it wins over the file's
   * @throws ProfileException if there is a mistake; the message tells all that there are
   */
  public static Profile read(String name, String text, Optional<URI> url) {
    ProfileErrors mistakes = new ProfileErrors(name);
    Optional<Node> document = new YamlText(text, mistakes).document();
    mistakes.throwIfAny();
    if (!(document.orElse(null) instanceof MappingNode root)) {
      int line = document.map(Place::lineOf).orElse(1);
      mistakes.add(line, "has no keys and values; write a profile, as --init-profile does");
      mistakes.throwIfAny();
      throw new IllegalStateException("a mistake was noted");
    }
    Place top = new Place(mistakes, "", Place.lineOf(root), root);
    Profile profile = new ProfileFile(mistakes, url).profile(top);
    mistakes.throwIfAny();
    return profile;
  }

  /** A profile with a comment to every key, to begin one with. */
  public static String template() {
    try (InputStream in =
        ProfileFile.class.getResourceAsStream(
            "/io/github/bsskit/conformance/profile-template.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Profile profile(Place root) {
    Fields top = root.fields(KEYS).orElseThrow();
    Wire wire = top.at("wire").map(ProfileWireReader::read).orElse(ProfileWireReader.STANDARD);
    Optional<FaultTrigger> fault = top.at("faults").flatMap(FaultReader::read);
    return new Profile(
        address(top),
        wire,
        keys(top, !wire.signatures().isEmpty()),
        top.at("owners").map(OwnerReader::read).orElse(new Owners(List.of(), Optional.empty())),
        catalogue(top),
        top.at("rateLimit")
            .flatMap(limit -> limit.oneOf(List.of("enforced", "none")))
            .map("enforced"::equals)
            .orElse(true),
        fault,
        top.at("hooks").map(HookReader::read).orElse(HookReader.NONE),
        timeLimit(top),
        top.flag("live", false),
        top.flag("paid", false));
  }

  /** The address that counts; the file's is looked at even if it does not. */
  private URI address(Fields top) {
    Optional<URI> written =
        top.at("target")
            .flatMap(place -> place.text().flatMap(text -> TargetAddress.read(place, text)));
    url.flatMap(TargetAddress::error)
        .ifPresent(
            what ->
                mistakes.addOutside(
                    "the target's address on the command line, "
                        + TargetAddress.shown(url.get().toString())
                        + ", "
                        + what
                        + TargetAddress.FIX));
    if (url.isEmpty() && top.at("target").isEmpty()) {
      top.place()
          .mistakeBelow(
              "target",
              "is missing; write target: http://127.0.0.1:8080 with the address of yours,"
                  + " or give it on the command line");
    }
    return url.or(() -> written).orElse(NOWHERE);
  }

  private static Map<Role, List<Key>> keys(Fields top, boolean signed) {
    Optional<Place> keys = top.at("keys");
    if (keys.isEmpty() && signed) {
      KeyReader.missingFull(top.place(), "keys.full");
    }
    return keys.map(place -> KeyReader.read(place, signed)).orElse(Map.of());
  }

  private static Catalogue catalogue(Fields top) {
    Optional<Fields> catalogue =
        top.at("catalogue")
            .flatMap(
                place ->
                    place.fields(
                        List.of(
                            "product",
                            "packageType",
                            "specification",
                            "notOnSale",
                            "otherProduct")));
    return new Catalogue(
        catalogue.flatMap(fields -> fields.text("product")),
        catalogue.flatMap(fields -> fields.text("packageType")),
        catalogue.flatMap(fields -> fields.text("specification")),
        catalogue.flatMap(fields -> fields.text("notOnSale")),
        catalogue.flatMap(fields -> fields.text("otherProduct")));
  }

  private static Duration timeLimit(Fields top) {
    BigDecimal seconds =
        top.at("timeLimit")
            .flatMap(place -> place.number(LEAST_TIME_LIMIT, MOST_TIME_LIMIT))
            .orElse(STANDARD_TIME_LIMIT);
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }
}
