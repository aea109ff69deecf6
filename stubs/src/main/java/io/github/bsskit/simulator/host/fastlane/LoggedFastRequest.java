package io.github.bsskit.simulator.host.fastlane;

import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;

/** A request of the fast lane as WireMock would have logged it. */
final class LoggedFastRequest extends ImmutableRequest {

  /** The base class accepts only strictly valid URLs; everything about the URL is overridden. */
  private static final String PLACEHOLDER = "http://localhost/";

  private static final String FORM = "application/x-www-form-urlencoded";

  private final UUID id;
  private final RawRequest request;
  private final Origin origin;

  LoggedFastRequest(UUID id, RawRequest request, Origin origin) {
    super(
        PLACEHOLDER,
        RequestMethod.fromString(request.method()),
        origin.protocol(),
        clientIp(request, origin),
        headers(request),
        request.body(),
        false,
        false);
    this.id = id;
    this.request = request;
    this.origin = origin;
  }

  /** WireMock trusts the header of proxies. */
  private static String clientIp(RawRequest request, Origin origin) {
    return request
        .header("X-Forwarded-For")
        .filter(ip -> !ip.isEmpty())
        .orElseGet(origin::clientIp);
  }

  private static HttpHeaders headers(RawRequest request) {
    return new HttpHeaders(
        request.headers().stream()
            .map(header -> new HttpHeader(header.name(), header.value()))
            .toList());
  }

  @Override
  public UUID getId() {
    return id;
  }

  @Override
  public String getUrl() {
    return request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
  }

  @Override
  public String getAbsoluteUrl() {
    return origin.absolute(getUrl());
  }

  @Override
  public String getScheme() {
    return origin.scheme();
  }

  @Override
  public String getHost() {
    return origin.host();
  }

  @Override
  public int getPort() {
    return origin.port();
  }

  @Override
  public Map<String, FormParameter> formParameters() {
    if (!request.header("Content-Type").orElse("").contains(FORM)) {
      return Map.of();
    }
    MultiMap<String> form = new MultiMap<>();
    UrlEncoded.decodeTo(getBodyAsString(), form, StandardCharsets.UTF_8);
    return form.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, field -> new FormParameter(field.getKey(), field.getValue())));
  }

  /** Requests with cookies do not take the fast lane. */
  @Override
  public Map<String, Cookie> getCookies() {
    return Map.of();
  }

  @Override
  public Collection<Part> getParts() {
    return null;
  }
}
