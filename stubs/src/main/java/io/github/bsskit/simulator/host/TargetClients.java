package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.ApacheBackedHttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/**
 * Creates the HTTP clients of WireMock, for proxying, recording and webhooks, like WireMock's own
 * ones but held to {@link TargetRules}. Their requests have a header Via, so that another simulator
 * on this machine does not take them for requests of this machine.
 */
final class TargetClients implements HttpClientFactory {

  private final TargetRules rules;
  private final IntSupplier maxRequests;

  /**
   * Creates a factory.
   *
   * @param maxRequests the requests of a client that may wait for targets at the same time
   */
  TargetClients(TargetRules rules, IntSupplier maxRequests) {
    this.rules = rules;
    this.maxRequests = maxRequests;
  }

  @Override
  public String getName() {
    return "bss-simulator-clients";
  }

  @Override
  public HttpClient buildHttpClient(
      Options options,
      boolean trustAllCertificates,
      List<String> trustedHosts,
      boolean useSystemProperties) {
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableRedirectHandling()
            .disableContentCompression()
            .addRequestInterceptorLast(
                (request, entity, context) -> request.addHeader("Via", "1.1 bss-simulator"))
            .setConnectionManager(connections(options, trustAllCertificates))
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(Timeout.ofMilliseconds(options.proxyTimeout()))
                    .setProtocolUpgradeEnabled(false)
                    .build());
    if (useSystemProperties) {
      builder.useSystemProperties();
    }
    return limited(
        new ApacheBackedHttpClient(builder.build(), options.shouldPreserveUserAgentProxyHeader()));
  }

  /** Targets that do not respond must not occupy all threads of the stubs. */
  private HttpClient limited(HttpClient client) {
    AtomicInteger waiting = new AtomicInteger();
    return request -> {
      try {
        if (waiting.incrementAndGet() > maxRequests.getAsInt()) {
          throw new IOException(
              "too many requests wait for the targets of proxies: retry later, and check the"
                  + " targets");
        }
        return client.execute(request);
      } finally {
        waiting.decrementAndGet();
      }
    };
  }

  private HttpClientConnectionManager connections(Options options, boolean trustsAll) {
    HostnameVerifier verifier =
        trustsAll ? NoopHostnameVerifier.INSTANCE : HttpsSupport.getDefaultHostnameVerifier();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(rules)
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(context(trustsAll), verifier))
        .setMaxConnPerRoute(options.getMaxHttpClientConnections())
        .setMaxConnTotal(options.getMaxHttpClientConnections())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .charCodingConfig(
                    CharCodingConfig.custom().setCharset(StandardCharsets.UTF_8).build())
                .build())
        .build();
  }

  private static SSLContext context(boolean trustsAll) {
    try {
      return trustsAll
          ? SSLContexts.custom().loadTrustMaterial((chain, type) -> true).build()
          : SSLContexts.createSystemDefault();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot create a TLS context", e);
    }
  }
}
