package io.github.bsskit.simulator.sdk;

import com.aliyun.sdk.gateway.pop.auth.SignatureVersion;
import com.aliyuncs.http.FormatType;

/** The official Java clients, each with every signature that it supports. */
enum Mode {
  JAVA_V1_SIGNATURE_V1,
  JAVA_V1_SIGNATURE_V1_XML,
  JAVA_V1_SIGNATURE_V3,
  JAVA_V1_SIGNATURE_V3_XML,
  JAVA_V2_SIGNATURE_V3,
  JAVA_V2_SIGNATURE_V1,
  JAVA_ASYNC_SIGNATURE_V1,
  JAVA_ASYNC_SIGNATURE_V3;

  OfficialClient connect(String endpoint, Key key) {
    return switch (this) {
      case JAVA_V1_SIGNATURE_V1 ->
          new JavaV1Client(endpoint, key, com.aliyuncs.auth.SignatureVersion.V1, FormatType.JSON);
      case JAVA_V1_SIGNATURE_V1_XML ->
          new JavaV1Client(endpoint, key, com.aliyuncs.auth.SignatureVersion.V1, FormatType.XML);
      case JAVA_V1_SIGNATURE_V3 ->
          new JavaV1Client(endpoint, key, com.aliyuncs.auth.SignatureVersion.V3, FormatType.JSON);
      case JAVA_V1_SIGNATURE_V3_XML ->
          new JavaV1Client(endpoint, key, com.aliyuncs.auth.SignatureVersion.V3, FormatType.XML);
      case JAVA_V2_SIGNATURE_V3 -> new JavaV2Client(endpoint, key, null);
      case JAVA_V2_SIGNATURE_V1 -> new JavaV2Client(endpoint, key, "v2");
      case JAVA_ASYNC_SIGNATURE_V1 -> new JavaAsyncClient(endpoint, key, SignatureVersion.V1);
      case JAVA_ASYNC_SIGNATURE_V3 -> new JavaAsyncClient(endpoint, key, SignatureVersion.V3);
    };
  }

  /** Whether it signs with signature V1. */
  boolean signsV1() {
    return name().contains("SIGNATURE_V1");
  }

  /** Whether it is the oldest client. */
  boolean isJavaV1() {
    return name().startsWith("JAVA_V1");
  }

  /** Whether it is the asynchronous client. */
  boolean isAsync() {
    return name().startsWith("JAVA_ASYNC");
  }

  /** Whether it reports the HTTP status of an error. */
  boolean tellsStatus() {
    return !isJavaV1();
  }
}
