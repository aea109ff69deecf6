package io.github.bsskit.run;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import io.github.bsskit.check.Verdict;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stubs that repeat the documentation's examples are no implementation, and are found out. */
class PlainStubsTest {

  private static final String QUOTA =
      """
      {"RequestId":"7ED0BEDC-056E-4A71-9249-4581615C028F","Success":true,"Data":true,\
      "Code":"Success","Message":"Successful!"}
      """;
  private static final String PACKAGE =
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

  @TempDir private Path directory;

  private final WireMockServer stubs =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    stubs.start();
    stub("CreateResellerUserQuota", QUOTA);
    stub("CreateResourcePackage", PACKAGE);
  }

  @AfterEach
  void stop() {
    stubs.stop();
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

  @Test
  void areFoundOutThoughTheyVerifyNothing() {
    List<String> failed = failed(false);

    assertThat(failed)
        .contains("answer/RequestId/new", "CreateResourcePackage/success/OrderId/unique")
        .contains("CreateResourcePackage/Duration/malformed/zero")
        .contains("CreateResellerUserQuota/Amount/missing/empty")
        .contains(
            "CreateResellerUserQuota/sequence/repeat", "CreateResellerUserQuota/race/identical")
        .noneMatch(address -> address.startsWith("gateway/signature"));
  }

  @Test
  void areFoundOutToVerifyNothing() {
    assertThat(failed(true))
        .contains("answer/RequestId/new", "CreateResourcePackage/success/OrderId/unique")
        .anyMatch(address -> address.startsWith("gateway/"));
  }

  @Test
  void endTheCommandWithOne() throws Exception {
    Path profile = Files.writeString(directory.resolve("stubs.yaml"), PROFILE.formatted(false));

    Cli run = Cli.run(stubs.baseUrl(), "--profile", profile.toString(), "--tries", "3");

    assertThat(run.exit()).isEqualTo(ConformanceCommand.FINDINGS);
    assertThat(run.err()).isEmpty();
  }

  private List<String> failed(boolean verified) {
    Examined examined =
        Examined.run(
            URI.create(stubs.baseUrl()), PROFILE.formatted(verified), Examined.settings(5));

    assertThat(examined.addresses(Verdict.ERROR)).isEmpty();
    return examined.addresses(Verdict.FAILED);
  }
}
