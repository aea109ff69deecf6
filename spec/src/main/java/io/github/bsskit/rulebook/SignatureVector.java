package io.github.bsskit.rulebook;

import java.util.List;
import java.util.Map;

/**
 * A request with a known signature.
 *
 * @param name its name, for example {@code V3-2}
 * @param signature V1 or V3
 * @param text what it shows, in one sentence
 * @param zh the Chinese texts, by {@code text}
 * @param request the request and the key that signs it
 * @param signed the string to sign (V1) or the canonical request (V3); empty if not given
 * @param hash the SHA-256 of the canonical request (V3); empty for V1
 * @param result the signature
 * @param source the source of the vector
 */
public record SignatureVector(
    String name,
    String signature,
    String text,
    Map<String, String> zh,
    Request request,
    String signed,
    String hash,
    String result,
    Source source) {

  /**
   * A request before it is signed.
   *
   * @param method GET or POST
   * @param keyId the ID of the access key
   * @param secret the secret of the access key
   * @param parameters the decoded parameters: all of V1, those of the query for V3
   * @param headers the headers, in lower case, without Authorization and x-acs-content-sha256
   * @param body the body
   * @param signedHeaders the signed headers; empty for all headers and x-acs-content-sha256
   */
  public record Request(
      String method,
      String keyId,
      String secret,
      Map<String, String> parameters,
      Map<String, String> headers,
      String body,
      List<String> signedHeaders) {

    /** Copies the collections. */
    public Request {
      parameters = SpecMap.inOrder(parameters);
      headers = SpecMap.inOrder(headers);
      signedHeaders = List.copyOf(signedHeaders);
    }
  }

  /** Copies the texts. */
  public SignatureVector {
    zh = SpecMap.inOrder(zh);
  }
}
