package io.github.bsskit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The spec lists the gateway's errors as the sources do; the table is copied from the sources. */
class GatewayTableTest {

  private static final Described SPEC = Described.read();

  @Test
  void listsTheGatewayErrors() {
    assertThat(SPEC.gatewayErrors())
        .containsExactly(
            "404 | InvalidAction.NotFound"
                + " | Specified api is not found, please check your url and method. | high | G",
            "400 | InvalidVersion | Specified parameter Version is not valid. | high | G",
            "400 | MissingAction | Action is mandatory for this action. | low | G",
            "400 | MissingVersion | Version is mandatory for this action. | low | G",
            "400 | MissingAccessKeyId | AccessKeyId is mandatory for this action. | high | G",
            "400 | MissingSignature | Signature is mandatory for this action. | med | G",
            "400 | MissingTimestamp | Timestamp is mandatory for this action. | med | G",
            "400 | MissingSignatureNonce | SignatureNonce is mandatory for this action. | low | G",
            "400 | MissingSecurityToken | SecurityToken is mandatory for this action. | high | G",
            "404 | InvalidAccessKeyId.NotFound | Specified access key is not found. | high | G",
            "400 | InvalidAccessKeyId.Inactive | Specified access key is disabled. | high | G",
            "400 | InvalidSecurityToken.Expired | Specified SecurityToken is expired. | high | G",
            "400 | InvalidSecurityToken.Malformed"
                + " | Specified SecurityToken is malformed. | med | G",
            "400 | InvalidSecurityToken.MismatchWithAccessKey"
                + " | Specified SecurityToken mismatch with the AccessKey. | med | G",
            "400 | SignatureDoesNotMatch | Specified signature is not matched with our calculation."
                + " server string to sign is:{stringToSign} | high | G",
            "400 | SignatureDoesNotMatch | Specified signature does not match our calculation."
                + " server StringToSign is [{stringToSign}]"
                + " server CanonicalRequest is [{canonicalRequest}] | med | G",
            "400 | IncompleteSignature"
                + " | The request signature does not conform to Aliyun standards. | med | G",
            "400 | InvalidSignatureMethod | Specified signature method is not valid. | med | G",
            "400 | InvalidTimeStamp.Format"
                + " | Specified time stamp or date value is not well formatted. | high | G",
            "400 | InvalidTimeStamp.Expired"
                + " | Specified time stamp or date value is expired. | high | G",
            "400 | SignatureNonceUsed | Specified signature nonce was used already. | high | G",
            "400 | InvalidParameter.Format | Specified parameter format is not valid. | med | G",
            "400 | UnsupportedHTTPMethod | This http method is not supported. | low | G",
            "400 | Throttling.User | Request was denied due to user flow control. | high | G",
            "400 | Throttling.Api | Request was denied due to api flow control. | med | G",
            "400 | Throttling | Request was denied due to request throttling. | med | G",
            "503 | ServiceUnavailable"
                + " | The request has failed due to a temporary failure of the server. | high | G",
            "500 | InternalError"
                + " | The request processing has failed due to some unknown error. | high | G",
            "413 | RequestEntityTooLarge"
                + " | The request is larger than the server accepts. | low | I");
  }

  @Test
  void doesNotRequireHttps() {
    assertThat(SPEC.gatewayErrors()).noneMatch(row -> row.contains("InvalidProtocol"));
  }
}
