package io.github.bsskit.simulator.junit;

import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.testing.RawCaller;
import io.github.bsskit.simulator.testing.TestKey;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** Signed calls with fixed parameters. */
record SignedCalls(RawCaller caller) {

  private static final Map<String, String> PACKAGE =
      Map.of(
          "Action", "CreateResourcePackage",
          "ProductCode", "ossbag",
          "PackageType", "FPT_ossbag_absolute_Storage_sh",
          "Specification", "40",
          "Duration", "6");

  SignedCalls(Endpoint endpoint, TestKey key) {
    this(new RawCaller(endpoint.url(), key));
  }

  SignedCalls(Endpoint endpoint, Credentials key) {
    this(endpoint, new TestKey(key.accessKeyId(), key.accessKeySecret(), ""));
  }

  HttpResponse<String> orderPackage() {
    return caller.signedV1("GET", "/", PACKAGE);
  }

  HttpResponse<String> orderPackageFor(String duration) {
    Map<String, String> parameters = new HashMap<>(PACKAGE);
    parameters.put("Duration", duration);
    return caller.signedV1("GET", "/", parameters);
  }

  HttpResponse<String> openQuota() {
    return caller.signedV1(
        "GET",
        "/",
        Map.of(
            "Action", "CreateResellerUserQuota",
            "Amount", "100",
            "Currency", "CNY",
            "OutBizId", "the same"));
  }
}
