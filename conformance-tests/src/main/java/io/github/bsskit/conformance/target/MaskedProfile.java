package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.Profile.FaultTrigger;
import io.github.bsskit.conformance.target.Profile.FaultTrigger.ByHeader;
import io.github.bsskit.conformance.target.Profile.FaultTrigger.ByParameter;
import io.github.bsskit.conformance.target.Profile.FaultTrigger.ByRequest;
import io.github.bsskit.conformance.target.Profile.Key;
import io.github.bsskit.conformance.target.Profile.OwnerRange;
import io.github.bsskit.conformance.target.Profile.RequestTemplate;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.conformance.target.Profile.Wire;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A profile as a report may show it, in the shape of its file and without what lets one in.
 *
 * @param profile as it was read
 */
record MaskedProfile(Profile profile) {

  private static final String MASK = "***";

  private static final String TELLING =
      "[A-Za-z0-9_.-]*(?:auth|cookie|token|secret|passw|credential|session|signature|key)"
          + "[A-Za-z0-9_.-]*";

  private static final Pattern NAME = Pattern.compile("(?i)" + TELLING);
  private static final Pattern USER = Pattern.compile("(?<=//)[^/?#]*@");
  private static final Pattern PAIR =
      Pattern.compile("(?i)(?<![A-Za-z0-9_.-])(" + TELLING + "=)[^&\\s]*");
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?i)(\"" + TELLING + "\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^,}\\]\\s]+)");

  Map<String, Object> masked() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("target", url(profile.url().toString()));
    all.put("wire", wire(profile.wire()));
    all.put("keys", keys());
    all.put("owners", owners());
    all.put("catalogue", catalogue());
    all.put("rateLimit", profile.rateLimited() ? "enforced" : "none");
    profile.fault().ifPresent(fault -> all.put("faults", fault(fault)));
    all.put("hooks", hooks());
    all.put("timeLimit", seconds());
    all.put("live", profile.live());
    all.put("paid", profile.paid());
    return all;
  }

  private static Map<String, Object> wire(Wire wire) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("form", wire.form().name().toLowerCase(Locale.ROOT));
    shown.put("signatures", wire.signatures());
    shown.put("verified", wire.verified());
    shown.put("unsigned", wire.unsigned());
    shown.put("formats", wire.formats());
    return shown;
  }

  private Map<String, Object> keys() {
    Map<String, Object> shown = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      List<Key> keys = profile.keys(role);
      if (!keys.isEmpty()) {
        shown.put(role.key(), keys.stream().map(MaskedProfile::key).toList());
      }
    }
    return shown;
  }

  private static Map<String, Object> key(Key key) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", key.id());
    shown.put("secret", MASK);
    key.token().ifPresent(token -> shown.put("token", MASK));
    if (!key.owners().isEmpty()) {
      shown.put("owners", ranges(key.owners()));
    }
    return shown;
  }

  private Map<String, Object> owners() {
    Map<String, Object> shown = new LinkedHashMap<>();
    if (!profile.owners().fresh().isEmpty()) {
      shown.put("fresh", ranges(profile.owners().fresh()));
    }
    profile.owners().foreign().ifPresent(owner -> shown.put("foreign", owner.toString()));
    return shown;
  }

  private static List<String> ranges(List<OwnerRange> ranges) {
    return ranges.stream()
        .map(
            range ->
                range.first() == range.last()
                    ? String.valueOf(range.first())
                    : range.first() + "-" + range.last())
        .toList();
  }

  private Map<String, Object> catalogue() {
    Map<String, Object> shown = new LinkedHashMap<>();
    for (String key :
        List.of("product", "packageType", "specification", "notOnSale", "otherProduct")) {
      profile.value("catalogue." + key).ifPresent(value -> shown.put(key, value));
    }
    return shown;
  }

  private static Map<String, Object> fault(FaultTrigger way) {
    if (way instanceof ByRequest byRequest) {
      return Map.of("request", request(byRequest.request()));
    }
    if (way instanceof ByHeader header) {
      return Map.of("header", named(header.name(), header.value()));
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    ((ByParameter) way)
        .parameters()
        .forEach(
            (action, parameter) ->
                shown.put(action, named(parameter.getKey(), parameter.getValue())));
    return Map.of("parameter", shown);
  }

  private static Map<String, Object> named(String name, String value) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", name);
    shown.put("value", value(name, value));
    return shown;
  }

  private Map<String, Object> hooks() {
    Map<String, Object> shown = new LinkedHashMap<>();
    put(shown, "reset", profile.hooks().reset());
    put(shown, "clock", profile.hooks().clock());
    put(shown, "refill", profile.hooks().refill());
    return shown;
  }

  private static void put(Map<String, Object> shown, String key, Optional<RequestTemplate> hook) {
    hook.ifPresent(request -> shown.put(key, request(request)));
  }

  private static Map<String, Object> request(RequestTemplate request) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("method", request.method());
    shown.put("url", url(request.url()));
    if (!request.headers().isEmpty()) {
      Map<String, String> headers = new LinkedHashMap<>(request.headers());
      headers.replaceAll(MaskedProfile::value);
      shown.put("headers", headers);
    }
    if (!request.body().isEmpty()) {
      String body = MEMBER.matcher(request.body()).replaceAll("$1\"" + MASK + '"');
      shown.put("body", PAIR.matcher(body).replaceAll("$1" + MASK));
    }
    return shown;
  }

  private static String value(String name, String value) {
    return NAME.matcher(name).matches() ? MASK : value;
  }

  private static String url(String url) {
    String anonymous = USER.matcher(url).replaceAll(MASK + "@");
    return PAIR.matcher(anonymous).replaceAll("$1" + MASK);
  }

  private String seconds() {
    return BigDecimal.valueOf(profile.timeLimit().toMillis(), 3)
        .stripTrailingZeros()
        .toPlainString();
  }
}
