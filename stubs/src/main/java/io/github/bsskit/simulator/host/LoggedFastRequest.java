package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.common.Encoding;
import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.http.ContentTypeHeader;
import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;

/** A call of the fast lane as WireMock would have seen it. */
final class LoggedFastRequest implements Request {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final UUID id;
  private final RawRequest call;
  private final Origin origin;
  private final HttpHeaders headers;

  LoggedFastRequest(UUID id, RawRequest call, Origin origin) {
    this.id = id;
    this.call = call;
    this.origin = origin;
    this.headers =
        new HttpHeaders(
            call.headers().stream()
                .map(header -> new HttpHeader(header.name(), header.value()))
                .toList());
  }

  @Override
  public UUID getId() {
    return id;
  }

  @Override
  public String getUrl() {
    return call.query().isEmpty() ? call.path() : call.path() + "?" + call.query();
  }

  @Override
  public String getAbsoluteUrl() {
    return origin.absolute(getUrl());
  }

  @Override
  public RequestMethod getMethod() {
    return RequestMethod.fromString(call.method());
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

  /** WireMock believes a proxy. */
  @Override
  public String getClientIp() {
    return call.header("X-Forwarded-For").filter(ip -> !ip.isEmpty()).orElseGet(origin::clientIp);
  }

  @Override
  public String getHeader(String key) {
    return call.header(key).orElse(null);
  }

  @Override
  public HttpHeader header(String key) {
    return headers.getHeader(key);
  }

  @Override
  public ContentTypeHeader contentTypeHeader() {
    return headers.getContentTypeHeader();
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public boolean containsHeader(String key) {
    return call.header(key).isPresent();
  }

  @Override
  public Set<String> getAllHeaderKeys() {
    return headers.keys();
  }

  @Override
  public QueryParameter queryParameter(String key) {
    return Optional.ofNullable(Urls.splitQuery(call.query()).get(key))
        .orElseGet(() -> QueryParameter.absent(key));
  }

  @Override
  public FormParameter formParameter(String key) {
    return Optional.ofNullable(formParameters().get(key))
        .orElseGet(() -> FormParameter.absent(key));
  }

  @Override
  public Map<String, FormParameter> formParameters() {
    if (!call.header("Content-Type").orElse("").contains(FORM)) {
      return Map.of();
    }
    MultiMap<String> form = new MultiMap<>();
    UrlEncoded.decodeTo(getBodyAsString(), form, StandardCharsets.UTF_8);
    return form.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, field -> new FormParameter(field.getKey(), field.getValue())));
  }

  /** Calls with cookies do not take the fast lane. */
  @Override
  public Map<String, Cookie> getCookies() {
    return Map.of();
  }

  @Override
  public byte[] getBody() {
    return call.body();
  }

  @Override
  public String getBodyAsString() {
    return new String(call.body(), StandardCharsets.UTF_8);
  }

  @Override
  public String getBodyAsBase64() {
    return Encoding.encodeBase64(call.body());
  }

  @Override
  public boolean isMultipart() {
    return false;
  }

  @Override
  public Collection<Part> getParts() {
    return null;
  }

  @Override
  public Part getPart(String name) {
    return null;
  }

  @Override
  public boolean isBrowserProxyRequest() {
    return false;
  }

  @Override
  public Optional<Request> getOriginalRequest() {
    return Optional.empty();
  }

  @Override
  public String getProtocol() {
    return origin.protocol();
  }
}
