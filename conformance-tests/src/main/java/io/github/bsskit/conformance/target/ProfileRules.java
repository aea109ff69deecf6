package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.Profile.OwnerRange;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Checks what a schema cannot express: the target's address, and owners that must not overlap. */
final class ProfileRules {

  private final JsonNode profile;
  private final ProfileErrors errors;

  /**
   * The rules for a profile.
   *
   * @param profile the tree with every value as text
   * @param errors what the schema found; takes what the rules find
   */
  ProfileRules(JsonNode profile, ProfileErrors errors) {
    this.profile = profile;
    this.errors = errors;
  }

  /**
   * Adds an error for each rule that is broken.
   *
   * @param url the target's address on the command line, which takes precedence
   */
  void check(Optional<URI> url) {
    checkTarget(url);
    List<OwnerRange> fresh = checkOwners("owners.fresh", profile.path("owners").path("fresh"));
    items("owners.foreign", profile.path("owners").path("foreign"))
        .forEach(
            (path, foreign) ->
                range(path, foreign)
                    .filter(account -> fresh.stream().anyMatch(account::overlaps))
                    .ifPresent(
                        account ->
                            errors.add(
                                path,
                                "is in owners.fresh; use an account of another owner than the"
                                    + " key")));
    profile
        .path("keys")
        .forEachEntry(
            (role, keys) ->
                items("keys." + role, keys)
                    .forEach((path, key) -> checkOwners(path + ".owners", key.path("owners"))));
  }

  private void checkTarget(Optional<URI> url) {
    url.map(URI::toString)
        .flatMap(TargetAddress::error)
        .ifPresent(what -> errors.addOutside("the target's address on the command line " + what));
    JsonNode target = profile.path("target");
    if (target.isMissingNode() && url.isEmpty()) {
      errors.add(
          "target",
          "is missing; add the address, like target: http://127.0.0.1:8080, or give it on the"
              + " command line");
    } else if (target.isString() && !errors.has("target")) {
      TargetAddress.error(target.asString()).ifPresent(what -> errors.add("target", what));
    }
  }

  /** The ranges of a list; an account in two of them would not be fresh the second time. */
  private List<OwnerRange> checkOwners(String path, JsonNode owners) {
    List<OwnerRange> ranges = new ArrayList<>();
    items(path, owners)
        .forEach(
            (at, item) ->
                range(at, item)
                    .ifPresent(
                        range -> {
                          if (ranges.stream().anyMatch(range::overlaps)) {
                            errors.add(at, "overlaps an earlier item; list each account only once");
                          }
                          ranges.add(range);
                        }));
    return ranges;
  }

  private Optional<OwnerRange> range(String path, JsonNode item) {
    if (errors.has(path) || !item.isString()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OwnerRange.parse(item.asString()));
    } catch (IllegalArgumentException e) {
      errors.add(
          path,
          "is "
              + ProfileErrors.quoted(item.asString())
              + ", not a range of 64-bit numbers; use one like 239000000-239999999");
      return Optional.empty();
    }
  }

  /** The items of a list, or the one value that stands for a list, by path. */
  private static Map<String, JsonNode> items(String path, JsonNode value) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    if (!value.isArray()) {
      items.put(path, value);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      items.put(path + "[" + i + "]", value.get(i));
    }
    return items;
  }
}
