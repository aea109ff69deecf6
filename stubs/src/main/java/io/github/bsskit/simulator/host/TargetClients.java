package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.ApacheBackedHttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
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

  TargetClients(TargetRules rules) {
    this.rules = rules;
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
    return new ApacheBackedHttpClient(
        builder.build(), options.shouldPreserveUserAgentProxyHeader());
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
