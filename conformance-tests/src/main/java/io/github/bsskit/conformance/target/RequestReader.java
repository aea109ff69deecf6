package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.Profile.RequestTemplate;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads requests with places to fill in. Quotes neither URL, header nor body in a message: each may
 * hold what lets one in.
 *
 * @param placeholders what is filled in
 */
record RequestReader(Placeholders placeholders) {

  private static final Pattern METHOD = Pattern.compile("[A-Z]{3,20}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern URL = Pattern.compile("(https?://[^/?#@]+|/(?!/))[^#]*");

  Optional<RequestTemplate> read(Place place) {
    return place
        .fields(List.of("method", "url", "headers", "body"))
        .flatMap(
            fields -> {
              String method = fields.at("method").flatMap(RequestReader::method).orElse("POST");
              Map<String, String> headers =
                  fields.at("headers").map(this::headers).orElse(Map.of());
              String body = fields.text("body").orElse("");
              return fields
                  .required("url")
                  .flatMap(this::url)
                  .map(url -> new RequestTemplate(method, url, headers, body));
            });
  }

  /** A header's value; a mistake is noted if a header cannot have it. */
  Optional<String> headerValue(Place place) {
    Optional<String> value = place.text();
    value.ifPresent(
        text -> {
          if (CONTROL.matcher(text).find()) {
            place.mistake("has a line break or control character; write one line");
          }
          placeholders.check(place, text);
        });
    return value;
  }

  /** Notes it if a header cannot have this name. */
  static void checkHeaderName(Place place, String name) {
    if (!HEADER.matcher(name).matches()) {
      place.mistake("is no name of a header; write letters, digits and -, like Content-Type");
    }
  }

  private static Optional<String> method(Place place) {
    Optional<String> method = place.text();
    method
        .filter(text -> !METHOD.matcher(text).matches())
        .ifPresent(
            text ->
                place.mistake(
                    "is " + ProfileErrors.shown(text) + "; write a method in capitals, like POST"));
    return method;
  }

  private Map<String, String> headers(Place place) {
    Map<String, String> headers = new LinkedHashMap<>();
    place
        .entries()
        .forEach(
            (name, value) -> {
              checkHeaderName(value, name);
              headerValue(value).ifPresent(text -> headers.put(name, text));
            });
    return headers;
  }

  private Optional<String> url(Place place) {
    return place.text().filter(text -> isGood(place, text));
  }

  private boolean isGood(Place place, String url) {
    if (placeholders.unknown(url).isPresent()) {
      placeholders.check(place, url);
      return false;
    }
    if (!isUrl(placeholders.tried(url))) {
      place.mistake("is no URL; write a path like /reset, or http:// and the whole address");
      return false;
    }
    return true;
  }

  private static boolean isUrl(String text) {
    try {
      URI url = URI.create(text);
      return URL.matcher(text).matches() && (url.getScheme() == null || url.getHost() != null);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
