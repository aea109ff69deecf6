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

/** Nothing is sent to official hosts unless it is allowed twice. */
class OfficialHostTest {

  private static final String KEYS = "keys: {full: {id: someid, secret: somesecret}}\n";

  @TempDir private Path directory;

  /** Whether there was a connection; it waits in the backlog, so no delay is needed. */
  static boolean wasCalled(ServerSocket listener) throws IOException {
    listener.setSoTimeout(1);
    try {
      listener.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /** Exit code 2; a failed connection or look-up would be 3. */
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
  void isRejected(String host) throws Exception {
    String url = "https://" + host;
    String named = profile("named.yaml", "target: " + url + "\n");
    String paid = profile("paid.yaml", "target: " + url + "\npaid: true\n");
    String elsewhere = profile("elsewhere.yaml", "target: http://127.0.0.1:1\n");

    assertRejected(url);
    assertRejected(url, "--allow-paid-target");
    assertRejected(url, "--profile", elsewhere);
    assertRejected("--profile", named);
    assertRejected("--profile", named, "--allow-paid-target");
    assertRejected("--profile", paid);
    assertRejected("call", "CreateResellerUserQuota", "--target", url);
    assertRejected("call", "CreateResellerUserQuota", "--profile", named, "--allow-paid-target");
    assertRejected("call", "CreateResellerUserQuota", "--profile", paid);
    assertThatThrownBy(() -> BssConformance.of(URI.create(url)).tests())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is an official host");
    assertThatThrownBy(() -> BssConformance.withProfile(Path.of(paid)).tests())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is an official host");
  }

  /** The same with a contract whose official host exists. */
  @Test
  void isNeverConnectedTo() throws Exception {
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

  private static void assertRejected(String... args) {
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
