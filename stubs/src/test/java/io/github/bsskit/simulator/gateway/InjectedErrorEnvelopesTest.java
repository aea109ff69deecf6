package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.ResellerQuotaApi.CreateResellerUserQuotaError;
import io.github.bsskit.contract.ResourcePackageApi.CreateResourcePackageError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors that no input causes have the same envelope as others. */
class InjectedErrorEnvelopesTest {

  private static final String REQUEST_ID = "79EE7556-0CFD-44EB-9CD6-B3B526E3A85F";

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(
            "CreateResellerUserQuota",
            CreateResellerUserQuotaError.INTERNAL_ERROR,
            400,
            "InternalError",
            "The request processing has failed due to some unknown error, exception or failure."),
        Arguments.of(
            "CreateResellerUserQuota",
            CreateResellerUserQuotaError.CREDIT_INNER_ERROR,
            400,
            "CreditInnerError",
            "This interface has some error. Please try again."),
        Arguments.of(
            "CreateResellerUserQuota",
            CreateResellerUserQuotaError.UNDEFINED_ERROR,
            500,
            "UndefinedError",
            "The request processing has failed due to some unknown error."),
        Arguments.of(
            "CreateResourcePackage",
            CreateResourcePackageError.INTERNAL_ERROR,
            500,
            "InternalError",
            "The request processing has failed due to some unknown error."));
  }

  @ParameterizedTest(name = "{0} {3}")
  @MethodSource("errors")
  void injectedErrorInJson(
      String action, DocumentedError error, int status, String code, String message) {
    Envelope envelope = envelope(Format.JSON, action);

    RawResponse response = envelope.failure(Rejection.of(error));

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers())
        .contains(new Header("Content-Type", "application/json;charset=utf-8"));
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"RequestId":"79EE7556-0CFD-44EB-9CD6-B3B526E3A85F","HostId":"127.0.0.1:8080",\
            "Code":"%s","Message":"%s"}\
            """
                .formatted(code, message));
  }

  @ParameterizedTest(name = "{0} {3}")
  @MethodSource("errors")
  void injectedErrorInXml(
      String action, DocumentedError error, int status, String code, String message) {
    Envelope envelope = envelope(Format.XML, action);

    RawResponse response = envelope.failure(Rejection.of(error));

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers()).contains(new Header("Content-Type", "text/xml;charset=utf-8"));
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            <?xml version='1.0' encoding='UTF-8'?><Error>\
            <RequestId>79EE7556-0CFD-44EB-9CD6-B3B526E3A85F</RequestId>\
            <HostId>127.0.0.1:8080</HostId><Code>%s</Code><Message>%s</Message></Error>\
            """
                .formatted(code, message));
  }

  private static Envelope envelope(Format format, String action) {
    return new Envelope(
        format,
        REQUEST_ID,
        "1c71ca4fe192061f16528388daf0384b",
        Instant.EPOCH,
        "127.0.0.1:8080",
        action);
  }
}
