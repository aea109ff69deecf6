package io.github.bsskit.acceptance;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import java.net.URI;

/** A WireMock with two stubs that always return the documentation's examples. */
final class PlainStubs implements AutoCloseable {

  private static final String QUOTA =
      """
      {"RequestId":"7ED0BEDC-056E-4A71-9249-4581615C028F","Success":true,"Data":true,\
      "Code":"Success","Message":"Successful!"}
      """;

  /** A plan that was bought. */
  static final String PACKAGE =
      """
      {"RequestId":"82D33F6A-4D5D-4E6D-9C4B-0F8E2C1A7B3D","Success":true,"Code":"Success",\
      "Message":"Successful!","OrderId":201693344500001,"Data":{"OrderId":201693344500001}}
      """;

  private static final String PROFILE =
      """
      wire: {signatures: [V3, V1], formats: [JSON], verified: %s}
      keys: {full: {id: testid, secret: testsecret}}
      owners: {fresh: 239000000-239999999, foreign: 900000001}
      catalogue: {product: ossbag, packageType: FPT_ossbag_absolute_Storage_sh, specification: 40}
      rateLimit: none
      """;

  private final WireMockServer stubs =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  PlainStubs() {
    stubs.start();
    stub("CreateResellerUserQuota", QUOTA);
    stub("CreateResourcePackage", PACKAGE);
  }

  private void stub(String action, String body) {
    stubs.stubFor(
        any(anyUrl())
            .andMatching(request -> MatchResult.of(names(request, action)))
            .willReturn(okJson(body)));
  }

  private static boolean names(Request request, String action) {
    return action.equals(request.getHeader("x-acs-action"))
        || request.getUrl().contains("Action=" + action)
        || request.getBodyAsString().contains("Action=" + action);
  }

  URI url() {
    return URI.create(stubs.baseUrl());
  }

  /**
   * What their profile says.
   *
   * @param verified whether it claims that signatures are verified
   */
  static String profile(boolean verified) {
    return PROFILE.formatted(verified);
  }

  @Override
  public void close() {
    stubs.stop();
  }
}
