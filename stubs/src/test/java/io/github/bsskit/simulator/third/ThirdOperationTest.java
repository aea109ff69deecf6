package io.github.bsskit.simulator.third;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyuncs.CommonRequest;
import com.aliyuncs.CommonResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A third operation costs its part of the spec and one method: the gateway and the host that serve
 * it here are the compiled ones of this module, and an official client calls it.
 */
class ThirdOperationTest {

  @TempDir private static Path directory;

  private static String complaintWithoutItsMethod;
  private static String complaintWithItsMethod;
  private static URLClassLoader loader;
  private static AutoCloseable simulator;
  private static String endpoint;

  @BeforeAll
  static void startASimulatorWithAThirdOperation() throws Exception {
    ContractCopy copy = new ContractCopy(directory);
    complaintWithoutItsMethod = copy.compile("");
    complaintWithItsMethod = copy.compile(ContractCopy.resource("method.java.txt"));
    List<URL> classPath = new ArrayList<>(List.of(copy.classes().toUri().toURL()));
    for (String entry : ContractCopy.rest()) {
      classPath.add(Path.of(entry).toUri().toURL());
    }
    loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    ClassLoader ours = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loader);
    try {
      Class<?> type = loader.loadClass("io.github.bsskit.simulator.BssSimulator");
      simulator = (AutoCloseable) type.getMethod("start").invoke(null);
      endpoint = (String) type.getMethod("endpoint").invoke(simulator);
    } finally {
      Thread.currentThread().setContextClassLoader(ours);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    simulator.close();
    loader.close();
  }

  @Test
  void theCompilerAsksForItsMethodAndForNothingElse() {
    assertThat(complaintWithoutItsMethod)
        .contains("does not override abstract method closeResellerUserQuota")
        .contains("1 error");
    assertThat(complaintWithItsMethod).isEmpty();
  }

  @Test
  void isServedAndThrottledLikeTheOthers() throws Exception {
    long owner = 239000111L;

    assertThatThrownBy(() -> call("testid", "testsecret", "CloseResellerUserQuota", owner, null))
        .isInstanceOfSatisfying(
            ClientException.class, e -> assertThat(e.getErrCode()).isEqualTo("Ledger.NotFound"));
    call("testid", "testsecret", "CreateResellerUserQuota", owner, null);
    JsonNode closed = call("testid", "testsecret", "CloseResellerUserQuota", owner, null);
    JsonNode givenUp = call("testid", "testsecret", "CloseResellerUserQuota", owner, "GivenUp");

    assertThat(closed.get("RequestId").asText()).matches("[0-9A-F-]{36}");
    assertThat(closed.toString())
        .isEqualTo(
            "{\"Code\":\"Closed\",\"RequestId\":"
                + closed.get("RequestId")
                + ",\"Because\":\"Paid\",\"Entries\":0,\"Final\":true,"
                + "\"Ledger\":{\"OwnerId\":239000111}}");
    assertThat(givenUp.get("Because").asText()).isEqualTo("GivenUp");
    assertThatThrownBy(() -> call("testid", "testsecret", "CloseResellerUserQuota", owner, null))
        .isInstanceOfSatisfying(
            ClientException.class, e -> assertThat(e.getErrCode()).isEqualTo("Throttling.User"));
  }

  @Test
  void returnsItsOwnErrors() {
    assertThatThrownBy(() -> call("plainid", "plainsecret", "CloseResellerUserQuota", 1L, null))
        .isInstanceOfSatisfying(
            ClientException.class, e -> assertThat(e.getErrMsg()).isEqualTo("Not for you."));
    assertThatThrownBy(() -> call("agencyid", "agencysecret", "CloseResellerUserQuota", 0L, null))
        .isInstanceOfSatisfying(
            ClientException.class, e -> assertThat(e.getErrMsg()).isEqualTo("Nobody's."));
    assertThatThrownBy(() -> call("agencyid", "agencysecret", "CloseResellerUserQuota", 1L, "?"))
        .isInstanceOfSatisfying(
            ClientException.class, e -> assertThat(e.getErrCode()).isEqualTo("ReasonInvalid"));
  }

  private static JsonNode call(String key, String secret, String action, long owner, String reason)
      throws Exception {
    IAcsClient client =
        new DefaultAcsClient(
            DefaultProfile.getProfile("cn-hangzhou"), new BasicCredentials(key, secret));
    CommonRequest request = new CommonRequest();
    request.setSysProtocol(ProtocolType.HTTP);
    request.setSysDomain(endpoint);
    request.setSysVersion("2017-12-14");
    request.setSysAction(action);
    request.putQueryParameter("OwnerId", Long.toString(owner));
    request.putQueryParameter("Amount", "100");
    request.putQueryParameter("Currency", "CNY");
    if (reason != null) {
      request.putQueryParameter("Reason", reason);
    }
    CommonResponse response = client.getCommonResponse(request);
    return new ObjectMapper().readTree(response.getData());
  }
}
