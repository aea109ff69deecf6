package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Where calls are paid for, nothing is sent unless that was said twice. */
class OfficialHostTest {

  private static final String KEYS = "keys: {full: {id: someid, secret: somesecret}}\n";

  @TempDir private Path directory;

  /** Whether anybody connected; who did waits in line, so no time has to pass. */
  static boolean wasCalled(ServerSocket listener) throws IOException {
    listener.setSoTimeout(1);
    try {
      listener.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /** Exit code 2, where a connection or a look-up that fails would be 3. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "business.aliyuncs.com",
        "BUSINESS.ALIYUNCS.COM",
        "business.ap-southeast-1.aliyuncs.com",
        "something.aliyuncs.com",
        "aliyuncs.com",
        "business.aliyuncs.com.",
        "business.aliyuncs.com:8443"
      })
  void isRefused(String host) throws Exception {
    String url = "https://" + host;
    String named = profile("named.yaml", "target: " + url + "\n");
    String paid = profile("paid.yaml", "target: " + url + "\npaid: true\n");
    String elsewhere = profile("elsewhere.yaml", "target: http://127.0.0.1:1\n");

    refused(url);
    refused(url, "--allow-paid-target");
    refused(url, "--profile", elsewhere);
    refused("--profile", named);
    refused("--profile", named, "--allow-paid-target");
    refused("--profile", paid);
    refused("call", "CreateResellerUserQuota", "--target", url);
    refused("call", "CreateResellerUserQuota", "--profile", named, "--allow-paid-target");
    refused("call", "CreateResellerUserQuota", "--profile", paid);
    assertThatThrownBy(() -> BssConformance.of(URI.create(url)).tests())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is an official host");
    assertThatThrownBy(() -> BssConformance.withProfile(Path.of(paid)).tests())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is an official host");
  }

  /** The same for a contract whose official host is one that would answer. */
  @Test
  void isNotEvenConnectedWith() throws Exception {
    Rulebook rulebook =
        Rulebook.read(TestRunResult.spec().replace("- business.aliyuncs.com", "- 127.0.0.1"));
    try (ServerSocket official = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + official.getLocalPort();
      String paid = profile("paid.yaml", "target: " + url + "\npaid: true\n");
      String unpaid = profile("unpaid.yaml", "target: " + url + "\n");

      assertThatThrownBy(() -> options().resolve(rulebook, Optional.of(url)))
          .isInstanceOf(UsageException.class);
      assertThatThrownBy(() -> options("--allow-paid-target").resolve(rulebook, Optional.of(url)))
          .isInstanceOf(UsageException.class);
      assertThatThrownBy(() -> options("--profile", paid).resolve(rulebook, Optional.empty()))
          .isInstanceOf(UsageException.class);
      assertThatThrownBy(
              () ->
                  options("--profile", unpaid, "--allow-paid-target")
                      .resolve(rulebook, Optional.empty()))
          .isInstanceOf(UsageException.class);
      assertThat(wasCalled(official)).isFalse();

      options("--profile", paid, "--allow-paid-target").resolve(rulebook, Optional.empty());

      assertThat(wasCalled(official)).isTrue();
    }
  }

  private static void refused(String... args) {
    Cli run = Cli.run(args);

    assertThat(run.exit()).as(run.err()).isEqualTo(ConformanceCommand.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "is an official host", "use --allow-paid-target and set paid: true in the profile");
  }

  private static TargetOptions options(String... args) {
    TargetOptions options = new TargetOptions();
    new CommandLine(
            CommandLine.Model.CommandSpec.create()
                .addMixin("target", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
        .parseArgs(args);
    return options;
  }

  private String profile(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text + KEYS).toString();
  }
}
