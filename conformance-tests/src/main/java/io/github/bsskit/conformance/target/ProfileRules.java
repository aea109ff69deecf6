package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.Profile.OwnerRange;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Checks what a schema cannot express: the target's address, and owners that must not overlap.
 *
 * @param profile the tree with every value as written
 * @param errors those of the schema; gets those of the rules
 */
record ProfileRules(JsonNode profile, ProfileErrors errors) {

  /** Adds the errors; a URL of the command line takes precedence over the profile's. */
  void check(Optional<URI> url) {
    checkTarget(url);
    JsonNode owners = profile.path("owners");
    List<OwnerRange> fresh = checkRanges("owners.fresh", owners.path("fresh"));
    range("owners.foreign", owners.path("foreign"))
        .filter(foreign -> fresh.stream().anyMatch(foreign::overlaps))
        .ifPresent(
            foreign ->
                errors.add(
                    "owners.foreign",
                    "is in owners.fresh; use an account that is not of the full key"));
    profile
        .path("keys")
        .forEachEntry(
            (role, keys) ->
                items("keys." + role, keys)
                    .forEach((path, key) -> checkRanges(path + ".owners", key.path("owners"))));
  }

  /** Adds an error for each request outside the contract that is for another origin. */
  void checkRequestsGoTo(URI target) {
    profile
        .path("hooks")
        .forEachEntry((name, request) -> checkOrigin("hooks." + name, request, target));
    checkOrigin("faults.request", profile.path("faults").path("request"), target);
  }

  private void checkOrigin(String path, JsonNode request, URI target) {
    String at = path + ".url";
    JsonNode url = request.path("url");
    if (url.isString() && !errors.has(at) && !TargetAddress.isOfOrigin(target, url.asString())) {
      errors.add(
          at,
          "is "
              + ProfileErrors.quoted(url.asString())
              + ", which is not on the target; a profile that the target provides may only name"
              + " paths, like /reset. To allow the request, save the profile to a file and pass it"
              + " with --profile FILE");
    }
  }

  private void checkTarget(Optional<URI> url) {
    url.map(URI::toString)
        .flatMap(TargetAddress::error)
        .ifPresent(error -> errors.addOutside("the target's URL on the command line " + error));
    JsonNode target = profile.path("target");
    if (target.isMissingNode() && url.isEmpty()) {
      errors.add(
          "target",
          "is missing; add a URL, like target: http://127.0.0.1:8080, or give it on the command"
              + " line");
    } else if (target.isString() && !errors.has("target")) {
      TargetAddress.error(target.asString()).ifPresent(error -> errors.add("target", error));
    }
  }

  private List<OwnerRange> checkRanges(String path, JsonNode owners) {
    List<OwnerRange> ranges = new ArrayList<>();
    items(path, owners)
        .forEach(
            (at, item) -> {
              Optional<OwnerRange> range = range(at, item);
              if (range.filter(own -> ranges.stream().anyMatch(own::overlaps)).isPresent()) {
                errors.add(at, "overlaps an earlier item; list each account only once");
              }
              range.ifPresent(ranges::add);
            });
    return ranges;
  }

  private Optional<OwnerRange> range(String path, JsonNode item) {
    if (errors.has(path) || !item.isString()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OwnerRange.parse(item.asString()));
    } catch (IllegalArgumentException e) {
      String value = ProfileErrors.quoted(item.asString());
      errors.add(path, "is " + value + ", not a range of 64-bit numbers; use one like 7-99");
      return Optional.empty();
    }
  }

  /** The items of a list, or the value that stands for a list of one, by path. */
  private static Map<String, JsonNode> items(String path, JsonNode value) {
    if (!value.isArray()) {
      return Map.of(path, value);
    }
    Map<String, JsonNode> items = new LinkedHashMap<>();
    value.values().forEach(item -> items.put(path + "[" + items.size() + "]", item));
    return items;
  }
}
